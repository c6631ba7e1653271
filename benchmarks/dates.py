"""Time expressions against dateparser, in one run on the same text. `python -m benchmarks.dates`.

Takes the 50 articles of kompas-timex-dev in the data folder beside the project, read at run time (measure only), and
the project's own cases in tests/reading/dates; prints precision, recall and F1 of spans, right values, words a second.

The articles come as one word a line with B-TIMEX, I-TIMEX or O. How they are read, for both tools alike:
tokens are set together again by the rules of `together`; tagged stretches with nothing between them are one expression
(the tags cut "Rabu | , 23 Oktober 2013" in two); and since these tags leave out what the gold annotation takes in, the
words of `LEADING` and `TRAILING` are cut from the ends of what a tool finds, and what it joins by a comma to a word
such as "hari ini" counts as two. The conventions were studied on 25 articles drawn by chance (`STUDIED`); the other 25
were not looked at, and are told apart.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kawat.reading.dates import find_dates

Span = tuple[int, int]
Finder = Callable[[str], list[Span]]

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / ".." / "shared" / "bench" / "kompas-timex-dev" / "kompas_development_Timex.txt"
CASES = ROOT / "tests" / "reading" / "dates"
STUDIED = frozenset(random.Random(7).sample(range(50), 25))  # noqa: S311 a draw, no secret
#: Runs of each tool; the first warms up, the best of the others counts.
RUNS = 4
LEADING = re.compile(r"(?:sejak|semenjak|hingga|sampai|dengan|dalam|selama|antara|sekitar)\s+", re.IGNORECASE)
TRAILING = re.compile(r"\s+(?:terakhir|belakangan)(?:\s+ini)?$", re.IGNORECASE)
NEAR = re.compile(r"^((?:hari ini|kemarin|besok|lusa|tadi malam))(,\s+)", re.IGNORECASE)


def articles() -> list[list[tuple[str, str]]]:
    """The articles as (word, tag), apart at empty lines."""
    blocks = ARTICLES.read_text(encoding="cp1252").replace("\r", "").split("\n\n")
    return [
        [(word, tag) for word, tag in (line.split("\t") for line in block.split("\n") if line)]
        for block in blocks
        if block.strip()
    ]


def _parted(before: str, word: str, after: str) -> bool:
    """Whether a space stands between a word and the one before it."""
    if before in "([“" or word in ",.;:?!)]%”":
        return False
    tight = before in ("/", "-", ".", ":", ",") and after == "tight"
    return not tight and word != "/"


def together(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The text that tokens make and the span of each: numbers with their signs and hyphened words close up."""
    text, spans = "", []
    for place, word in enumerate(tokens):
        before = tokens[place - 1] if place else ""
        earlier = tokens[place - 2] if place > 1 else ""
        digits = word.isdigit() and earlier.isdigit() and before in ("/", "-", ".", ":", ",")
        hyphened = before == "-" and earlier.islower() and word.islower()
        suffix = before == "-" and earlier.isdigit() and word == "an"
        slash = before == "/"
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        dash = word == "-" and (
            (before.isdigit() and (following.isdigit() or following == "an"))
            or (before.islower() and following.islower())
        )
        close = digits or hyphened or suffix or slash or dash or not _parted(before or "(", word, "")
        text += "" if close or not text else " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def tagged(article: Sequence[tuple[str, str]]) -> tuple[str, list[Span]]:
    """The text of an article and the spans tagged in it, neighbours joined."""
    text, spans = together([word for word, _ in article])
    found: list[Span] = []
    inside = False
    for (_, tag), (start, end) in zip(article, spans, strict=True):
        if tag != "O":
            found = [*found[:-1], (found[-1][0], end)] if inside else [*found, (start, end)]
        inside = tag != "O"
    return text, found


