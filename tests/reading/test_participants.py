"""Participants: who did it to whom, by the order of words."""

import pytest

from kawat.reading.mentions import find_mentions
from kawat.reading.participants import around, participants_of
from kawat.reading.triggers import find_triggers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rusia bertemu Cina.", [("actor", "RUS"), ("actor", "CHN")]),
        ("Rusia menyerang Ukraina.", [("actor", "RUS"), ("target", "UKR")]),
        ("Rusia diserang Ukraina.", [("actor", "UKR"), ("target", "RUS")]),
        ("Kecaman Rusia terhadap Ukraina.", [("actor", "RUS"), ("target", "UKR")]),
        ("Cina memperingatkan Taiwan.", [("actor", "CHN"), ("target", "TWN")]),
        ("Turki menengahi Rusia dan Ukraina.", [("actor", "RUS"), ("actor", "UKR"), ("third", "TUR")]),
        ("Rusia mengecam Inggris soal Suriah.", [("actor", "RUS"), ("target", "GBR")]),
    ],
)
def test_roles(text: str, expected: list[tuple[str, str]]) -> None:
    trigger = find_triggers(text, 0, len(text))[0]
    sides = around(trigger, find_mentions(text, "2022-05-04").parties)
    assert [(one.role, one.state) for one in participants_of(trigger, sides, text)] == expected


def test_parties_far_from_the_trigger_have_no_part() -> None:
    text = f"Jepang diam. {'Hari itu panas. ' * 20}Rusia menyerang Ukraina. {'Hari itu panas. ' * 20}Iran diam."
    (trigger,) = find_triggers(text, 0, len(text))
    sides = around(trigger, find_mentions(text, None).parties)
    assert [[party.state for party in side] for side in (sides.before, sides.after)] == [["RUS"], ["UKR"]]
