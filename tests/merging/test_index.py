"""Updates come to what merging from scratch comes to: in any order and batching, there and back."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kawat.merging.blocks import keys
from kawat.merging.index import Index
from kawat.merging.merge import merge
from kawat.merging.traits import traits
from kawat.records import Event, FiledReport, Judgement, Verdict
from tests.merging.reports import filed, reports

Ledger = dict[str, Event]


def everything(index: Index) -> Ledger:
    return {event.id: event for event in index.events()}


def follow(ledger: Ledger, index: Index, **update: object) -> Ledger:
    """What a ledger holds after it stored what an update says."""
    changes = index.update(**update)  # type: ignore[arg-type]
    kept = {event: told for event, told in ledger.items() if event not in changes.gone}
    return kept | {event.id: event for event in changes.events}


@st.composite
def judgements(draw: st.DrawFn, known: list[str]) -> list[Judgement]:
    made = []
    for at in range(draw(st.integers(0, 3))):
        verdict: Verdict = draw(st.sampled_from(["same", "not_same", "wrong", "right_value", "taken_back"]))
        about = tuple(draw(st.lists(st.sampled_from(known), min_size=2, max_size=2)))
        field, value = ("date", "2018-03-09") if verdict == "right_value" else (None, None)
        made.append(Judgement(verdict, about, "reader", f"2020-01-0{at + 1}", field, value))
    return made


@given(reports(), st.randoms(use_true_random=False), st.data())
def test_any_order_gives_identical_events(told: list[FiledReport], random: object, data: st.DataObject) -> None:
    decided = data.draw(judgements([filed.report.id for filed in told]))
    mixed = list(told)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert merge(told, decided) == merge(mixed, reversed(decided))


@given(reports(), st.lists(st.integers(0, 14), max_size=4))
@settings(max_examples=150)
def test_any_batching_gives_identical_events(told: list[FiledReport], cuts: list[int]) -> None:
    borders = sorted({0, len(told), *(cut for cut in cuts if cut < len(told))})
    index, ledger = Index(), Ledger()
    for start, end in pairwise(borders):
        ledger = follow(ledger, index, added=told[start:end])
    assert tuple(ledger[event] for event in sorted(ledger)) == merge(told).events


@given(reports(), st.data())
@settings(max_examples=150)
def test_adding_then_removing_an_article_restores_the_state(told: list[FiledReport], data: st.DataObject) -> None:
    article = data.draw(st.sampled_from(sorted({filed.article for filed in told})))
    of_it = [filed for filed in told if filed.article == article]
    rest = [filed for filed in told if filed.article != article]
    index = Index()
    index.load(rest)
    before = everything(index)
    with_it = follow(before, index, added=of_it)
    assert with_it == {event.id: event for event in merge(told).events}
    assert follow(with_it, index, removed=[filed.report.id for filed in of_it]) == before


@given(reports(), st.data())
@settings(max_examples=100)
def test_new_judgements_give_what_merging_with_them_gives(told: list[FiledReport], data: st.DataObject) -> None:
    known = [filed.report.id for filed in told]
    first, then = data.draw(judgements(known)), data.draw(judgements(known))
    index = Index(judgements=first)
    index.load(told)
    ledger = follow(everything(index), index, judgements=then)
    assert tuple(ledger[event] for event in sorted(ledger)) == merge(told, then).events
    ledger = follow(ledger, index, judgements=[])
    assert tuple(ledger[event] for event in sorted(ledger)) == merge(told).events


@given(reports(), st.data())
@settings(max_examples=100)
def test_reports_that_leave_while_judgements_change_are_gone(told: list[FiledReport], data: st.DataObject) -> None:
    known = [filed.report.id for filed in told]
    first, then = data.draw(judgements(known)), data.draw(judgements(known))
    leaving = data.draw(st.sets(st.sampled_from(known)))
    index = Index(judgements=first)
    index.load(told)
    ledger = follow(everything(index), index, removed=leaving, judgements=then)
    rest = [filed for filed in told if filed.report.id not in leaving]
    assert tuple(ledger[event] for event in sorted(ledger)) == merge(rest, then).events


@given(reports())
def test_merging_is_idempotent(told: list[FiledReport]) -> None:
    index = Index()
    index.load(told)
    before = everything(index)
    assert follow(before, index, added=told) == before


class Shelf:
    """A ledger in memory that lends reports by block, article and id, and notes how many it lent."""

    def __init__(self, told: Iterable[FiledReport], events: Iterable[Event]) -> None:
        self.told = list(told)
        self.events = {report: event.id for event in events for report in event.reports}
        self.lent: set[str] = set()

    def lend(self, chosen: Iterable[FiledReport]) -> Iterator[FiledReport]:
        for one in chosen:
            self.lent.add(one.report.id)
            yield one

    def block(self, key: str) -> Iterator[FiledReport]:
        return self.lend(one for one in self.told if key in keys(traits(one)))

    def article(self, article: str) -> Iterator[FiledReport]:
        return self.lend(one for one in self.told if one.article == article)

    def report(self, report: str) -> FiledReport | None:
        return next(self.lend(one for one in self.told if one.report.id == report), None)

    def event(self, report: str) -> str | None:
        return self.events.get(report)


@given(reports(), st.data())
@settings(max_examples=100)
def test_an_index_that_borrows_from_a_ledger_changes_the_same(told: list[FiledReport], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(told) - 1))
    kept, added = told[:cut], told[cut:]
    removed = [one.report.id for one in kept[: data.draw(st.integers(0, 2))]]
    stored = {event.id: event for event in merge(kept).events}
    ledger = follow(stored, Index(Shelf(kept, stored.values())), added=added, removed=removed)
    rest = [one for one in told if one.report.id not in removed]
    assert tuple(ledger[event] for event in sorted(ledger)) == merge(rest).events


def test_an_index_that_borrows_reads_only_the_blocks_concerned() -> None:
    here = [filed(f"a{n}.r1", published="2018-03-06") for n in range(3)]
    far = [filed(f"b{n}.r1", date="2016-01-05", published="2016-01-06") for n in range(30)]
    shelf = Shelf(here + far, merge(here + far).events)
    changes = Index(shelf).update(added=[filed("c.r1")])
    assert [event.reports for event in changes.events] == [("a0.r1", "a1.r1", "a2.r1", "c.r1")]
    assert shelf.lent == {"a0.r1", "a1.r1", "a2.r1"}


def test_when_two_events_become_one_the_younger_id_redirects() -> None:
    index = Index()
    index.load(
        [
            filed("a.r1", published="2018-03-06"),
            filed("b.r1", published="2018-03-07", sides=[("actor", "SGP"), ("actor", "MYS")]),
        ]
    )
    older, younger = index.event_of("a.r1"), index.event_of("b.r1")
    assert older is not None
    assert younger is not None
    changes = index.update(judgements=[Judgement("same", ("a.r1", "b.r1"), "reader", "2020-01-01")])
    assert [event.id for event in changes.events] == [older.id]
    assert changes.gone == (younger.id,)
    assert changes.redirects == ((younger.id, older.id),)


def test_when_an_event_splits_the_older_part_keeps_its_id() -> None:
    told = [filed("a.r1", published="2018-03-06"), filed("b.r1", published="2018-03-07")]
    index = Index()
    index.load(told)
    (whole,) = everything(index).values()
    changes = index.update(judgements=[Judgement("not_same", ("a.r1", "b.r1"), "reader", "2020-01-01")])
    parts = {event.reports: event.id for event in changes.events}
    assert parts["a.r1",] == whole.id
    assert parts["b.r1",] != whole.id
    assert changes.gone == ()


def test_an_id_whose_reports_are_all_gone_is_a_tombstone() -> None:
    index = Index()
    index.load([filed("a.r1")])
    (event,) = everything(index).values()
    changes = index.update(removed=["a.r1"])
    assert (changes.gone, changes.redirects, changes.events) == ((event.id,), (), ())
    assert index.event_of("a.r1") is None
