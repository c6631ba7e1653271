"""Tests of kawat.reading."""
