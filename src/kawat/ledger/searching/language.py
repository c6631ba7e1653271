"""The query language: what a user typed in, a small tree of stems out. No database sees what a user typed.

Words (all must occur), "a phrase", -word or -"a phrase" (must not occur), word* (begins so). Quotation marks may be
curly. A word with a hyphen or an apostrophe is a phrase of its parts or one word without it; G20 also means G-20.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kawat.errors import KawatError
from kawat.ledger.searching.stems import Word, forms, words

#: A query has at most so many characters.
LONGEST = 200
#: A word that ends in * has at least so many letters.
BEGINNING = 3

_HINT = 'Give words, "a phrase", -word to leave out, or word* for words that begin so.'
_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PIECE = re.compile(r'(?<!\S)(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))|"(?P<more>[^"]*)"|(?P<rest>[^\s"]+)')
_LETTERS_AND_DIGITS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that stand one behind another; of the last only the beginning where `begins`."""

    stems: tuple[str, ...]
    begins: bool = False


Choice = tuple[Term, ...]
"""Terms of which one is enough."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a text must hold (one term of each choice in `wanted`), and of what it may hold nothing (`unwanted`)."""

    wanted: tuple[Choice, ...]
    unwanted: tuple[Choice, ...] = ()

    def change(self, make: Callable[[Choice], Choice]) -> "Query":
        """Give the query with each choice made anew."""
        return Query(tuple(make(one) for one in self.wanted), tuple(make(one) for one in self.unwanted))


def parse(typed: str) -> Query:
    """Understand a query.

    Raises:
        KawatError: it is too long, has no word to look for, a phrase that does not end, or too short a beginning.
    """
    shown = repr(typed[:40] + ("..." if len(typed) > 40 else ""))
    if len(typed) > LONGEST:
        raise KawatError(f"search {shown}", f"is longer than {LONGEST} characters", "Give fewer words.")
    plain = typed.translate(_MARKS)
    if plain.count('"') % 2:
        raise KawatError(f"search {shown}", "has a phrase that does not end", 'Close it with ".')
    wanted: dict[Choice, None] = {}
    unwanted: dict[Choice, None] = {}
    for piece in _PIECE.finditer(plain):
        said = piece["phrase"] if piece["phrase"] is not None else piece["more"]
        choice = _phrase(said) if said is not None else _word(piece["word"] or piece["rest"], shown)
        if choice:
            (unwanted if piece["no"] else wanted)[choice] = None
    if not wanted:
        why = "only says what must not occur" if unwanted else "has no word to look for"
        raise KawatError(f"search {shown}", why, _HINT)
    return Query(tuple(wanted), tuple(unwanted))


def _phrase(said: str) -> Choice:
    stems = tuple(word.stem for word in words(said))
    return (Term(stems),) if stems else ()


def _word(typed: str, shown: str) -> Choice:
    parts = list(words(typed))
    if not parts:
        return ()
    if typed[parts[-1].end : parts[-1].end + 1] == "*":
        return _beginning(parts, shown)
    made = [Term(tuple(part.stem for part in parts))]
    if len(parts) > 1:
        made += [Term((one.stem,)) for one in words("".join(part.folded for part in parts))]
    else:
        split = _LETTERS_AND_DIGITS.findall(parts[0].folded)
        made += [Term(tuple(forms(one)[1] for one in split))] if len(split) == 2 else []
    return tuple(dict.fromkeys(made))


def _beginning(parts: Sequence[Word], shown: str) -> Choice:
    last = parts[-1].folded
    if len(last) < BEGINNING:
        raise KawatError(
            f"search {shown}", f"has a beginning of less than {BEGINNING} letters, {last}*", "Give more of the word."
        )
    return (Term((*(part.stem for part in parts[:-1]), last), begins=True),)
