"""Between readings and rows: a Reading in, rows by table name out; and rows in, records out.

Pure functions. A span goes in as two offsets and comes back with its words cut from the article's text; a reading whose
spans do not hold the words they claim is refused, so nothing is stored that the article does not say.
"""

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from kawat import edtf
from kawat.errors import KawatError
from kawat.records import (
    Article,
    Participant,
    Place,
    Quote,
    Reading,
    Report,
    Span,
)

Rows = Mapping[str, list[dict[str, Any]]]

#: Where and when an article was retrieved says nothing of what it says: the first retrieval is kept.
_RETRIEVAL = ("origin", "fetched_at")
_ARTICLE = (
    "id", "text", "title", "outlet", "url", "language", "published", "published_from", "published_by", "fetched_at",
    "copy_of", "origin",
)  # fmt: skip
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def storable(path: str) -> str:
    r"""Write the bytes of `path` that are no UTF-8 as ``\\udcff``, NUL as ``\\x00``: a database keeps neither."""
    return path.encode("utf-8", "backslashreplace").decode().replace("\0", r"\x00")


def reading_rows(reading: Reading) -> Rows:
    """Make the rows of `articles`, `reports`, `participants`, `evidence` and `quotes` that hold one reading.

    Raises:
        KawatError: a span that does not hold its words, a date that is not EDTF, a number that is not one, or
            characters that are none (a lone half of a surrogate pair, NUL).
    """
    article = reading.article
    _check_spans(reading)
    head: dict[str, Any] = {name: getattr(article, name) for name in _ARTICLE}
    head |= {
        "origin": storable(article.origin),
        "dateline": reading.dateline,
        "sentences": reading.sentences,
        "boilerplate": reading.boilerplate,
    }
    rows = {
        "articles": [head],
        "reports": [_report_row(article.id, n, report) for n, report in enumerate(reading.reports)],
        "participants": [
            {"report": report.id, "position": n, "role": one.role, "state": one.state, "person": one.person}
            | {"office": one.office, "person_id": one.person_id, **_offsets("span", one.span)}
            for report in reading.reports
            for n, one in enumerate(report.participants)
        ],
        "evidence": [
            {"report": report.id, "position": n, **_offsets("span", span)}
            for report in reading.reports
            for n, span in enumerate(report.evidence)
        ],
        "quotes": [_quote_row(article.id, n, quote) for n, quote in enumerate(reading.quotes)],
    }
    said = {name: value for name, value in head.items() if name not in _RETRIEVAL}
    head["digest"] = digest_of(article.id, {**rows, "articles": [said]})
    head |= {"report_count": len(reading.reports), "quote_count": len(reading.quotes)}
    return rows


def article_record(row: Row[Any]) -> Article:
    """Make the article of a row of `articles`."""
    return Article(**{name: getattr(row, name) for name in _ARTICLE})


def reading_record(row: Row[Any], reports: Iterable[Report], quotes: Iterable[Row[Any]]) -> Reading:
    """Make the reading of a row of `articles`, with its reports and the rows of its quotes in order."""
    return Reading(
        article=article_record(row),
        sentences=tuple((start, end) for start, end in row.sentences),
        boilerplate=tuple((start, end) for start, end in row.boilerplate),
        dateline=row.dateline,
        reports=tuple(reports),
        quotes=tuple(quote_record(quote, row.text) for quote in quotes),
    )


def report_record(row: Row[Any], text: str, participants: Sequence[Row[Any]], evidence: Sequence[Row[Any]]) -> Report:
    """Make the report of a row of `reports`, its words cut from `text`, with its other rows in order."""
    place = _span(text, row.place_start, row.place_end)
    return Report(
        id=row.id,
        kind=row.kind,
        status=row.status,
        evidence=tuple(Span(e.span_start, e.span_end, text[e.span_start : e.span_end]) for e in evidence),
        participants=tuple(
            Participant(
                role=p.role,
                state=p.state,
                span=Span(p.span_start, p.span_end, text[p.span_start : p.span_end]),
                person=p.person,
                office=p.office,
                person_id=p.person_id,
            )
            for p in participants
        ),
        date=row.date,
        date_span=_span(text, row.date_start, row.date_end),
        place=Place(row.place, row.country, place, row.place_id) if place else None,
        topics=tuple(row.topics),
        according_to=_span(text, row.according_to_start, row.according_to_end),
        confidence=row.confidence,
    )


