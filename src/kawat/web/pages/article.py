"""The page of an article: an id in, its text with triggers and quotes marked, and lists of both, out."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from kawat.ledger.queries import events_holding
from kawat.records import Article, Event, Quote, Report
from kawat.web import finding
from kawat.web.ledgers import OpenLedger
from kawat.web.pages.marking import Paragraph, marked
from kawat.web.pages.visit import Visited

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A report with its number on the page, and the event that holds it, if any does."""

    number: int
    report: Report
    event: Event | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the page of an article shows."""

    article: Article
    dateline: str | None
    paragraphs: tuple[Paragraph, ...]
    reports: tuple[Numbered, ...]
    quotes: tuple[Quote, ...]


@router.get("/articles/{article_id:path}")
def article(visit: Visited, ledger: OpenLedger, article_id: str) -> Response:
    """Show one article."""
    reading = finding.reading(ledger, article_id)
    holding = events_holding(ledger, [one.id for one in reading.reports])
    held = {report: event for event in holding for report in event.reports}
    numbered = tuple(Numbered(n, one, held.get(one.id)) for n, one in enumerate(reading.reports, 1))
    view = ArticleView(reading.article, reading.dateline, marked(reading), numbered, reading.quotes)
    return visit.page("article.html", view)
