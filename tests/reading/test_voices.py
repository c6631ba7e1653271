"""Voices: who may have the word in a text, and where the text names them."""

import pytest

from kawat.knowledge.entities import states
from kawat.languages import table
from kawat.reading.mentions import find_mentions
from kawat.reading.quotes import words_of_speech
from kawat.reading.voices import Voice, Voices, find_voices


def _voices(text: str) -> Voices:
    return find_voices(text, find_mentions(text, "2022-05-04").parties, words_of_speech(text)[1])


def _named_at(text: str, words: str) -> list[Voice]:
    """The voices that the last occurrence of some words names."""
    found, start = _voices(text), text.rindex(words)
    return [found.all[place.voice] for place in found.places if place.start <= start < place.end]


def test_persons_states_and_places_stand_in_order() -> None:
    text = "Menlu Rusia Sergei Lavrov tiba di Jakarta. Malaysia menunggu Lavrov."
    found = _voices(text)
    assert [voice.person or voice.state for voice in found.all] == ["Sergey Lavrov", "IDN", "MYS"]
    starts = [place.start for place in found.places]
    assert starts == sorted(starts)
    assert [found.all[place.voice].state for place in found.places] == ["RUS", "IDN", "MYS", "RUS"]


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("Peneliti Budi Hartanto tiba. Lalu Hartanto pulang.", "Hartanto", "Budi Hartanto"),
        ("Arif Wibowo (Awi) tiba. Kemudian Awi pulang.", "Awi", "Arif Wibowo"),
        ("Warga bernama Prasetyono Adi menunggu. Pras mengatakan jalan rusak.", "Pras", "Prasetyono Adi"),
        ("Junaidin Girsono datang. Junaidn mengatakan jalan rusak.", "Junaidn", "Junaidin Girsono"),
        ("Kepala Dinas Budi Hartanto alias Busan tiba. Lalu Busan pulang.", "Busan", "Budi Hartanto"),
        ("Peneliti Budi Hartanto pulang. Pria yang akrab disapa Awi itu lelah. Tadi Awi tiba.", "Awi", "Budi Hartanto"),
        ("Jalan itu rusak, kata Didit, sapaan akrab Adityo Nugroho. Lalu Didit pulang.", "Didit", "Adityo Nugroho"),
        ("Pejabat itu, Adityo Sah Putra, menolak.", "Sah", "Adityo Sah Putra"),
        ("Menpora Adityo Nugroho tiba. Lalu Menpora pulang.", "Menpora", "Adityo Nugroho"),
        ("Menteri Perhubungan (Menhub) Adityo Nugroho tiba. Lalu Menhub pulang.", "Menhub", "Adityo Nugroho"),
        (
            "Prasetyono Adi tiba. Menurut Pras, sapaan Prasetyono, jalan rusak. Lalu Pras pulang.",
            "Pras",
            "Prasetyono Adi",
        ),
        ("Warga Adi Budi Cahyono (ABC) tiba. Lalu ABC pulang.", "ABC", "Adi Budi Cahyono"),
        (
            "Deputi Koordinasi Perniagaan Adityo Nugroho pulang, lalu koordinasi perniagaan berakhir.",
            "Nugroho",
            "Adityo Nugroho",
        ),
        ("Ketua Wilayah PKS Jawa Timur Irwan Hartanto menolak.", "Irwan", "Irwan Hartanto"),
        ("Pejabat di Kabupaten Melati Adityo Nugroho menolak.", "Nugroho", "Melati Adityo Nugroho"),
        ("Namun Siti Rahmawati menolak.", "Siti Rahmawati", "Siti Rahmawati"),
        ("Juru bicara komando Amerika Serikat Toni Hakiman menolak.", "Toni Hakiman", "Toni Hakiman"),
        ("Jalan itu rusak, kata Suwarno.", "Suwarno", "Suwarno"),
    ],
)
def test_names_that_no_table_knows(text: str, words: str, person: str) -> None:
    assert [voice.person for voice in _named_at(text, words)] == [person]


@pytest.mark.parametrize(
    "text",
    [
        "Kendati demikian, jalan itu rusak.",
        "Pada Jumat dan Sabtu jalan itu rusak.",
        "Pernyataan mengatakan jalan itu rusak.",
        "Partai Melati menolak.",
        "Kabupaten Melati menolak.",
        "Putra Mahkota mengatakan jalan itu rusak.",
        "Kabar itu dari Melati Daily News.",
        "Bunganya mengatakan jalan itu rusak.",
        "Kaisar mengatakan jalan itu rusak.",
        "Warga Melati Mawar Kaget\nJalan itu rusak.",
        "Suwarno pulang.",
    ],
)
def test_days_everyday_words_and_single_names_that_say_nothing_are_nobody(text: str) -> None:
    assert _voices(text).all == []


def test_an_agency_speaks_for_its_state() -> None:
    (voice,) = _named_at("Jalan itu rusak, tulis Xinhua.", "Xinhua")
    assert (voice.person, voice.state) == (None, "CHN")


def test_a_town_that_is_also_a_part_of_a_name_is_shared() -> None:
    text = "Menlu Palestina Riyad al-Maliki tiba. Riyad mengatakan jalan itu rusak."
    found = _voices(text)
    own = [place for place in found.places if place.start == text.rindex("Riyad")]
    assert "Riyad al-Maliki" in {found.all[place.voice].person for place in own}
    assert all(place.shared for place in own)


def test_whoever_was_chosen_elsewhere_is_found_again_or_new() -> None:
    found = _voices("Peneliti Budi Hartanto tiba di Rusia bersama Lavrov.")
    assert found.all[found.number_of("Hartanto", None, None)].person == "Budi Hartanto"
    assert found.all[found.number_of(None, "CHN", None)] == Voice(state="CHN")
    assert found.number_of(None, "CHN", None) == found.state("CHN")
    assert found.all[found.number_of("Ani Lestari", "IDN", "x")].person == "Ani Lestari"
    assert found.all[found.number_of(None, None, None)] == Voice()
    assert found.all[found.number_of("Kepala Dinas Toni Hakiman", None, None)].person == "Toni Hakiman"
    assert found.all[found.number_of("Timnas Indonesia U", None, None)] == Voice()


def test_words_are_listed_once_and_agencies_speak_for_known_states() -> None:
    data = table("id", "voices")
    assert set(data["agencies"].values()) <= set(states())
    for name, listed in data.items():
        words = list(listed)
        assert len(words) == len(set(words)), name
        assert name in {"no_names", "in_names", "heads", "within_bodies", "short_titles", "agencies"} or all(
            word == word.lower() for word in words
        ), name
