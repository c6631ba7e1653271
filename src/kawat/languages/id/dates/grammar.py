"""The grammar at work: a text in; the time expressions found in it out, as phrases with a meaning and offsets.

Rules are regular expressions over word classes (rules.yaml); each is compiled once. A text is read line by line, and in
a line only the stretches that hold a word or number of time are tried, so the time taken grows with the text's length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from kawat.data_files import load_yaml
from kawat.languages.id.dates import joining
from kawat.languages.id.dates.lexicon import classify, lexicon
from kawat.languages.id.dates.meaning import Meaning, Sort, Word
from kawat.languages.id.dates.readers import READERS

#: No time expression is longer than this many tokens; longer stretches of numbers are read in pieces.
_LONGEST = 400
#: How many tokens beside a stretch the rules look at.
_BESIDE = 2


_NEEDED = (
    "month", "short_month", "weekday", "sunday_or_week", "day_unit", "week_unit", "month_unit", "year_unit",
    "hour_unit", "small_unit", "long_unit", "one_unit", "many_unit", "quarter", "semester", "season_word",
    "yesterday", "tomorrow", "last_night", "daypart", "dini", "pukul", "tanggal", "zone", "am", "ampm", "now", "moment",
    "waktu", "recent", "part", "new", "dewasa", "year", "newyear", "tengah",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression: offsets into the text, the rule that found it, what it means, what is odd about it."""

    start: int
    end: int
    rule: str
    sort: Sort
    meaning: Meaning
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: its expression over classes and the function that reads its words."""

    name: str
    means: str
    pattern: re.Pattern[str]


def _expand(pattern: str, names: dict[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda found: names[found[1]], pattern)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of rules.yaml in their order, compiled.

    Raises:
        KeyError: a rule names a class, sign or macro that does not exist.
    """
    data = load_yaml("kawat.languages.id.dates", "rules.yaml")
    names = {name: re.escape(code) for name, code in lexicon().code.items()}
    names["dash"] = "[-~]"
    for name, pattern in data["macros"].items():
        names[name] = _expand(pattern, names)
    return tuple(
        Rule(rule["name"], rule["means"], re.compile(_expand(rule["pattern"], names))) for rule in data["rules"]
    )


@cache
def _stretch() -> re.Pattern[str]:
    """A run of tokens that may hold a time expression: known words, numbers and the signs between them."""
    return re.compile(rf"[^x\n;\"!?=#@*&+ ,.)][^x\n;\"!?=#@*&+]{{0,{_LONGEST}}}")


@cache
def _anchors() -> re.Pattern[str]:
    """A class without which nothing is a time expression."""
    code = lexicon().code
    return re.compile("[" + "".join(re.escape(code[name]) for name in _NEEDED) + r"]|n/n|n-n-Y|\d")


@lru_cache(maxsize=1 << 15)
def _matches(codes: str, start: int) -> tuple[tuple[int, int, int], ...]:
    """The rule matches that stand from `start` on: (start, end, rule number), the leftmost and longest of each place.

    News says its times in few ways: the same classes come again and again, so what was found is kept.
    """
    found = sorted(
        (match.start(), -match.end(), number)
        for number, rule in enumerate(rules())
        for match in rule.pattern.finditer(codes, start)
    )
    kept: list[tuple[int, int, int]] = []
    reached = start
    for first, minus_last, number in found:
        if first >= reached:
            kept.append((first, -minus_last, number))
            reached = -minus_last
    return tuple(kept)


def _word(token: str) -> Word:
    known = lexicon().look_up(token) if token[0].isalpha() else None
    return Word(*known, token) if known else Word("", token, token)


def _trapped(tokens: list[str], codes: str, first: int, last: int, rule: str) -> bool:
    """Whether the words beside a match make it a name or a count."""
    traps = lexicon().traps
    before = _neighbour(tokens, codes, first, -1)
    after = _neighbour(tokens, codes, last - 1, 1)
    if rule in ("year", "decade", "numeric date in brackets", "numeric date", "years") and codes[first] in "nY(":
        return before in traps["before"] or after in traps["after"]
    if rule == "year" and before.isdigit() and codes[first - 1 : first] == " ":
        return True
    if rule == "weekday":
        return before in traps["weekday_before"] or after in traps["weekday_after"]
    if rule == "day and month" and codes[first] == "n":
        return before in ("rp", "$")
    return False


def _neighbour(tokens: list[str], codes: str, place: int, step: int) -> str:
    """The word before or after a place in the line, past one space or opening sign, in lower case."""
    place += step
    while 0 <= place < len(tokens) and codes[place] in " .":
        place += step
    return tokens[place].lower() if 0 <= place < len(tokens) else ""


def _opens(codes: str, first: int) -> bool:
    """Whether a place is the head of a line or sentence."""
    before = codes[max(0, first - 4) : first].strip(" (\"'~-")
    return before[-1:] in (".", "!", "?", ":", ";") if before else first <= 4


def _line(tokens: list[str], codes: str, offsets: list[int]) -> Iterator[joining.Piece]:
    for stretch in _stretch().finditer(codes):
        if not _anchors().search(codes, stretch.start(), stretch.end()):
            continue
        left = max(0, stretch.start() - _BESIDE)
        for begin, end, number in _matches(codes[left : stretch.end() + _BESIDE], stretch.start() - left):
            first, last, rule = left + begin, left + end, rules()[number]
            if first >= stretch.end() or _trapped(tokens, codes, first, last, rule.name):
                continue
            words = tuple(_word(token) for token in tokens[first:last] if not token.isspace())
            read = READERS[rule.means](words, _opens(codes, first))
            if read is not None:
                yield joining.Piece(first, last, offsets[first], offsets[last], rule.name, *read)


#: Phrases are asked for to date a text and again when its date is known: those of the last text are kept.
@lru_cache(maxsize=1)
def phrases(text: str) -> tuple[Phrase, ...]:
    """Every time expression of a text, in order, none overlapping another.

    Args:
        text: any text; offsets are Python string indices into it.
    """
    found: list[Phrase] = []
    place = 0
    for line in text.split("\n"):
        if line:
            tokens, codes = classify(line)
            offsets = list(accumulate(map(len, tokens), initial=place))
            pieces = joining.join(list(_line(tokens, codes, offsets)), codes, offsets)
            found.extend(Phrase(p.start, p.end, p.rule, p.sort, p.meaning, p.notes) for p in pieces)
        place += len(line) + 1
    return tuple(found)
