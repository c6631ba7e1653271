"""What merging compares, filed: a reading in, rows of `filed`, `report_keys` and `article_keys` out, and reports back.

A filed report is one row, so that a block of them is read at once without the texts of their articles.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from kawat.merging.blocks import keys
from kawat.merging.copies import fingerprint
from kawat.merging.traits import traits
from kawat.merging.words import around
from kawat.reading.relations import find_relations
from kawat.records import FiledReport, Participant, Place, Reading, Related, Report, Span

#: Stands where merging does not look: a filed report's words are in its article, not beside it.
NOWHERE = Span(0, 0, "")

Rows = dict[str, list[dict[str, Any]]]


class FiledRow(NamedTuple):
    """A row of `filed`, with the event that holds the report; `told` is JSON text."""

    report: str
    article: str
    outlet: str | None
    published: str | None
    copy_of: str | None
    told: str
    event: str | None


def filed_reports(reading: Reading) -> tuple[FiledReport, ...]:
    """File each report of a reading, in the order of the article."""
    article, made = reading.article, []
    related = find_relations(article.text, reading.sentences, reading.reports)
    for report in reading.reports:
        words = around(article.text, report)
        said = related.get(report.id, ())
        made.append(FiledReport(report, article.id, article.outlet, article.published, article.copy_of, words, said))
    return tuple(made)


def derived_rows(reading: Reading, filed: Sequence[FiledReport]) -> Rows:
    """Make the rows of `filed`, `report_keys` and `article_keys` of one reading, whose reports are `filed`."""
    return {
        "filed": [_row(one) for one in filed],
        "report_keys": [
            {"key": key, "report": one.report.id} for one in filed for key in dict.fromkeys(keys(traits(one)))
        ],
        "article_keys": [
            {"key": key, "article": reading.article.id} for key in dict.fromkeys(fingerprint(reading.article.text))
        ],
    }


def _row(filed: FiledReport) -> dict[str, Any]:
    report, place = filed.report, filed.report.place
    sides = tuple([(p.role, p.state, p.person, p.office, p.person_id) for p in report.participants])
    told = (
        report.kind, report.status, report.date, place.name if place else None, place.country if place else None,
        report.topics, sides, filed.words, tuple([(related.relation, related.report) for related in filed.related]),
    )  # fmt: skip
    return {
        "report": report.id, "article": filed.article, "outlet": filed.outlet, "published": filed.published,
        "copy_of": filed.copy_of, "told": told,
    }  # fmt: skip


def filed_record(row: FiledRow) -> FiledReport:
    """Make the filed report of a row; its spans are `NOWHERE`."""
    kind, status, date, place, country, topics, sides, words, related = json.loads(row.told)
    return FiledReport(
        report=Report(
            id=row.report,
            kind=kind,
            status=status,
            evidence=(),
            participants=tuple(Participant(r, s, NOWHERE, person, office, i) for r, s, person, office, i in sides),
            date=date,
            place=None if place is None else Place(place, country, NOWHERE),
            topics=tuple(topics),
        ),
        article=row.article,
        outlet=row.outlet,
        published=row.published,
        copy_of=row.copy_of,
        words=tuple(words),
        related=tuple(Related(relation, report) for relation, report in related),
    )
