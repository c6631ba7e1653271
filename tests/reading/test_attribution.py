"""Tests of kawat.reading.attribution ."""

import pytest

from kawat.reading.attribution import is_relayed, quotes_at, relayed_by
from kawat.records import Quote, Span

TEXT = '"Kami menolak," kata Retno, dikutip dari TASS, Senin. Menurut Lavrov dilansir AFP Selasa, Rusia menyerang.'


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def _quote(words: str, speaker: str | None) -> Quote:
    span = _span(words)
    return Quote(
        type="direct", start=span.start, end=span.end, text=words, speaker=_span(speaker) if speaker else None, cue=None
    )


def test_the_outlet_that_relays_is_named_behind_a_quote() -> None:
    assert relayed_by(TEXT, TEXT.index(",")) == ("TASS",)
    assert relayed_by(TEXT, TEXT.index("Menurut")) == ("AFP",)


@pytest.mark.parametrize(("word", "expected"), [("Senin", True), ("Selasa", True), ("Rusia", True), ("kata", False)])
def test_words_of_relaying_lead_to_what_follows_in_their_clause(word: str, expected: bool) -> None:
    first = TEXT.index("Menurut") if word in {"Selasa", "Rusia"} else 0
    assert is_relayed(TEXT, first, TEXT.index(word)) is expected


def test_words_of_relaying_in_another_sentence_lead_nowhere() -> None:
    assert not is_relayed(TEXT, TEXT.index("AFP"), TEXT.index("Selasa"))


def test_of_quotes_that_hold_a_place_the_inner_one_comes_first() -> None:
    outer, inner = _quote("Menurut Lavrov dilansir AFP Selasa, Rusia menyerang", None), _quote("Rusia", "Lavrov")
    assert list(quotes_at((outer, inner), TEXT.index("Rusia"))) == [inner, outer]
    assert list(quotes_at((outer, inner), TEXT.index("AFP"))) == [outer]
    assert not list(quotes_at((outer, inner), TEXT.index("Kami")))
