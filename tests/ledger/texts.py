"""Articles for tests of search and quotes: a few sentences in, readings whose spans hold their words out."""

from collections.abc import Sequence
from typing import NamedTuple

from kawat.records import Article, Participant, Quote, QuoteType, Reading, Report

from .build import sentences, span


class Words(NamedTuple):
    """A quote as a test states it: the words said, who says them, and for which side."""

    said: str
    speaker: str | None = None
    person: str | None = None
    state: str | None = None
    person_id: str | None = None
    type: QuoteType = "direct"


def article(
    name: str,
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = "Harian Contoh",
    published: str | None = "2020-01-01",
    triggers: Sequence[str] = (),
    quotes: Sequence[Words] = (),
    boilerplate: Sequence[str] = (),
) -> Reading:
    """An article; each of `triggers` is the evidence of one report between Russia and the United States."""
    return Reading(
        Article(name, text, title, outlet, f"https://contoh.id/{name}", "id", published, "given"),
        sentences(text),
        boilerplate=tuple((one.start, one.end) for one in (span(text, words) for words in boilerplate)),
        reports=tuple(
            Report(
                f"{name}-r{n}", "meeting", "held", (span(text, words),),
                (Participant("actor", "RUS", span(text, words)), Participant("actor", "USA", span(text, words))),
                date="2020-01-01",
            )
            for n, words in enumerate(triggers)
        ),
        quotes=tuple(
            Quote(
                said.start, said.end, said.text, one.type, span(text, one.speaker) if one.speaker else None,
                one.person, one.state, person_id=one.person_id,
            )
            for one in quotes
            for said in [span(text, one.said)]
        ),
    )  # fmt: skip
