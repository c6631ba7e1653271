"""Tests: the tree mirrors src/kawat. The real articles and the gold stand beside the checkout."""

from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
