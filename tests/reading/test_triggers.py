"""Triggers: the phrases of a sentence that name a dealing."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.languages import table
from kawat.reading.triggers import find_triggers
from kawat.records import Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin menelepon Xi.", [("call", "menelepon")]),
        ("Lavrov bertemu Wang.", [("meeting", "bertemu")]),
        ("Rusia menyerang Ukraina.", [("attack", "menyerang")]),
        ("Inggris mengusir diplomat.", [("expulsion", "mengusir")]),
        ("Mereka berunding lalu bertemu.", [("talks", "berunding"), ("meeting", "bertemu")]),
        ("MEREKA BERTEMU.", [("meeting", "BERTEMU")]),
        ("Harga cabai naik.", []),
    ],
)
def test_find_triggers(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in find_triggers(text, 0, len(text))] == expected


def test_every_kind_has_words() -> None:
    assert set(table("id", "triggers")) == set(get_args(Kind))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia menolak mengakui negara itu.", ["menolak", "mengakui negara"]),
        ("Pertemuan bilateral tertutup gagal.", ["Pertemuan bilateral tertutup"]),
        ("KTT Asean dan dialog damai.", ["KTT Asean", "dialog damai"]),
    ],
)
def test_the_longest_words_at_a_place_are_taken_and_what_they_hold_is_passed_over(
    text: str, expected: list[str]
) -> None:
    assert [text[one.start : one.end] for one in find_triggers(text, 0, len(text))] == expected


@given(st.lists(st.sampled_from(["bertemu", "dan", "KTT", "telepon", "melalui", "sanksi", "a", ",", "serangan udara"])))
def test_triggers_stand_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    position = 0
    for trigger in find_triggers(text, 0, len(text)):
        assert position <= trigger.start < trigger.end <= len(text)
        position = trigger.end
