"""Linking: names and titles as articles write them, and the persons they mean."""

import pytest

from kawat.languages.id.offices import OfficePhrase, find_offices
from kawat.reading.linking import Linker, code_of, holder_at
from kawat.records import Office


def _phrase(words: str) -> OfficePhrase:
    (phrase,) = find_offices(words, code_of)
    return phrase


@pytest.mark.parametrize(
    ("words", "code"),
    [("Rusia", "RUS"), ("AS", "USA"), ("PBB", "UN"), ("Tiongkok", "CHN"), ("Bekasi", None), ("meja", None)],
)
def test_code_of(words: str, code: str | None) -> None:
    assert code_of(words) == code


def test_a_name_is_linked_by_its_title() -> None:
    person = Linker("2022-05-04").known("Sergei Lavrov", _phrase("Menteri Luar Negeri Rusia"))
    assert person is not None
    assert (person.name, person.state, person.office) == ("Sergey Lavrov", "RUS", "foreign_minister")


def test_an_unknown_name_keeps_its_words_and_has_the_same_id_everywhere() -> None:
    phrase = _phrase("Menteri Pertahanan Jepang")
    first, second = (Linker(date).unknown("Taro Yamashita", phrase) for date in ("2020", "2024"))
    assert first == second
    assert (first.name, first.state, first.office) == ("Taro Yamashita", "JPN", "defence_minister")


def test_who_was_introduced_is_known_by_one_name_afterwards() -> None:
    linker = Linker(None)
    person = linker.unknown("Taro Yamashita", _phrase("Menteri Pertahanan Jepang"))
    assert linker.introduced("Yamashita") == person
    assert linker.introduced("yamashita") == person
    assert linker.introduced("Suzuki") is None
    assert linker.holding(_phrase("Menteri Pertahanan")) == person
    assert linker.holding(_phrase("Menteri Pertahanan Rusia")) is None


def test_a_title_alone_means_who_was_last_introduced_with_it() -> None:
    linker = Linker(None)
    title = _phrase("Menteri Pertahanan Jepang")
    first = linker.unknown("Taro Yamashita", title)
    linker.unknown("Ken Suzuki", title)
    assert linker.unknown("Taro Yamashita Sato", title).id != first.id
    again = linker.unknown("Taro Yamashita Sato", title)
    assert linker.holding(title) == again


def test_who_is_told_to_have_another_office_has_left_the_one_before() -> None:
    linker = Linker(None)
    linker.unknown("Taro Yamashita", _phrase("Menteri Pertahanan Jepang"))
    later = linker.known("Sergei Lavrov", _phrase("Menteri Luar Negeri Rusia"))
    assert later is not None
    assert linker.known("Sergei Lavrov", _phrase("Presiden Rusia")) is not None
    assert linker.holding(_phrase("Menteri Luar Negeri Rusia")) is None


@pytest.mark.parametrize(
    ("office", "state", "on", "name"),
    [
        ("foreign_minister", "USA", "2018-07-03", "Mike Pompeo"),
        ("head_of_state", "RUS", "2022", "Vladimir Putin"),
        ("head_of_state", "USA", None, None),
        ("ambassador", "USA", "2022", None),
        ("head_of_state", "UN", "2022", None),
    ],
)
def test_holder_at(office: Office, state: str, on: str | None, name: str | None) -> None:
    person = holder_at(office, state, on)
    assert (person.name if person else None) == name
