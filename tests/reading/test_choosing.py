"""Choosing: the trees that come with Kawat choose who said what."""

import pytest

from kawat.reading.choosing import choose_speakers
from kawat.reading.mentions import find_mentions
from kawat.reading.quotes import find_quotes
from kawat.reading.sentences import split
from kawat.records import Quote


def _chosen(text: str) -> tuple[Quote, ...]:
    sentences, parties = split(text), find_mentions(text, "2022-05-04").parties
    return choose_speakers(text, sentences, parties, find_quotes(text, sentences, parties))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Presiden Rusia Vladimir Putin tiba di Jakarta. "Kami membahas perlindungan pekerja," kata Putin.',
            [("Vladimir Putin", "RUS", "Putin")],
        ),
        (
            'Menlu Malaysia tiba di Jakarta. "Jalan itu belum diperbaiki," kata Budi Hartanto, warga Bogor.',
            [("Budi Hartanto", None, "Budi Hartanto")],
        ),
        (
            "Pemerintah Jepang menanggapi usul itu. Jepang mengatakan perundingan akan dilanjutkan pekan depan.",
            [(None, "JPN", "Jepang")],
        ),
        (
            "Presiden Prancis Emmanuel Macron bertemu para menteri. "
            "Macron mengatakan kepada Menlu Jerman bahwa perundingan itu berjalan lambat sekali.",
            [("Emmanuel Macron", "FRA", "Macron")],
        ),
    ],
)
def test_who_said_it(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    found = _chosen(text)
    assert [(q.person, q.state, q.speaker and q.speaker.text) for q in found] == expected


def test_a_family_name_stands_for_the_person_named_in_full() -> None:
    text = (
        "Pengamat Budi Hartanto menilai perundingan itu berjalan lambat sekali.\n"
        '"Kedua pihak belum sepakat soal jadwal," kata Hartanto.\n'
        '"Kita tunggu saja sampai pekan depan," ujarnya.'
    )
    found = _chosen(text)
    assert [q.person for q in found] == ["Budi Hartanto"] * 3
    assert len({q.person_id for q in found}) == 1


def test_words_for_a_speaker_stand_in_the_text_and_nothing_else_changes() -> None:
    text = 'Menlu AS Antony Blinken tiba. Ia menegaskan Washington tetap siap berunding. "Kami siap," kata dia.'
    sentences, parties = split(text), find_mentions(text, "2022-05-04").parties
    ruled = find_quotes(text, sentences, parties)
    found = choose_speakers(text, sentences, parties, ruled)
    assert [(q.start, q.end, q.type, q.cue) for q in found] == [(q.start, q.end, q.type, q.cue) for q in ruled]
    for quote in found:
        assert quote.speaker is not None
        assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
    assert [q.speaker.text for q in found if q.speaker] == ["Ia", "dia"]
    assert {q.person for q in found} == {"Antony Blinken"}


def test_nothing_said() -> None:
    assert _chosen("") == ()
    assert _chosen("Rebus air hingga mendidih.") == ()


def test_a_long_text_is_chosen_for_as_a_short_one() -> None:
    text = '"Kami membahas perlindungan pekerja," kata Menlu Rusia Sergei Lavrov.\n'
    assert {q.person for q in _chosen(text * 150)} == {"Sergey Lavrov"}
