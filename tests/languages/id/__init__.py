"""Tests of kawat.languages.id."""
