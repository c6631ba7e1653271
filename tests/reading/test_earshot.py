"""Earshot: which voices may have said a quote, with numbers for each."""

from kawat.reading.earshot import Earshot
from kawat.reading.hearing import Hearing
from kawat.reading.mentions import find_mentions
from kawat.reading.model.analysis import PartFound, Statement
from kawat.reading.quotes import find_quotes
from kawat.reading.sentences import split
from tests.reading.test_hearing import hearing

INTERVIEW = (
    "Menlu Rusia Sergei Lavrov bertemu Menlu Malaysia di Jakarta.\n"
    '"Kami membahas perlindungan pekerja," kata pengamat Budi Hartanto kepada wartawan.\n'
    '"Itu penting bagi kami semua," katanya.'
)


def test_voices_around_a_quote_and_in_its_own_words() -> None:
    all_of_it = hearing(INTERVIEW)
    heard = Earshot(all_of_it, 0).heard()
    named = [all_of_it.voices[n].person or all_of_it.voices[n].state for n in heard.voices]
    assert named[0] == "Budi Hartanto"
    assert {"Sergey Lavrov", "MYS", None} <= set(named)
    assert heard.own is not None
    assert INTERVIEW[slice(*heard.own)].strip() == "pengamat Budi Hartanto"
    place = heard.places[0]
    assert place is not None
    assert INTERVIEW[place.start : place.end] == "Budi Hartanto"


def test_with_nya_no_words_stand_for_the_speaker() -> None:
    all_of_it = hearing(INTERVIEW)
    heard = Earshot(all_of_it, 1).heard()
    assert heard.own is None
    assert "Budi Hartanto" in {all_of_it.voices[n].person for n in heard.voices}


def test_every_voice_has_the_same_numbers_and_is_asked_about_once() -> None:
    all_of_it = hearing(INTERVIEW * 30)
    for n in range(len(all_of_it.quotes)):
        heard = Earshot(all_of_it, n).heard()
        assert len(set(heard.voices)) == len(heard.voices) == len(heard.places) == len(heard.numbers)
        assert {len(row) for row in heard.numbers} == {len(Earshot(all_of_it, 0).heard().numbers[0])}


def test_only_so_many_voices_are_asked_about() -> None:
    names = " ".join(f"Pengamat B{a}di H{b}rtanto tiba." for a in "aeiou" for b in "aeiou")
    all_of_it = hearing(f'{names} "Kami membahas perlindungan pekerja," katanya.')
    assert len(Earshot(all_of_it, 0).heard().voices) < 25


def test_each_quote_is_asked_about_with_what_the_model_says_of_it() -> None:
    sentences, parties = split(INTERVIEW), find_mentions(INTERVIEW, "2022-05-04").parties
    quotes = find_quotes(INTERVIEW, sentences, parties)
    at = INTERVIEW.index("Budi")
    chances = (0.8, 0.3)
    seen = [
        Statement(quote.start, quote.end, 0.9, 0.1, (PartFound(at, at + len("Budi"), chance),), None)
        for quote, chance in zip(quotes, chances, strict=True)
    ]
    all_of_it = Hearing(INTERVIEW, sentences, parties, quotes, seen)
    for n, chance in enumerate(chances):
        heard, blind = Earshot(all_of_it, n).heard(), Earshot(hearing(INTERVIEW), n).heard()
        assert heard.voices == blind.voices
        for voice, row, other in zip(heard.voices, heard.numbers, blind.numbers, strict=True):
            said = [new for new, old in zip(row, other, strict=True) if new != old]
            own = chance if all_of_it.voices[voice].person == "Budi Hartanto" else 0.0
            assert said == [own, float(bool(own)), float(bool(own)), chance, 0.0, 0.9, 0.1]