def adapted(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans cut to the conventions of the tags."""
    cut: list[Span] = []
    for whole_start, whole_end in spans:
        start, end = whole_start, whole_end
        while lead := LEADING.match(text, start, end):
            start = lead.end()
        if tail := TRAILING.search(text[start:end]):
            end = start + tail.start()
        if near := NEAR.match(text[start:end]):
            cut.append((start, start + near.end(1)))
            start += near.end()
        if start < end:
            cut.append((start, end))
    return cut


def kawat(text: str) -> list[Span]:
    """Spans that Kawat finds."""
    return [(found.start, found.end) for found in find_dates(text)]


def dateparser(text: str) -> list[Span]:
    """Spans that dateparser finds; it gives words only, so each is sought from the end of the one before."""
    from dateparser.search import search_dates  # noqa: PLC0415 an extra, needed here only

    spans, place = [], 0
    for words, _ in search_dates(text, languages=["id"]) or []:
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            spans.append((start, place))
    return spans


def scores(pairs: Iterable[tuple[Sequence[Span], Sequence[Span]]], *, exact: bool) -> str:
    """Precision, recall and F1 over (gold, found) of each article."""
    right = recalled = gold_count = found_count = 0
    for gold, found in pairs:
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        if exact:
            same = len(set(gold) & set(found))
            right, recalled = right + same, recalled + same
        else:
            right += sum(any(a < d and c < b for c, d in gold) for a, b in found)
            recalled += sum(any(a < d and c < b for c, d in found) for a, b in gold)
    precision, recall = right / max(found_count, 1), recalled / max(gold_count, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"


def values() -> None:
    """How many of the project's own cases each tool reads to the right value."""
    from datetime import datetime  # noqa: PLC0415

    from dateparser.search import search_dates  # noqa: PLC0415

    total = ours = theirs = 0
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            anchor = case.get("anchor")
            expected = {tuple(pair) for pair in case["expected"] if pair[1]}
            total += len(expected)
            ours += len(expected & {(found.text, found.edtf) for found in find_dates(case["text"], anchor)})
            day = datetime.fromisoformat(anchor) if anchor and len(anchor) == 10 else datetime(2018, 7, 4)
            settings = {"RELATIVE_BASE": day}
            found = search_dates(case["text"], languages=["id"], settings=settings) or []
            theirs += len(expected & {(words, value.date().isoformat()) for words, value in found})
    print(f"\nvalues on our own cases (words and EDTF both right), of {total}: kawat {ours}, dateparser {theirs}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--differences", action="store_true", help="show where Kawat differs on the studied half")
    options = parser.parse_args()
    read = [tagged(article) for article in articles()]
    words = sum(len(text.split()) for text, _ in read)
    tools: dict[str, Finder] = {"kawat": kawat, "dateparser": dateparser}
    speed = {}
    for name, finder in tools.items():
        took = []
        for _ in range(RUNS):
            begin = time.perf_counter()
            found = [finder(text) for text, _ in read]
            took.append(time.perf_counter() - begin)
        speed[name] = words / min(took[1:])
        cut = [adapted(text, spans) for (text, _), spans in zip(read, found, strict=True)]
        for label, chosen in (
            ("studied half", STUDIED),
            ("unseen half", frozenset(range(50)) - STUDIED),
            ("all", range(50)),
        ):
            pairs = [(read[i][1], cut[i]) for i in sorted(chosen)]
            print(f"{name:10} {label:12} exact {scores(pairs, exact=True)}   overlapping {scores(pairs, exact=False)}")
        if options.differences and name == "kawat":
            for i in sorted(STUDIED):
                text, gold = read[i]
                print("  missed", [text[max(0, a - 20) : b + 12] for a, b in gold if (a, b) not in cut[i]])
                print("  extra ", [text[a:b] for a, b in cut[i] if (a, b) not in gold])
    print(f"\nwords a second: kawat {speed['kawat']:,.0f}, dateparser {speed['dateparser']:,.0f}, ", end="")
    print(f"ratio {speed['kawat'] / speed['dateparser']:.0f}")
    values()


if __name__ == "__main__":
    main()
