"""Lower case that keeps every character in its place."""

import re
import sys
from string import ascii_lowercase

import pytest

from kawat.languages import table
from kawat.languages.letters import lowered

ALL = "".join(map(chr, range(sys.maxunicode + 1)))


def test_every_character_stays_one() -> None:
    assert len(lowered(ALL)) == len(ALL)


@pytest.mark.parametrize("pattern", [*ascii_lowercase, r"\w", r"\d", r"\s"])
def test_what_a_pattern_finds_is_what_it_finds_without_case(pattern: str) -> None:
    aware, unaware = re.compile(pattern), re.compile(pattern, re.IGNORECASE)
    assert [m.start() for m in aware.finditer(lowered(ALL))] == [m.start() for m in unaware.finditer(ALL)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [("triggers", None), ("topics", None), ("references", None), ("anaphora", None), ("surroundings", None),
     ("status", None), ("speech", {"before"})],
)  # fmt: skip
def test_words_that_are_looked_for_in_lower_case_are_listed_so(name: str, parts: set[str] | None) -> None:
    listed = [word for part, words in table("id", name).items() if not parts or part in parts for word in words]
    assert listed
    assert listed == [word.lower() for word in listed]
