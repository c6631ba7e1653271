"""A stream of reports of any size: the training reports in, resampled ones out, with shifted dates and changed states.

One round is all training articles of known date, moved together by some days, so that articles on one event stay
together. Rounds follow each other so that the stream brings about `DAILY` reports a day whatever its size: a ledger
grows by the years it spans. In every second round the states trade places, which changes who meets whom and keeps the
great powers' share; and most words are changed, for no two crises are told alike.
"""

import datetime
import random
import zlib
from collections.abc import Iterator
from dataclasses import replace

from benchmarks import merging_gold

from kawat import edtf
from kawat.records import FiledReport, Report

#: Reports a day: all Indonesian outlets' foreign pages together bring fewer.
DAILY = 275
#: Of a hundred words so many are changed from round to round.
CHANGED = 60
START = datetime.date(2012, 1, 1)


def _shift(text: str | None, days: int) -> str | None:
    """An EDTF date moved by some days: days exactly, months and years by their middle."""
    if text is None:
        return None
    if "/" in text:
        return "/".join(_shift(part, days) or "" if part not in ("", "..") else part for part in text.split("/"))
    mark = text[-1] if text[-1] in "~?%" else ""
    first, last = edtf.bounds(text)
    moved = first + (last - first) / 2 + datetime.timedelta(days)
    plain = text.rstrip("~?%")
    return moved.isoformat()[: {4: 4, 7: 7}.get(len(plain), 10)] + mark


def _states(found: list[FiledReport], chance: random.Random, number: int) -> dict[str, str]:
    states = sorted({p.state for filed in found for p in filed.report.participants if p.state})
    if number % 2 == 0:
        return dict(zip(states, states, strict=True))
    changed = states.copy()
    chance.shuffle(changed)
    return dict(zip(states, changed, strict=True))


def _moved(filed: FiledReport, number: int, days: int, states: dict[str, str]) -> FiledReport:
    report = filed.report
    same = number % 2 == 0
    participants = tuple(
        replace(
            p,
            state=states[p.state] if p.state else None,
            person=p.person if same or not p.person else f"{p.person}{number}",
        )
        for p in report.participants
    )
    article = f"{filed.article}-{number}"
    moved: Report = replace(
        report, id=f"{report.id}-{number}", date=_shift(report.date, days), participants=participants
    )
    words = tuple(
        sorted(
            f"{word}{number}" if zlib.crc32(f"{word} {number}".encode()) % 100 < CHANGED else word
            for word in filed.words
        )
    )
    return replace(filed, report=moved, article=article, published=_shift(filed.published, days), words=words)


def stream(size: int) -> Iterator[FiledReport]:
    """So many reports, the same at every call."""
    found = [filed for filed in merging_gold.train() if filed.published and (filed.report.date or "2").startswith("2")]
    chance = random.Random(20250212)  # noqa: S311
    span = max(size / DAILY, 1)
    given, number = 0, 0
    middle = datetime.date(2025, 7, 1)
    while given < size:
        days = (START - middle).days + round(chance.random() * span)
        states = _states(found, chance, number)
        for filed in found[: size - given]:
            yield _moved(filed, number, days, states)
        given += min(len(found), size - given)
        number += 1
