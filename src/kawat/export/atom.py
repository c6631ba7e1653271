"""Atom (RFC 4287): events in, a feed of the latest out, newest first.

An entry's time is the event's last change where the ledger knows it, else the day on which the last article told of it.
Ids are UUIDs made of event ids, so that an event keeps its entry whatever else changes.
"""

import heapq
import uuid
from collections.abc import Callable, Iterable
from typing import Final

from lxml import etree

from kawat import __version__
from kawat.export.days import midnight
from kawat.export.exported import Chunks, Counted, Language
from kawat.export.links import NAMESPACE, event_url, event_uuid
from kawat.export.text import line, xml_text
from kawat.export.words import about, kind_title, title, where, word
from kawat.records import Event

ATOM: Final = "http://www.w3.org/2005/Atom"
_NEVER: Final = "1970-01-01T00:00:00Z"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}lang"
OLDER: Final = "older than the entries of the feed"


def atom(  # noqa: PLR0913 - a feed needs each, and all but the first have their defaults
    events: Iterable[Event],
    *,
    base_url: str | None = None,
    feed_url: str | None = None,
    language: Language = "id",
    limit: int = 100,
    sentence: Callable[[Event], str | None] = lambda _: None,
    changed_at: Callable[[Event], str | None] = lambda _: None,
) -> Chunks:
    """Write a feed of the events that changed last.

    Args:
        events: in any order; only `limit` are held in memory.
        base_url: where the pages stand, for links.
        feed_url: where the feed itself stands; ``feed.atom`` beside the pages where nothing is said.
        language: of titles.
        limit: at most so many entries.
        sentence: one sentence that speaks of an event: its summary.
        changed_at: when an event last changed, ISO 8601 in UTC.
    """
    total = 0

    def timed() -> Iterable[tuple[str, str, Event]]:
        nonlocal total
        for total, event in enumerate(events, start=1):  # noqa: B007 - the count is kept
            moment = changed_at(event) or midnight(event.strength.last_seen) or _NEVER
            yield moment.replace("+00:00", "Z"), event.id, event

    newest = heapq.nlargest(limit, timed(), key=lambda one: one[:2])
    feed = _feed(base_url, feed_url, language, newest[0][0] if newest else _NEVER)
    for moment, _, event in newest:
        feed.append(_entry(event, moment, base_url, language, sentence(event)))
    yield etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    older = total - len(newest)
    return Counted(len(newest), ((OLDER, older),) if older else ())


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = xml_text(text) if text is not None else None
    return made


def _feed(base_url: str | None, feed_url: str | None, language: Language, updated: str) -> etree._Element:
    feed = etree.Element(f"{{{ATOM}}}feed", {_XML: language}, nsmap={None: ATOM})
    _add(feed, "id", uuid.uuid5(NAMESPACE, f"feed {feed_url or base_url or ''} {language}").urn)
    _add(feed, "title", word(language, "frame", "feed"))
    _add(feed, "updated", updated)
    _add(_add(feed, "author"), "name", "Kawat")
    _add(feed, "generator", "Kawat", version=__version__)
    here = feed_url or (f"{base_url.rstrip('/')}/feed.atom" if base_url else None)
    if here:
        _add(feed, "link", rel="self", type="application/atom+xml", href=here)
    if base_url:
        _add(feed, "link", rel="alternate", type="text/html", href=f"{base_url.rstrip('/')}/{language}/")
    return feed


def _entry(event: Event, moment: str, base_url: str | None, language: Language, sentence: str | None) -> etree._Element:
    entry = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})
    _add(entry, "id", event_uuid(event.id).urn)
    _add(entry, "title", title(event, language), type="text")
    _add(entry, "updated", moment)
    if published := midnight(event.strength.first_seen):
        _add(entry, "published", published)
    if url := event_url(base_url, event.id, language):
        _add(entry, "link", rel="alternate", type="text/html", href=url)
    _add(entry, "category", term=event.kind, label=kind_title(event.kind, language))
    if sentence:
        _add(entry, "summary", line(sentence), type="text")
    facts = [part for part in (event.date, where(event, language)) if part]
    _add(entry, "content", "\n".join([*facts, *about(event, language)]), type="text")
    return entry
