"""TimelineJS 3 JSON: events in, one object with a title and dated slides out.

Format: Knight Lab, TimelineJS JSON data format. Its texts are HTML, so whatever comes from articles is escaped.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from kawat.export.days import days
from kawat.export.exported import Chunks, Counted, Language
from kawat.export.links import event_url
from kawat.export.text import json_text, line
from kawat.export.words import about, kind_title, title, where, word
from kawat.records import Event

_PARTS = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?)?[~?%]?")


def timelinejs(
    events: Iterable[Event],
    *,
    language: Language = "id",
    base_url: str | None = None,
    sentence: Callable[[Event], str | None] = lambda _: None,
) -> Chunks:
    """Write one slide per dated event; events without a first day are left out.

    Args:
        events: in any order.
        language: of headlines.
        base_url: where the pages stand; with it headlines are links.
        sentence: one sentence that speaks of an event: the slide's text.
    """
    left_out: Counter[str] = Counter()
    written = 0
    yield f'{{"scale":"human","title":{json_text(_text(word(language, "frame", "timeline"), ""))},"events":['.encode()
    for event in events:
        if days(event.date).first is None:
            left_out["without a first day"] += 1
            continue
        slide = _slide(event, language, base_url, sentence(event))
        yield ((",\n" if written else "\n") + json_text(slide)).encode()
        written += 1
    yield b"\n]}\n"
    return Counted.of(written, left_out)


def _text(headline: str, text: str) -> dict[str, Any]:
    return {"text": {"headline": headline, "text": text}}


def _slide(event: Event, language: Language, base_url: str | None, sentence: str | None) -> dict[str, Any]:
    headline = escape(line(title(event, language)))
    if url := event_url(base_url, event.id, language):
        headline = f'<a href="{escape(url)}">{headline}</a>'
    facts = [one for one in (where(event, language), *about(event, language)) if one]
    told = [f"<p>{escape(line(sentence))}</p>"] if sentence else []
    start, end = _ends(event)
    return {
        "unique_id": event.id,
        "group": kind_title(event.kind, language),
        "start_date": start,
        **({"end_date": end} if end else {}),
        "display_date": escape(event.date or ""),
        **_text(headline, "".join([*told, *(f"<p>{escape(line(one))}</p>" for one in facts)])),
        "autolink": False,
    }


def _ends(event: Event) -> tuple[dict[str, int], dict[str, int] | None]:
    """First and last date, as precise as the event's; no last one where both are the same day or month."""
    left, _, right = (event.date or "").partition("/")
    if _PARTS.fullmatch(left) and not right:
        return _parts(left), None
    first, last = days(event.date)
    assert first is not None
    start = _parts(left if _PARTS.fullmatch(left) else first.isoformat())
    if last is None:
        return start, None
    return start, _parts(right if _PARTS.fullmatch(right) else last.isoformat())


def _parts(date: str) -> dict[str, int]:
    found = _PARTS.fullmatch(date)
    assert found is not None
    return {name: int(value) for name, value in found.groupdict().items() if value}
