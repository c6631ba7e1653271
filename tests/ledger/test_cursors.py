"""Cursors go out and come back, and nothing else is taken for one."""

import base64
import datetime
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kawat.errors import KawatError
from kawat.ledger import Position, cursors
from kawat.ledger.questions.changes import ChangePosition
from kawat.ledger.questions.said import QuotePosition

WORDS = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
READERS: list[Callable[[str], object]] = [
    cursors.timeline_position, cursors.quote_position, cursors.change_position, cursors.count,
]  # fmt: skip


@given(some.dates(), WORDS, some.integers(0, 2**53 - 1))
def test_a_position_comes_back(day: datetime.date, word: str, number: int) -> None:
    event, quote, change = Position(day, word), QuotePosition(word, word, number), ChangePosition("2026Z", word)
    assert cursors.timeline_position(cursors.timeline_cursor(event)) == event
    assert cursors.quote_position(cursors.quote_cursor(quote)) == quote
    assert cursors.change_position(cursors.change_cursor(change)) == change
    assert cursors.count(cursors.count_cursor(number)) == number
    assert set(cursors.quote_cursor(quote)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def encoded(told: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "given",
    [
        "", "abc", "a" * 5000, "é", "=", "AAAA", "[" * 900, encoded([]), encoded({}), encoded(7), encoded(["t"]),
        encoded(["t", "2018-13-01", "e"]), encoded(["t", 1, "e"]), encoded(["q", "", "a", -1]), encoded(["n", True]),
        encoded(["n", 2**53]), encoded(["n", 1.5]), encoded(["c", "a", "\0"]), encoded(["c", "\ud800", "a"]),
        encoded(["x", "a", "b"]),
    ],
)  # fmt: skip
def test_what_is_no_cursor_is_told(read: Callable[[str], object], given: str) -> None:
    with pytest.raises(KawatError, match="not a cursor of this list") as caught:
        read(given)
    assert len(str(caught.value)) < 300


def test_a_cursor_of_another_list_is_none_of_this() -> None:
    with pytest.raises(KawatError):
        cursors.timeline_position(cursors.change_cursor(ChangePosition("2018-01-01", "e")))
