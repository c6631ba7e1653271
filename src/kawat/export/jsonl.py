"""JSON Lines: events in, one object a line out, its keys always in the same order (docs/format.md, "An event")."""

from collections.abc import Iterable

from kawat.export.event_json import event_json
from kawat.export.exported import Chunks, Counted
from kawat.export.text import json_text
from kawat.records import Event


def jsonl(events: Iterable[Event]) -> Chunks:
    """Write one JSON object a line, as `kawat timeline --json` prints them."""
    count = 0
    for count, event in enumerate(events, start=1):  # noqa: B007 - the count is what is returned
        yield f"{json_text(event_json(event))}\n".encode()
    return Counted(count)
