"""Types: a kind of event in, its PLOVER type out (Open Event Data Alliance, 2018), so that like kinds can be told."""

from kawat.records import Kind

#: The types that hold several kinds; any other kind is its own type.
_TYPES: dict[Kind, str] = {
    "call": "CONSULT", "meeting": "CONSULT", "summit": "CONSULT", "visit": "CONSULT", "talks": "CONSULT",
    "conference": "CONSULT", "mediation": "CONSULT", "message": "CONSULT", "invitation": "AGREE", "agreement": "AGREE",
    "relations": "SUPPORT", "support": "SUPPORT", "expulsion": "SANCTION", "sanction": "SANCTION",
    "rupture": "SANCTION",
}  # fmt: skip


def type_of(kind: Kind) -> str:
    """The PLOVER type of a kind."""
    return _TYPES.get(kind, kind)
