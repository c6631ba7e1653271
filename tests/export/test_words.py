"""Words for readers: one for every code, in both languages."""

from dataclasses import replace
from typing import get_args

import pytest

from kawat.export.exported import LANGUAGES, Language
from kawat.export.words import CODED, about, title, where, who, word, words
from kawat.records import Contradiction, EventParticipant, Kind, Office, Status, Strength
from tests.ledger.build import event


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_word(language: Language) -> None:
    named = {"kinds": get_args(Kind), "statuses": get_args(Status), "offices": get_args(Office)}
    assert {group: set(words(language)[group]) for group in CODED} == {group: set(named[group]) for group in CODED}
    assert all(word(language, group, one)[0].islower() for group in CODED for one in named[group])


@pytest.mark.parametrize(
    ("kind", "told", "shown"),
    [
        ("call", [("actor", "RUS", "Sergei Lavrov"), ("actor", "USA", None)], "Sergei Lavrov (Rusia), Amerika Serikat"),
        ("visit", [("actor", "USA", None), ("target", "IDN", None)], "Amerika Serikat → Indonesia"),
        ("talks", [("actor", "RUS", None), ("third", "TUR", None)], "Rusia, melalui Turki"),
        ("meeting", [("actor", "RUS", None), ("target", "RUS", None), ("target", "USA", None)],
         "Rusia, Amerika Serikat"),
        ("attack", [], "pihak tak disebut"),
        ("attack", [("actor", "X:Some\nGroup", None)], "Some Group"),
        ("summit", [("actor", code, None) for code in ("IDN", "USA", "CHN", "RUS", "FRA")],
         "Indonesia, Amerika Serikat, Tiongkok, Rusia, …"),
    ],
)  # fmt: skip
def test_who(kind: Kind, told: list[tuple[str, str, str | None]], shown: str) -> None:
    made = replace(event("e1", kind=kind), participants=tuple(EventParticipant(*one) for one in told))  # type: ignore[arg-type]
    assert who(made, "id") == shown


def test_title_and_place() -> None:
    assert title(event("e1", status="cancelled"), "en") == "Telephone call: Russia, United States (cancelled)"
    assert where(event("e1"), "id") == "Moscow, Rusia"
    assert where(replace(event("e1"), place="Russia"), "id") == "Rusia"
    assert where(replace(event("e1"), place=None, country=None), "id") is None


def test_about() -> None:
    made = replace(
        event("e1"),
        outlets=("Warta",),
        strength=Strength(3, 2, "2018-07-04", "2018-07-05"),
        contradictions=(Contradiction("date", ()),),
    )
    assert about(made, "en") == (
        "Status: held",
        "Reports: 3; independent outlets: 2 (Warta)",
        "Reported: 2018-07-04/2018-07-05",
        "Outlets disagree: date",
    )
