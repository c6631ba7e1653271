"""What a release says of itself: the maker's choices in, checked ones out."""

import datetime
import re
from dataclasses import dataclass

from kawat.errors import KawatError

_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


@dataclass(frozen=True, slots=True)
class Details:
    """What a release says of itself.

    Args:
        date: the day of release.
        version: of the data.
        title: of the data.
        authors: whom to cite.
        licence: SPDX identifier of the licence of the data.
    """

    date: datetime.date
    version: str
    title: str
    authors: tuple[str, ...]
    licence: str


def details(
    date: str,
    *,
    version: str | None = None,
    title: str = "Kawat: dealings between states, read from Indonesian news",
    authors: tuple[str, ...] = (),
    licence: str = "CC-BY-4.0",
) -> Details:
    """Check what the maker of a release says; without a version, its date with dots is the version.

    Raises:
        KawatError: the date is no day, the licence no SPDX identifier, or title, version or an author is empty.
    """
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError as error:
        raise KawatError(f"date {date!r}", "is no day", "Write it like 2026-11-22.") from error
    if not _SPDX.fullmatch(licence):
        raise KawatError(f"licence {licence!r}", "is no SPDX identifier", "Write it like CC-BY-4.0 or ODbL-1.0.")
    version = f"{day:%Y.%m.%d}" if version is None else version
    for what, told in (("version", version), ("title", title), *(("author", one) for one in authors)):
        if not told.strip() or not told.isprintable():
            raise KawatError(f"{what} {told!r}", "is empty or holds control characters", "Write it in one line.")
    return Details(day, version, title, authors or ("The makers of this ledger",), licence)
