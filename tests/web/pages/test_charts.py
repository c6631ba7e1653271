"""The charts by month."""

import pytest
from lxml import etree

from kawat.ledger.questions.tallies import MonthTally
from kawat.web.pages.charts import SIZES, Size, chart, svg

MONTHS = (MonthTally("2018-05", 2, 0, 1.5), MonthTally("2018-07", 0, 3, -4.0), MonthTally("2025-02", 1, 0, None))


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_chart_is_drawn_as_svg_that_holds_no_script(size: Size) -> None:
    drawn = etree.fromstring(svg(MONTHS, "id", "light", size).encode())
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert int(drawn.get("width")) > SIZES[size][0]
    assert not [one for one in drawn.iter() if str(one.tag).endswith(("script", "foreignObject"))]
    assert "Skor Goldstein" in "".join(drawn.itertext())


def test_the_same_months_give_the_same_bytes_and_themes_differ() -> None:
    assert svg(MONTHS, "en", "dark") == svg(MONTHS, "en", "dark")
    assert svg(MONTHS, "en", "dark") != svg(MONTHS, "en", "light")


def test_nothing_gives_an_empty_picture() -> None:
    assert etree.fromstring(svg((), "id", "light").encode()).get("width") == "1"


def test_a_single_month_has_a_year_around_it() -> None:
    scale = str(chart(MONTHS[:1], "id", "light"))
    assert "'month': 12" in scale
    assert "'year': 2017" in scale


def test_the_line_breaks_where_nothing_is_told_for_long() -> None:
    (rows,) = chart(MONTHS, "id", "light")["datasets"].values()
    told = [(one["month"], one["goldstein"]) for one in rows]
    assert told == [("2018-05-01", 1.5), ("2018-07-01", -4.0), ("2018-08-01", None), ("2025-02-01", None)]
