"""Charts by month: tallies of months in, a Vega-Lite description, and the SVG made of it, out.

Pages show the SVG as an image with the figures in a table beside it, so that nothing is lost without JavaScript.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Final, Literal

import altair as alt
import vl_convert
from babel.dates import get_month_names as month_names

from kawat.export.exported import Language
from kawat.ledger.questions.tallies import MonthTally
from kawat.web.pages.dates import readable
from kawat.web.pages.wording import WORDING, Wording

Theme = Literal["light", "dark"]
Size = Literal["wide", "narrow"]
#: Width and height of the drawing area, in CSS pixels.
SIZES: Final[dict[Size, tuple[int, int]]] = {"wide": (720, 240), "narrow": (250, 190)}
_VEGA_LITE: Final = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
_SILENCE: Final = 6
_LOCK = Lock()  # one drawing at a time: the drawing engine is one


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a theme, as in kawat.css."""

    text: str
    faint: str
    rule: str
    cooperation: str
    conflict: str


COLOURS: Final[dict[Theme, Colours]] = {
    "light": Colours("#1d2326", "#5a6468", "#dcd8cf", "#1f6f73", "#a8431f"),
    "dark": Colours("#e8e5de", "#a9b0b2", "#3a4144", "#6fc0c2", "#ee9a72"),
}


def chart(months: Sequence[MonthTally], language: Language, theme: Theme, size: Size = "wide") -> dict[str, Any]:
    """Describe the chart: cooperation upwards, conflict downwards, a line for the mean Goldstein score of each month.

    Args:
        months: in order, months without events left out.
        language: of axes and tooltips.
        theme: the colours.
        size: for a desk or for a phone.
    """
    t, colours, (width, height) = WORDING[language], COLOURS[theme], SIZES[size]
    most = max([3, *(max(one.cooperation, one.conflict) for one in months)])
    tips = [
        alt.Tooltip("named:N", title=t("pair.month")),
        alt.Tooltip("cooperation:Q", title=t("common.cooperation")),
        alt.Tooltip("conflict:Q", title=t("common.conflict")),
        alt.Tooltip("goldstein:Q", title=t("pair.goldstein_axis"), format=".1f"),
    ]
    base = alt.Chart(alt.InlineData(values=_rows(months, t))).encode(tooltip=tips)
    whole = alt.Axis(title=t("pair.axis"), format="d", tickMinStep=1, labelExpr="abs(datum.value)")
    counts = alt.Scale(domain=[-most, most], nice=False)
    bars = base.encode(x=_time(months, t, size))
    up = bars.mark_bar(color=colours.cooperation).encode(y=alt.Y("cooperation:Q", scale=counts, axis=whole))
    down = bars.mark_bar(color=colours.conflict).encode(y=alt.Y("below:Q", scale=counts, axis=whole))
    scores = alt.Axis(title=t("pair.goldstein_axis"), grid=False)
    score = alt.Y("goldstein:Q", scale=alt.Scale(domain=[-10, 10]), axis=scores)
    point = {"color": colours.text, "size": 18}
    line = base.mark_line(color=colours.text, strokeWidth=1.5, point=point)
    line = line.encode(x=_time(months, t, size).bandPosition(0.5), y=score)
    drawn = alt.layer(alt.layer(up, down), line).resolve_scale(y="independent")
    drawn = drawn.properties(width=width, height=height, background="transparent", padding=4)
    drawn = drawn.configure(font="sans-serif").configure_view(stroke=None)
    drawn = drawn.configure_axis(
        labelColor=colours.faint,
        titleColor=colours.faint,
        gridColor=colours.rule,
        domainColor=colours.rule,
        tickColor=colours.rule,
        titleFontWeight="normal",
        labelFontSize=12,
        titleFontSize=12,
    )
    made: dict[str, Any] = drawn.to_dict(validate=False)
    return made


def _rows(months: Sequence[MonthTally], t: Wording) -> list[dict[str, Any]]:
    """One row a month; where more than `_SILENCE` months have no event, an empty one, which breaks the line."""
    rows = []
    for before, one in zip((None, *months), months, strict=False):
        if before and _number(one.month) - _number(before.month) > _SILENCE:
            rows.append(_row(MonthTally(_month(_number(before.month) + 1), 0, 0, None), t))
        rows.append(_row(one, t))
    return rows


def _row(one: MonthTally, t: Wording) -> dict[str, Any]:
    return {
        "month": f"{one.month}-01",
        "named": readable(one.month, t),
        "cooperation": one.cooperation,
        "conflict": one.conflict,
        "below": -one.conflict,
        "goldstein": one.goldstein,
    }


def _time(months: Sequence[MonthTally], t: Wording, size: Size) -> alt.X:
    """Lay out the months: at least a year of them, with a label at every so many months or years."""
    first, last = (_number(months[n].month) for n in (0, -1))
    missing = max(0, 12 - (last - first + 1))
    first, end = first - missing // 2, last + 1 + (missing + 1) // 2
    labels = 4 if size == "narrow" else 8
    step = -(-(end - first) // labels)
    if step <= 6:
        names = [month_names("abbreviated", locale=t.code)[n] for n in range(1, 13)]
        label = f"{json.dumps(names)}[utcmonth(datum.value)] + ' ' + utcyear(datum.value)"
        ticks = alt.TimeIntervalStep(interval="month", step=next(n for n in (1, 2, 3, 6) if n >= step))
    else:
        label = "utcyear(datum.value)"
        ticks = alt.TimeIntervalStep(interval="year", step=-(-step // 12))
    axis = alt.Axis(tickCount=ticks, labelExpr=label, labelOverlap=True, grid=False)
    scale = alt.Scale(domain=[_moment(first), _moment(end)])
    return alt.X("month:T", timeUnit="utcyearmonth", title=None, axis=axis, scale=scale)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _moment(number: int) -> alt.DateTime:
    return alt.DateTime(year=number // 12, month=number % 12 + 1, utc=True)


def svg(months: Sequence[MonthTally], language: Language, theme: Theme, size: Size = "wide") -> str:
    """Draw the chart as SVG, whose words are text; an empty picture where there is no month."""
    if not months:
        return '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    return _drawn(json.dumps(chart(months, language, theme, size), sort_keys=True))


@cache
def script() -> bytes:
    """The JavaScript of Vega, Vega-Lite and Vega-Embed, as the drawing library holds it; `vegaEmbed` is its entry."""
    with _LOCK:
        return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=_VEGA_LITE)).encode()


@lru_cache(maxsize=256)
def _drawn(description: str) -> str:
    with _LOCK:
        return str(vl_convert.vegalite_to_svg(description, vl_version=_VEGA_LITE))
