"""The field's codes: a kind and a status in, PLOVER type and mode, CAMEO code and Goldstein score out.

One table holds them all, data/codes.csv; docs/codes.md says how it was made and where it is coarse.
Sources: the PLOVER manual for types, modes, scores and the four classes (ACCUSE with its sign put right, -3), the CAMEO
manual for codes, and Goldstein (1992), "A Conflict-Cooperation Scale for WEIS Events Data", as carried over to CAMEO.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from kawat.knowledge.tables import rows

Course = Literal["cooperation", "conflict"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

#: The four classes of PLOVER, by type.
QUADS: Final[dict[str, Quad]] = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation", "COOPERATE": "material cooperation", "AID": "material cooperation",
    "RETREAT": "material cooperation", "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict", "PROTEST": "material conflict",
    "SANCTION": "material conflict", "MOBILIZE": "material conflict", "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Codes:
    """How others code an event. All are None for what did not happen (denied) and for a vote, whose side is not known.

    Args:
        plover: PLOVER type, such as ``CONSULT``.
        mode: PLOVER mode, such as ``phone``; None where the kind is wider than any one mode.
        cameo: CAMEO code with its leading zero, such as ``041``.
        goldstein: Goldstein score of the CAMEO code, -10 to 10.
        plover_score: PLOVER's own score of the mode or type, -10 to 10.
    """

    plover: str | None = None
    mode: str | None = None
    cameo: str | None = None
    goldstein: float | None = None
    plover_score: float | None = None

    @property
    def quad(self) -> Quad | None:
        """The class of the four that PLOVER puts the type in."""
        return QUADS[self.plover] if self.plover else None

    @property
    def course(self) -> Course | None:
        """Whether the event counts as cooperation or as conflict."""
        if self.quad is None:
            return None
        return "cooperation" if self.quad.endswith("cooperation") else "conflict"


def codes(kind: str, status: str) -> Codes:
    """Give the codes of an event of this kind and status.

    Raises:
        KeyError: there is no such kind or status.
    """
    return _table()[kind, status]


@cache
def _table() -> dict[tuple[str, str], Codes]:
    return {
        (kind, status): Codes(
            plover or None,
            mode or None,
            cameo or None,
            float(goldstein) if goldstein else None,
            float(score) if score else None,
        )
        for kind, status, plover, mode, cameo, goldstein, score, _ in rows("codes")
    }
