"""The gold set for merging: its keys are sound, and Kawat keeps to what it has reached on it."""

from collections import Counter, defaultdict

import pytest
from benchmarks import merging, merging_gold

from kawat.merging.merge import merge
from kawat.records import FiledReport


@pytest.fixture(scope="module")
def reports() -> list[FiledReport]:
    return merging_gold.reports()


def test_every_key_leads_to_a_report_and_its_trigger(reports: list[FiledReport]) -> None:
    known = {filed.report.id: filed.report for filed in reports}
    for line in merging_gold.lines():
        trigger = known[line["report"]].evidence[0]
        assert [trigger.start, trigger.end] == line["trigger"]
        assert known[line["report"]].kind == line["kind"]


def test_each_report_is_keyed_once_and_each_scene_is_of_one_half() -> None:
    keys = merging_gold.truths()
    assert max(Counter(gold.report for gold in keys).values()) == 1
    halves = defaultdict(set)
    for key in keys:
        halves[key.scene].add(key.half)
    assert all(len(half) == 1 for half in halves.values())


def test_it_is_as_large_as_promised() -> None:
    events = Counter(gold.event for gold in merging_gold.truths())
    told = [count for count in events.values() if count > 1]
    assert len(told) >= 40
    assert sum(told) >= 150


def test_it_holds_keys_only() -> None:
    told = {"event", "scene", "half", "source", "article", "report", "kind", "trigger"}
    seeds = told | {"status", "date", "country", "participants"}
    assert all(set(line) == (seeds if line["source"] == "seeds" else told) for line in merging_gold.lines())


@pytest.mark.parametrize(("half", "floor"), [("test", 0.90), ("tune", 0.88)])
def test_accuracy_keeps_above_its_floor_and_the_baselines(reports: list[FiledReport], half: str, floor: float) -> None:
    guesses = merging.labels(reports)
    truth = {key.report: key.event for key in merging_gold.truths(half)}
    f1 = {method: merging.bcubed(truth, guess)[2] for method, guess in guesses.items()}
    assert f1["kawat"] >= floor
    assert f1["kawat"] > f1["same kind, states, date"] > f1["every report alone"]


def test_the_seeds_tell_of_one_call_on_12_february_2025() -> None:
    merged = merge(merging_gold.seeds())
    call = merged.holding("003.r1")
    assert call is not None
    assert call.articles == ("001", "003", "004")
    assert (call.kind, call.status, call.date) == ("call", "held", "2025-02-12")
    assert [(p.state, p.person) for p in call.participants] == [("RUS", "Vladimir Putin"), ("USA", "Donald Trump")]
    assert call.strength.outlets == 3
    others = {event.kind for event in merged.events if "000" in event.articles}
    assert others == {"call", "summit", "visit", "meeting", "expulsion"}


def test_bcubed_of_a_known_clustering() -> None:
    truth = {"a": 1, "b": 1, "c": 2, "d": 2}
    precision, recall, f1 = merging.bcubed(truth, {"a": 1, "b": 1, "c": 1, "d": 2})
    assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert recall == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert merging.pair_counts(truth, {"a": 1, "b": 1, "c": 1, "d": 2}) == (2, 3, 1)
