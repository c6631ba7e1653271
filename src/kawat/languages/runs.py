"""Runs of letters and digits: a text in, its words out, whatever the language."""

import re

_RUN = re.compile(r"[^\W_]+")
#: What of ASCII is no letter or digit parts words.
_PARTING = {code: " " for code in range(128) if not chr(code).isalnum()}
#: The marks that keep most news texts from being ASCII.
_MARKS = "“”‘’–—"


def runs(text: str) -> list[str]:
    """Give the runs of letters and digits of a text, in order."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    # Three times as fast as the pattern, and the same.
    return text.translate(_PARTING).split() if text.isascii() else _RUN.findall(text)
