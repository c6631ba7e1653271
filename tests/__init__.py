"""Tests: the tree mirrors src/kawat."""
