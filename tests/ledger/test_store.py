"""What goes into a ledger comes out as it was, once, and events follow their reports."""

import dataclasses
import datetime

import pytest

from kawat.errors import KawatError
from kawat.ledger import Applied, counts, event, open_ledger
from kawat.merging.words import around
from kawat.records import Reading, Refusal, Span

from . import build
from .build import CALL, call, filed, kept


def test_a_reading_comes_back_as_it_went_in(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        assert ledger.add(call()) == "added"
    with open_ledger(ledger_url) as ledger:
        assert ledger.reading("a1") == call()
        assert ledger.article("a1") == call().article


def test_adding_again_changes_nothing(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        ledger.add(call())
        moved = call(origin="lain/contoh.txt")
        later = dataclasses.replace(
            moved, article=dataclasses.replace(moved.article, fetched_at="2027-01-01T00:00:00Z")
        )
        assert [ledger.add(one) for one in (call(), moved, later)] == ["unchanged"] * 3
        assert ledger.reading("a1") == call()


def test_a_new_reading_takes_the_place_of_the_old(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        ledger.add_many([call("a1"), call("a2")])
        assert ledger.add(call("a1", status="planned")) == "updated"
        assert ledger.reading("a1") == call("a1", status="planned")
        assert ledger.reading("a2") == call("a2")
        assert counts(ledger).reports == 2


def test_one_article_twice_in_one_go(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        given = [call("a1"), call("a1"), call("a2"), call("a1", status="planned")]
        assert ledger.add_many(given) == ("added", "unchanged", "added", "updated")
        assert ledger.reading("a1") == given[-1]


def wrong_readings() -> list[Reading]:
    good = call("bad")
    report = good.reports[0]
    moved = dataclasses.replace(report, evidence=(Span(0, 9, "menelepon"),))
    beyond = dataclasses.replace(report, date_span=Span(9999, 9999, ""))
    return [
        dataclasses.replace(good, reports=(moved,)),
        dataclasses.replace(good, reports=(beyond,)),
        dataclasses.replace(good, reports=(dataclasses.replace(report, date="3 Juli"),)),
        dataclasses.replace(good, reports=(dataclasses.replace(report, confidence=float("nan")),)),
        dataclasses.replace(good, article=dataclasses.replace(good.article, title="\ud800")),
        dataclasses.replace(good, article=dataclasses.replace(good.article, title="a\0b")),
        dataclasses.replace(good, reports=(dataclasses.replace(report, id="a1-r1"),)),
    ]


@pytest.mark.parametrize("wrong", wrong_readings())
def test_a_reading_that_cannot_be_kept_is_refused_and_leaves_nothing(ledger_url: str, wrong: Reading) -> None:
    with open_ledger(ledger_url) as ledger:
        ledger.add(call("a1"))
        with ledger.batch():
            with pytest.raises(KawatError, match="bad") as caught:
                ledger.add(wrong)
            assert caught.value.hint
            assert ledger.add(call("a2")) == "added"
        assert kept(ledger) == ["a1", "a2"]
        assert counts(ledger).articles == 2


def test_what_is_interrupted_leaves_nothing(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:

        def interrupted() -> None:
            with ledger.batch():
                ledger.add(call())
                assert ledger.article("a1").outlet == "Harian Contoh"
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        assert counts(ledger).articles == 0
        assert ledger.add(call()) == "added"


def test_a_path_that_is_no_text_is_kept_readably(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        ledger.add(call(origin="b\udcff.txt"))
        ledger.record_refusal(Refusal("b\udcff.txt", "empty", "holds nothing", "Leave it out."))
        assert ledger.article("a1").origin == r"b\udcff.txt"
        assert ledger.refusals()[0][0].origin == r"b\udcff.txt"


def test_what_looks_like_a_nul_is_none(ledger_url: str) -> None:
    odd = dataclasses.replace(call(), article=dataclasses.replace(call().article, title=r"\u0000 \\u0000"))
    with open_ledger(ledger_url) as ledger:
        assert ledger.add(odd) == "added"
        assert ledger.reading("a1") == odd
        ledger.record_refusal(Refusal("b.txt", "text", "holds \0", "Leave it out."))
        assert ledger.refusals()[0][0].why == r"holds \x00"


def test_refusals_are_kept_once_each(ledger_url: str) -> None:
    empty = Refusal("b.txt", "empty", "holds nothing", "Leave it out.")
    binary = Refusal("b.txt", "binary", "is not text", "Leave it out.")
    first, later = (datetime.datetime(2026, 1, day, tzinfo=datetime.UTC) for day in (1, 2))
    with open_ledger(ledger_url) as ledger:
        ledger.record_refusal(empty, first)
        ledger.record_refusal(binary, first)
        ledger.record_refusal(empty, later)
        assert ledger.refusals() == ((binary, "2026-01-01T00:00:00+00:00"), (empty, "2026-01-02T00:00:00+00:00"))
        ledger.record_refusal(binary)
        assert counts(ledger).refusals == 2


def test_reports_are_filed_whatever_the_order_of_adding(ledger_url: str) -> None:
    readings = [call(f"a{n:04}", outlet=f"Harian {n % 7}", copy_of="a0000" if n % 5 else None) for n in range(2103)]
    with open_ledger(ledger_url) as ledger:
        ledger.add_many(reversed(readings))
        found = filed(ledger)
    assert [(one.report.id, one.article, one.outlet, one.published, one.copy_of) for one in found] == [
        (one.reports[0].id, one.article.id, one.article.outlet, one.article.published, one.article.copy_of)
        for one in readings
    ]
    assert {one.words for one in found} == {around(CALL, readings[0].reports[0])}


def test_events_are_written_where_they_differ(ledger_url: str) -> None:
    one, two = call("a1"), call("a2")
    with open_ledger(ledger_url) as ledger:
        ledger.add_many([one, two])
        first, second = build.event("e1", behind=[one]), build.event("e2", behind=[two], date=None)
        assert ledger.replace_events([first, second]) == Applied(2, 0, 0, 0)
        assert ledger.replace_events([second, first]) == Applied(0, 0, 0, 2)
        merged = build.event("e1", behind=[two, one])
        assert ledger.replace_events([merged]) == Applied(0, 1, 1, 0)
        assert event(ledger, "e1") == merged
        assert ledger.apply_events([second], removed=["e1", "unknown"]) == Applied(1, 0, 1, 0)
        assert event(ledger, "e2") == second
        assert counts(ledger).events == 1


def test_an_event_whose_report_was_read_anew_is_written_anew(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        ledger.add(call("a1"))
        told = build.event("e1", behind=[call("a1")])
        ledger.replace_events([told])
        ledger.add(call("a1", confidence=0.5))
        assert event(ledger, "e1").reports == ()
        assert ledger.replace_events([told]) == Applied(0, 1, 0, 0)
        assert event(ledger, "e1") == told


def test_an_event_needs_its_reports(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        with pytest.raises(KawatError, match="Merge again"):
            ledger.replace_events([build.event("e1"), build.event("e2", behind=[call("a1")])])
        assert counts(ledger).events == 0


def test_merging_in_a_batch_sees_what_the_batch_added(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        with ledger.batch():
            ledger.add(call("a1"))
            behind = [ledger.reading(one) for one in kept(ledger)]
            ledger.replace_events([build.event("e1", behind=behind)])
        assert event(ledger, "e1").reports == ("a1-r1",)


def test_what_is_not_there(ledger_url: str) -> None:
    with (
        open_ledger(ledger_url) as ledger,
        pytest.raises(KawatError, match="article nope: is not in the ledger"),
    ):
        ledger.reading("nope")
