"""Time expressions that stand together made one: the pieces of a line in; pieces out.

"Kamis (27/2/2025), besok" is one date, "28 April hingga 2 Mei 2019" one interval, and "sejak", "hingga", "sekitar",
"antara" before a date belong to it.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from kawat.languages.id.dates.lexicon import lexicon
from kawat.languages.id.dates.meaning import Bound, Meaning, Sort


@dataclass(frozen=True, slots=True)
class Piece:
    """A time expression of a line: its tokens, its offsets in the text, the rule, and what it means."""

    first: int
    last: int
    start: int
    end: int
    rule: str
    sort: Sort
    meaning: Meaning
    notes: tuple[str, ...] = ()


@cache
def _gaps() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    code = {name: re.escape(sign) for name, sign in lexicon().code.items()}
    until, through, both = code["until"], code["through"], code["and"]
    beside = rf"(?: {code['waktu']} {code['local']})?,? "
    return (
        re.compile(beside),
        re.compile(rf" ?[-~] ?| {until}(?: {through})? | {code['s_letter']}[/.]{code['d_letter']}\.? "),
        re.compile(rf" {both} (?:{code['tanggal']} )?"),
        re.compile(rf".*{code['between']} (?:{code['tanggal']} )?", re.DOTALL),
    )


def _is_near(meaning: Meaning) -> bool:
    return meaning.unit == "day" and meaning.shift is not None and abs(meaning.shift) <= 2 and not meaning.stretch


def _is_weekday(meaning: Meaning) -> bool:
    return meaning.weekday is not None and meaning.day is None and meaning.unit is None


def _dated(one: Piece, other: Piece) -> Meaning | None:
    """The meaning of a calendar day and the near day or weekday before it."""
    a, b = one.meaning, other.meaning
    if b.day is None or b.month is None or a.until is not None:
        return None
    if _is_near(a) and b.near is None:
        return replace(b, near=a.shift)
    if a.weekday is not None and a.day is None and other.rule == "numeric date in brackets":
        return replace(b, weekday=a.weekday)
    if _is_weekday(a) and b.weekday is None and a.direction is None:
        return replace(b, weekday=a.weekday, near=a.near if b.near is None else b.near)
    return None


def _beside(one: Piece, other: Piece) -> Meaning | None:
    """The meaning of two expressions that name the same day, or None where they are two."""
    a, b = one.meaning, other.meaning
    if dated := _dated(one, other):
        return dated
    if a.day is not None and a.month is not None and a.until is None and _is_near(b) and a.near is None:
        return replace(a, near=b.shift)
    if _is_near(a) and _is_weekday(b) and b.direction is None:
        return replace(a, weekday=b.weekday)
    if _is_weekday(a) and a.direction is None and _is_near(b):
        return replace(b, weekday=a.weekday)
    return None


def _pointed(meaning: Meaning) -> bool:
    return not meaning.unknown and meaning.until is None and meaning.bound is None and not meaning.stretch


def _alike(one: Meaning, other: Meaning) -> bool:
    """Whether two ends joined by a dash are of one make, so that the dash means "to"."""
    return (one.day is None) == (other.day is None) and (one.month is None) == (other.month is None)


def _reach(one: Piece, other: Piece, gap: str, before: str) -> tuple[Meaning, int] | None:
    """The interval that two dates bound, and how many tokens before it belong to it; None where they bound none."""
    _, to, both, between = _gaps()
    a, b = one.meaning, other.meaning
    if not (_pointed(a) and _pointed(b)) or one.sort != "date" or other.sort != "date":
        return None
    taken = 0
    if both.fullmatch(gap):
        found = between.fullmatch(before)
        if not found:
            return None
        taken = len(before) - before.rindex(lexicon().code["between"])
    elif not to.fullmatch(gap) or (
        gap.strip() in ("-", "~") and not (_alike(a, b) and a.unit is None and b.unit is None)
    ):
        return None
    return replace(a, until=b), taken


def _prefixed(piece: Piece, codes: str, floor: int, offsets: list[int]) -> Piece:
    """Take in "sejak", "hingga", "sekitar" before a date."""
    code = lexicon().code
    first, meaning = piece.first, piece.meaning
    if meaning.unknown or piece.sort != "date":
        return piece
    while first - 2 >= floor and codes[first - 1] in " -" and codes[first - 2] in _openers():
        opener = codes[first - 2]
        first -= 2
        if opener in (code["around"], code["almost"]):
            meaning = replace(meaning, approximate=True)
        else:
            bound: Bound = "from" if opener == code["since"] else "until"
            if meaning.until is not None or meaning.bound is not None:
                meaning = replace(meaning, bound=None) if meaning.until is not None else meaning
            else:
                meaning = replace(meaning, bound=bound)
    return replace(piece, first=first, start=offsets[first], meaning=meaning)


@cache
def _openers() -> str:
    code = lexicon().code
    return code["since"] + code["until"] + code["around"] + code["almost"]


def _paired(pieces: list[Piece], codes: str, offsets: list[int], *, ends: bool) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None:
            gap = codes[before.last : piece.first]
            first, meaning = before.first, None
            if ends:
                reach = _reach(before, piece, gap, codes[max(0, first - 4) : first])
                if reach:
                    meaning, first = reach[0], first - reach[1]
            elif _gaps()[0].fullmatch(gap) and before.sort == piece.sort == "date":
                meaning = _beside(before, piece)
            if meaning is not None:
                rule = before.rule if before.meaning.day is not None else piece.rule
                notes = before.notes + piece.notes
                joined[-1] = Piece(first, piece.last, offsets[first], piece.end, rule, "date", meaning, notes)
                continue
        joined.append(piece)
    return joined


def join(pieces: list[Piece], codes: str, offsets: list[int]) -> list[Piece]:
    """Join the pieces of a line.

    Args:
        pieces: in order of their offsets.
        codes: the classes of the line's tokens.
        offsets: where each token starts in the text.
    """
    joined = _paired(pieces, codes, offsets, ends=False)
    joined = _paired(joined, codes, offsets, ends=True)
    floors = [0, *(piece.last for piece in joined)]
    return [_prefixed(piece, codes, floor, offsets) for piece, floor in zip(joined, floors, strict=False)]
