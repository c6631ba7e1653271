"""`kawat show`: agreement and contradiction in the open, on the seeds and on the samples."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests import SHARED
from tests.cli.run import kawat

SAMPLES = str(Path(__file__).parents[2] / "samples")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("seeds")
    assert kawat("add", str(SHARED / "seeds"), here=here).status == 0
    return here


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("samples")
    assert kawat("add", SAMPLES, here=here).status == 0
    return here


def events(here: Path, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(kawat("timeline", "--json", *arguments, here=here).out)
    return found


def the_call(here: Path) -> dict[str, Any]:
    (call,) = [one for one in events(here, "--kind", "call") if one["date"] == "2025-02-12"]
    return call


def test_the_call_is_one_event_of_two_articles_and_a_mention_with_their_own_words(seeds: Path) -> None:
    call = the_call(seeds)
    assert (len(call["articles"]), call["strength"]["outlets"]) == (3, 3)
    shown = json.loads(kawat("show", call["id"], "--json", here=seeds).out)
    sentences = [{s["text"] for s in report["sentences"]} for report in shown["evidence"]]
    assert len(sentences) == 3
    assert all(sentences)
    assert not set.intersection(*sentences)
    text = kawat("show", call["id"], here=seeds).out
    assert "3 independent outlets" in text
    assert "Pantau, 2025-02-12" in text


def test_what_only_one_says_is_told(samples: Path) -> None:
    told = [event for event in events(samples, "--kind", "expulsion") if len(event["outlets"]) > 1]
    shown = json.loads(kawat("show", told[0]["id"], "--json", here=samples).out)
    assert shown["only"]
    in_words = kawat("show", told[0]["id"], here=samples).out
    for outlet, alone in shown["only"].items():
        assert alone
        assert {(one["independent_outlets"], *one["outlets"]) for one in alone} == {(1, outlet)}
        assert f"Only {outlet} says: {alone[0]['field']} {alone[0]['value']}" in in_words


def test_every_value_says_how_many_tell_it(seeds: Path) -> None:
    call = the_call(seeds)
    shown = json.loads(kawat("show", call["id"], "--json", here=seeds).out)
    dates = [one for one in shown["accounts"] if one["field"] == "date"]
    assert [(one["value"], one["agreed"], one["independent_outlets"]) for one in dates] == [("2025-02-12", True, 2)]
    assert {"values", "history", "contradictions", "links", "judged", "strength"} <= set(shown)
    reports = {one["report"] for one in shown["evidence"]}
    assert {report for value in shown["values"] for report in value["reports"]} == reports


def test_the_visit_and_the_talks_held_during_it_show_each_other(seeds: Path) -> None:
    (talks,) = [
        one
        for one in events(seeds, "--kind", "talks")
        if one["date"] == "2015-05-12" and {p["state"] for p in one["participants"]} == {"USA", "RUS"}
    ]
    (link,) = [one for one in talks["links"] if one["relation"] == "part_of"]
    assert f"part of visit held 2015-05-12, John Kerry (USA) > RUS [{link['event']}], says Konfrontasi" in " ".join(
        kawat("show", talks["id"], here=seeds).out.split()
    )
    visit = json.loads(kawat("show", link["event"], "--json", here=seeds).out)
    parts = {one["event"]: one["relation"] for one in visit["linked_from"]}
    assert talks["id"] in parts
    assert set(parts.values()) == {"part_of"}
    assert "has as a part talks held 2015-05-12" in kawat("show", visit["id"], here=seeds).out


def test_a_wire_copy_is_marked_and_does_not_count(samples: Path) -> None:
    copied = [one for one in events(samples) if len(one["outlets"]) > one["strength"]["outlets"]]
    assert copied
    shown = json.loads(kawat("show", copied[0]["id"], "--json", here=samples).out)
    assert [one["copy_of"] for one in shown["evidence"] if one["copy_of"]]
    assert "(the text of " in kawat("show", copied[0]["id"], here=samples).out


def test_the_status_is_told_over_time(samples: Path) -> None:
    turned = [one for one in events(samples) if len({step["status"] for step in one["history"]}) > 1]
    for one in turned:
        text = kawat("show", one["id"], here=samples).out
        assert "Status as told" in text
        for step in one["history"]:
            assert f"{step['told'] or 'undated'}: {step['status']}" in text


def test_contradictions_are_marked(tmp_path: Path) -> None:
    lines = [
        {"id": f"a{n}", "outlet": outlet, "published": "2022-07-01", "text": TEXT.format(day)}
        for n, (outlet, day) in enumerate((("Harian Satu", "Rabu (29/6/2022)"), ("Harian Dua", "Selasa (28/6/2022)")))
    ]
    given = "\n".join(map(json.dumps, lines)).encode()
    assert kawat("add", "-", here=tmp_path, stdin=given).status == 0
    found = events(tmp_path, "--kind", "summit")
    if len(found) == 2:
        assert kawat("judge", "same", *(one["id"] for one in found), "--by", "Siti", here=tmp_path).status == 0
        found = events(tmp_path, "--kind", "summit")
    (one,) = found
    (contradiction,) = one["contradictions"]
    assert contradiction["field"] == "date"
    assert {value["value"] for value in contradiction["values"]} == {"2022-06-28", "2022-06-29"}
    text = kawat("show", one["id"], here=tmp_path).out
    assert "Contradictions" in text
    assert "(contradicted)" in text
    assert " against " in text


TEXT = (
    "Presiden Joko Widodo bertemu dengan Presiden Ukraina Volodymyr Zelenskyy di Kyiv pada {}. Keduanya membahas jalur "
    "gandum di Laut Hitam dan nasib warga yang mengungsi."
)


def test_a_gone_id_still_leads_to_its_event(seeds: Path) -> None:
    call = the_call(seeds)
    with sqlite3.connect(seeds / "kawat.db") as ledger:
        ledger.execute(
            "INSERT INTO redirects (id, reports) VALUES ('egone', ?)", (json.dumps(["x", call["reports"][1]]),)
        )
        ledger.execute("INSERT INTO redirects (id, reports) VALUES ('elost', '[\"x\"]')")
    ledger.close()
    assert json.loads(kawat("show", "egone", "--json", here=seeds).out)["id"] == call["id"]
    assert call["id"] in kawat("show", "egon", here=seeds).out
    lost = kawat("show", "elost", here=seeds)
    assert lost.status == 2
    assert "is gone" in lost.err
