"""Names as searching compares them: a name in, its small letters without marks out."""

import unicodedata


def fold(name: str) -> str:
    """Write `name` in small letters without marks or punctuation, as person search compares it."""
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).casefold().split())
