"""Reports: what one article tells of dealings, one report an event, in order, with all its evidence."""

from typing import Any

import pytest

from kawat.reading.article import read
from kawat.reading.quotations import stretches
from kawat.records import Article, Report
from tests.reading.cases import cases


def reports(text: str, published: str | None = "2022-05-04") -> tuple[Report, ...]:
    return read(Article(id="a", text=text, published=published, published_from="given")).reports


@pytest.mark.parametrize("case", cases("report_cases"))
def test_reports(case: dict[str, Any]) -> None:
    found = [
        [
            report.kind,
            report.status,
            report.date,
            report.place.name if report.place else None,
            sorted(participant.state or "" for participant in report.participants),
            [span.text for span in report.evidence],
        ]
        for report in reports(case["text"])
    ]
    assert found == case["expected"]


def _answer(ask: str, text: str) -> list[Any]:
    found = reports(text)
    answers: dict[str, list[Any]] = {
        "stretches": [text[start:end] for start, end in stretches(text, 0, len(text))],
        "roles": [[p.role, p.state] for report in found for p in report.participants],
        "evidence": [span.text for report in found for span in report.evidence],
        "persons": [p.person for report in found for p in report.participants],
        "who did it": [[report.kind, [p.state for p in report.participants]] for report in found],
    }
    return answers[ask]


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    assert _answer(case["ask"], case["text"]) == case["expected"]


def test_ids_are_the_article_s_with_the_number_of_the_report() -> None:
    found = reports("Rusia menyerang Ukraina. Inggris mengusir diplomat Iran.")
    assert [report.id for report in found] == ["a.r1", "a.r2"]


def test_a_title_alone_is_who_held_the_office_at_the_event() -> None:
    (report,) = reports("Menlu AS bertemu Menlu Rusia pada 3 Juli 2018.")
    assert [p.person for p in report.participants] == ["Mike Pompeo", "Sergey Lavrov"]


def test_a_visit_without_a_date_takes_that_of_its_meeting() -> None:
    text = "Menlu AS mengunjungi Rusia. Menlu Rusia bertemu Menlu AS pada Selasa (3/5)."
    assert [(report.kind, report.date) for report in reports(text)] == [
        ("visit", "2022-05-03"),
        ("meeting", "2022-05-03"),
    ]


def test_a_passive_in_front_of_the_sentence_has_its_actor_behind() -> None:
    (report,) = reports("Diusir Inggris, diplomat Rusia pulang.")
    assert {p.role: p.state for p in report.participants} == {"actor": "GBR", "target": "RUS"}


def test_a_far_place_belongs_to_something_else() -> None:
    filler = "dan hari itu panas sekali di sana " * 20
    (report,) = reports(f"Rusia bertemu Ukraina {filler} di Jakarta pada 3 Mei 2022")
    assert report.place is None
