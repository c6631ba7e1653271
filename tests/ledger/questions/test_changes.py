"""What came, changed and went, and when."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from kawat.errors import KawatError
from kawat.ledger import Ledger, open_ledger, schema, timeline
from kawat.ledger.merged import Keeper, rebuild
from kawat.ledger.questions.changes import Change, ChangePosition, changes, newest
from tests.ledger.build import call


def told(found: tuple[Change, ...]) -> list[tuple[str, bool]]:
    return [(one.position.id, one.event is not None) for one in found]


def test_each_event_is_told_once_as_it_is_now(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        keeper.keep([call("a")])
        keeper.keep([call("c", kind="visit")])
        first, second = changes(ledger)
        assert [one.id for one in newest(ledger)] == [second.position.id, first.position.id]
        keeper.keep([call("b", published="2018-07-05", confidence=0.1)])
        again = changes(ledger)
        assert told(again) == [(second.position.id, True), (first.position.id, True)]
        assert again[1].added_at == first.added_at
        assert again[1].position.at > second.position.at
        assert [one.event for one in again] == sorted(timeline(ledger), key=lambda one: one.id == first.position.id)
        assert told(changes(ledger, after=second.position)) == [(first.position.id, True)]
        assert [one.id for one in newest(ledger, 1)] == [second.position.id]


def test_a_rebuild_leaves_unchanged_events_alone(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        Keeper(ledger).keep([call("a"), call("c", kind="visit")])
        before = changes(ledger)
        rebuild(ledger)
        assert changes(ledger) == before


def test_what_went_says_where_to(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        keeper.keep([call("b")])
        (old,) = changes(ledger)
        keeper.keep([call("a", published="2018-07-03")])
        gone, came = sorted(changes(ledger), key=lambda one: one.event is not None)
        assert (gone.position.id, gone.heir, gone.added_at) == (old.position.id, came.position.id, None)
        assert told(changes(ledger, after=old.position)) == told((*changes(ledger),))
        keeper.keep([replace(call("b"), reports=()), replace(call("a", published="2018-07-03"), reports=())])
        assert {one.heir for one in changes(ledger)} == {None}
        keeper.keep([call("b")])
        assert (old.position.id, True) in told(changes(ledger))
        assert len({one.position.id for one in changes(ledger)}) == len(changes(ledger))


def test_a_clock_that_was_set_back_hides_nothing(ledger_url: str) -> None:
    with open_ledger(ledger_url) as ledger:
        keeper = Keeper(ledger)
        keeper.keep([call("a")])
        with ledger.connection(writes=True) as connection:
            connection.execute(update(schema.events).values(changed_at="2999-01-01T00:00:00.000000Z"))
        (heard,) = changes(ledger)
        keeper.keep([call("b", published="2018-07-05")])
        (again,) = changes(ledger, after=heard.position)
        assert again.event == timeline(ledger)[0]
        keeper.keep([replace(call(name), reports=()) for name in "ab"])
        (gone,) = changes(ledger, after=again.position)
        assert gone.event is None
        keeper.keep([call("a")])
        (came,) = changes(ledger, after=gone.position)
        assert came.event == timeline(ledger)[0]


def test_pages_join_to_the_whole(ledger: Ledger) -> None:
    seen: list[Change] = []
    after: ChangePosition | None = None
    while page := changes(ledger, after=after, limit=3):
        seen += page
        after = page[-1].position
    assert tuple(seen) == changes(ledger)


@pytest.mark.parametrize("moment", ["2999-01-01", "2999-01-01T00:00:00", "2999-01-01T07:00:00+07:00"])
def test_after_a_moment(ledger: Ledger, moment: str) -> None:
    assert changes(ledger, moment) == ()
    assert changes(ledger, "2001-01-01") == changes(ledger)


@pytest.mark.parametrize("moment", ["kemarin", "2018-13-01", "", "0001-01-01T00:00:00+14:00", "2018-07"])
def test_what_is_no_moment_is_told(ledger: Ledger, moment: str) -> None:
    with pytest.raises(KawatError, match="is no date and time"):
        changes(ledger, moment)
    with pytest.raises(KawatError, match="below one"):
        newest(ledger, 0)
