"""By-names: what a text also calls somebody."""

import pytest

from kawat.reading.by_names import ByName, find_by_names, in_brackets


@pytest.mark.parametrize(
    ("text", "word", "side"),
    [
        ("Adityo Nugroho alias Busan pulang.", "Busan", "before"),
        ("Pria yang akrab disapa Awi itu pulang.", "Awi", "before"),
        ("Ia lebih dikenal dengan nama Awi.", "Awi", "before"),
        ('Kata Awi, sapaan akrab Adityo Nugroho, "Ya."', "Awi", "behind"),
        ("Menpora Adityo Nugroho pulang.", "Menpora", "behind"),
        ("Menurut Awi, panggilan karibnya, jalan rusak.", "Awi", "neither"),
    ],
)
def test_by_names(text: str, word: str, side: str) -> None:
    (found,) = find_by_names(text)
    assert found.word == word
    sides = {"before": found.before is not None, "behind": found.behind is not None}
    assert [name for name, there in sides.items() if there] == ([] if side == "neither" else [side])


@pytest.mark.parametrize(
    "text", ["", "Toko daring alias toko maya.", "Ia dipanggil ke Jakarta.", "Mantan Menpora Adityo pulang."]
)
def test_other_words_are_none(text: str) -> None:
    assert list(find_by_names(text)) == []


def test_how_far_off_a_name_may_be() -> None:
    assert list(find_by_names("Adityo alias Awi")) == [ByName("Awi", before=6, reach=1)]


@pytest.mark.parametrize(
    ("name", "brackets", "word"),
    [
        ("Adityo Nugroho", "(Awi)", "Awi"),
        ("Adi Budi Cahyono", "(ABC)", "ABC"),
        ("Menteri Adi Budi Cahyono", "(ABC)", "ABC"),
        ("Adi Budi Cahyono", "(KPK)", None),
        ("Adi Budi Cahyono", "pulang", None),
    ],
)
def test_in_brackets(name: str, brackets: str, word: str | None) -> None:
    assert in_brackets(f"{name} {brackets}.", len(name), name) == word
