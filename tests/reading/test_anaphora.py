"""Anaphora: nouns that take up a contact told before."""

import pytest

from kawat.languages import table
from kawat.reading.anaphora import find_anaphora, is_pointed_at
from kawat.reading.triggers import Trigger


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dalam pertemuan tersebut mereka sepakat.", ["pertemuan tersebut"]),
        ("Percakapan itu berlangsung lama.", ["Percakapan itu"]),
        ("Dalam diskusi mereka sepakat.", ["diskusi"]),
        ("Sebuah pertemuan diadakan.", []),
        ("Pertemuanitu", []),
    ],
)
def test_find_anaphora(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_anaphora(text, 0, len(text))] == expected


def test_only_the_sentence_is_searched() -> None:
    text = "Pertemuan itu lama. Pertemuan ini singkat."
    assert [one.start for one in find_anaphora(text, 20, len(text))] == [20]


def test_every_pointed_noun_with_every_word_of_pointing() -> None:
    words = table("id", "anaphora")
    for noun in words["pointed"]:
        for pointing in words["pointing"]:
            text = f"{noun} {pointing} lama"
            assert find_anaphora(text, 0, len(text)) == (Trigger(0, len(noun) + 1 + len(pointing), "meeting"),)
            assert is_pointed_at(text, Trigger(0, len(noun), "meeting"))
    assert not is_pointed_at("pertemuan lama", Trigger(0, 9, "meeting"))
