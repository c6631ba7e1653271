"""Indonesian titles of office: a text in; who holds which office of what, as far as the words say, out.

The words are in offices.yaml. A title is made of words before it (mantan, plt., wakil), the office itself (menteri and
its portfolio, juru bicara and its institution), words after it (terpilih, ad interim), the state or organisation it is
of, and for ambassadors and envoys where they are posted. Which words name a state the caller says by a function.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from kawat.data_files import load_yaml
from kawat.records import Office, Span

Modifier = Literal["former", "elect", "acting", "deputy"]
#: Words that may name a state or organisation in; its code out, None where they name none.
Resolver = Callable[[str], str | None]
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ORDINAL = re.compile(r"ke-?(?:\d+|[ivxl]+)")
#: The most words that a name of a state or organisation has after a title.
_LONGEST_NAME = 5
_POSTED = frozenset(
    {"ambassador", "deputy_ambassador", "special_envoy", "charge_daffaires", "consul", "special_rapporteur"}
)
#: Between two words of one title; a full stop only after an abbreviation, a comma only within a portfolio.
_GAP = re.compile(r" |\)? | ?\(|-")
_GAPS_WITHIN = re.compile(r" |, |\)? | ?\(|-")


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """A title in a text: ``text[start:end]`` from its first modifier to the last word that belongs to it.

    `office` is one of `kawat.records.Office`, `title` says finer which. `of` is what the office is of, `state` its
    code where the resolver or the title itself tells; `posted` is where an ambassador or envoy serves, `posted_state`
    its code.
    """

    start: int
    end: int
    text: str
    office: Office
    title: str
    modifiers: tuple[Modifier, ...] = ()
    of: Span | None = None
    state: str | None = None
    posted: Span | None = None
    posted_state: str | None = None

    @property
    def in_office(self) -> bool:
        """Whether the holder is said to be in office, neither past nor yet to come."""
        return "former" not in self.modifiers and "elect" not in self.modifiers


@dataclass(frozen=True, slots=True)
class _Entry:
    """One way to say an office."""

    office: Office
    title: str
    deputy: tuple[Office, str] | None = None
    state: str | None = None
    capital: bool = False
    upper: bool = False
    seat: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """A text with its words, each by start, end and lower-case form, and the caller's resolver."""

    text: str
    words: tuple[tuple[int, int, str], ...]
    resolve: Resolver | None


def _run(text: str, resolve: Resolver | None) -> _Run:
    return _Run(text, tuple((m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text)), resolve)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """offices.yaml, by words; `opening` are the words that a title may begin with."""

    offices: dict[tuple[str, ...], _Entry]
    longest: dict[str, int]
    opening: frozenset[str]
    before: dict[tuple[str, ...], Modifier]
    after: dict[tuple[str, ...], Modifier]
    by_organisation: dict[str, dict[str, str]]
    of: frozenset[str]
    posted: frozenset[str]


def _key(words: str) -> tuple[str, ...]:
    return tuple(match[0] for match in _WORD.finditer(words))


