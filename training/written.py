"""Articles that a language model wrote and annotated: the files of `training/written` in, in the gold's format out.

They are no news: some tell of what happened, most of nothing that did. A file holds articles, each
`=== id   published DATE`, its sentences `[n] words` (`¶` begins a paragraph; 0 is the headline), and its reports, a
line for each part, words always as `sentence:exact words`:

    R|kind|status|date|evidence;;evidence;;...
    D|words of the date
    P|country|words of the place
    A|state|person|words        an actor; T a target, X a third
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from kawat.errors import KawatError
from training.annotated import coded

Json = dict[str, Any]
WRITTEN = tuple(sorted((Path(__file__).parent / "written").glob("*.txt")))
_HEAD = re.compile(r"=== (\S+)\s+published (\d{4}-\d\d-\d\d)")
_SENTENCE = re.compile(r"\[(\d+)\] (¶ ?)?(.*)")
_ROLES = {"A": "actor", "T": "target", "X": "third"}


class _Writing:
    """One article while its lines are read."""

    def __init__(self, name: str, published: str) -> None:
        self.name, self.published, self.text = name, published, ""
        self.starts: list[int] = []
        self.reports: list[Json] = []

    def sentence(self, number: int, paragraph: bool, words: str) -> None:
        if number != len(self.starts):
            raise ValueError(number)
        if self.text:
            self.text += "\n\n" if paragraph or len(self.starts) == 1 else " "
        self.starts.append(len(self.text))
        self.text += words.strip()

    def span(self, told: str) -> Json:
        """`sentence:exact words` as a span of the text."""
        number, _, words = told.strip().partition(":")
        first = self.starts[int(number)]
        behind = [*self.starts, len(self.text) + 1][int(number) + 1]
        found = re.compile(rf"(?<!\w){re.escape(words)}").search(self.text, first, behind)
        if not words or not found:
            raise ValueError(told)
        return {"start": found.start(), "end": found.end(), "text": words}

    def part(self, cells: Sequence[str]) -> None:
        """One line of a report."""
        mark, *rest = cells
        if mark == "R":
            kind, status, date, evidence = rest
            self.reports.append({
                "kind": kind, "status": status, "date": date or None, "date_span": None, "place": None,
                "evidence": [self.span(one) for one in evidence.split(";;")], "participants": [], "according_to": None,
            })  # fmt: skip
            return
        report = self.reports[-1]
        if mark == "D":
            report["date_span"] = self.span(rest[0])
        elif mark == "P":
            report["place"] = {"country": rest[0] or None, "span": self.span(rest[1]) if rest[1] else None}
        else:
            state, person, words = rest
            one = {
                "role": _ROLES[mark], "state": coded(state or None), "person": person or None, "span": self.span(words),
            }  # fmt: skip
            report["participants"].append(one)

    def article(self) -> Json:
        """The article in the gold's format; who speaks in it is not annotated."""
        bounds = [*self.starts, len(self.text)]
        return {
            "id": self.name, "text": self.text, "published": self.published, "published_from": "given",
            "sentences": [[a, a + len(self.text[a:b].rstrip())] for a, b in pairwise(bounds)],
            "about_dealings": bool(self.reports), "reports": self.reports, "quotes": [], "spoken": False,
            "outlet": None,
        }  # fmt: skip


def articles(files: Sequence[Path] = WRITTEN) -> Iterator[Json]:
    """The written articles.

    Args:
        files: in the form told above.

    Raises:
        KawatError: a line that is not understood, or words that do not stand where they are said to.
    """
    for file in files:
        writing: _Writing | None = None
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            head, sentence = _HEAD.fullmatch(line), _SENTENCE.fullmatch(line)
            try:
                if head:
                    if writing:
                        yield writing.article()
                    writing = _Writing(*head.groups())
                elif writing and sentence:
                    writing.sentence(int(sentence[1]), bool(sentence[2]), sentence[3])
                elif writing and line.strip():
                    writing.part(line.split("|"))
                elif line.strip():
                    raise ValueError(line)
            except (ValueError, IndexError, KeyError) as error:
                why = f"line {number} is not understood: {line[:80]}"
                raise KawatError(str(file), why, "Write it in the form that training/written.py tells.") from error
        if writing:
            yield writing.article()
