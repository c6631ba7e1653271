"""iCalendar (RFC 5545): events in, a calendar of contacts between states out, folded lines with CRLF.

Contacts are calls, meetings, summits, visits, talks, conferences and mediations whose date names days, 31 at most. UIDs
are UUIDs made of event ids. SEQUENCE follows from the event's last change (`revision`).
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from icalendar import Calendar, vGeo
from icalendar import Event as Entry

from kawat import __version__
from kawat.export.days import days, midnight, precise
from kawat.export.exported import Chunks, Counted, Language
from kawat.export.links import event_url, event_uuid
from kawat.export.places import place_of
from kawat.export.text import xml_text
from kawat.export.words import about, kind_title, title, where, word
from kawat.records import Event

KINDS: Final = frozenset({"call", "meeting", "summit", "visit", "talks", "conference", "mediation"})
#: How a calendar marks each status. A denied contact is cancelled, so that it leaves the diaries it stood in.
STATUS: Final = {
    "held": "CONFIRMED", "planned": "TENTATIVE", "proposed": "TENTATIVE", "unconfirmed": "TENTATIVE",
    "cancelled": "CANCELLED", "denied": "CANCELLED",
}  # fmt: skip
LONGEST: Final = datetime.timedelta(days=31)
#: An INTEGER of RFC 5545 has 32 bits: quarter seconds from here fit until 2042.
_SEQUENCE_FROM: Final = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
_TICK: Final = datetime.timedelta(milliseconds=250)
_NEVER: Final = "1970-01-01T00:00:00Z"


def ical(
    events: Iterable[Event],
    *,
    language: Language = "id",
    base_url: str | None = None,
    changed_at: Callable[[Event], str | None] = lambda _: None,
) -> Chunks:
    """Write the contacts among the events as whole-day entries that leave the day free.

    Args:
        events: in any order.
        language: of summaries, places and descriptions.
        base_url: where the pages stand; with it entries carry the address of their event's page.
        changed_at: when an event last changed, ISO 8601 in UTC.
    """
    left_out: Counter[str] = Counter()
    written = 0
    head, foot = _calendar(language).to_ical().split(b"END:VCALENDAR")
    yield head
    for event in events:
        if reason := _unfit(event):
            left_out[reason] += 1
            continue
        yield _entry(event, language, base_url, changed_at(event)).to_ical()
        written += 1
    yield b"END:VCALENDAR" + foot
    return Counted.of(written, left_out)


def _calendar(language: Language) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Kawat//Kawat {__version__}//{language.upper()}")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", word(language, "frame", "calendar"))
    calendar.add("refresh-interval", datetime.timedelta(hours=12), parameters={"value": "DURATION"})
    return calendar


def _unfit(event: Event) -> str | None:
    """Why an event has no place in a calendar; None where it has."""
    if event.kind not in KINDS:
        return "no contact between sides"
    first, last = days(event.date)
    if event.date is None:
        return "without a date"
    if first is None or last is None or not precise(event.date):
        return "dated to no day"
    return "longer than 31 days" if last - first >= LONGEST else None


def _entry(event: Event, language: Language, base_url: str | None, changed: str | None) -> Entry:
    first, last = days(event.date)
    assert first is not None
    assert last is not None
    stamp = _moment(changed or midnight(event.strength.last_seen) or _NEVER).replace(microsecond=0)
    entry = Entry()
    entry.add("uid", str(event_uuid(event.id)))
    entry.add("dtstamp", stamp)
    entry.add("sequence", revision(event, changed))
    entry.add("dtstart", first)
    if last < datetime.date.max:
        entry.add("dtend", last + datetime.timedelta(days=1))
    entry.add("summary", xml_text(title(event, language)))
    entry.add("description", xml_text("\n".join(about(event, language))))
    if place := where(event, language):
        entry.add("location", xml_text(place))
    if (found := place_of(event)) and found.latitude is not None and found.longitude is not None:
        entry["geo"] = vGeo((found.latitude, found.longitude))
    if url := event_url(base_url, event.id, language):
        entry.add("url", url)
    entry.add("categories", [kind_title(event.kind, language)])
    entry.add("status", STATUS[event.status])
    entry.add("transp", "TRANSPARENT")
    if changed:
        entry.add("last-modified", stamp)
    return entry


def revision(event: Event, changed_at: str | None = None) -> int:
    """The SEQUENCE of an event's entry: it rises when the event changes, and never falls.

    It is the quarter seconds up to the last change, for moments of the ledger never go back, whatever the event gains
    or loses. Where that moment is not known, it counts the reports, the steps of the history and the fields that a
    person set, which rise with all that is added.
    """
    if changed_at is None:
        return len(event.reports) + len(event.history) + len(event.judged)
    return min(max(0, (_moment(changed_at) - _SEQUENCE_FROM) // _TICK), 2**31 - 1)


def _moment(text: str) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(text)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return aware.astimezone(datetime.UTC)
