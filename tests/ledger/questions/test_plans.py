"""Every question is answered from an index: SQLite's own plans, with no table read whole and no list sorted whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as listen

from kawat.ledger import Ledger, Position, TimelineFilter, event, open_ledger, timeline
from kawat.ledger.questions.changes import changes, newest
from kawat.ledger.questions.dyad import busiest_pairs, dyad
from kawat.ledger.questions.upcoming import upcoming

from .conftest import EVENTS

BEHIND = Position.of(EVENTS[0])
#: What reads no table: lists made within the query.
_WITHIN = ("SCAN seen", "SCAN (subquery", "SCAN anon", "SCAN CONSTANT")


def plans(ledger: Ledger, ask: Callable[[Ledger], object]) -> list[str]:
    """The steps of every query that answering takes."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, _context: object, _many: bool) -> None:
        asked.append((statement, parameters))

    with ledger.connection() as connection:
        listen.listen(connection.engine, "before_cursor_execute", note)
        engine = connection.engine
    ask(ledger)
    listen.remove(engine, "before_cursor_execute", note)
    with ledger.connection() as connection:
        return [
            row[-1]
            for statement, parameters in asked
            if statement.startswith(("SELECT", "WITH"))
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


PAGED: list[TimelineFilter] = [
    TimelineFilter(limit=50, after=BEHIND),
    TimelineFilter(limit=50, states=("RUS",), after=BEHIND),
    TimelineFilter(limit=50, states=("RUS",), kind="call", status="held", since="2018", until="2019", country="RUS"),
    TimelineFilter(limit=50, states=("RUS", "USA"), after=BEHIND),
    TimelineFilter(limit=50, states=("RUS", "USA"), kind="call", since="2018"),
    TimelineFilter(limit=50, kind="call", after=BEHIND),
    TimelineFilter(limit=50, status="planned", since="2018"),
    TimelineFilter(limit=50, country="FIN"),
    TimelineFilter(limit=50, contradicted=True),
    TimelineFilter(limit=50, person_id="Q58217", states=("RUS",)),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    where: Path = tmp_path_factory.mktemp("plans") / "a.db"
    ledger = open_ledger(where)
    ledger.replace_events(EVENTS)
    return ledger


@pytest.mark.parametrize("wanted", PAGED)
def test_a_timeline_sorts_nothing_and_reads_no_table_whole(small: Ledger, wanted: TimelineFilter) -> None:
    steps = plans(small, lambda ledger: timeline(ledger, wanted))
    assert steps
    assert [step for step in steps if "ORDER BY" in step or (step.startswith("SCAN") and "INDEX" not in step)] == []


ASKED: list[Callable[[Ledger], object]] = [
    lambda ledger: dyad(ledger, "RUS", "USA", on="2019"),
    lambda ledger: event(ledger, "mediat"),
    lambda ledger: upcoming(ledger, "2019-01-01", limit=50),
    lambda ledger: upcoming(ledger, "2019-01-01", states=("RUS", "USA"), limit=50),
    newest,
    lambda ledger: busiest_pairs(ledger, since="2018-06"),
    lambda ledger: changes(ledger, "2018-01-01", limit=50),
]


@pytest.mark.parametrize("number", range(len(ASKED)))
def test_no_question_reads_a_table_whole(small: Ledger, number: int) -> None:
    steps = plans(small, ASKED[number])
    assert steps
    whole = [step for step in steps if step.startswith("SCAN") and not step.startswith(_WITHIN)]
    assert [step for step in whole if "USING COVERING INDEX" not in step] == []
    assert not any(step.startswith("SEARCH event_pairs USING INDEX ix_event_pairs_by_other") for step in steps)
