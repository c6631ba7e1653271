"""The tables themselves: sorted, unique, every code valid, every ambiguity listed with its rule."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from kawat import edtf
from kawat.knowledge import names, tables
from kawat.knowledge.entities import organisations, places, states
from kawat.knowledge.rules import common_words, parse_rule, place_words

DATA = Path(tables.__file__).parent / "data"
MINE = sorted(tables.COLUMNS)
#: Which columns name a row: no two rows may share them.
KEYS = {"names": (0, 1), "ambiguous": (0,), "codes": (0, 1), "cities": (0,), "common_words": (0,), "place_words": (0,)}


@pytest.mark.parametrize("table", MINE)
def test_a_table_is_sorted_and_unique_and_gives_its_sources(table: str) -> None:
    found = tables.rows(table)
    assert found
    assert found == sorted(found)
    width = len(tables.COLUMNS[table])
    assert all(len(row) == width and row[-1] for row in found)
    assert all(cell == cell.strip() and "\n" not in cell for row in found for cell in row)
    keys = [tuple(row[column] for column in KEYS.get(table, (0,))) for row in found]
    assert len(set(keys)) == len(keys)


def test_a_table_ends_its_lines_as_unix_does() -> None:
    assert not any(b"\r" in (DATA / f"{table}.csv").read_bytes() for table in MINE)


def test_all_of_iso_3166_is_there_and_the_former_states() -> None:
    assert {"PSE", "TWN", "XKX", "SUN", "YUG", "DDR", "CSK", "SCG"} <= set(states())
    assert len([state for state in states().values() if state.until is None]) == 249 + 1
    assert all(re.fullmatch("[A-Z]{3}", code) for code in states())
    for state in states().values():
        for date in filter(None, (state.since, state.until)):
            assert edtf.valid(date)


def test_codes_and_ids_are_of_one_thing_each() -> None:
    assert not set(states()) & set(organisations())
    assert all(re.fullmatch(r"[A-Z0-9_]{2,}|X:[A-Z0-9].*", code) for code in organisations())
    assert all(re.fullmatch(r"\d+|kawat:[a-z0-9-]+", key) for key in places())
    assert all(organisation.part_of in {None, *organisations()} for organisation in organisations().values())
    assert all(place.country in {None, *states()} for place in places().values())
    assert {place.sort for place in places().values()} == {"city", "region", "venue", "sea"}
    assert not {row[0] for row in tables.rows("places")} & {row[0] for row in tables.rows("cities")}


def test_coordinates_lie_on_the_globe() -> None:
    for place in places().values():
        assert (place.latitude is None) == (place.longitude is None)
        assert abs(place.latitude or 0) <= 90
        assert abs(place.longitude or 0) <= 180


def test_the_groups_that_scoring_compares_are_known() -> None:
    groups = {"Hamas", "Hezbollah", "Houthi", "Taliban", "ISIS", "Fatah", "Islamic Jihad", "PLO", "Al-Qaeda"}
    assert {f"X:{group}" for group in groups} | {"X:Syrian rebels"} <= names.codes()


def test_names_point_at_things_that_are_and_every_thing_has_a_name() -> None:
    known = {row[1] for row in tables.rows("names")}
    assert known <= set(states()) | set(organisations()) | set(places())
    assert set(states()) | set(organisations()) <= known
    assert {row[3] for row in tables.rows("names")} == {"id", "en", "ms", "mul"}


def test_the_names_of_the_tables_themselves_resolve() -> None:
    for state in states().values():
        for name in filter(None, (state.name_en, state.name_id, state.capital)):
            meant = {thing.code for thing in names.resolve(name) if isinstance(thing, names.State)}
            assert state.code in meant or state.until, (name, meant)
    for organisation in organisations().values():
        assert organisation in names.resolve(organisation.name_en)
        assert organisation in names.resolve(organisation.name_id)


def test_every_capital_lies_in_its_state() -> None:
    for state in states().values():
        if state.capital and state.until is None:
            found = [thing.country for thing in names.resolve(state.capital) if isinstance(thing, names.PlaceEntity)]
            assert state.code in found, state


def test_every_name_means_one_thing_or_is_listed_with_its_rule() -> None:
    listed = {names.fold(row[0]).strip() for row in tables.rows("ambiguous")}
    meanings = defaultdict(set)
    for name, code, *_ in tables.rows("names"):
        meanings[names.fold(name).strip()].add(code)
    for name, codes in meanings.items():
        sides = codes & set(states())
        outside = {code for code in codes - sides if code not in places() or places()[code].country not in sides}
        assert len(sides) + len(outside) == 1 or name in listed, (name, codes)


def test_ambiguous_names_have_rules_and_list_all_their_codes() -> None:
    meanings = defaultdict(set)
    for name, code, *_ in tables.rows("names"):
        meanings[names.fold(name).strip()].add(code)
    for name, listed, rule_text, _ in tables.rows("ambiguous"):
        rule = parse_rule(rule_text)
        codes = set(listed.split("; ")) - {""}
        assert rule.nothing == (not codes), name
        assert codes <= set(states()) | set(organisations()) | set(places()), name
        assert rule.nothing or meanings[names.fold(name).strip()] <= codes, name
        assert rule.code is None or rule.code in codes, name


def test_no_everyday_word_is_a_name_without_a_guard() -> None:
    guarded = {names.fold(row[0]).strip() for row in tables.rows("ambiguous")}
    for name, *_ in tables.rows("names"):
        if names.fold(name).strip() in common_words() and not name.isupper():
            assert names.fold(name).strip() in guarded, name


@pytest.mark.parametrize("word", sorted(common_words() & {names.fold(row[1]) for row in tables.rows("cities")}))
def test_an_everyday_word_that_is_a_city_too_is_not_found_at_the_head_of_a_sentence(word: str) -> None:
    assert names.find(f"Itu benar. {word.capitalize()} begitu.") == ()


@pytest.mark.parametrize(
    "word", ["yang", "dan", "lima", "sana", "bulan", "hari", "kota", "baru", "serang", "batu", "padang"]
)
def test_everyday_words_are_never_places_in_lower_case(word: str) -> None:
    assert names.find(f"lalu {word} itu") == ()


def test_the_word_lists_are_lower_case_words() -> None:
    assert all(word.isalpha() and word.islower() for word in common_words())
    assert all(word.replace("-", "").isalpha() and word.islower() for word in place_words())


def test_a_table_with_another_heading_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tables.COLUMNS, "states", ("code", "name"))
    with pytest.raises(ValueError, match=r"states\.csv: the heading is"):
        tables.rows("states")
