"""Earshot: which voices may have said a quote, with numbers for each."""

from kawat.reading.earshot import Earshot
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