def _pair(value: list[str] | None) -> tuple[Office, str] | None:
    return (cast(Office, value[0]), value[1]) if value else None


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    """Return the grammar, read on the first call."""
    data = load_yaml("kawat.languages.id", "offices.yaml")
    offices: dict[tuple[str, ...], _Entry] = {}
    for row in data["offices"]:
        office, title = row["as"]
        entry = _Entry(
            office,
            title,
            _pair(row.get("deputy")),
            row.get("state"),
            row.get("capital", False),
            row.get("upper", False),
        )
        offices |= {_key(words): entry for words in row["words"]}
    offices[("menteri",)] = _Entry("minister", "minister", ("official", "deputy_minister"))
    offices[("wamen",)] = _Entry("official", "deputy_minister")
    for portfolio, (office, title) in data["portfolios"].items():
        entry = _Entry(office, title, ("official", f"deputy_{title}"))
        heads = data["ministers"] if title != "coordinating_minister" else ["menteri"]
        offices |= {_key(f"{head} {portfolio}"): entry for head in heads if head != "sekretaris"}
    for word, portfolio in data["ministers_in_one_word"].items():
        entry = offices[_key(f"menteri {portfolio}")]
        offices[_key(word)] = entry
        offices[_key(f"wa{word}")] = _Entry("official", f"deputy_{entry.title}")
    for head in data["spokespersons"]:
        offices[_key(head)] = _Entry("spokesperson", "spokesperson")
        for section in ("institutions", "seats"):
            for title, institutions in data[section].items():
                entry = _Entry("spokesperson", title, seat=section == "seats")
                offices |= {_key(f"{head} {institution}"): entry for institution in institutions}
    longest: dict[str, int] = {}
    for words in offices:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    before = {_key(words): kind for kind, phrases in data["modifiers"].items() for words in phrases}
    return _Grammar(
        offices,
        longest,
        frozenset(words[0] for words in (*offices, *before)),
        before,
        {_key(words): kind for kind, phrases in data["after"].items() for words in phrases},
        data["titles_of_organisations"],
        frozenset(data["of"]),
        frozenset(data["posted"]),
    )


#: Titles are asked for to date a text and again to find its parties: those of the last text are kept.
@lru_cache(maxsize=1)
def find_offices(text: str, resolve: Resolver | None = None) -> tuple[OfficePhrase, ...]:
    """All titles of office in `text`, in order, none overlapping.

    Args:
        text: any text; offsets out are Python string indices into it.
        resolve: says whether words name a state or organisation, by its code. Asked with the one to five words that
            follow a title, the longest first. Without it `of` and `posted` are the capitalised words that follow, which
            may run on into the holder's name, and no state is told.
    """
    run, opening = _run(text, resolve), _grammar().opening
    out, after = list[OfficePhrase](), 0
    for i, (_, _, word) in enumerate(run.words):
        if i >= after and word in opening and (found := _phrase(run, i)):
            phrase, after = found
            out.append(phrase)
    return tuple(out)


def parse_office(text: str, resolve: Resolver | None = None) -> OfficePhrase | None:
    """Return the title that `text` begins with, or None; arguments as in `find_offices`."""
    run = _run(text, resolve)
    found = _phrase(run, 0) if run.words else None
    return found[0] if found else None


def _near(run: _Run, i: int, gaps: re.Pattern[str] = _GAP) -> bool:
    """Whether word `i` follows the one before it closely enough to belong to one title."""
    if i >= len(run.words):
        return False
    end = run.words[i - 1][1]
    if run.text[end] == "." and len(run.words[i - 1][2]) <= 3:
        end += 1
    return gaps.fullmatch(run.text, end, run.words[i][0]) is not None


def _take(run: _Run, i: int, most: int, table: dict[tuple[str, ...], Modifier]) -> tuple[Modifier, int] | None:
    """Return the longest phrase of a table that stands at word `i`, and the index after it."""
    for length in range(most, 0, -1):
        key = tuple(word[2] for word in run.words[i : i + length])
        if len(key) == length and key in table and all(_near(run, k) for k in range(i + 1, i + length)):
            return table[key], i + length
    return None


def _entry(run: _Run, i: int) -> tuple[_Entry, int] | None:
    """Return the longest office that stands at word `i`, and the index after it."""
    grammar = _grammar()
    for length in range(min(grammar.longest.get(run.words[i][2], 0), len(run.words) - i), 0, -1):
        entry = grammar.offices.get(tuple(word[2] for word in run.words[i : i + length]))
        if entry is None or not all(_near(run, k, _GAPS_WITHIN) for k in range(i + 1, i + length)):
            continue
        written = run.text[run.words[i][0] : run.words[i][1]]
        if (entry.capital and not written[0].isupper()) or (entry.upper and not written.isupper()):
            continue
        return entry, i + length
    return None


