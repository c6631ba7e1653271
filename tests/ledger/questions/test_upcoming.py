"""What is coming after a day."""

import pytest

from kawat.errors import KawatError
from kawat.ledger import Ledger, Position
from kawat.ledger.questions.upcoming import upcoming


@pytest.mark.parametrize(
    ("on", "states", "expected"),
    [
        ("2019-01-01", (), ["plan", "vague"]),
        ("2018-06-01", (), ["plan", "vague-month"]),
        ("2018-02-01", (), ["old-plan", "plan", "vague-month"]),
        ("2019-02", (), ["plan", "vague"]),
        ("2019-02-02", (), ["vague"]),
        ("2020", (), []),
        ("2018-06-01", ("IDN",), ["vague-month"]),
        ("2019-01-01", ("USA", "RUS"), ["plan", "vague"]),
        ("2019-01-01", ("RUS", "IDN"), []),
    ],
)
def test_what_may_still_happen(ledger: Ledger, on: str, states: tuple[str, ...], expected: list[str]) -> None:
    assert [one.id for one in upcoming(ledger, on, states=states)] == expected


def test_until_leaves_out_what_begins_later_or_has_no_date(ledger: Ledger) -> None:
    assert [one.id for one in upcoming(ledger, "2019-01-01", until="2019-02")] == ["plan"]
    assert upcoming(ledger, "2019-01-01", until="2019-01") == []


def test_pages_join_to_the_whole(ledger: Ledger) -> None:
    (first,) = upcoming(ledger, "2019-01-01", limit=1)
    assert [one.id for one in upcoming(ledger, "2019-01-01", after=Position.of(first))] == ["vague"]


@pytest.mark.parametrize(
    ("on", "given", "words"),
    [
        ("besok", {}, "is no date"),
        ("2019", {"until": "2018"}, "ends before it starts"),
        ("2019", {"limit": 0}, "below one"),
        ("2019", {"limit": 10**9}, "is above"),
        ("2019", {"states": ("QQQ",)}, "no state"),
    ],
)
def test_a_slip_is_explained(ledger: Ledger, on: str, given: dict[str, object], words: str) -> None:
    with pytest.raises(KawatError, match=words):
        upcoming(ledger, on, **given)  # type: ignore[arg-type]
