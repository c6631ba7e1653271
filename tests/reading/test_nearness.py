"""Tests of kawat.reading.nearness: how near something stands to the phrases of an event."""

import re

from kawat.reading.article import found_in
from kawat.reading.candidates import Candidate
from kawat.reading.judging import case_of
from kawat.reading.nearness import Near, apart, before_and_behind, by_lead, is_beside, nearest, sentences_off
from kawat.records import Article, Span

TEXT = "Putin tiba Senin. Rusia menyerang Ukraina kemarin, lalu Rusia menyerang Kiev. Putin diam."


def _phrases() -> tuple[Candidate, ...]:
    found = case_of(*found_in(Article("a", TEXT, published="2022-05-04", published_from="given"))).candidates
    attacks = tuple(one for one in found if one.trigger.kind == "attack")
    assert len(attacks) == 2
    return attacks


def _span(word: str, nth: int = 0) -> Span:
    match = list(re.finditer(word, TEXT))[nth]
    return Span(match.start(), match.end(), word)


def _near(word: str, nth: int, later: int, phrase: Candidate) -> Near[str]:
    span = _span(word, nth)
    return Near(abs(apart(span, phrase)), later, phrase, span, word)


def test_characters_between_words_and_a_phrase() -> None:
    first, second = _phrases()
    assert apart(_span("Ukraina"), first) == 1
    assert apart(_span("Rusia"), first) == -2
    assert apart(_span("Kiev"), first) > apart(_span("Kiev"), second) == 1


def test_the_nearest_is_first_and_of_two_as_near_the_one_that_stands_first() -> None:
    first, second = _phrases()
    near = [_near("Kiev", 0, 0, second), _near("Ukraina", 0, 0, first), _near("Putin", 0, -1, first)]
    assert [one.named for one in nearest(near)] == ["Ukraina", "Kiev", "Putin"]


def test_distances_in_the_sentence_and_sentences_off_it() -> None:
    first, _ = _phrases()
    inside = [_near("Rusia", 0, 0, first), _near("Ukraina", 0, 0, first)]
    assert before_and_behind(inside, 600) == [2.0, 1.0]
    assert before_and_behind([_near("Putin", 0, -1, first)], 600) == [600.0, 600.0]
    assert sentences_off([_near("Putin", 0, -1, first), _near("Putin", 1, 1, first)]) == [1.0, 1.0]
    assert sentences_off(inside) == [9.0, 9.0]


def test_seen_from_the_clearest_phrase() -> None:
    phrases = _phrases()
    assert by_lead([_near("Ukraina", 0, 0, phrases[0])], phrases, 600) == [1.0, 1.0, 0.5]
    assert by_lead([_near("Kiev", 0, 0, phrases[1])], phrases, 600) == [600.0, 0.0, 0.5]


def test_beside_the_words_that_date_an_event() -> None:
    first, _ = _phrases()
    assert is_beside(_near("Ukraina", 0, 0, first), _span("kemarin"))
    assert not is_beside(_near("Ukraina", 0, 0, first), _span("Senin"))
    assert not is_beside(_near("Putin", 0, -1, first), _span("kemarin"))
    assert not is_beside(_near("Ukraina", 0, 0, first), None)
