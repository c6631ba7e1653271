"""Personal names: what is left of capitalised words without titles, bodies, places and everyday words."""

import pytest

from kawat.reading.personal_names import Row, find_names, pieces, small_words


def _pieces(words: str, small: frozenset[str] = frozenset()) -> list[str]:
    return [words[start:end] for start, end in pieces(words, 0, len(words), small)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Deputi Adityo Nugroho", ["Adityo Nugroho"]),
        ("Ketua Wilayah PKS Jawa Timur Irwan Hartanto", ["Irwan Hartanto"]),
        ("Bandung Irwan Hartanto", ["Irwan Hartanto"]),
        ("Kabupaten Melati", []),
        ("Kabupaten Melati Irwan Hartanto", ["Melati Irwan Hartanto"]),
        ("Melati Daily News", []),
        ("Instagramnya Irwan", ["Irwan"]),
        ("Adityo Sah Putra", ["Adityo Sah Putra"]),
        ("Putra Abu", []),
        ("Adityo Nugroho.", ["Adityo Nugroho"]),
        ("M. Adityo", ["M. Adityo"]),
        ("", []),
    ],
)
def test_pieces_of_a_row(words: str, names: list[str]) -> None:
    assert _pieces(words) == names


def test_a_word_that_the_text_also_writes_small_belongs_to_no_name() -> None:
    small = small_words("Melati Nugroho tiba membawa melati dari @kebun dan www.mawar.id.")
    assert "melati" in small
    assert not {"kebun", "mawar"} & small
    assert _pieces("Melati Nugroho", small) == ["Nugroho"]


def test_rows_tell_of_parties_and_headlines() -> None:
    text = "Melati Mawar Rusia Kaget\nNama itu Rusia Adityo Nugroho, bukan dia."
    begins = text.rindex("Rusia")
    spans = [(13, 18, False), (begins, begins + 5, False)]
    rows = list(find_names(text, spans))
    assert {row.headline for row in rows if row.start < 24} == {True}
    assert rows[-1] == Row(begins + 6, begins + 20)
    assert list(find_names("", [])) == []


def test_a_known_person_ends_a_row() -> None:
    text = "Irwan Hartanto Sergei Lavrov"
    assert [text[row.start : row.end] for row in find_names(text, [(15, 28, True)])] == ["Irwan Hartanto"]
