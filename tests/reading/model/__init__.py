"""Tests of the trained model's room."""
