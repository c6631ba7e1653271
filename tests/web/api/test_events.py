"""/v1/events and /v1/articles: filters, paging, one event whole, ids that went elsewhere, an article as it was read."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete

from kawat import edtf
from kawat.export.event_json import event_json
from kawat.export.reading_json import reading_json
from kawat.ledger import event as event_of
from kawat.ledger import open_ledger, timeline
from kawat.ledger.schema import articles, events
from kawat.records import Event
from kawat.web.app import make_app
from tests.ledger.build import call, event

SHARED = ("id", "kind", "status", "date", "place", "participants", "topics", "outlets", "strength")


@pytest.fixture(scope="module")
def stored(ledger_path: Path) -> list[Event]:
    with open_ledger(ledger_path) as ledger:
        return timeline(ledger)


def items(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    answer = client.get("/v1/events", params={"limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def test_lists_say_the_same_as_the_command_line(client: TestClient, stored: list[Event]) -> None:
    told = items(client)
    assert [one["id"] for one in told] == [one.id for one in stored]
    for one, record in zip(told, stored, strict=True):
        assert {name: one[name] for name in SHARED} == {name: event_json(record)[name] for name in SHARED}
        assert one["contradicted"] == [clash.field for clash in record.contradictions]


def test_pages_follow_each_other_without_gap_or_repeat(client: TestClient, stored: list[Event]) -> None:
    seen: list[str] = []
    asked: dict[str, Any] = {"limit": 7}
    while True:
        page = client.get("/v1/events", params=asked).json()
        assert 0 < len(page["items"]) <= 7
        seen += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert seen == [one.id for one in stored]


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ({"state": "RUS"}, lambda e: "RUS" in {p["state"] for p in e["participants"]}),
        ({"state": ["RUS", "usa"]}, lambda e: {"RUS", "USA"} <= {p["state"] for p in e["participants"]}),
        ({"person": "zelens"}, lambda e: any("Zelensk" in (p["person"] or "") for p in e["participants"])),
        ({"person_id": "Q7747"}, lambda e: any(p["person_id"] == "Q7747" for p in e["participants"])),
        ({"kind": "summit"}, lambda e: e["kind"] == "summit"),
        ({"status": "planned"}, lambda e: e["status"] == "planned"),
        ({"country": "SGP"}, lambda e: (e["place"] or {}).get("country") == "SGP"),
        ({"contradicted": "true"}, lambda e: e["contradicted"]),
        (
            {"from": "2018-06-12", "to": "2018-06-13"},
            lambda e: edtf.overlap(e["date"] or "0001", "2018-06-12/2018-06-13"),
        ),
    ],
)
def test_filters_narrow(client: TestClient, asked: dict[str, Any], holds: Any) -> None:
    fits = [one["id"] for one in items(client, **asked)]
    assert fits
    assert fits == [one["id"] for one in items(client) if holds(one)]


def test_a_state_without_events_is_no_fault(client: TestClient) -> None:
    assert items(client, state="TUV") == []


def test_codes_of_the_field_stand_with_each_event(client: TestClient) -> None:
    told = items(client, kind="summit", status="held")[0]["codes"]
    assert (told["plover"], told["course"], told["quad"]) == ("CONSULT", "cooperation", "verbal cooperation")


def test_an_event_is_given_whole(client: TestClient, ledger_path: Path, stored: list[Event]) -> None:
    told = max(stored, key=lambda one: (len(one.contradictions), one.strength.reports))
    answer = client.get(f"/v1/events/{told.id}").json()
    with open_ledger(ledger_path) as ledger:
        assert {name: answer[name] for name in event_json(told)} == event_json(event_of(ledger, told.id))
        texts = {one: ledger.article(one).text for one in told.articles}
    assert len(answer["evidence"]) == told.strength.reports
    assert {one["report"] for one in answer["evidence"]} == set(told.reports)
    for one in answer["evidence"]:
        text = texts[one["article"]["id"]]
        assert one["sentences"]
        for sentence in one["sentences"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
            for trigger in sentence["triggers"]:
                assert sentence["text"][trigger["start"] : trigger["end"]].strip()
    assert {one["value"] for one in answer["accounts"] if one["field"] == "kind"} >= {told.kind}


def test_evidence_comes_in_pages(client: TestClient, stored: list[Event]) -> None:
    told = max(stored, key=lambda one: one.strength.reports)
    whole = client.get(f"/v1/events/{told.id}").json()["evidence"]
    seen: list[Any] = []
    asked: dict[str, Any] = {"limit": 1}
    while "cursor" not in asked or asked["cursor"]:
        page = client.get(f"/v1/events/{told.id}/evidence", params=asked).json()
        seen += page["items"]
        asked["cursor"] = page["next"]
    assert len(seen) > 1
    assert seen == whole


def test_ids_that_went_elsewhere_or_away(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with open_ledger(path) as ledger:
        ledger.add_many([call("a1"), call("a2")])
        ledger.replace_events([event("eone", behind=[call("a1")]), event("etwo", behind=[call("a2")])])
        ledger.replace_events([event("eone", behind=[call("a1"), call("a2")])])
    with TestClient(make_app(path), base_url="http://localhost", follow_redirects=False) as client:
        for behind in ("", "/evidence"):
            moved = client.get(f"/v1/events/etwo{behind}")
            assert (moved.status_code, moved.headers["location"]) == (308, f"/v1/events/eone{behind}")
            assert moved.json()["error"]["code"] == "merged"
            assert client.get(moved.headers["location"]).status_code == 200
        with open_ledger(path) as ledger:
            ledger.replace_events([])
        for one in ("eone", "etwo"):
            gone = client.get(f"/v1/events/{one}")
            assert (gone.status_code, gone.json()["error"]["code"]) == (410, "gone")
        assert client.get("/v1/events/eon").status_code == 404  # an id is given whole


def test_an_article_is_given_with_its_offsets_and_events(client: TestClient, ledger_path: Path) -> None:
    with open_ledger(ledger_path) as ledger:
        every = timeline(ledger)
        readings = [ledger.reading(one) for one in sorted({one for told in every for one in told.articles})]
    went = {report: told.id for told in every for report in told.reports}
    assert len(readings) > 10
    for reading in readings:
        told = client.get(f"/v1/articles/{reading.article.id}").json()
        assert told.pop("copy_of") == reading.article.copy_of
        assert [one.pop("event") for one in told["reports"]] == [went[one.id] for one in reading.reports]
        assert told == reading_json(reading)


def test_ids_of_articles_may_hold_anything(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "k.db") as ledger:
        ledger.add(call("https://contoh.id/2018/07/a?b=1&c=é"))
    with TestClient(make_app(tmp_path / "k.db"), base_url="http://localhost") as client:
        told = client.get("/v1/articles/https%3A%2F%2Fcontoh.id%2F2018%2F07%2Fa%3Fb%3D1%26c%3D%C3%A9")
        assert told.json()["id"] == "https://contoh.id/2018/07/a?b=1&c=é"
        with open_ledger(tmp_path / "k.db") as ledger, ledger.connection(writes=True) as connection:
            connection.execute(delete(events))
            connection.execute(delete(articles))
        assert client.get("/v1/articles/https%3A%2F%2Fcontoh.id").status_code == 404
