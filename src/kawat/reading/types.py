"""Types: a kind of event in, the type under which like kinds are told together out.

The types are PLOVER's (Open Event Data Alliance, 2018) as the gold's scorer groups kinds by them: an agreement goes
with an invitation, though its code is one of SUPPORT (`kawat.knowledge.codes`), and votes stand apart, whichever way
they went.
"""

from kawat.records import Kind

_TYPES: dict[Kind, str] = {
    "call": "CONSULT", "meeting": "CONSULT", "summit": "CONSULT", "visit": "CONSULT", "talks": "CONSULT",
    "conference": "CONSULT", "mediation": "CONSULT", "message": "CONSULT", "invitation": "AGREE", "agreement": "AGREE",
    "relations": "SUPPORT", "support": "SUPPORT", "cooperation": "COOPERATE", "aid": "AID", "concession": "CONCEDE",
    "request": "REQUEST", "accusation": "ACCUSE", "rejection": "REJECT", "threat": "THREATEN", "expulsion": "SANCTION",
    "sanction": "SANCTION", "rupture": "SANCTION", "vote": "VOTE", "mobilization": "MOBILIZE", "coercion": "COERCE",
    "attack": "ASSAULT", "protest": "PROTEST",
}  # fmt: skip


def type_of(kind: Kind) -> str:
    """The type of a kind; one that nobody knows is its own type."""
    return _TYPES.get(kind, kind)
