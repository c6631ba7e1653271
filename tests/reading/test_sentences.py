"""Sentences: cases of our own, the real gold, and hostile text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.reading.sentences import split
from tests import SHARED

CASES = [
    ("two", "Menlu tiba. Ia bertemu Presiden.", ["Menlu tiba.", "Ia bertemu Presiden."]),
    ("opening quote", 'Ia pulang. "Kami setuju," katanya.', ["Ia pulang.", '"Kami setuju," katanya.']),
    ("closing quote", '"Kami setuju." Ia lalu pulang.', ['"Kami setuju."', "Ia lalu pulang."]),
    ("curly", "Selesai. “Kami setuju.” Ia pulang.", ["Selesai.", "“Kami setuju.”", "Ia pulang."]),
    (
        "date in brackets",
        "Mereka bertemu, Selasa (3/7). Lalu pulang.",
        ["Mereka bertemu, Selasa (3/7).", "Lalu pulang."],
    ),
    ("a.n.", "Surat a.n. Menteri Luar Negeri dikirim.", ["Surat a.n. Menteri Luar Negeri dikirim."]),
    ("list number", "1. Panggilan telepon.\n2. Kunjungan.", ["1. Panggilan telepon.", "2. Kunjungan."]),
    ("U.S.", "Kapal U.S. Navy tiba di Busan.", ["Kapal U.S. Navy tiba di Busan."]),
    ("initial", "John F. Kennedy berpidato.", ["John F. Kennedy berpidato."]),
    ("initial, then opener", "Itu sikap U.S. Namun Rusia menolak.", ["Itu sikap U.S.", "Namun Rusia menolak."]),
    ("title", "Dubes Dr. Siti hadir. Ia setuju.", ["Dubes Dr. Siti hadir.", "Ia setuju."]),
    ("number", "Nilainya 3.500 dolar. Harga naik 2,5 persen.", ["Nilainya 3.500 dolar.", "Harga naik 2,5 persen."]),
    ("question", "Siapa yang hadir? Semua.", ["Siapa yang hadir?", "Semua."]),
    ("year ends", "Perang pecah pada 2022. Rusia membantah.", ["Perang pecah pada 2022.", "Rusia membantah."]),
    ("ellipsis", "Ia diam… Lalu pergi.", ["Ia diam…", "Lalu pergi."]),
    ("no mark at the end", "Judul tanpa titik\n\nIsi berita.", ["Judul tanpa titik", "Isi berita."]),
    ("nothing", " \n\t\n", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == expected


def test_sentences_are_those_of_the_gold() -> None:
    right = gold = read = 0
    for line in (SHARED / "gold" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        wanted, got = {(s, e) for s, e in article["sentences"]}, set(split(article["text"]))
        right, gold, read = right + len(wanted & got), gold + len(wanted), read + len(got)
    assert right / gold > 0.99
    assert right / read > 0.99


@given(st.text())
def test_nothing_but_white_space_lies_between_sentences(text: str) -> None:
    position = 0
    for start, end in split(text):
        assert not text[position:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("unit", ["a", ". ", '"', "A. ", "(3/7). ", "\n", "Dr. "])
def test_two_megabytes_of_anything_pass(unit: str) -> None:
    text = unit * (2_000_000 // len(unit))
    assert sum(end - start for start, end in split(text)) <= len(text)
