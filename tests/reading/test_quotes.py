"""Quotes: what is said, directly or indirectly, by whom, with which word of speech."""

from typing import Any

import pytest

from kawat.reading.mentions import find_mentions
from kawat.reading.quotes import find_quotes, own_words, words_of_speech
from kawat.reading.sentences import split
from kawat.records import Quote
from tests.reading.cases import cases


def quotes(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, split(text), find_mentions(text, "2022-05-04").parties)


@pytest.mark.parametrize("case", cases("quote_cases"))
def test_quotes(case: dict[str, Any]) -> None:
    found = [[q.type, q.text, q.person, q.state, q.cue.text if q.cue else None] for q in quotes(case["text"])]
    assert found == case["expected"]


@pytest.mark.parametrize("marks", ['""', "“”", "«»", "„”"])
@pytest.mark.parametrize("cue", ["kata", "ujar", "ucap", "tutur", "tulis", "tegas"])
def test_any_marks_and_any_word_of_speech(marks: str, cue: str) -> None:
    (quote,) = quotes(f"{marks[0]}Kami akan bertemu lagi,{marks[1]} {cue} Lavrov.")
    assert (quote.text, quote.person) == ("Kami akan bertemu lagi,", "Sergey Lavrov")


def test_a_line_that_goes_on_does_not_become_the_speaker() -> None:
    (quote,) = quotes('"Kami akan bertemu lagi," kata Lavrov ' + "dan seterusnya " * 200)
    assert quote.speaker is not None
    assert quote.speaker.text == "Lavrov"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"Kami akan bertemu lagi," kata Menlu Rusia di Jakarta.', "Menlu Rusia"),
        ('"Kami akan bertemu lagi," katanya.', None),
        ("Menurut Lavrov, pertemuan itu berjalan lambat sekali.", "Lavrov"),
        ("Pertemuan itu berjalan lambat sekali, menurut Lavrov.", "Lavrov"),
        ("Kemarin Lavrov mengatakan pertemuan itu berjalan lambat sekali.", "Kemarin Lavrov"),
        ('"Kami akan bertemu lagi di Jakarta pekan depan."', None),
    ],
)
def test_own_words(text: str, words: str | None) -> None:
    (quote,) = quotes(f"Lavrov tiba.\n{text}")
    found = own_words(f"Lavrov tiba.\n{text}", quote, len("Lavrov tiba.\n"))
    assert (found and f"Lavrov tiba.\n{text}"[slice(*found)].strip()) == words


def test_words_of_speech_in_order() -> None:
    before, says = words_of_speech("Hal itu, kata Lavrov, sudah ia sampaikan. Putin mengatakan tidak.")
    assert [end - start for start, end in before] == [len("mengatakan")]
    assert says == [(9, 13), *before]