def _report_row(article: str, position: int, report: Report) -> dict[str, Any]:
    place = report.place
    return {
        "id": report.id, "article": article, "position": position, "kind": report.kind, "status": report.status,
        **days(f"{article}, report {report.id}", report.date), **_offsets("date", report.date_span),
        "place": place.name if place else None, "country": place.country if place else None,
        "place_id": place.place_id if place else None,
        **_offsets("place", place.span if place else None), "topics": report.topics,
        **_offsets("according_to", report.according_to), "confidence": float(report.confidence),
    }  # fmt: skip


def _quote_row(article: str, position: int, quote: Quote) -> dict[str, Any]:
    return {
        "article": article, "position": position, "type": quote.type,
        "span_start": quote.start, "span_end": quote.end, **_offsets("speaker", quote.speaker),
        "person": quote.person, "person_id": quote.person_id, "state": quote.state, **_offsets("cue", quote.cue),
        "via": quote.via,
    }  # fmt: skip


def quote_record(row: Row[Any], text: str) -> Quote:
    """Make the quote of a row of `quotes`, its words cut from the article's `text`."""
    return Quote(
        start=row.span_start,
        end=row.span_end,
        text=text[row.span_start : row.span_end],
        type=row.type,
        speaker=_span(text, row.speaker_start, row.speaker_end),
        person=row.person,
        state=row.state,
        cue=_span(text, row.cue_start, row.cue_end),
        via=tuple(row.via),
        person_id=row.person_id,
    )


def _offsets(name: str, span: Span | None) -> dict[str, int | None]:
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _span(text: str, start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end, text[start:end])


def days(what: str, date: str | None) -> dict[str, Any]:
    """Give the columns of a date: itself, and the first and last day it may mean.

    Raises:
        KawatError: it is not EDTF; `what` has it.
    """
    if date is None:
        return {"date": None, "first_day": None, "last_day": None}
    try:
        first, last = edtf.bounds(date)
    except ValueError as error:
        raise KawatError(what, str(error), "Dates are EDTF: 2018-07-03, 2018-07, 2018-06-25/2018-07-01.") from error
    return {"date": date, "first_day": first, "last_day": last}


def _spans(reading: Reading) -> Iterator[Span]:
    for report in reading.reports:
        yield from report.evidence
        yield from (one.span for one in report.participants)
        yield from (span for span in (report.date_span, report.according_to) if span)
        if report.place:
            yield report.place.span
    for quote in reading.quotes:
        yield Span(quote.start, quote.end, quote.text)
        yield from (span for span in (quote.speaker, quote.cue) if span)


def _check_spans(reading: Reading) -> None:
    text = reading.article.text
    for span in _spans(reading):
        if not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.text:
            raise KawatError(
                reading.article.id,
                f"its reading claims the words {span.text!r} at {span.start}-{span.end}, where its text has others",
                "Read the article anew from its stored text.",
            )


def digest_of(what: str, rows: Rows) -> str:
    """Give the SHA-256 of rows as hexadecimal digits.

    Raises:
        KawatError: `what` holds a number that is none, or characters that are none.
    """
    try:
        told = json.dumps(
            rows, sort_keys=True, ensure_ascii=False, allow_nan=False, default=datetime.date.isoformat
        ).encode()
    except ValueError as error:
        fault = "has half a surrogate pair" if isinstance(error, UnicodeEncodeError) else "has a number that is none"
        raise KawatError(what, fault, "Correct the input and add it again.") from error
    if rb"\u0000" in told and _NUL.search(told):  # as JSON writes it
        raise KawatError(what, "has a NUL character, which no database keeps", "Take it out and add it again.")
    return hashlib.sha256(told).hexdigest()
