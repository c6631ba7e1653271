"""Tests of kawat.reading.said: how surely the model takes each voice for the speaker."""

import pytest

from kawat.reading.model.analysis import PartFound, Statement
from kawat.reading.said import OF_QUOTE, OF_VOICE, Said
from kawat.reading.voices import Place

PLACES = (Place(0, 14, voice=1), Place(20, 26, voice=0), Place(40, 46, voice=1))


def _said(*words: tuple[int, int, float]) -> Said:
    statement = Statement(60, 90, 0.1, 0.8, tuple(PartFound(*word) for word in words), None)
    return Said(statement, PLACES, [place.start for place in PLACES])


def test_a_voice_has_the_surest_of_its_words_and_its_share() -> None:
    said = _said((8, 14, 0.2), (20, 26, 0.2), (40, 46, 0.6))
    assert said.of_voice(1) == pytest.approx((0.6, 0.75, 1.0))
    assert said.of_voice(0) == pytest.approx((0.2, 0.25, 0.0))
    assert said.of_quote() == pytest.approx((0.6, 0.0, 0.1, 0.8))


def test_words_that_name_no_voice_are_counted_too() -> None:
    said = _said((20, 26, 0.3), (50, 53, 0.9))
    assert said.of_voice(0) == pytest.approx((0.3, 0.25, 0.0))
    assert said.of_quote()[:2] == pytest.approx((0.9, 0.9))
    assert said.of_voice(1) == (0.0, 0.0, 0.0)


def test_words_beside_a_name_are_not_its_own() -> None:
    assert _said((15, 19, 0.9)).of_voice(1) == (0.0, 0.0, 0.0)


def test_where_the_model_was_not_asked_nothing_is_known() -> None:
    said = Said(None, PLACES, [place.start for place in PLACES])
    assert said.of_voice(1) == (-1.0,) * OF_VOICE
    assert said.of_quote() == (-1.0,) * OF_QUOTE


def test_where_the_model_sees_no_speaker_nobody_is_one() -> None:
    said = _said()
    assert said.of_voice(1) == (0.0, 0.0, 0.0)
    assert said.of_quote()[:2] == (0.0, 0.0)
