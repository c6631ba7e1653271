"""Titles of office in Indonesian: what they say, and where in the text."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from kawat.languages.id.offices import find_offices, parse_office
from kawat.records import Office

FOLDER = Path(__file__).parent
CASES = json.loads((FOLDER / "office_cases.json").read_text(encoding="utf-8"))
#: The few names that the cases use; the package's own table of names is tested elsewhere.
STATES = {
    "AS": "USA", "Amerika Serikat": "USA", "Rusia": "RUS", "RI": "IDN", "Indonesia": "IDN", "China": "CHN", "PBB": "UN",
    "Iran": "IRN", "Kremlin": "RUS", "Gedung Putih": "USA", "Inggris": "GBR", "Malaysia": "MYS", "Israel": "ISR",
    "ASEAN": "ASEAN", "NATO": "NATO", "Arab Saudi": "SAU", "Jerman": "DEU", "Suriah": "SYR", "Jepang": "JPN",
    "Turki": "TUR", "Hungaria": "HUN", "Prancis": "FRA", "Thailand": "THA", "Qatar": "QAT", "Brunei": "BRN",
    "IAEA": "IAEA",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_titles_of_a_text(case: dict[str, Any]) -> None:
    found = find_offices(case["text"], STATES.get)
    said = [
        {
            "text": phrase.text,
            "office": phrase.office,
            "title": phrase.title,
            "modifiers": list(phrase.modifiers),
            "state": phrase.state,
            "posted": phrase.posted_state,
        }
        for phrase in found
    ]
    assert said == case["expected"]
    for phrase in found:
        assert case["text"][phrase.start : phrase.end] == phrase.text
        for span in (phrase.of, phrase.posted):
            assert span is None or case["text"][span.start : span.end] == span.text


def test_without_a_resolver_the_words_that_follow_are_left_to_the_caller() -> None:
    phrase = parse_office("Menteri Luar Negeri Rusia Sergei Lavrov mengatakan")
    assert phrase is not None
    assert phrase.of is not None
    assert phrase.of.text == "Rusia Sergei Lavrov"
    assert phrase.state is None


def test_a_text_that_begins_with_no_title_has_none() -> None:
    assert parse_office("Rusia dan Presiden AS") is None
    assert parse_office("") is None
    assert parse_office("...") is None


@pytest.mark.parametrize(
    ("text", "in_office"), [("Presiden AS", True), ("mantan Presiden AS", False), ("Presiden terpilih AS", False)]
)
def test_who_is_past_or_yet_to_come_is_not_in_office(text: str, in_office: bool) -> None:
    phrase = parse_office(text, STATES.get)
    assert phrase is not None
    assert phrase.in_office is in_office


def grammar() -> dict[str, Any]:
    path = FOLDER.parents[2] / "src/kawat/languages/id/offices.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def test_every_way_to_say_an_office_stands_once_and_names_a_known_office() -> None:
    data = grammar()
    words = [word for row in data["offices"] for word in row["words"]]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)
    pairs = [row["as"] for row in data["offices"]] + [row["deputy"] for row in data["offices"] if "deputy" in row]
    pairs += list(data["portfolios"].values())
    assert {office for office, _ in pairs} <= set(get_args(Office))


def test_every_short_form_stands_for_a_listed_portfolio() -> None:
    data = grammar()
    assert set(data["ministers_in_one_word"].values()) <= set(data["portfolios"])