def _phrase(run: _Run, i: int) -> tuple[OfficePhrase, int] | None:
    """Return the title that begins at word `i`, and the index of the word after it."""
    grammar, first, kinds = _grammar(), i, list[Modifier]()
    found = _entry(run, i)
    while not found and (taken := _take(run, i, 2, grammar.before)) and _near(run, taken[1]):
        kinds.append(taken[0])
        i = taken[1]
        found = _entry(run, i)
    if not found:
        return None
    entry, i = found
    office, title = entry.office, entry.title
    if "deputy" in kinds:
        office, title = entry.deputy or ("official", f"deputy_{title}")
    of, state, i = _state(run, i, entry, kinds)
    title = grammar.by_organisation.get(title, {}).get(state or "", title)
    posted, posted_state = None, None
    if title in _POSTED:
        posted, posted_state, i = _posted(run, i)
    end = max(run.words[i - 1][1], of.end if of else 0)
    start = run.words[first][0]
    phrase = OfficePhrase(start, end, run.text[start:end], office, title, tuple(kinds), of, state, posted, posted_state)
    return phrase, i


def _suffix(run: _Run, i: int, kinds: list[Modifier]) -> int:
    """Take what stands after the office: its short form in brackets, "ke-7", modifiers; the index after them."""
    if (
        _near(run, i)
        and run.text[run.words[i][0] - 1] == "("
        and run.text[run.words[i][1] : run.words[i][1] + 1] == ")"
    ):
        i += 1
    if _near(run, i) and _ORDINAL.fullmatch(run.words[i][2]):
        i += 1
    while _near(run, i) and (taken := _take(run, i, 2, _grammar().after)):
        kinds.append(taken[0])
        i = taken[1]
    return i


def _state(run: _Run, i: int, entry: _Entry, kinds: list[Modifier]) -> tuple[Span | None, str | None, int]:
    """Say what the office ending before word `i` is of, its code, and the index after it and its modifiers."""
    i = _suffix(run, i, kinds)
    if entry.state:
        return None, entry.state, i
    if entry.seat:
        k = i - 1
        while (
            k > 0
            and run.text[run.words[k - 1][0]].isupper()
            and run.words[k - 1][2] not in ("bicara", "jubir", "jurubicara")
        ):
            k -= 1
        span = _span(run, k, i)
        code = run.resolve(span.text) if run.resolve else None
        named, other, after = _named(run, i)
        return (named, other, after) if other else (span, code, i)
    return _after(run, i, entry, kinds)


def _after(run: _Run, i: int, entry: _Entry, kinds: list[Modifier]) -> tuple[Span | None, str | None, int]:
    """Return the state or organisation named from word `i` on, or after "dari"; and modifiers behind it."""
    span, code, after = _named(run, i)
    adjoins = i < len(run.words) and run.text[run.words[i - 1][1] : run.words[i][0]] == " "
    if not span and adjoins and run.words[i][2] in _grammar().of and entry.title not in _POSTED:
        span, code, after = _named(run, i + 1) if run.resolve else (None, None, i)
    return (span, code, _suffix(run, after, kinds)) if span else (None, None, i)


def _posted(run: _Run, i: int) -> tuple[Span | None, str | None, int]:
    """Where an ambassador or envoy serves: the words after untuk, di, bagi."""
    if _near(run, i) and run.words[i][2] in _grammar().posted and _near(run, i + 1):
        span, code, after = _named(run, i + 1)
        if span:
            return span, code, after
    return None, None, i


def _named(run: _Run, i: int) -> tuple[Span | None, str | None, int]:
    """Return the state or organisation named from word `i` on."""
    if i == 0 or not _near(run, i) or not run.text[run.words[i][0]].isupper():
        return None, None, i
    last = i
    while last + 1 < min(len(run.words), i + _LONGEST_NAME) and _near(run, last + 1):
        if not run.text[run.words[last + 1][0]].isupper():
            break
        last += 1
    if run.resolve is None:
        return _span(run, i, last + 1), None, last + 1
    for end in range(last + 1, i, -1):
        span = _span(run, i, end)
        if code := run.resolve(span.text):
            return span, code, end
    return None, None, i


def _span(run: _Run, i: int, end: int) -> Span:
    return Span(run.words[i][0], run.words[end - 1][1], run.text[run.words[i][0] : run.words[end - 1][1]])
