"""The written articles of training/: they are understood, and say nothing that the records do not know."""

import re
from pathlib import Path
from typing import get_args

import pytest
from training.written import articles

from kawat.errors import KawatError
from kawat.evaluation.gold import load_gold
from kawat.knowledge.entities import codes
from kawat.records import Kind, Status
from tests import SHARED
from tests.training.checks import says_only_what_records_know

ARTICLES = list(articles())
REPORTS = [(one["id"], report) for one in ARTICLES for report in one["reports"]]


def test_there_are_hundreds_of_articles_each_with_an_id_of_its_own() -> None:
    assert len(ARTICLES) >= 680
    assert len({one["id"] for one in ARTICLES}) == len({one["text"] for one in ARTICLES}) == len(ARTICLES)


def test_kinds_statuses_roles_and_dates_are_those_of_the_records() -> None:
    says_only_what_records_know(REPORTS)
    assert {report["kind"] for _, report in REPORTS} == set(get_args(Kind))
    assert {report["status"] for _, report in REPORTS} == set(get_args(Status))


def test_states_are_known() -> None:
    told = {one["state"] for _, report in REPORTS for one in report["participants"] if one["state"]}
    assert {one for one in told if not one.startswith("X:")} <= codes()


def test_words_of_a_report_are_whole_words() -> None:
    texts = {one["id"]: one["text"] for one in ARTICLES}
    for name, report in REPORTS:
        place = (report["place"] or {}).get("span")
        spans = [*report["evidence"], *(one["span"] for one in report["participants"]), report["date_span"], place]
        for span in filter(None, spans):
            assert span["text"].strip() == span["text"] != "", name
            edge = texts[name][span["start"] - 1 : span["start"] + 1] if span["start"] else ""
            assert not re.fullmatch(r"\w{2}", edge), (name, span)


def test_none_is_an_article_of_the_gold() -> None:
    known = {one["text"][:80] for part in ("train", "dev") for one in load_gold(SHARED / "gold" / f"{part}.jsonl")}
    assert not known & {one["text"][:80] for one in ARTICLES}


def test_an_article_is_made_of_its_sentences(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(
        "=== a   published 2021-03-04\n[0] Judul\n[1] Rusia menelepon Prancis.\n[2] ¶ Paris diam.\n"
        "R|call|held|2021-03|1:menelepon\nA|RUS||1:Rusia\nT|FRA|Emmanuel Macron|2:Paris\n",
        encoding="utf-8",
    )
    (one,) = articles([file])
    assert one["text"] == "Judul\n\nRusia menelepon Prancis.\n\nParis diam."
    assert [one["text"][a:b] for a, b in one["sentences"]] == ["Judul", "Rusia menelepon Prancis.", "Paris diam."]
    (report,) = one["reports"]
    assert [(p["role"], p["state"], p["person"], p["span"]["text"]) for p in report["participants"]] == [
        ("actor", "RUS", None, "Rusia"),
        ("target", "FRA", "Emmanuel Macron", "Paris"),
    ]


@pytest.mark.parametrize(
    "line", ["R|call|held|2021-03|0:menelepon", "R|call|held", "A|RUS||1:Rusia", "etwas", "[3] Kata."]
)
def test_a_line_that_is_not_understood_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "one.txt"
    file.write_text(f"=== a   published 2021-03-04\n[0] Judul\n[1] Rusia menelepon.\n{line}\n", encoding="utf-8")
    with pytest.raises(KawatError, match="line 4 is not understood"):
        list(articles([file]))


def test_words_before_the_first_article_are_not_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("== a   published 2021-03-04\n[0] Judul\n", encoding="utf-8")
    with pytest.raises(KawatError, match="line 1 is not understood"):
        list(articles([file]))
