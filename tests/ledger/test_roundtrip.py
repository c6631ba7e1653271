"""Any reading whose spans hold their words comes back equal."""

import tempfile
from pathlib import Path
from typing import TypeVar, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from kawat.ledger import Ledger, open_ledger, schema
from kawat.records import (
    Article,
    Kind,
    Office,
    Participant,
    Place,
    PublishedFrom,
    Quote,
    QuoteType,
    Reading,
    Report,
    Role,
    Span,
    Status,
)

from .build import filed

T = TypeVar("T")
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.text(characters, max_size=20)
dates = st.sampled_from(["2018", "2018-07", "2018-07-03", "2013-12~", "199X", "2022-02-24/..", "../2011", "2018-22"])


def pairs(length: int) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.integers(0, length)
    return st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))


def spans(text: str) -> st.SearchStrategy[Span]:
    return pairs(len(text)).map(lambda pair: Span(*pair, text[slice(*pair)]))


def some(values: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, max_size=3).map(tuple)


@st.composite
def readings(draw: st.DrawFn, article_id: str) -> Reading:
    text = draw(st.text(characters, max_size=200))
    maybe = st.none() | words
    span = spans(text)
    article = Article(
        article_id, text, draw(maybe), draw(maybe), draw(maybe), draw(maybe), draw(st.none() | dates),
        draw(st.sampled_from(get_args(PublishedFrom))), draw(maybe), draw(maybe), draw(maybe), draw(words),
    )  # fmt: skip
    participants = st.builds(
        Participant, st.sampled_from(get_args(Role)), maybe, span, maybe,
        st.none() | st.sampled_from(get_args(Office)), maybe,
    )  # fmt: skip
    reports = st.builds(
        Report, words, st.sampled_from(get_args(Kind)), st.sampled_from(get_args(Status)), some(span),
        some(participants), st.none() | dates, st.none() | span,
        st.none() | st.builds(Place, words, maybe, span, maybe), some(words), st.none() | span, st.floats(0, 1),
    )  # fmt: skip
    quotes = st.builds(
        lambda said, *rest: Quote(said.start, said.end, said.text, *rest),
        span, st.sampled_from(get_args(QuoteType)), st.none() | span, maybe, maybe,
        st.none() | span, some(words), maybe,
    )  # fmt: skip
    return Reading(
        article, draw(some(pairs(len(text)))), draw(some(pairs(len(text)))), draw(maybe),
        tuple(draw(st.lists(reports, max_size=3, unique_by=lambda report: report.id))), draw(some(quotes)),
    )  # fmt: skip


def comes_back(ledger: Ledger, before: Reading, after: Reading) -> None:
    assert ledger.add(before) == "added"
    assert ledger.add(before) == "unchanged"
    assert ledger.reading("x") == before
    assert ledger.add(after) in {"updated", "unchanged"}
    loaded = ledger.reading("x")
    said = [(loaded.reports, loaded.quotes, loaded.article.text), (after.reports, after.quotes, after.article.text)]
    assert said[0] == said[1]
    assert sorted(one.report.id for one in filed(ledger)) == sorted(report.id for report in after.reports)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings("x"), readings("x"))
def test_any_reading_comes_back(before: Reading, after: Reading) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "a.db") as ledger:
        comes_back(ledger, before, after)


def test_any_reading_comes_back_from_postgresql(postgresql_url: str) -> None:
    with open_ledger(postgresql_url) as ledger:

        @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(readings("x"), readings("x"))
        def check(before: Reading, after: Reading) -> None:
            with ledger.connection(writes=True) as connection:
                connection.execute(delete(schema.articles))
            comes_back(ledger, before, after)

        check()
