"""Tests of kawat.languages.id.dates."""
