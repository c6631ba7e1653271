"""Timelines narrowed, paged and explained, on one small ledger."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kawat.errors import KawatError
from kawat.ledger import (
    Counts,
    EvidenceSentence,
    Ledger,
    Position,
    TimelineFilter,
    counts,
    event,
    event_evidence,
    open_ledger,
    timeline,
)
from kawat.ledger.queries import evidence_sentences
from kawat.records import Contradiction, EventParticipant, Refusal, Span
from tests.servers import PostgreSQL

from . import build
from .build import CALL, call, span

FIRST, SECOND, THIRD = call("a1", published="2018-07-05"), call("a2", outlet="Kabar Lain"), call("a3", published=None)
CALLED = build.event("ev-call", states=("RUS", "USA"), person="Sergei Lavrov", behind=(THIRD, FIRST, SECOND))
EVENTS = [
    replace(
        build.event("ev-war", states=("RUS", "UKR"), date="2022-02-24/..", kind="attack"),
        contradictions=(Contradiction("place", ()),),
    ),
    CALLED,
    build.event("ev-summit", states=("USA", "RUS", "FIN"), date="2018-07-16", kind="summit", status="planned"),
    replace(
        build.event("ev-month", states=("IDN", "X:Hamas"), date="2018-07", kind="visit"),
        participants=(
            EventParticipant("actor", "IDN", person="Réçep Tayyip Erdoğan", person_id="Q39259"),
            EventParticipant("actor", "X:Hamas", person="Réçep Tayyip Erdoğan", person_id="Q39259"),
        ),
    ),
    build.event("ev-undated", states=("USA",), person="100% Contoh", date=None, kind="threat"),
    build.event("ev-same-day", states=("UN", "IDN"), date="2018-07-16", kind="meeting"),
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    where = str(tmp_path_factory.mktemp("queries") / "a.db")
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        where = server.url(server.new())
    with open_ledger(where) as opened:
        opened.add_many([THIRD, FIRST, SECOND])
        opened.replace_events(EVENTS)
        opened.record_refusal(Refusal("b.txt", "empty", "holds nothing", "Leave it out."))
        yield opened


ALL = ["ev-month", "ev-call", "ev-same-day", "ev-summit", "ev-war", "ev-undated"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (TimelineFilter(), ALL),
        (TimelineFilter(states=("RUS",)), ["ev-call", "ev-summit", "ev-war"]),
        (TimelineFilter(states=("usa", "RUS")), ["ev-call", "ev-summit"]),
        (TimelineFilter(states=("RUS", "RUS")), ["ev-call", "ev-summit", "ev-war"]),
        (TimelineFilter(states=("x:hamas",)), ["ev-month"]),
        (TimelineFilter(states=("JPN",)), []),
        (TimelineFilter(person="LAVROV"), ["ev-call"]),
        (TimelineFilter(person="recep  tayyip erdogan"), ["ev-month"]),
        (TimelineFilter(person="100%"), ["ev-undated"]),
        (TimelineFilter(person="1%0"), []),
        (TimelineFilter(kind="Summit"), ["ev-summit"]),
        (TimelineFilter(status="planned"), ["ev-summit"]),
        (TimelineFilter(kind="call", status="planned"), []),
        (TimelineFilter(person_id="Q39259"), ["ev-month"]),
        (TimelineFilter(person_id="Q39259", states=("USA",)), []),
        (TimelineFilter(person_id="Q1"), []),
        (TimelineFilter(person="o", states=("IDN",)), ["ev-month"]),
        (TimelineFilter(person="o"), ["ev-month", "ev-call", "ev-undated"]),
        (TimelineFilter(country="rus", kind="call"), ["ev-call"]),
        (TimelineFilter(country="IDN"), []),
        (TimelineFilter(contradicted=True), ["ev-war"]),
        (TimelineFilter(contradicted=True, states=("RUS", "UKR")), ["ev-war"]),
        (TimelineFilter(states=("FIN", "USA")), ["ev-summit"]),
        (TimelineFilter(since="2018-07-04"), ["ev-month", "ev-same-day", "ev-summit", "ev-war"]),
        (TimelineFilter(until="2018-07-03"), ["ev-month", "ev-call"]),
        (TimelineFilter(since="2018-07-16", until="2018-07-16"), ["ev-month", "ev-same-day", "ev-summit"]),
        (TimelineFilter(since="2019"), ["ev-war"]),
        (TimelineFilter(until="2017"), []),
        (TimelineFilter(since="../..", until="../.."), ALL[:-1]),
        (TimelineFilter(limit=2), ALL[:2]),
        (TimelineFilter(states=("RUS",), until="2018", limit=1), ["ev-call"]),
    ],
)
def test_a_timeline_is_narrowed(ledger: Ledger, wanted: TimelineFilter, expected: list[str]) -> None:
    assert [one.id for one in timeline(ledger, wanted, known_states=["JPN", "RUS"])] == expected


def test_events_come_whole(ledger: Ledger) -> None:
    assert {one.id: one for one in timeline(ledger)} == {one.id: one for one in EVENTS}
    assert event(ledger, "ev-call") == CALLED
    assert event(ledger, "ev-call").outlets == ("Harian Contoh", "Kabar Lain")


@pytest.mark.parametrize("size", [1, 2, 4, 6])
def test_pages_join_to_the_whole(ledger: Ledger, size: int) -> None:
    seen: list[str] = []
    after: Position | None = None
    while page := timeline(ledger, TimelineFilter(limit=size, after=after)):
        seen += [one.id for one in page]
        after = Position.of(page[-1])
    assert seen == ALL


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (TimelineFilter(states=("RSU",)), ["RSU", "Did you mean RUS", "ISO 3166"]),
        (TimelineFilter(states=("X:Hammas",)), ["Did you mean X:Hamas?"]),
        (TimelineFilter(states=("Q",)), ["'Q'", "no state"]),
        (TimelineFilter(states=("RUS", "USA", "FIN")), ["more than two"]),
        (TimelineFilter(kind="sumit"), ["Did you mean summit", "one of: call, meeting"]),
        (TimelineFilter(status="hold"), ["Did you mean held", "unconfirmed"]),
        (TimelineFilter(since="3 Juli"), ["date '3 Juli'", "EDTF"]),
        (TimelineFilter(until="2018-06-31"), ["date '2018-06-31'", "EDTF"]),
        (TimelineFilter(since="2019", until="2018"), ["ends before it starts", "earlier date first"]),
        (TimelineFilter(person=" - "), ["no letter"]),
        (TimelineFilter(limit=0), ["limit 0"]),
        (TimelineFilter(limit=10**30), ["is above 1,000,000"]),
        (TimelineFilter(states=("Rusia",)), ["Did you mean RUS (Russia)?"]),
        (TimelineFilter(states=("Amerika Serikt",)), ["Did you mean USA (United States)?"]),
        (TimelineFilter(states=("Amerrika",)), ["Did you mean USA (United States)?"]),
        (TimelineFilter(country="Rusya"), ["no country", "Did you mean RUS (Russia)?"]),
    ],
)
def test_a_slip_is_explained(ledger: Ledger, wanted: TimelineFilter, words: list[str]) -> None:
    with pytest.raises(KawatError) as caught:
        timeline(ledger, wanted)
    assert [word for word in words if word not in str(caught.value)] == []


def test_an_event_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    assert event(ledger, "ev-c").id == "ev-call"
    with pytest.raises(KawatError, match=r"several ids begin so: ev-same-day, ev-summit\. Give more"):
        event(ledger, "ev-s")
    with pytest.raises(KawatError, match=r"several .*, \.\.\."):
        event(ledger, "ev")
    for unknown in ("EV-C", "ev_c", "ev%", ""):
        with pytest.raises(KawatError, match="not in this ledger"):
            event(ledger, unknown)


def test_the_words_behind_an_event(ledger: Ledger) -> None:
    found = event_evidence(ledger, "ev-call")
    assert [(one.source.id, one.source.outlet, one.source.published) for one in found] == [
        ("a2", "Kabar Lain", "2018-07-04"),
        ("a1", "Harian Contoh", "2018-07-05"),
        ("a3", "Harian Contoh", None),
    ]
    first = found[0]
    assert first.source.title == "Lavrov menelepon Pompeo"
    assert first.source.url == "https://contoh.id/a2"
    assert first.report == SECOND.reports[0]
    assert (first.date_words, first.place_words) == ("Selasa (3/7)", "di Moskow")
    assert first.participant_words == ("Sergei Lavrov", "Mike Pompeo")
    assert [one.text.split()[0] for one in first.sentences] == ["Dalam", "Moskow"]
    for sentence in first.sentences:
        assert CALL[sentence.start : sentence.end] == sentence.text
    marked = [one.text[start:end] for one in first.sentences for start, end in one.triggers]
    assert marked == ["panggilan telepon", "menelepon"]
    assert event_evidence(ledger, "ev-war") == ()


@pytest.mark.parametrize(
    ("limit", "over", "told"), [(1, 0, "a2"), (2, 1, "a1 a3"), (9, 2, "a3"), (None, 1, "a1 a3"), (1, 3, "")]
)
def test_only_the_words_asked_for_are_loaded(ledger: Ledger, limit: int | None, over: int, told: str) -> None:
    found = event_evidence(ledger, "ev-call", limit=limit, over=over)
    assert [one.source.id for one in found] == told.split()
    assert found == event_evidence(ledger, "ev-call")[over:][:limit]


def test_triggers_are_gathered_by_sentence() -> None:
    text = "Keduanya bertemu, lalu bertemu lagi. Setelah itu pulang"
    triggers = (Span(23, 30, "bertemu"), Span(9, 16, "bertemu"), span(text, "lagi. Setelah"), span(text, "pulang"))
    found = evidence_sentences(text, [(0, 36)], (triggers[3], *triggers[:3]))
    assert found == (
        EvidenceSentence(49, 55, "pulang", ((0, 6),)),
        EvidenceSentence(0, 36, text[:36], ((9, 16), (23, 30), (31, 36))),
    )


def test_counts(ledger: Ledger) -> None:
    assert counts(ledger) == Counts(articles=3, reports=3, quotes=3, events=6, refusals=1)
