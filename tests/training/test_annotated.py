"""The annotations of training/: they fit the news they are about and say nothing that the records do not know."""

import json
from pathlib import Path

import pytest
from training.annotated import ANNOTATIONS, articles

from kawat.errors import KawatError
from kawat.evaluation.gold import load_gold
from kawat.knowledge.entities import codes
from tests import SHARED
from tests.training.checks import says_only_what_records_know

NEWS = SHARED / "corpus" / "news.jsonl.gz"
ARTICLES = list(articles(NEWS))
REPORTS = [(one["id"], report) for one in ARTICLES for report in one["reports"]]


def test_there_are_articles_with_dealings_and_without() -> None:
    told = sum(one["about_dealings"] for one in ARTICLES)
    assert told > 700
    assert len(ARTICLES) - told > 700


def test_no_article_is_annotated_twice_or_measured_on() -> None:
    texts = [one["text"] for one in ARTICLES]
    assert len({one["id"] for one in ARTICLES}) == len(texts)
    measured = {one["text"] for one in load_gold(SHARED / "gold" / "dev.jsonl")}
    assert not measured & set(texts)


def test_kinds_statuses_roles_and_dates_are_those_of_the_records() -> None:
    says_only_what_records_know(REPORTS)


def test_every_report_has_words_of_evidence_in_its_article() -> None:
    texts = {one["id"]: one["text"] for one in ARTICLES}
    for name, report in REPORTS:
        spans = [*report["evidence"], *(one["span"] for one in report["participants"])]
        assert report["evidence"], name
        assert all(texts[name][span["start"] : span["end"]] == span["text"] != "" for span in spans if span), name


def test_the_file_holds_no_words_of_the_articles() -> None:
    for line in (line for file in ANNOTATIONS for line in file.read_text("utf-8").splitlines()):
        for report in json.loads(line)["reports"]:
            assert set(report) == {"kind", "status", "date", "date_span", "place", "evidence", "participants"}
            assert all(set(one) == {"role", "state", "person", "span"} for one in report["participants"])
        for quote in json.loads(line).get("quotes", ()):
            assert set(quote) == {"type", "span", "speaker", "person", "state"}


def test_another_text_under_the_same_id_is_refused(tmp_path: Path) -> None:
    rows = ANNOTATIONS[0].read_text("utf-8").splitlines()
    changed = tmp_path / "annotations.jsonl"
    changed.write_text(json.dumps(json.loads(rows[0]) | {"digest": "0" * 16}) + "\n", encoding="utf-8")
    with pytest.raises(KawatError, match="does not hold the annotated article"):
        list(articles(NEWS, [changed]))


def test_speakers_stand_for_what_has_a_code_or_for_nobody() -> None:
    spoken = {quote["state"] for one in ARTICLES if one["spoken"] for quote in one["quotes"]}
    assert {None, "IDN", "X:GHF"} <= spoken
    assert spoken - {None} <= codes()
