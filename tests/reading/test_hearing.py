"""Hearing: what stands around the places that name the voices of an article."""

import pytest

from kawat.reading.hearing import NOWHERE, Around, Hearing
from kawat.reading.mentions import find_mentions
from kawat.reading.quotes import find_quotes
from kawat.reading.sentences import split


def hearing(text: str) -> Hearing:
    sentences, parties = split(text), find_mentions(text, "2022-05-04").parties
    return Hearing(text, sentences, parties, find_quotes(text, sentences, parties))


def _around(text: str, words: str) -> Around:
    heard = hearing(text)
    return next(one for one in heard.places if one.place.start == text.rindex(words))


@pytest.mark.parametrize(
    ("text", "words", "speaks"),
    [
        ("Lavrov mengatakan pertemuan itu penting.", "Lavrov", True),
        ("Pertemuan itu penting, kata Lavrov.", "Lavrov", True),
        ("Putin mengatakan kepada Lavrov bahwa pertemuan itu penting.", "Lavrov", False),
        ("Pertemuan itu dihadiri pula oleh Lavrov.", "Lavrov", False),
        ('Putin berkata, "Lavrov mengatakan pertemuan itu penting."', "Lavrov", False),
    ],
)
def test_who_speaks(text: str, words: str, speaks: bool) -> None:
    assert _around(text, words).speaks is speaks


def test_numbers_of_a_place() -> None:
    one = _around("Kemarin Putin bertemu pengamat Budi Hartanto.", "Budi Hartanto")
    spoken_to, joined, introduced, quoted, *distances = one.numbers
    assert (spoken_to, joined, introduced, quoted) == (0.0, 0.0, 1.0, 0.0)
    assert distances == [2000.0, 2000.0, 31.0, 18.0]
    assert one.heads
    assert len(one.numbers) == len(NOWHERE)


def test_counts_over_the_whole_article() -> None:
    heard = hearing(
        "Lavrov tiba. Lavrov mengatakan pertemuan itu penting sekali. Ia menegaskan dua negara akan bertemu."
    )
    lavrov = next(n for n, voice in enumerate(heard.voices) if voice.person == "Sergey Lavrov")
    assert heard.counts[lavrov] == 2
    assert heard.says[lavrov] == 1
    assert heard.ruled == [lavrov, lavrov]
    assert heard.often == [lavrov]
    assert heard.voices[heard.nobody].person is None


def test_an_empty_text_has_only_nobody() -> None:
    heard = hearing("")
    assert (heard.places, heard.ruled) == ([], [])
    assert heard.sentence_at(0) == 0
