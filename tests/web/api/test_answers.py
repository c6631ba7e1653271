"""The other resources: each gives what the ledger answers to the same question, page by page where it is long."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from kawat import __version__
from kawat.ledger import Ledger, counts, open_ledger
from kawat.ledger.questions.actor import actor, person
from kawat.ledger.questions.changes import changes
from kawat.ledger.questions.dyad import dyad
from kawat.ledger.questions.said import QuoteFilter, quotes
from kawat.ledger.questions.search import search
from kawat.ledger.questions.sources import sources
from kawat.ledger.questions.upcoming import upcoming
from kawat.web.app import make_app
from tests.ledger.build import call, event


@pytest.fixture(scope="module")
def ledger(ledger_path: Path) -> Any:
    with open_ledger(ledger_path) as opened:
        yield opened


def get(client: TestClient, path: str, **asked: Any) -> Any:
    answer = client.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def pages(client: TestClient, path: str, **asked: Any) -> list[Any]:
    seen: list[Any] = []
    while True:
        page = get(client, path, **asked)
        seen += page["items"]
        if page["next"] is None:
            return seen
        asked["cursor"] = page["next"]


def test_meta(client: TestClient, ledger: Ledger) -> None:
    told, held = get(client, "/v1/meta"), counts(ledger)
    assert told["kawat"] == __version__
    assert told["counts"] == {
        "articles": held.articles, "reports": held.reports, "quotes": held.quotes, "events": held.events,
        "refusals": held.refusals,
    }  # fmt: skip


def test_a_pair(client: TestClient, ledger: Ledger) -> None:
    told, found = get(client, "/v1/dyads/USA/rus", on="2018-01-01"), dyad(ledger, "RUS", "USA", on="2018-01-01")
    assert (told["states"], told["events"], told["reports"]) == (["RUS", "USA"], found.events, found.reports)
    assert found.events > 3
    assert [one["month"] for one in told["months"]] == [one.month for one in found.months]
    assert [(one["level"], one["channel"], one["event"]["id"]) for one in told["contacts"]] == [
        (one.level, one.channel, one.event.id) for one in found.contacts
    ]
    assert [one["id"] for one in told["pending"]] == [one.id for one in found.pending]
    assert (told["pending_count"], told["contradicted_count"]) == (found.pending_count, found.contradicted_count)
    narrow = get(client, "/v1/dyads/RUS/USA", **{"from": "2025"})
    assert 0 < narrow["events"] < told["events"]


def test_a_state_and_a_person(client: TestClient, ledger: Ledger) -> None:
    told, found = get(client, "/v1/actors/idn"), actor(ledger, "IDN")
    assert (told["state"], told["events"]) == ("IDN", found.events)
    assert [one["state"] for one in told["partners"]] == [one.state for one in found.partners]
    assert [one["person"] for one in told["people"]] == [one.person for one in found.people]
    who = get(client, "/v1/persons/joko widodo")
    assert who == get(client, "/v1/persons/Q3318231")
    assert (who["person"], who["events"]) == ("Joko Widodo", person(ledger, "Joko Widodo").events)


@pytest.mark.parametrize(
    "path", ["/v1/dyads/RUS/XQX", "/v1/dyads/XQX/RUS", "/v1/actors/XQX", "/v1/persons/Nobody Atall", "/v1/export/xls"]
)
def test_what_the_path_names_and_is_not_there(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/dyads/RUS/RUS",
        "/v1/dyads/RUS/USA?from=2019&to=2018",
        "/v1/actors/RUS?from=2019&to=2018",
        "/v1/dyads/RUS/USA?on=soon",
        "/v1/quotes?from=2019&to=2018",
        "/v1/quotes?type=shouted",
        "/v1/quotes?order=best",
        "/v1/quotes?state=XQX",
        "/v1/quotes?about=%22",
        "/v1/upcoming?on=2019&to=2018",
        "/v1/upcoming?state=XQX",
        "/v1/search",
        "/v1/search?q=",
        "/v1/search?q=%22open",
        "/v1/search?q=-only",
        "/v1/search?q=a&within=books",
        "/v1/changes?changed_after=yesterday",
        "/v1/events?cursor=W10",
        "/v1/quotes?cursor=WyJ0IiwiMjAxOC0wMS0wMSIsImUiXQ",
        "/v1/export/jsonl?limit=50001",
        "/v1/export/jsonl?state=XQX",
        "/v1/export/jsonl?language=fr",
    ],
)
def test_what_is_asked_badly(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["hint"]


def test_quotes(client: TestClient, ledger: Ledger) -> None:
    told, found = pages(client, "/v1/quotes", limit=20), quotes(ledger)
    assert [(one["article"]["id"], one["start"], one["text"]) for one in told] == [
        (one.source.id, one.quote.start, one.quote.text) for one in found
    ]
    assert len(found) > 40
    earliest = pages(client, "/v1/quotes", limit=20, order="oldest")
    assert [(one["article"]["id"], one["start"]) for one in earliest] == [
        (one.source.id, one.quote.start) for one in quotes(ledger, QuoteFilter(order="oldest"))
    ]
    about = get(client, "/v1/quotes", about="pertemuan", speaker="trump", type="indirect")["items"]
    wanted = QuoteFilter(about="pertemuan", speaker="trump", type="indirect")
    assert [one["text"] for one in about] == [one.quote.text for one in quotes(ledger, wanted)]
    assert about
    for one in get(client, "/v1/quotes", about="pertemuan")["items"]:
        assert one["marks"]
        assert "temu" in one["text"][one["marks"][0]["start"] : one["marks"][0]["end"]].casefold()


def test_what_is_coming(client: TestClient, ledger: Ledger) -> None:
    told, found = pages(client, "/v1/upcoming", on="2018-01-01", limit=3), upcoming(ledger, "2018-01-01")
    assert [one["id"] for one in told] == [one.id for one in found]
    assert len(found) > 3
    assert {one["status"] for one in told} <= {"planned", "proposed"}
    of_one = get(client, "/v1/upcoming", on="2018-01-01", state="USA")["items"]
    assert 0 < len(of_one) < len(told)
    assert get(client, "/v1/upcoming") == get(client, "/v1/upcoming", on=datetime.datetime.now(datetime.UTC).date())


def test_search(client: TestClient, ledger: Ledger) -> None:
    told, found = pages(client, "/v1/search", q="Putin bertemu", limit=2), search(ledger, "Putin bertemu", limit=200)
    assert [(one["within"], one["article"]["id"], one["start"]) for one in told] == [
        (one.within, one.source.id, one.start) for one in found.hits
    ]
    assert len(told) > 2
    only = get(client, "/v1/search", q="Putin", within=["quotes", "evidence"])
    assert {one["within"] for one in only["items"]} == {"quotes", "evidence"}
    assert only["total"] == search(ledger, "Putin", within=("quotes", "evidence")).total


def test_sources(client: TestClient, ledger: Ledger) -> None:
    told = get(client, "/v1/sources")["items"]
    assert [(one["outlet"], one["articles"]) for one in told] == [(one.outlet, one.articles) for one in sources(ledger)]


def test_changes(client: TestClient, ledger: Ledger) -> None:
    told, found = pages(client, "/v1/changes", limit=30), changes(ledger)
    assert [(one["id"], one["changed_at"]) for one in told] == [tuple(reversed(one.position)) for one in found]
    assert all(one["event"]["id"] == one["id"] for one in told)
    assert get(client, "/v1/changes", changed_after=told[-1]["changed_at"])["items"] == []


def test_who_follows_the_changes_has_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    copy: dict[str, Any] = {}
    since = "2000-01-01"
    steps = [
        [event("eone", behind=[call("a1")]), event("etwo", behind=[call("a2")])],
        [event("eone", behind=[call("a1")], status="cancelled"), event("etwo", behind=[call("a2")])],
        [event("eone", behind=[call("a1"), call("a2")])],
        [event("ethree", behind=[call("a1")])],
    ]
    with open_ledger(path) as ledger, TestClient(make_app(path), base_url="http://localhost") as client:
        ledger.add_many([call("a1"), call("a2")])
        for step in steps:
            ledger.replace_events(step)
            for one in pages(client, "/v1/changes", changed_after=since, limit=1):
                if one["event"] is None:
                    del copy[one["id"]]
                else:
                    copy[one["id"]] = one["event"]
                since = one["changed_at"]
            assert {one["id"]: one for one in pages(client, "/v1/events")} == copy
