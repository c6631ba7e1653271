"""Names and addresses of events outside the ledger: an event's id in, a UUID or the address of its page out."""

import uuid
from typing import Final
from urllib.parse import quote

from kawat.export.exported import Language

#: Names made of event ids are version 5 UUIDs (RFC 9562) in this namespace.
NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "kawat.invalid")


def event_uuid(event_id: str) -> uuid.UUID:
    """The UUID that stands for an event: always the same for the same id."""
    return uuid.uuid5(NAMESPACE, f"event {_storable(event_id)}")


def event_url(base_url: str | None, event_id: str, language: Language) -> str | None:
    """The address of an event's page; None where nobody said where the pages stand."""
    return f"{base_url.rstrip('/')}/{language}/events/{quote(_storable(event_id), safe='')}" if base_url else None


def _storable(event_id: str) -> str:
    """The id with lone halves of surrogate pairs spelt out, which have no bytes in UTF-8."""
    return event_id.encode("utf-8", "backslashreplace").decode()
