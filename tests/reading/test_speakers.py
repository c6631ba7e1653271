"""Speakers: who is meant by the words that stand for one."""

import pytest

from kawat.reading.mentions import find_mentions
from kawat.reading.speakers import Speaker, Speakers


def _of(text: str, words: str) -> Speaker | None:
    speakers = Speakers(text, find_mentions(text, "2022-05-04").parties)
    start = text.rindex(words)
    return speakers.of_words(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "person", "state"),
    [
        ("kata Menlu Rusia Sergei Lavrov", "Menlu Rusia Sergei Lavrov", "Sergey Lavrov", "RUS"),
        ("kata Mary Sainz", "Mary Sainz", "Mary Sainz", None),
        ("Putin tiba. Ia berkata", "Ia", "Vladimir Putin", "RUS"),
        ("Ia berkata", "Ia", None, None),
        ("pernyataan Kementerian Luar Negeri China", "pernyataan Kementerian Luar Negeri China", None, "CHN"),
        ("kata seorang pejabat Rusia", "seorang pejabat Rusia", None, "RUS"),
    ],
)
def test_of_words(text: str, words: str, person: str | None, state: str | None) -> None:
    speaker = _of(text, words)
    assert speaker is not None
    assert (speaker.span.text, speaker.person, speaker.state) == (words, person, state)


def test_no_words_are_nobody() -> None:
    assert Speakers("   ", ()).of_words(0, 3) is None


def test_an_unknown_name_is_kept_in_its_longest_form() -> None:
    text = "kata Budi Hartanto lalu kata Hartanto"
    speakers = Speakers(text, ())
    speakers.of_words(5, 18)
    again = speakers.of_words(29, len(text))
    assert again is not None
    assert (again.span.text, again.person) == ("Hartanto", "Budi Hartanto")


def test_the_subject_nearest_before_a_word_of_speech() -> None:
    text = "Di Moskow, Putin menerima Macron dan mengatakan"
    speaker = Speakers(text, find_mentions(text, "2022-05-04").parties).before(text.index("mengatakan"), 0)
    assert speaker is not None
    assert speaker.person == "Emmanuel Macron"


def test_nobody_named_is_nobody() -> None:
    speakers = Speakers("lalu mengatakan", ())
    assert speakers.before(5, 0) is None
    assert speakers.last_named(5) is None


def test_who_shares_one_word_of_a_name_is_somebody_else() -> None:
    text = "kata Siti Aminah Rahmawati lalu kata Siti Nurbaya"
    speakers = Speakers(text, ())
    speakers.of_words(5, 26)
    other = speakers.of_words(text.rindex("Siti"), len(text))
    assert other is not None
    assert other.person == "Siti Nurbaya"
