"""Tests of runs of letters and digits."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kawat.languages.runs import runs

_SOME = st.text(st.sampled_from("aB9é_-' \n\t\x1c.“”‘’–—İß٣²中")) | st.text()


@given(_SOME)
def test_runs_are_those_of_letters_and_digits(text: str) -> None:
    assert runs(text) == re.findall(r"[^\W_]+", text)


def test_marks_part_words() -> None:
    assert runs("“Kami tak mundur”, kata dia — pukul 10.30_WIB") == ["Kami", "tak", "mundur", "kata", "dia", "pukul",
        "10", "30", "WIB"]  # fmt: skip
