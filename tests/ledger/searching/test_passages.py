"""What of an article is searched, in which parts, under which ids."""

import pytest

from kawat.ledger.searching.passages import (
    DAY,
    PART,
    day_number,
    evidence_stretches,
    key,
    passage_id,
    passages,
    stretches,
    told,
)
from tests.ledger.build import call
from tests.ledger.texts import article


def test_passages_of_an_article() -> None:
    found = list(passages(told(call())))
    text = call().article.text
    assert [one.within for one in found] == ["articles", "evidence", "evidence", "quotes"]
    whole, first, second, quote = found
    assert whole.head == "lavrov telepon pompeo"
    assert "juga" not in whole.words.split()
    assert text[first.start : first.end].startswith("Moskow - Menteri Luar Negeri Rusia")
    assert text[second.start : second.end].startswith("Dalam panggilan telepon itu")
    assert text[quote.start : quote.end] == "Percakapan berlangsung terbuka,"
    assert quote.head.split() == [
        ":t:direct", ":s:rus", ":i:q58217", ":o:harian:contoh", ":n:sergei", ":n:lavrov",
    ]  # fmt: skip
    assert whole.differing["menelepon"] == "telepon"


def test_a_very_long_article_is_cut_at_sentences_and_nothing_is_left_out() -> None:
    text = "Ini sebuah kalimat pendek. " * 3000
    parts = [(one.start, one.end) for one in passages(told(article("a", text.strip())))]
    assert len(parts) > 2
    assert all(end - start <= PART for start, end in parts)
    assert [start for start, _ in parts[1:]] == [end for _, end in parts[:-1]]
    assert (parts[0][0], parts[-1][1]) == (0, len(text.strip()))
    assert all(text[end - 1] == "." for _, end in parts)


def test_a_very_long_text_of_one_sentence_is_cut_too() -> None:
    parts = [(one.start, one.end) for one in passages(told(article("a", "x" * (PART * 2 + 5))))]
    assert parts == [(0, PART), (PART, 2 * PART), (2 * PART, 2 * PART + 5)]


@pytest.mark.parametrize(
    ("boilerplate", "left"),
    [
        ([], [(0, 10)]),
        ([[2, 4]], [(0, 2), (4, 10)]),
        ([[0, 3], [8, 10]], [(3, 8)]),
        ([[4, 6], [2, 5]], [(0, 2), (6, 10)]),
        ([[0, 10]], []),
        ([[20, 30]], [(0, 10)]),
    ],
)
def test_boilerplate_is_left_out(boilerplate: list[list[int]], left: list[tuple[int, int]]) -> None:
    assert list(stretches(boilerplate, 0, 10)) == left


def test_each_sentence_is_searched_once_and_a_trigger_outside_all_stands_for_itself() -> None:
    assert evidence_stretches([[0, 5], [6, 9]], [(7, 8), (1, 2), (3, 8), (5, 6)]) == [(0, 5), (5, 6), (6, 9)]


def test_ids_rise_with_the_day_and_fit_64_bits() -> None:
    days = [day_number(one) for one in (None, "", "not a date", "1899", "2020-01-01", "2020-01-02", "2999")]
    assert days == sorted(days)
    assert days[:3] == [0, 0, 0]
    assert days[5] == days[4] + 1
    assert day_number("2020-01") == days[4]
    assert passage_id(days[-1], "a", 0) < 2**63
    assert passage_id(5, "a", 0) // DAY == 5
    assert passage_id(5, "a", 0) != passage_id(5, "a", 1) != passage_id(5, "b", 1)


def test_keys_hold_nothing_that_ends_a_term() -> None:
    assert key("outlet", "BBC News, “Indonesia” \0") == ":o:bbc:news:indonesia"
    assert key("state", None) == key("state", "!?") == ""
