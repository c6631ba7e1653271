"""Which day of a month an event stands on."""

import datetime

import pytest

from kawat.records import Event
from kawat.web.pages.calendar import placed

JULY = datetime.date(2018, 7, 1)


def days(date: str) -> tuple[list[int], int]:
    on, loose = placed([Event("e", "call", "held", (), date=date)], JULY)
    return sorted(day.day for day in on), len(loose)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2018-07-03", ([3], 0)),
        ("2018-07-03~", ([3], 0)),
        ("2018-06-29/2018-07-02", ([1, 2], 0)),
        ("2018-07-30/2018-08-02", ([30, 31], 0)),
        ("2018-07", ([], 1)),
        ("2018-07-01/2018-07-20", ([], 1)),
        ("2018", ([], 0)),
        ("2018-22", ([], 0)),
        ("2018-07-03/..", ([], 0)),
    ],
)
def test_a_day_stands_on_its_day_and_a_month_beside_the_days(date: str, shown: tuple[list[int], int]) -> None:
    assert days(date) == shown
