"""Tests of kawat.reading.times: the time expressions of a story, with what they may mean and numbers on them."""

import pytest

from kawat.languages import table
from kawat.reading.article import found_in
from kawat.reading.candidates import story
from kawat.reading.times import NUMBERS, RELAYED, Time, bare, patterns, times_of
from kawat.records import Article


def _times(text: str, published: str | None = "2022-05-04") -> tuple[Time, ...]:
    article, found = found_in(
        Article("a", text, published=published, published_from="given" if published else "unknown")
    )
    return times_of(article, tuple(story(found)), found.quotes, (0,))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-05-03~", "2022-05-03"),
        ("2022-02-24/..", "2022-02-24"),
        ("../2022~", "2022"),
        ("2022-05/2022-06", "2022-05/2022-06"),
        ("", ""),
    ],
)
def test_a_bare_date_has_no_marks(value: str, expected: str) -> None:
    assert bare(value) == expected


def test_an_expression_has_a_value_for_each_tense() -> None:
    (time,) = _times("Mereka bertemu pada Jumat.")
    assert (time.values["past"], time.values["future"]) == ("2022-04-29", "2022-05-06")
    assert len(time.numbers) == NUMBERS


def test_words_of_relaying_before_an_expression_are_seen() -> None:
    relayed, own = _times("Demikian dilansir AFP, Selasa (3/5). Mereka bertemu pada Senin (2/5).")
    assert (relayed.numbers[RELAYED], own.numbers[RELAYED]) == (1.0, 0.0)


def test_durations_and_clocks_are_left_out() -> None:
    assert _times("Mereka bertemu selama dua jam.") == ()


def test_without_a_publication_date_only_what_needs_none_has_a_value() -> None:
    assert [time.expression.text for time in _times("Pada 2014 dan pekan lalu.", None)] != []
    assert all("2014" in next(iter(time.values.values())) for time in _times("Pada 2014 dan pekan lalu.", None))


@pytest.mark.parametrize("name", ["parting", "telling"])
def test_each_group_of_words_is_a_pattern_that_finds_its_words(name: str) -> None:
    groups = table("id", "dating")[name]
    assert len(patterns(name)) == len(groups)
    for pattern, words in zip(patterns(name), groups.values(), strict=True):
        assert all(pattern.search(word.upper()) for word in words)
