"""Tests of how the training data are prepared."""
