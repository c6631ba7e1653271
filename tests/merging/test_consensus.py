"""What many reports tell together."""

import pytest

from kawat.merging.merge import merge
from kawat.records import Event, FiledReport, Judgement
from tests.merging.reports import filed


def one(*reports: FiledReport, judgements: tuple[Judgement, ...] = ()) -> Event:
    """The event of reports that a person said are one."""
    said = Judgement("same", tuple(r.report.id for r in reports), "reader", "2020-01-01")
    (event,) = merge(reports, [said, *judgements]).events
    return event


def values(event: Event, field: str) -> dict[str, tuple[tuple[str, ...], int]]:
    return {value.value: (value.reports, value.outlets) for value in event.values if value.field == field}


def test_the_value_of_most_independent_outlets_wins_and_the_others_stay() -> None:
    event = one(
        filed("a.r1", place=("Bali", "IDN")),
        filed("b.r1", place=("Jakarta", "IDN")),
        filed("c.r1", place=("Jakarta", "IDN")),
        filed("d.r1", place=("Bali", "IDN"), copy_of="a"),
        filed("e.r1", place=("Bali", "IDN"), copy_of="a"),
    )
    assert event.place == "Jakarta"
    assert values(event, "place") == {"Jakarta": (("b.r1", "c.r1"), 2), "Bali": (("a.r1", "d.r1", "e.r1"), 1)}


def test_nothing_is_hidden_one_outlet_is_one_outlet() -> None:
    event = one(filed("a.r1", outlet="Harian"), filed("b.r1", outlet="Harian", published="2018-03-09"))
    assert (event.strength.reports, event.strength.outlets) == (2, 1)
    assert (event.strength.first_seen, event.strength.last_seen) == ("2018-03-06", "2018-03-09")
    assert event.outlets == ("Harian",)


def test_the_status_told_last_holds_and_its_history_stays() -> None:
    event = one(
        filed("c.r1", status="held", published="2018-03-06"),
        filed("a.r1", status="proposed", date=None, published="2018-02-20"),
        filed("b.r1", status="planned", published="2018-03-01"),
    )
    assert event.status == "held"
    assert [(step.status, step.told) for step in event.history] == [
        ("proposed", "2018-02-20"),
        ("planned", "2018-03-01"),
        ("held", "2018-03-06"),
    ]


def test_what_was_held_is_not_planned_again_by_a_late_article_but_can_be_denied() -> None:
    held, late = filed("a.r1"), filed("b.r1", status="planned", published="2018-03-09")
    assert one(held, late).status == "held"
    assert one(held, filed("b.r1", status="denied", published="2018-03-09")).status == "denied"


def test_a_fine_date_counts_before_a_vague_one_and_a_mark_makes_no_other_date() -> None:
    vague = [filed(f"{name}.r1", date="2018-03") for name in "abc"]
    assert one(*vague, filed("d.r1", date="2018-03-05~"), filed("e.r1", date="2018-03-05")).date == "2018-03-05"


def test_a_postponed_event_keeps_its_id_and_gains_a_new_date() -> None:
    before = filed("a.r1", status="planned", date="2018-03-05", published="2018-03-01")
    cancelled = filed("b.r1", status="cancelled", date="2018-03-05", published="2018-03-03")
    new = filed("b.r2", status="planned", date="2018-04-20", published="2018-03-03", related=[("postpones", "b.r1")])
    (planned,) = merge([before]).events
    (event,) = merge([before, cancelled, new]).events
    assert (event.id, event.date) == (planned.id, "2018-04-20")
    assert event.reports == ("a.r1", "b.r1", "b.r2")
    assert [c.field for c in event.contradictions] == []


def test_sides_and_persons_that_half_the_outlets_name_are_kept() -> None:
    sides = [("actor", "IDN", "Retno Marsudi", "foreign_minister"), ("actor", "AUS", None)]
    odd = [("actor", "IDN", None), ("actor", "AUS", None), ("third", "SGP", None)]
    event = one(
        filed("a.r1", sides=sides), filed("b.r1", sides=sides), filed("c.r1", sides=sides), filed("d.r1", sides=odd)
    )
    assert [(p.role, p.state, p.person, p.office) for p in event.participants] == [
        ("actor", "AUS", None, None),
        ("actor", "IDN", "Retno Marsudi", "foreign_minister"),
    ]
    assert "third SGP" in values(event, "side")


@pytest.mark.parametrize(
    ("field", "one_way", "other_way"),
    [
        ("date", {"date": "2018-03-05"}, {"date": "2018-03-06"}),
        ("place", {"place": ("Perth", "AUS")}, {"place": ("Bali", "IDN")}),
        ("status", {"status": "held"}, {"status": "denied"}),
        (
            "status",
            {"status": "held", "published": "2018-03-06"},
            {"status": "cancelled", "published": "2018-03-07"},
        ),
        (
            "who",
            {"sides": [("actor", "IDN", "Retno Marsudi", "foreign_minister"), ("actor", "AUS")]},
            {"sides": [("actor", "IDN", "Marty Natalegawa", "foreign_minister"), ("actor", "AUS")]},
        ),
    ],
)
def test_what_cannot_all_be_right_is_a_contradiction(
    field: str, one_way: dict[str, object], other_way: dict[str, object]
) -> None:
    event = one(filed("a.r1", **one_way), filed("b.r1", **other_way))
    (contradiction,) = event.contradictions
    assert contradiction.field == field
    assert {value.reports for value in contradiction.values} == {("a.r1",), ("b.r1",)}


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [
        ({"date": "2018-03-05"}, {"date": "2018-03"}),
        ({"date": "2018-03-05"}, {"date": "2018-03-06~"}),
        ({"status": "planned"}, {"status": "held"}),
        ({"status": "cancelled", "published": "2018-03-01"}, {"status": "held", "published": "2018-03-06"}),
        ({"place": ("Jakarta", "IDN")}, {"place": None}),
    ],
)
def test_what_can_all_be_right_is_none(one_way: dict[str, object], other_way: dict[str, object]) -> None:
    assert one(filed("a.r1", **one_way), filed("b.r1", **other_way)).contradictions == ()


def test_a_person_may_set_a_value_or_take_one_out() -> None:
    right = Judgement("right_value", ("b.r1",), "reader", "2020-01-02", "date", "2018-03-09")
    reports = filed("a.r1"), filed("b.r1", date="2018-03-06"), filed("c.r1", date="2018-03-06")
    event = one(*reports, judgements=(right,))
    assert (event.date, event.judged) == ("2018-03-09", ("date",))
    wrong = Judgement("wrong", ("b.r1", "c.r1"), "reader", "2020-01-02", "date")
    assert one(*reports, judgements=(wrong,)).date == "2018-03-05"


def test_a_report_taken_out_leaves_no_event() -> None:
    assert merge([filed("a.r1")], [Judgement("wrong", ("a.r1",), "reader", "2020-01-01")]).events == ()


def test_places_of_a_call_do_not_clash() -> None:
    told = {"kind": "call", "status": "held"}
    here, there = filed("a.r1", place=("Kyiv", "UKR"), **told), filed("b.r1", place=("Moscow", "RUS"), **told)
    (one,) = merge([here, there]).events
    assert {value.value for value in one.values if value.field == "country"} == {"UKR", "RUS"}
    assert one.contradictions == ()
