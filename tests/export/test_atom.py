"""Atom: what a feed reader reads, and what RFC 4287 asks for."""

import re
from dataclasses import replace
from typing import Any

import feedparser
from hypothesis import given, settings
from lxml import etree

from kawat.export.atom import ATOM, OLDER, atom
from kawat.export.sentences import LONGEST, first_sentence, shortened
from kawat.ledger.store import Ledger
from kawat.records import Event, Strength
from tests.export.made import hostile, whole
from tests.ledger.build import event

NAMES = {"a": ATOM}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def feed(data: bytes) -> Any:
    """The feed as lxml reads it, after a check of what section 4 of the RFC requires."""
    root = etree.fromstring(data)
    assert root.tag == f"{{{ATOM}}}feed"
    for node in (root, *root.findall("a:entry", NAMES)):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", NAMES)) == 1
        assert node.findtext("a:id", namespaces=NAMES).startswith("urn:uuid:")
        assert MOMENT.fullmatch(node.findtext("a:updated", namespaces=NAMES))
    assert root.findtext("a:author/a:name", namespaces=NAMES)
    return root


def told(event_id: str, seen: str | None) -> Event:
    return replace(event(event_id), strength=Strength(1, 1, seen, seen))


def test_newest_first_and_no_more_than_the_limit() -> None:
    events = [told("e1", "2018-07-04"), told("e2", None), told("e3", "2018-07-06"), told("e4", "2018-07")]
    data, counted = whole(atom(events, limit=3, base_url="https://kawat.example", language="en"))
    read = feedparser.parse(data)
    assert not read.bozo
    assert [one.link.rpartition("/")[2] for one in read.entries] == ["e4", "e3", "e1"]
    assert read.feed.updated == "2018-07-31T00:00:00Z" == read.entries[0].updated
    assert (counted.written, counted.left_out) == (3, ((OLDER, 1),))


def test_an_entry() -> None:
    data, _ = whole(
        atom(
            [told("e1", "2018-07-04")], base_url="https://kawat.example/", language="en", sentence=lambda _: "They met."
        )
    )
    (entry,) = feedparser.parse(data).entries
    assert entry.title == "Telephone call: Russia, United States"
    assert entry.summary == "They met."
    assert entry.link == "https://kawat.example/en/events/e1"
    assert entry.tags[0].term == "call"
    root = feed(data)
    assert root.find("a:link[@rel='self']", NAMES).get("href") == "https://kawat.example/feed.atom"


def test_the_id_stays_when_the_event_changes() -> None:
    ids = [
        feed(whole(atom([one]))[0]).findtext("a:entry/a:id", namespaces=NAMES)
        for one in (told("e1", "2018"), event("e1"))
    ]
    assert ids[0] == ids[1]


def test_the_time_of_a_change_counts_where_it_is_known() -> None:
    data, _ = whole(atom([told("e1", "2018-07-04")], changed_at=lambda _: "2026-01-02T03:04:05.000001Z"))
    assert feedparser.parse(data).entries[0].updated == "2026-01-02T03:04:05.000001Z"


def test_a_feed_of_nothing_is_one() -> None:
    assert feedparser.parse(whole(atom([]))[0]).entries == []
    feed(whole(atom([]))[0])


def test_real_events_with_a_sentence_each(real: tuple[Event, ...], ledger: Ledger) -> None:
    data, counted = whole(atom(real, sentence=lambda one: first_sentence(ledger, one), limit=200))
    read = feedparser.parse(data)
    assert not read.bozo
    assert len(read.entries) == counted.written == len(real)
    assert all(0 < len(one.summary) <= LONGEST for one in read.entries)
    assert len({one.id for one in read.entries}) == len(real)
    feed(data)


def test_long_sentences_are_cut_at_a_word() -> None:
    assert shortened("kata " * 100) == "kata " * 58 + "kata…"
    assert shortened("x" * 400) == "x" * (LONGEST - 1) + "…"


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_hostile_events_make_a_feed(events: tuple[Event, ...]) -> None:
    data, counted = whole(atom(events, base_url="https://kawat.example", sentence=lambda one: one.place))
    root = feed(data)
    assert len(root.findall("a:entry", NAMES)) == counted.written == len(events)
    known = {
        "entry",
        "id",
        "title",
        "updated",
        "author",
        "name",
        "generator",
        "link",
        "published",
        "category",
        "summary",
        "content",
        "feed",
    }
    assert {etree.QName(node).localname for node in root.iter()} <= known
