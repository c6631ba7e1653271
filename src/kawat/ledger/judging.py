"""What people decided, kept: judgements in and out, bound to the reports of their articles as these are read anew.

A report's id counts the reports of its article, so another reading may give it to another report. A judgement therefore
keeps the kind of each report and the trigger it was judged by, and finds it again by these.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, insert, select, update

from kawat.errors import KawatError
from kawat.ledger.loading import chunks, load_reports
from kawat.ledger.schema import judgement_reports, judgements, reports
from kawat.records import Judgement, Report, Span


def judged(connection: Connection) -> list[Judgement]:
    """Every judgement in force, as it speaks of the reports there are, in the order in which they were made."""
    speaks: dict[int, list[str]] = defaultdict(list)
    query = select(judgement_reports).where(judgement_reports.c.report.is_not(None))
    for row in connection.execute(query.order_by(judgement_reports.c.judgement, judgement_reports.c.position)):
        speaks[row.judgement].append(row.report)
    return [
        Judgement(row.verdict, tuple(speaks[row.id]), row.by, row.at, row.field, row.value)
        for row in connection.execute(select(judgements).order_by(judgements.c.id))
        if speaks[row.id]
    ]


def keep(connection: Connection, made: Judgement) -> None:
    """Keep a judgement.

    Raises:
        KawatError: it speaks of a report that is not in the ledger.
    """
    found: dict[str, tuple[str, Report]] = {}
    for some in chunks(sorted(made.reports)):
        found |= {report.id: (row.article, report) for row, report in load_reports(connection, reports.c.id.in_(some))}
    missing = [one for one in made.reports if one not in found]
    if missing:
        raise KawatError(f"report {missing[0]!r}", "is not in this ledger", "`kawat show ID --json` gives their ids.")
    head = {"verdict": made.verdict, "by": made.by, "at": made.at, "field": made.field, "value": made.value}
    number = connection.execute(insert(judgements).returning(judgements.c.id), [head]).scalar_one()
    connection.execute(
        insert(judgement_reports),
        [
            {"judgement": number, "position": n, "report": one, "article": found[one][0], **_anchor(found[one][1])}
            for n, one in enumerate(made.reports)
        ],
    )


def _anchor(report: Report) -> dict[str, str | int]:
    trigger = report.evidence[0] if report.evidence else Span(0, 0, "")
    return {"kind": report.kind, "span_start": trigger.start, "span_end": trigger.end, "words": trigger.text}


def rebind(connection: Connection, read: Mapping[str, Sequence[Report]]) -> bool:
    """Bind what was judged of articles to the reports they now have; whether any binding changed."""
    changed = False
    for some in chunks(sorted(read)):
        for row in connection.execute(select(judgement_reports).where(judgement_reports.c.article.in_(some))).all():
            anchor = (row.kind, row.span_start, row.span_end, row.words)
            report = _found_again(anchor, read[row.article])
            if report != row.report:
                changed = True
                place = (judgement_reports.c.judgement == row.judgement, judgement_reports.c.position == row.position)
                connection.execute(update(judgement_reports).where(*place).values(report=report))
    return changed


def _found_again(anchor: tuple[str, int, int, str], told: Iterable[Report]) -> str | None:
    """The report whose triggers are where the anchor is, or have its words; rather one of the same kind."""
    kind, start, end, words = anchor
    ranked = []
    for report in told:
        overlaps = any(span.start < end and start < span.end for span in report.evidence)
        if overlaps or any(span.text == words for span in report.evidence):
            ranked.append((report.kind == kind, overlaps, report.id))
    best = max(ranked, key=lambda one: one[:2], default=None)
    return best[2] if best else None
