"""Readings and events for these tests: a few words in, records whose spans hold their words out."""

import itertools
from collections.abc import Iterable

from sqlalchemy import select

from kawat.ledger import Ledger, schema
from kawat.ledger.source import LedgerSource
from kawat.records import (
    Article,
    Event,
    EventParticipant,
    FiledReport,
    Kind,
    Participant,
    Place,
    PublishedFrom,
    Quote,
    Reading,
    Report,
    Span,
    Status,
)

CALL = (
    "Moskow - Menteri Luar Negeri Rusia Sergei Lavrov menelepon Menteri Luar Negeri Amerika Serikat Mike Pompeo "
    "pada Selasa (3/7). Dalam panggilan telepon itu keduanya menyinggung Suriah. "
    '"Percakapan berlangsung terbuka," ujar Lavrov di Moskow, dikutip Kantor Berita Contoh. Baca juga: Kabar lain.'
)


def span(text: str, words: str) -> Span:
    """The first place in `text` where `words` stand."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Sentences of a text in which every full stop before a space ends one."""
    cuts = [0, *(n + 2 for n in range(len(text)) if text.startswith(". ", n)), len(text) + 1]
    return tuple((start, end - 1) for start, end in itertools.pairwise(cuts))


def call(
    article: str = "a1",
    *,
    outlet: str | None = "Harian Contoh",
    published: str | None = "2018-07-04",
    published_from: PublishedFrom = "given",
    date: str | None = "2018-07-03",
    kind: Kind = "call",
    status: Status = "held",
    confidence: float = 0.9,
    origin: str = "contoh.txt",
    copy_of: str | None = None,
) -> Reading:
    """An article that tells of a telephone call, with everything a reading can have."""
    report = Report(
        id=f"{article}-r1",
        kind=kind,
        status=status,
        evidence=(span(CALL, "panggilan telepon"), span(CALL, "menelepon")),
        participants=(
            Participant("actor", "RUS", span(CALL, "Sergei Lavrov"), "Sergei Lavrov", "foreign_minister", "Q58217"),
            Participant("actor", "USA", span(CALL, "Mike Pompeo"), "Mike Pompeo", "foreign_minister"),
        ),
        date=date,
        date_span=span(CALL, "Selasa (3/7)"),
        place=Place("Moscow", "RUS", span(CALL, "di Moskow"), "524901"),
        topics=("war", "bilateral"),
        according_to=span(CALL, "Kantor Berita Contoh"),
        confidence=confidence,
    )
    said = span(CALL, "Percakapan berlangsung terbuka,")
    quote = Quote(
        said.start, said.end, said.text, "direct", span(CALL, "Lavrov"), "Sergei Lavrov", "RUS", span(CALL, "ujar"),
        ("Kantor Berita Contoh",), "Q58217",
    )  # fmt: skip
    parts = sentences(CALL)
    return Reading(
        article=Article(
            id=article, text=CALL, title="Lavrov menelepon Pompeo", outlet=outlet, url=f"https://contoh.id/{article}",
            language="id", published=published, published_from=published_from, published_by="json line",
            fetched_at="2026-01-02T03:04:05Z", copy_of=copy_of, origin=origin,
        ),
        sentences=parts, boilerplate=(parts[-1],), dateline="Moskow", reports=(report,), quotes=(quote,),
    )  # fmt: skip


def quarrel() -> tuple[Reading, ...]:
    """Two outlets of which one tells of a call that the other says was denied."""
    held = call("quarrel-1", published="2019-03-06", date="2019-03-05", outlet="Harian Satu")
    denied = call("quarrel-2", published="2019-03-07", date="2019-03-05", outlet="Harian Dua", status="denied")
    return held, denied


def event(
    event_id: str,
    *,
    states: Iterable[str] = ("RUS", "USA"),
    person: str | None = None,
    date: str | None = "2018-07-03",
    kind: Kind = "call",
    status: Status = "held",
    behind: Iterable[Reading] = (),
) -> Event:
    """An event that rests on all reports of the readings `behind` it."""
    readings = tuple(behind)
    return Event(
        id=event_id,
        kind=kind,
        status=status,
        participants=tuple(EventParticipant("actor", state, person=person) for state in states),
        date=date,
        place="Moscow",
        country="RUS",
        topics=("war",),
        reports=tuple(report.id for reading in readings for report in reading.reports),
        articles=tuple(reading.article.id for reading in readings),
        outlets=tuple(sorted({reading.article.outlet for reading in readings if reading.article.outlet})),
    )


def kept(ledger: Ledger) -> list[str]:
    """The articles of all reports, one a report, by article and place in it."""
    reports = schema.reports
    with ledger.connection() as connection:
        return list(connection.scalars(select(reports.c.article).order_by(reports.c.article, reports.c.position)))


def filed(ledger: Ledger) -> list[FiledReport]:
    """All reports as merging reads them, by id."""
    with ledger.connection() as connection:
        return list(LedgerSource(lambda: connection).all())
