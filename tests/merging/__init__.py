"""Tests of merging, one file a module."""
