"""The scanner and the look-up: cases from names_cases.json, and every name of the tables in a sentence."""

import doctest
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.knowledge import entities, names, tables
from kawat.knowledge.rules import parse_rule

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("names_cases.json").read_text(encoding="utf-8"))
RULES = {names.fold(name).strip(): parse_rule(rule) for name, _, rule, _ in tables.rows("ambiguous")}
NAMES = [(row[0], row[1]) for row in tables.rows("names")]
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "train.jsonl"


def shown(mention: names.Mention) -> list[object]:
    """The mention as a case gives it: a place by its name, all else by its code."""
    code = names.place(mention.code).name_en if mention.noun == "place" else mention.code
    return [mention.text, code, mention.certain]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_a_case(case: dict[str, Any]) -> None:
    assert [shown(mention) for mention in names.find(case["text"])] == case["expected"]


def test_the_cases_are_many_and_their_labels_unique() -> None:
    assert len(CASES) >= 60
    assert len({case["label"] for case in CASES}) == len(CASES)


@given(st.sampled_from(NAMES), st.sampled_from(["Kemarin ia berbicara di {}, lalu pergi.", "({})", "\n“{}”\n"]))
def test_every_name_is_found_in_a_sentence(name_and_code: tuple[str, str], frame: str) -> None:
    name, code = name_and_code
    text = frame.format(name)
    wanted = RULES.get(names.fold(name).strip())
    if wanted is not None and wanted.after_place_word and "di {}" not in frame:
        text = f"di {name}"
    found = names.find(text)
    assert any(code in (m.code, *m.others) for m in found), (text, found)
    assert all(text[m.start : m.end] == m.text for m in found)


def test_no_name_of_the_table_is_out_of_reach() -> None:
    for name, code in NAMES:
        assert any(code in (m.code, *m.others) for m in names.find(f"Rapat di {name}, lalu usai.")), (name, code)


@given(st.lists(st.sampled_from([name for name, _ in NAMES] + ["dan", "-", "di", ",", ".", "\n", "’s", "Budi"])))
def test_mentions_stand_in_order_without_overlaps(parts: list[str]) -> None:
    text = " ".join(parts)
    found = names.find(text)
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text())
def test_any_text_can_be_scanned_and_folding_keeps_offsets(text: str) -> None:
    assert len(names.fold(text)) == len(text)
    assert all(text[m.start : m.end] == m.text for m in names.find(text))


def test_an_ambiguous_name_gives_its_other_codes() -> None:
    (korea,) = names.find("Korea")
    assert (korea.code, korea.others, korea.certain) == ("KOR", ("PRK",), False)


def test_a_capital_gives_its_state_and_its_city() -> None:
    (moscow,) = names.find("Moskow")
    assert (moscow.code, moscow.sort, moscow.noun) == ("RUS", "capital", "state")
    assert [names.place(other).name_en for other in moscow.others] == ["Moscow"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("as", ["USA"]),
        ("TÜRKIYE", ["TUR"]),
        ("Sana’a", ["YEM", "Sanaa"]),
        ("kongo", ["COD", "COG"]),
        ("Dewan Eropa", ["EU", "COE"]),
        ("Hizbullah", ["X:Hezbollah"]),
        ("IDN", ["IDN"]),
        ("X:Hamas", ["X:Hamas"]),
        ("AS Roma", []),
        ("Entah Apa", []),
        ("", []),
    ],
)
def test_resolve_gives_all_meanings_best_first(name: str, codes: list[str]) -> None:
    found = names.resolve(name)
    assert [thing.name_en if isinstance(thing, names.PlaceEntity) else thing.code for thing in found] == codes


def test_nearest_offers_known_names() -> None:
    assert names.nearest("Amrika Serikat")[0] == "Amerika Serikat"
    assert names.nearest("Ukrayna", n=1) == names.nearest("Ukrayna", n=3)[:1]
    assert all(names.resolve(name) for name in names.nearest("qqq"))


def test_the_states_of_real_participants_are_found() -> None:
    """Where a participant's words hold a name at all, the name is the gold side's in nearly every case."""
    sides = [
        (participant["state"], participant["span"]["text"])
        for line in GOLD.read_text(encoding="utf-8").splitlines()
        for report in json.loads(line)["reports"]
        for participant in report["participants"]
        if participant["state"] in names.codes() and not participant["person"]
    ]
    named = [(side, found) for side, words in sides if (found := names.find(words))]
    right = sum(any(side in (m.code, *m.others) or _lies_in(m, side) for m in found) for side, found in named)
    assert len(named) / len(sides) > 0.9
    assert right / len(named) > 0.98


def _lies_in(mention: names.Mention, state: str) -> bool:
    return mention.noun == "place" and names.place(mention.code).country == state


def test_the_example_of_the_documentation_is_true() -> None:
    pages = Path(__file__).parents[2] / "docs" / "knowledge.md"
    result = doctest.testfile(str(pages), module_relative=False)
    assert result.failed == 0
    assert result.attempted >= 2


def test_a_user_may_name_a_state_by_code_or_by_name_in_either_language() -> None:
    named: list[entities.State | entities.Organisation] = [*entities.states().values()]
    for one in [*named, *entities.organisations().values()]:
        assert {names.state_code(said) for said in (one.code, one.name_en, one.name_id.lower())} == {one.code}
    assert [names.state_code(said) for said in ("idn", "X:Hamas", "Rusia", "Moskwa Baru")] == [
        "IDN", "X:Hamas", "RUS", "Moskwa Baru",
    ]  # fmt: skip
