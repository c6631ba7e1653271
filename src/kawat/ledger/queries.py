"""Questions to a ledger: a filter or an id in, events and the words they rest on out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from kawat.errors import KawatError
from kawat.ledger import event_rows
from kawat.ledger.citing import Source, source_of
from kawat.ledger.filters import Position, TimelineFilter
from kawat.ledger.loading import begins, chunks, load_reports
from kawat.ledger.paging import page
from kawat.ledger.redirects import gone_beginning, led_to
from kawat.ledger.rows import article_record
from kawat.ledger.schema import articles, event_participants, event_reports, events, reports
from kawat.ledger.searching.passages import sentence_of
from kawat.ledger.store import Ledger
from kawat.ledger.totals import Counts, held
from kawat.records import Article, Event, EventLink, Report, Span


@dataclass(frozen=True, slots=True)
class EvidenceSentence:
    """A sentence of an article, and the offsets within `text` of the triggers that stand in it, in order."""

    start: int
    end: int
    text: str
    triggers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ReportEvidence:
    """The words behind one report of an event: the sentences that speak of it, the clearest first."""

    source: Source
    report: Report
    sentences: tuple[EvidenceSentence, ...]

    @property
    def date_words(self) -> str | None:
        """The words that date it."""
        return self.report.date_span.text if self.report.date_span else None

    @property
    def place_words(self) -> str | None:
        """The words that place it."""
        return self.report.place.span.text if self.report.place else None

    @property
    def participant_words(self) -> tuple[str, ...]:
        """The words that stand for each participant, in the order of `report.participants`."""
        return tuple(one.span.text for one in self.report.participants)


def timeline(ledger: Ledger, wanted: TimelineFilter | None = None, *, known_states: Iterable[str] = ()) -> list[Event]:
    """List the events that fit a filter, by first day and id, those without a date last.

    To page, give `limit`, and as `after` the `Position.of` the last event seen. A state that is neither in the ledger
    nor among `known_states` is taken for a slip.

    Raises:
        KawatError: the filter asks for what there is not (`kawat.ledger.paging.page`).
    """
    with ledger.connection() as connection:
        return load_events(connection, page(connection, wanted or TimelineFilter(), known_states))


def event(ledger: Ledger, event_id: str) -> Event:
    """Give the event of this id, or of the only id that begins so; for an id that is gone, the event it went to.

    Raises:
        KawatError: no event's id begins so, or several do; or the id is gone with all its reports.
    """
    with ledger.connection() as connection:
        return _events(connection, [_event_row(connection, event_id)])[0]


def events_holding(ledger: Ledger, report_ids: Sequence[str]) -> list[Event]:
    """Give the events that hold these reports, by first day and id."""
    with ledger.connection() as connection:
        held: set[str] = set()
        for some in chunks(report_ids):
            held.update(connection.scalars(select(event_reports.c.event).where(event_reports.c.report.in_(some))))
        return sorted(load_events(connection, sorted(held)), key=Position.of)


def articles_of(ledger: Ledger, ids: Sequence[str]) -> dict[str, Article]:
    """Give those of these articles that are in the ledger, by id."""
    found: dict[str, Article] = {}
    with ledger.connection() as connection:
        for some in chunks(ids):
            for row in connection.execute(select(articles).where(articles.c.id.in_(some))):
                found[row.id] = article_record(row)
    return found


def linked_from(ledger: Ledger, event_id: str) -> list[tuple[str, EventLink]]:
    """Give the links that other events have to this one, each with the id of the event that carries it."""
    with ledger.connection() as connection:
        mine = select(event_reports.c.report).where(event_reports.c.event == event_id)
        near = select(reports.c.article).where(reports.c.id.in_(mine))
        # A link is told by an article that tells of both events, so only those of the same articles are looked at.
        told = select(event_reports.c.event).join(reports).where(reports.c.article.in_(near)).distinct()
        found = connection.execute(select(events.c.id, events.c.links).where(events.c.id.in_(told))).all()
    return [
        (row.id, EventLink(one["relation"], one["event"], tuple(one["articles"])))
        for row in sorted(found)
        for one in row.links
        if one["event"] == event_id
    ]


def event_evidence(
    ledger: Ledger, event_id: str, *, limit: int | None = None, over: int = 0
) -> tuple[ReportEvidence, ...]:
    """Give the words behind each report of an event, by publication date of the articles (unknown ones last), then id.

    Args:
        ledger: the ledger.
        event_id: the event's id, or its beginning.
        limit: the words of at most so many reports; None: of all.
        over: how many reports to pass over.

    Raises:
        KawatError: no event's id begins so, or several do.
    """
    with ledger.connection() as connection:
        found = _event_row(connection, event_id)
        published = func.coalesce(func.nullif(articles.c.published, ""), "~")
        behind = select(reports.c.id).join(event_reports).join(articles).where(event_reports.c.event == found.id)
        behind = behind.order_by(published, reports.c.article, reports.c.position).limit(limit).offset(over or None)
        behind = behind.correlate(None)
        loaded = list(load_reports(connection, reports.c.id.in_(behind)))
        parted: dict[str, list[list[int]]] = {}
        for some in chunks(sorted({row.article for row, _ in loaded})):
            for article in connection.execute(
                select(articles.c.id, articles.c.sentences).where(articles.c.id.in_(some))
            ):
                parted[article.id] = article.sentences
    loaded.sort(key=lambda one: (one[0].article_published or "~", one[0].article, one[0].position))
    return tuple(
        ReportEvidence(
            source_of(row),
            report,
            evidence_sentences(row.article_text, parted[row.article], report.evidence),
        )
        for row, report in loaded
    )


def evidence_sentences(
    text: str, sentences: Sequence[Sequence[int]], triggers: Iterable[Span]
) -> tuple[EvidenceSentence, ...]:
    """Gather triggers by the sentence of `text` they begin in, sentences in the order of their first trigger.

    A trigger outside every sentence stands for itself; one that runs over its sentence's end is cut there.
    """
    gathered: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for trigger in triggers:
        start, end = sentence_of(sentences, (trigger.start, trigger.end))
        gathered[start, end].add((trigger.start - start, min(trigger.end, end) - start))
    return tuple(
        EvidenceSentence(start, end, text[start:end], tuple(sorted(inside)))
        for (start, end), inside in gathered.items()
    )


def counts(ledger: Ledger) -> Counts:
    """Say how much the ledger holds."""
    with ledger.connection() as connection:
        return held(connection)


def _event_row(connection: Connection, given: str) -> Row[Any]:
    exact = connection.execute(select(events).where(events.c.id == given)).one_or_none()
    if exact:
        return exact
    heir = led_to(connection, given)
    if heir:
        return connection.execute(select(events).where(events.c.id == heir)).one()
    query = select(events.c.id).where(begins(events.c.id, given)).order_by(events.c.id).limit(4)
    found = connection.scalars(query).all() if given else []
    gone = gone_beginning(connection, given) if given and not found else []
    if len(gone) == 1:
        return _event_row(connection, gone[0])
    if len(found) + len(gone) > 1:
        ids = list(found) or gone
        some = ", ".join(ids[:3]) + (", ..." if len(ids) > 3 else "")
        raise KawatError(f"event {given!r}", f"several ids begin so: {some}", "Give more of the id.")
    if not found:
        raise KawatError(
            f"event {given!r}", "is not in this ledger", "`kawat timeline` lists the events and their ids."
        )
    return connection.execute(select(events).where(events.c.id == found[0])).one()


def load_events(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """Load the events of these ids, in the order of the ids."""
    found: dict[str, Row[Any]] = {}
    for some in chunks(ids):
        found |= {row.id: row for row in connection.execute(select(events).where(events.c.id.in_(some)))}
    return _events(connection, [found[one] for one in ids])


def _events(connection: Connection, found: Sequence[Row[Any]]) -> list[Event]:
    sides: dict[str, list[Row[Any]]] = defaultdict(list)
    behind: dict[str, list[str]] = defaultdict(list)
    for some in chunks([row.id for row in found]):
        part = event_participants
        for row in connection.execute(
            select(part).where(part.c.event.in_(some)).order_by(part.c.event, part.c.position)
        ):
            sides[row.event].append(row)
        link = event_reports
        for row in connection.execute(
            select(link).where(link.c.event.in_(some)).order_by(link.c.event, link.c.position)
        ):
            behind[row.event].append(row.report)
    return [event_rows.event_record(row, sides[row.id], behind[row.id]) for row in found]
