"""Traits of filed reports, and the data of families."""

from typing import get_args

import pytest

from kawat import edtf
from kawat.merging.traits import Dating, days, families, person_key, traits
from kawat.records import Kind
from tests.merging.reports import filed


def test_every_kind_is_of_one_family() -> None:
    assert set(families()) == set(get_args(Kind))


@pytest.mark.parametrize(
    ("date", "status", "dating"),
    [
        ("2018-03-05", "held", Dating.SHARP),
        ("2018-03-05/2018-03-11", "held", Dating.SHARP),
        ("2018-03", "held", Dating.VAGUE),
        ("2018", "held", Dating.LONG),
        ("2015/..", "held", Dating.LONG),
        (None, "held", Dating.UNDATED),
        ("no date", "held", Dating.UNDATED),
    ],
)
def test_how_well_a_report_is_dated(date: str | None, status: str, dating: Dating) -> None:
    assert traits(filed(date=date, status=status)).dating == dating


def test_with_no_date_at_all_a_report_is_never() -> None:
    assert traits(filed(date=None, published=None)).dating == Dating.NONE


def test_an_undated_deed_lies_before_its_publication_and_an_undated_plan_mostly_after() -> None:
    published = edtf.bounds("2018-03-06")[0].toordinal()
    done, planned = traits(filed(date=None)), traits(filed(date=None, status="planned"))
    assert done.first < published == done.last
    assert planned.first < published < planned.last


def test_an_armed_group_stands_where_articles_name_it() -> None:
    told = traits(filed(kind="attack", sides=[("actor", "ISR"), ("target", "X:Hamas")]))
    assert told.sides == {"ISR", "PSE"}
    assert [p.state for p in told.participants] == ["ISR", "X:Hamas"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Volodymyr Zelenskyy", "Zelensky"), ("Pedro Sánchez", "Pedro Sanchez"), ("Ri Yong-ho", "Ri Yong Ho")],
)
def test_names_written_otherwise_are_one(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


def test_what_is_no_date_has_no_days() -> None:
    assert days("5 Maret") is None
    assert days(None) is None
