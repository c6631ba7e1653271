"""/v1/sources: the outlets that the ledger's articles come from, with their counts."""

from dataclasses import asdict

from fastapi import APIRouter

from kawat.ledger.questions import sources as asked_of
from kawat.web.api.models import Count, Edtf, Model
from kawat.web.ledgers import OpenLedger

router = APIRouter()


class SourceTally(Model):
    """An outlet (null: unknown); `copies` are articles that repeat another's text."""

    outlet: str | None
    articles: Count
    copies: Count
    reports: Count
    quotes: Count
    events: Count
    first: Edtf | None
    last: Edtf | None


class Sources(Model):
    """All outlets, most articles first."""

    items: list[SourceTally]


@router.get("/sources")
def sources(ledger: OpenLedger) -> Sources:
    """List the outlets."""
    return Sources(items=[SourceTally(**asdict(one)) for one in asked_of.sources(ledger)])
