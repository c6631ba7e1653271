"""Tests of kawat.cli."""
