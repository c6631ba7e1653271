"""/v1/meta: what this ledger holds, and which versions made it."""

from fastapi import APIRouter

from kawat import __version__
from kawat.ledger.queries import counts
from kawat.ledger.schema import HEAD
from kawat.merging.merge import VERSION
from kawat.web.api.models import Count, Model
from kawat.web.ledgers import OpenLedger

router = APIRouter()


class Counts(Model):
    """How much a ledger holds."""

    articles: Count
    reports: Count
    quotes: Count
    events: Count
    refusals: Count


class Meta(Model):
    """The ledger in numbers, and the versions of the program, the tables and merging."""

    kawat: str
    tables: str
    merging: str
    counts: Counts


@router.get("/meta")
def meta(ledger: OpenLedger) -> Meta:
    """Say what the ledger holds."""
    held = counts(ledger)
    told = Counts(
        articles=held.articles,
        reports=held.reports,
        quotes=held.quotes,
        events=held.events,
        refusals=held.refusals,
    )
    return Meta(kawat=__version__, tables=HEAD, merging=str(VERSION), counts=told)
