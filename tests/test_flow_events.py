"""Events follow their reports: any order, any batches, or all anew, they come out the same."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from kawat import flow
from kawat.export.event_json import event_json
from kawat.ledger import open_ledger, timeline
from kawat.ledger.applying import Applied
from kawat.ledger.merged import Keeper, rebuild
from kawat.ledger.store import Ledger
from kawat.records import Reading
from tests import SHARED

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The samples and the seeds, read once."""
    return [one for one in flow.read_all([str(SAMPLES), str(SHARED / "seeds")]) if isinstance(one, Reading)]


def told(ledger: Ledger) -> str:
    return json.dumps([event_json(event) for event in timeline(ledger)])


def fill(where: Path, batches: Sequence[Sequence[Reading]]) -> str:
    with open_ledger(where) as ledger:
        keeper = Keeper(ledger)
        for batch in batches:
            keeper.keep(batch)
        grown = told(ledger)
        copies = {one.article.id: ledger.article(one.article.id).copy_of for batch in batches for one in batch}
        applied = rebuild(ledger)
        assert (applied.added, applied.changed, applied.removed) == (0, 0, 0)
        assert told(ledger) == grown
        return grown + json.dumps(sorted(copies.items(), key=str))


def parted(readings: Sequence[Reading], chance: random.Random) -> list[list[Reading]]:
    mixed = chance.sample(readings, len(readings))
    cuts = sorted(chance.sample(range(1, len(mixed)), 5))
    return [list(mixed[start:end]) for start, end in zip([0, *cuts], [*cuts, len(mixed)], strict=True)]


def test_any_order_and_any_batches_give_the_same_events(tmp_path: Path, readings: list[Reading]) -> None:
    whole = fill(tmp_path / "whole.db", [readings])
    assert '"copy_of"' not in whole
    assert fill(tmp_path / "one by one.db", [[one] for one in readings]) == whole
    assert fill(tmp_path / "backwards.db", [[one] for one in reversed(readings)]) == whole
    for seed in range(4):
        chance = random.Random(seed)  # noqa: S311
        assert fill(tmp_path / f"{seed}.db", parted(readings, chance)) == whole


def test_a_new_program_goes_on_where_the_last_ended(tmp_path: Path, readings: list[Reading]) -> None:
    whole = fill(tmp_path / "whole.db", [readings])
    for one in readings[:-1]:
        with open_ledger(tmp_path / "a.db") as ledger:
            Keeper(ledger).keep([one])
    assert fill(tmp_path / "a.db", [readings]) == whole


def test_adding_twice_changes_no_event(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        first = flow.add([str(SAMPLES)], ledger)
        before = told(ledger)
        again = flow.add([str(SAMPLES)], ledger)
        assert (first.added, again.unchanged) == (16, 16)
        assert told(ledger) == before


def test_wire_copy_counts_as_one_outlet(tmp_path: Path, readings: list[Reading]) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        Keeper(ledger).keep(readings)
        copies = {one.article.id: copy_of for one in readings if (copy_of := ledger.article(one.article.id).copy_of)}
        ((copied, original),) = copies.items()
        assert sorted(ledger.article(one).origin.rpartition("/")[2] for one in (copied, original)) == [
            "2018-06-12-warta-nusantara-ktt-singapura.txt",
            "2018-06-13-suara-bahari-kim-trump-bertemu.txt",
        ]
        both = [event for event in timeline(ledger) if {original, copied} == set(event.articles)]
        assert both
        assert {(len(event.outlets), event.strength.outlets) for event in both} == {(2, 1)}


def test_ctrl_c_never_leaves_reports_without_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    applied = Ledger.apply_events

    def interrupted(*_: object) -> Applied:
        monkeypatch.setattr(Ledger, "apply_events", applied)
        raise KeyboardInterrupt

    with open_ledger(tmp_path / "a.db") as ledger:
        keeper = Keeper(ledger)
        batch = [one for one in flow.read_all([str(SAMPLES)]) if isinstance(one, Reading)]
        keeper.keep(batch[:5])
        before = told(ledger)
        monkeypatch.setattr(Ledger, "apply_events", interrupted)
        with pytest.raises(KeyboardInterrupt):
            keeper.keep(batch[5:])
        assert told(ledger) == before
        assert rebuild(ledger) == Applied(0, 0, 0, len(timeline(ledger)))
        keeper.keep(batch[5:])
        grown = told(ledger)
        assert rebuild(ledger) == Applied(0, 0, 0, len(timeline(ledger)))
        assert told(ledger) == grown


def test_the_seeds_tell_one_call(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        flow.add([str(SHARED / "seeds")], ledger)
        calls = [one for one in timeline(ledger) if one.kind == "call" and one.date == "2025-02-12"]
        assert [(len(one.articles), one.strength.outlets) for one in calls] == [(3, 3)]
