"""The reading format: a Reading in, the JSON object of docs/format.md out."""

from typing import Any

from kawat.records import Participant, Place, Quote, Reading, Report, Span

Json = dict[str, Any]


def _span(span: Span | None) -> Json | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def _place(place: Place | None) -> Json | None:
    if not place:
        return None
    return {"name": place.name, "country": place.country, "span": _span(place.span), "place_id": place.place_id}


def _participant(participant: Participant) -> Json:
    return {
        "role": participant.role,
        "state": participant.state,
        "person": participant.person,
        "office": participant.office,
        "span": _span(participant.span),
        "person_id": participant.person_id,
    }


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "kind": report.kind,
        "status": report.status,
        "date": report.date,
        "topics": list(report.topics),
        "date_span": _span(report.date_span),
        "place": _place(report.place),
        "evidence": [_span(evidence) for evidence in report.evidence],
        "participants": [_participant(participant) for participant in report.participants],
        "according_to": _span(report.according_to),
        "confidence": report.confidence,
    }


def _quote(quote: Quote) -> Json:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "type": quote.type,
        "person": quote.person,
        "state": quote.state,
        "speaker": _span(quote.speaker),
        "cue": _span(quote.cue),
        "via": list(quote.via),
        "person_id": quote.person_id,
    }


def reading_json(reading: Reading) -> Json:
    """One line of `kawat read --jsonl`.

    Args:
        reading: what was understood of one article.

    Returns:
        A JSON object with the fields of the gold and, beyond them, ids and confidence.
    """
    article = reading.article
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "published_from": article.published_from,
        "published_by": article.published_by,
        "dateline": reading.dateline,
        "about_dealings": reading.about_dealings,
        "text": article.text,
        "sentences": [list(sentence) for sentence in reading.sentences],
        "boilerplate": [list(span) for span in reading.boilerplate],
        "reports": [_report(report) for report in reading.reports],
        "quotes": [_quote(quote) for quote in reading.quotes],
    }
