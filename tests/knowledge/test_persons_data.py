"""The tables of persons: well-formed, sorted, unique, and free of two holders of one office at once without a note."""

import csv
import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from typing import get_args

import pytest

from kawat import edtf
from kawat.knowledge.person_keys import fold, skeleton
from kawat.records import Office

#: Titles that one person holds at a time, in every state.
SINGULAR = ("president", "monarch", "prime_minister", "foreign_minister", "defence_minister", "pope")
#: Swiss federal presidents of one year and the two Iraqi years of monthly presidents need no exception: they follow.
HANDOVER = datetime.timedelta(days=31)
HEADS = {
    "persons.csv": ["id", "name", "qid", "source"],
    "person_names.csv": ["name", "person", "sort", "sound", "source"],
    "terms.csv": ["person", "office", "state", "since", "until", "title", "note", "source"],
    "person_honorifics.csv": ["word", "source"],
    "person_neighbours.csv": ["word", "side", "source"],
}
SORTS = {"full", "spelling", "short", "native-latin", "native", "surname"}


def text_of(name: str) -> str:
    return files("kawat.knowledge").joinpath("data", name).read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text_of(name).splitlines()))


PERSONS, NAMES, TERMS = rows("persons.csv"), rows("person_names.csv"), rows("terms.csv")


@pytest.mark.parametrize("name", HEADS)
def test_table_has_its_head_is_sorted_and_unique(name: str) -> None:
    head, *body = csv.reader(text_of(name).splitlines())
    assert head == HEADS[name]
    assert body == sorted(body)
    assert len({tuple(row) for row in body}) == len(body)
    assert all(len(row) == len(head) and all(cell == cell.strip() for cell in row) for row in body)
    assert all(row[-1] for row in body), "every fact names its source"


def test_every_id_is_a_qid_or_a_slug_and_stands_once() -> None:
    ids = [row["id"] for row in PERSONS]
    assert len(set(ids)) == len(ids)
    for row in PERSONS:
        assert re.fullmatch(r"Q[1-9]\d*|[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row
        assert row["qid"] == (row["id"] if row["id"][0] == "Q" else ""), row


def test_every_person_has_a_term_and_his_usual_name() -> None:
    ids = {row["id"] for row in PERSONS}
    assert {row["person"] for row in TERMS} == ids
    full = {(row["name"], row["person"]) for row in NAMES if row["sort"] == "full"}
    assert full == {(row["name"], row["id"]) for row in PERSONS}


def test_every_name_is_of_a_known_sort_and_person_and_carries_its_sound() -> None:
    ids = {row["id"] for row in PERSONS}
    for row in NAMES:
        assert row["sort"] in SORTS, row
        assert row["person"] in ids, row
        assert fold(row["name"]), row
        assert row["sound"] == skeleton(fold(row["name"])), row


def test_every_term_is_well_formed() -> None:
    for row in TERMS:
        assert row["office"] in get_args(Office), row
        assert re.fullmatch(r"[A-Z]{2,}(_[A-Z]+)*|X:[A-Z][\w-]*", row["state"]), row
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*(_to_[A-Z_]+)?", row["title"]), row
        assert edtf.valid(row["since"]), row
        assert edtf.valid(f"{row['since']}/{row['until'] or '..'}"), row


def of_one_person() -> Iterator[list[dict[str, str]]]:
    groups = defaultdict(list)
    for row in TERMS:
        groups[row["person"], row["state"], row["title"]].append(row)
    yield from groups.values()


def test_terms_of_one_person_in_one_office_do_not_overlap() -> None:
    for group in of_one_person():
        spans = sorted(
            (edtf.bounds(r["since"])[0], edtf.bounds(r["since"] + "/" + (r["until"] or ".."))[1]) for r in group
        )
        for (_, ended), (began, _) in pairwise(spans):
            assert began >= ended, group


def test_two_holders_of_one_office_at_once_are_noted() -> None:
    slots = defaultdict(list)
    for row in TERMS:
        if row["title"] in SINGULAR:
            slots[row["state"], row["title"]].append(row)
    for slot, group in slots.items():
        for one in group:
            for other in group:
                if one["person"] >= other["person"] or one["note"] or other["note"]:
                    continue
                until_one = edtf.bounds(f"{one['since']}/{one['until'] or '..'}")[1]
                until_other = edtf.bounds(f"{other['since']}/{other['until'] or '..'}")[1]
                began = max(edtf.bounds(one["since"])[0], edtf.bounds(other["since"])[0])
                together = min(until_one, until_other).toordinal() - began.toordinal()
                whole_years = min(
                    len(one["since"]), len(other["since"]), len(one["until"] or "9" * 9), len(other["until"] or "9" * 9)
                )
                allowed = HANDOVER.days if whole_years > 7 else 366
                assert together <= allowed or slot == ("CHE", "president"), (slot, one, other)


def test_names_of_several_persons_are_no_sole_alias() -> None:
    """A name of several persons is settled by date, state and office; of one person it stands once."""
    owners = defaultdict(set)
    for row in NAMES:
        owners[fold(row["name"])].add(row["person"])
    shared = {name: sorted(who) for name, who in owners.items() if len(who) > 4}
    assert shared == {}, "a name of five persons or more is no name to find anybody by"


def test_hand_written_names_win_over_drawn_ones() -> None:
    by_id = {row["id"]: row for row in PERSONS}
    assert by_id["Q3318231"]["name"] == "Joko Widodo"
    assert by_id["Q39259"]["name"] == "Recep Tayyip Erdogan"
