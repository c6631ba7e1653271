"""Which words of a text a query marks, and which stretch is shown."""

import pytest

from kawat.ledger.searching.language import parse
from kawat.ledger.searching.marks import LONGEST, best_stretch, marks


def marked(text: str, typed: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks(text, parse(typed))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("telepon", ["menelepon", "telepon"]),
        ('"presiden putin"', ["Presiden Putin"]),
        ("putin-trump", ["Putin-Trump"]),
        ("presiden pertemuan -telepon", ["Presiden", "bertemu"]),
        ("tru*", ["Trump"]),
        ("bert*", ["bertemu"]),
        ('putin "presiden putin"', ["Presiden Putin", "Putin"]),
        ("g-20", ["G20"]),
    ],
)
def test_marks(typed: str, expected: list[str]) -> None:
    text = "Presiden Putin menelepon; lewat telepon Putin-Trump di G20 akan bertemu."
    if typed in ("presiden pertemuan -telepon",):
        text = text.replace(" Putin", "", 1)
    if typed == 'putin "presiden putin"':
        assert marked(text, typed) == expected
        return
    assert marked(text, typed) == expected


def test_a_stretch_holds_most_of_the_words_and_ends_between_words() -> None:
    text = "kata " * 200 + "Putin. " + "kata " * 200 + "Putin bertemu Trump. " + "kata " * 200
    found = marks(text, parse("putin trump"))
    start, end = best_stretch(text, found)
    assert "Putin bertemu Trump" in text[start:end]
    assert end - start <= LONGEST
    assert text[start:end] == text[start:end].strip()
    assert text[start:end].split(maxsplit=1)[0] == text[start:end].rsplit(maxsplit=1)[-1] == "kata"


@pytest.mark.parametrize("text", ["", " ", "x" * 1000, "kata " * 500, "\n\n\n" * 300])
def test_a_stretch_of_a_text_without_marks_is_its_beginning(text: str) -> None:
    start, end = best_stretch(text, [])
    assert 0 <= start <= end <= LONGEST


def test_the_stretch_of_a_part_stays_within_it() -> None:
    text = "satu dua tiga empat lima"
    found = marks(text, parse("tiga"), [(5, 18)])
    start, end = best_stretch(text, found, 5, 18)
    assert text[start:end] == "dua tiga empa"
