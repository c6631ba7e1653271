"""The id of an event: the reports it holds in, an opaque URL-safe id out, a pure function of those reports.

An event is named after its oldest report (published, article, report; the unknown last), so the id does not depend on
the order of arrival. When two events become one, the id of the part with the younger oldest report falls away; when
one splits, the part with the oldest report keeps the id. A report lends its name to one id only, so every id that was
ever given leads to a report, and through it to the event that holds it now: redirects need not be kept, they follow.
"""

import base64
import hashlib
from collections.abc import Iterable

from kawat.merging.traits import Traits


def id_after(report: str) -> str:
    """The id of an event named after a report: ``e`` and 13 letters and digits (BLAKE2b, 64 bits, base 32)."""
    digest = hashlib.blake2b(report.encode(), digest_size=8).digest()
    return "e" + base64.b32encode(digest).decode().rstrip("=").lower()


def oldest(reports: Iterable[Traits]) -> Traits:
    """The report an event is named after."""
    return min(reports, key=lambda traits: traits.order)


def event_id(reports: Iterable[Traits]) -> str:
    """The id of the event that holds these reports."""
    return id_after(oldest(reports).id)
