"""Windows: every word at home once, offsets right, sizes bounded, whatever the text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawat.reading.model.windows import HOME, ROOM, Window, windows
from kawat.reading.sentences import split
from tests import SHARED
from tests.reading.model import small_tokenizer

TOKENIZER = small_tokenizer()
SENTENCE = "Menteri luar negeri kedua negara bertemu di Jenewa dan membahas gencatan senjata. "


def cut(text: str) -> tuple[Window, ...]:
    return windows(text, split(text), TOKENIZER)


def at_home(found: tuple[Window, ...]) -> list[tuple[int, int]]:
    return [(word.start, word.end) for window in found for word in window.words[window.first : window.last]]


def check(text: str) -> tuple[Window, ...]:
    found = cut(text)
    home = at_home(found)
    assert home == sorted(set(home))
    for window in found:
        assert len(window.pieces) <= 512
        assert all(0 < word.piece < len(window.pieces) - 1 for word in window.words)
        assert all(text[word.start : word.end].strip() for word in window.words)
    return found


def test_words_and_pieces_stand_at_the_same_place() -> None:
    text = "Presiden Rusia tiba, lalu (AS) menolak."
    (window,) = check(text)
    assert [text[w.start : w.end] for w in window.words] == [
        "Presiden", "Rusia", "tiba", ",", "lalu", "(", "AS", ")", "menolak", ".",
    ]  # fmt: skip
    for word in window.words:
        piece = (TOKENIZER.id_to_token(window.pieces[word.piece]) or "?").strip("▁")
        assert text[word.start : word.end].startswith(piece) or piece in text


def test_short_article_is_one_window() -> None:
    assert len(check(SENTENCE * 5)) == 1


def test_long_article_has_context() -> None:
    found = check("Judul yang pendek\n" + SENTENCE * 200)
    assert len(found) > 3
    assert all(window.first > 0 for window in found[1:])
    assert all(window.words[0].start == 0 for window in found)
    assert all(len(window.pieces) <= ROOM + 2 for window in found)


def test_sentence_of_twenty_thousand_words_is_cut() -> None:
    text = "kata " * 20_000
    found = check(text)
    assert len(at_home(found)) == 20_000
    assert len(found) >= 20_000 // HOME


@pytest.mark.parametrize("text", ["", " \n\t ", "\u0000\u0001\u0002", "…", "\ufffd\ufffd"])
def test_nothing_to_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    ["Президент России прибыл.", "總統會見了大使。", "الرئيس يزور موسكو.", "👍🏽 e\u0301 ﬁ ㎏", "a\u0000b \u202eabc"],
)
def test_other_alphabets(text: str) -> None:
    assert at_home(check(text))


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(text)


def test_every_word_of_the_gold_is_at_home() -> None:
    for line in (SHARED / "gold" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        read = {n for start, end in at_home(check(text)) for n in range(start, end)}
        assert all(n in read for n, character in enumerate(text) if character.isalnum() and character.isascii())
