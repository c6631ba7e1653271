"""Tests of kawat.languages."""
