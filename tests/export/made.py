"""Events for these tests: hostile ones made by hypothesis, and what a format writes, taken whole."""

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from kawat.export.exported import Chunks, Counted
from kawat.records import (
    Contradiction,
    Event,
    EventLink,
    EventParticipant,
    EventValue,
    Kind,
    Office,
    Role,
    Status,
    StatusStep,
    Strength,
)

HOSTILE = (
    "", " ", "=1+1", "=cmd|' /C calc'!A0", "+62811", "-2", "@SUM(A1)", "'=1", "''-1", "\t=1", "\r=1", "＝1", "NA",
    "null", "a;b", "a\\;b", "\\", ";", "a,b", 'a"b', "a\nb", "a\r\nb", "a\rb", "a\x00b", "\ud800", "\x1b[31m", "\u2028",
    "\ufffe",
    "</script><script>alert(1)</script>", "<b onclick=x>", "]]>", "&amp;", "\u202emoc.live\u202c", "😀 رياض 東京",
    "END:VEVENT\r\nEND:VCALENDAR", "javascript:alert(1)", "x" * 300,
)  # fmt: skip
words = st.sampled_from(HOSTILE) | st.text(max_size=12)
maybe = st.none() | words
codes = st.sampled_from(["RUS", "USA", "IDN", "UN", "X:Hamas", "X:=1+1", "X:a\nb"])
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> str | None:
    first = draw(days)
    last = first + timedelta(draw(st.integers(1, 40)))
    forms = (
        None, str(first), f"{first}~", f"{first:%Y-%m}", f"{first:%Y}", f"{first}/{last}", f"{first}/..", f"../{first}",
        f"{first:%Y}-22", "199X", "19XX", f"{first:%Y-%m}/{last}",
    )  # fmt: skip
    return draw(st.sampled_from(forms))


values = st.builds(EventValue, words, words, st.tuples(words), st.integers(0, 9))
steps = st.builds(StatusStep, st.sampled_from(get_args(Status)), dates(), dates(), st.tuples(words))
participants = st.builds(
    EventParticipant,
    st.sampled_from(get_args(Role)),
    st.none() | codes,
    maybe,
    st.none() | st.sampled_from(get_args(Office)),
    maybe,
)
unnamed = st.builds(
    Event,
    id=words,
    kind=st.sampled_from(get_args(Kind)),
    status=st.sampled_from(get_args(Status)),
    participants=st.lists(participants, max_size=4).map(tuple),
    date=dates(),
    place=maybe,
    country=st.none() | st.sampled_from(["RUS", "ZZZ"]),
    topics=st.lists(st.sampled_from(["war", "trade", "culture"]), unique=True).map(tuple),
    reports=st.lists(words, max_size=3).map(tuple),
    articles=st.lists(words, max_size=3).map(tuple),
    outlets=st.lists(words, max_size=3).map(tuple),
    strength=st.builds(Strength, st.integers(0, 99), st.integers(0, 99), dates(), dates()),
    values=st.lists(values, max_size=2).map(tuple),
    history=st.lists(steps, max_size=3).map(tuple),
    contradictions=st.lists(st.builds(Contradiction, words, st.tuples(values)), max_size=1).map(tuple),
    links=st.lists(st.builds(EventLink, st.just("follows"), words, st.tuples(words)), max_size=1).map(tuple),
    judged=st.lists(words, max_size=1).map(tuple),
)


def _numbered(events: list[Event]) -> tuple[Event, ...]:
    return tuple(replace(event, id=f"{event.id}{number}") for number, event in enumerate(events))


#: A few events with ids of their own.
hostile = st.lists(unnamed, max_size=4).map(_numbered)


def whole(chunks: Chunks) -> tuple[bytes, Counted]:
    """All that a format writes, and what it counted."""
    parts: list[bytes] = []
    while True:
        try:
            parts.append(next(chunks))
        except StopIteration as end:
            counted: Counted = end.value
            return b"".join(parts), counted


def left_out(counted: Counted) -> int:
    return sum(number for _, number in counted.left_out)
