"""The ledger of a request: a request in, a ledger that only reads and sees one state for the whole request out."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from kawat.ledger.readers import Readers
from kawat.ledger.store import Ledger


def readers_of(request: Request) -> Readers:
    """Give what opens the ledger of this app; for answers that outlive the endpoint, such as streams."""
    readers: Readers = request.app.state.readers
    return readers


def ledger_of(request: Request) -> Iterator[Ledger]:
    """Open the ledger for one request: the dependency of every endpoint that reads.

    Raises:
        Unavailable: the ledger cannot be read at the moment (status 503).
    """
    with readers_of(request).reading() as ledger:
        yield ledger


OpenLedger = Annotated[Ledger, Depends(ledger_of, scope="function")]
"""Type of an endpoint's argument that is the open ledger; it is let go of before the answer is sent."""
