"""The five real articles the project started from: what the ledger must say of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from kawat import edtf
from tests import SHARED
from tests.cli import run as process
from tests.cli.inside import kawat

SEEDS = str(SHARED / "seeds")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("seeds")
    run = kawat("add", SEEDS, here=here)
    assert run.status == 0, run.err
    assert run.out.startswith("5 added, 0 unchanged, 0 refused")
    return here


@pytest.fixture(scope="module")
def events(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(kawat("timeline", "--json", here=folder).out)
    return found


def _pick(events: list[dict[str, Any]], states: set[str], kinds: set[str], date: str) -> list[dict[str, Any]]:
    return [
        event
        for event in events
        if event["kind"] in kinds
        and states <= {p["state"] for p in event["participants"]}
        and event["date"]
        and edtf.overlap(event["date"], date)
        and len(event["date"]) == len(date)
    ]


def _persons(event: dict[str, Any]) -> set[str]:
    return {participant["person"] for participant in event["participants"] if participant["person"]}


def test_the_lavrov_pompeo_call(events: list[dict[str, Any]]) -> None:
    (call,) = _pick(events, {"RUS", "USA"}, {"call"}, "2018-07-03")
    assert _persons(call) == {"Sergey Lavrov", "Mike Pompeo"}
    assert call["status"] == "held"


def test_the_helsinki_summit_is_planned(events: list[dict[str, Any]]) -> None:
    (summit,) = _pick(events, {"RUS", "USA"}, {"summit"}, "2018-07-16")
    assert summit["status"] == "planned"
    assert summit["place"] == {"name": "Helsinki", "country": "FIN"}


def test_the_putin_trump_call_is_one_event_of_two_articles(events: list[dict[str, Any]]) -> None:
    (call,) = _pick(events, {"RUS", "USA"}, {"call"}, "2025-02-12")
    assert _persons(call) == {"Vladimir Putin", "Donald Trump"}
    assert len(set(call["articles"])) == 3
    assert {"Pantau", "Tribun"} <= set(call["outlets"])
    assert call["place"] is None


def test_the_riyadh_meeting(events: list[dict[str, Any]]) -> None:
    (meeting,) = _pick(events, {"RUS", "USA"}, {"meeting"}, "2025-02-18")
    assert meeting["place"]["name"] == "Riyadh"
    assert meeting["status"] == "held"
    assert _persons(meeting) == {"Sergey Lavrov", "Marco Rubio"}


def test_the_istanbul_talks_are_planned(events: list[dict[str, Any]]) -> None:
    (talks,) = _pick(events, {"RUS", "USA"}, {"talks"}, "2025-02-27")
    assert talks["status"] == "planned"
    assert talks["place"] == {"name": "Istanbul", "country": "TUR"}


def test_the_kerry_visit_to_sochi(events: list[dict[str, Any]]) -> None:
    visits = _pick(events, {"RUS", "USA"}, {"visit"}, "2015-05-12")
    assert any("John Kerry" in _persons(visit) for visit in visits)
    assert any((visit["place"] or {}).get("name") == "Sochi" for visit in visits)


def test_every_line_shows_the_words_it_rests_on(folder: Path, events: list[dict[str, Any]]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(SEEDS).glob("*.txt"))]
    for event in events:
        shown = json.loads(kawat("show", event["id"], "--json", here=folder).out) if event is events[0] else None
        if shown:
            assert shown["evidence"]
            for report in shown["evidence"]:
                for sentence in report["sentences"]:
                    assert any(sentence["text"] in text for text in texts)
                    assert sentence["triggers"]
    shown_text = kawat("timeline", "--evidence", here=folder).out
    assert all(event["id"] in shown_text for event in events)


def test_filters_and_formats(folder: Path, events: list[dict[str, Any]]) -> None:
    calls = json.loads(
        kawat("timeline", "--kind", "call", "--state", "RUS", "--state", "USA", "--json", here=folder).out
    )
    assert {event["id"] for event in calls} == {event["id"] for event in events if event["kind"] == "call"} & {
        event["id"] for event in events if {"RUS", "USA"} <= {p["state"] for p in event["participants"]}
    }
    rows = list(csv.DictReader(io.StringIO(kawat("timeline", "--csv", here=folder).out)))
    assert [row["id"] for row in rows] == [event["id"] for event in events]
    assert kawat("timeline", "--person", "lavrov", "--from", "2025-02", "--to", "2025-02", here=folder).status == 0


def test_the_ledger_is_named_by_option_or_variable(folder: Path, tmp_path: Path) -> None:
    ledger = str(folder / "kawat.db")
    by_variable = kawat("timeline", "--json", here=tmp_path, ledger=ledger).out
    assert by_variable == kawat("timeline", "--json", "--ledger", ledger, here=tmp_path).out
    assert by_variable == kawat("--ledger", ledger, "timeline", "--json", here=tmp_path).out


def test_reading_json_lines_keeps_what_they_give(tmp_path: Path) -> None:
    text = Path(SEEDS, "000_ac664a29ac45cc74.txt").read_text(encoding="utf-8")
    line = {
        "id": "mine/1:2",
        "text": text,
        "published": "2018-07-04",
        "outlet": "Warta",
        "url": "https://example.org/1",
    }
    run = process.kawat("read", "--jsonl", "-", here=tmp_path, stdin=json.dumps(line | {"title": "Judul"}).encode())
    reading = json.loads(run.out)
    assert {key: reading[key] for key in line} == line
    assert (reading["title"], reading["published_from"]) == ("Judul", "given")
    assert all(text[s["start"] : s["end"]] == s["text"] for r in reading["reports"] for s in r["evidence"])


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("000_ac664a29ac45cc74", {"2018-07-03", "2018-07-04"}),
        ("001_eca4b8e69a287040", {"2025-02-26"}),
        ("002_526c7593ec577e31", {"2015-05-12", "2015-05-13"}),
        ("003_9a7b23e9b3520c9b", {"2025-02"}),
        ("004_b96de56b74ee9509", {"2025-02-12", "2025-02-13"}),
    ],
)
def test_a_seed_s_own_date_is_worked_out_without_metadata(name: str, published: set[str], tmp_path: Path) -> None:
    reading = json.loads(kawat("read", "--jsonl", str(SHARED / "seeds" / f"{name}.txt"), here=tmp_path).out)
    assert reading["published"] in published
    assert reading["published_from"] == "text"
