"""Charts by month: tallies of months in, a Vega-Lite description, and the SVG made of it, out.

Pages show the SVG as an image with the figures in a table beside it, so that nothing is lost without JavaScript.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any, Final, Literal

import altair as alt
import vl_convert

from kawat.ledger.questions.tallies import MonthTally
from kawat.web.pages.dates import readable
from kawat.web.pages.wording import WORDING, Code

Theme = Literal["light", "dark"]
WIDTH: Final = 720
HEIGHT: Final = 240
_VEGA_LITE: Final = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
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


def chart(months: Sequence[MonthTally], language: Code, theme: Theme) -> dict[str, Any]:
    """Describe the chart: cooperation upwards, conflict downwards, a line for the mean Goldstein score of each month.

    Args:
        months: in order, months without events left out.
        language: of axes and tooltips.
        theme: the colours.
    """
    t, colours = WORDING[language], COLOURS[theme]
    rows = [
        {
            "month": f"{one.month}-01",
            "named": readable(one.month, t),
            "cooperation": one.cooperation,
            "conflict": one.conflict,
            "below": -one.conflict,
            "goldstein": one.goldstein,
        }
        for one in months
    ]
    most = max((max(one.cooperation, one.conflict) for one in months), default=1) or 1
    time = alt.X("month:T", timeUnit="utcyearmonth", title=None, axis=alt.Axis(format="%Y", labelOverlap=True))
    counts = alt.Scale(domain=[-most, most])
    tips = [
        alt.Tooltip("named:N", title=t("pair.month")),
        alt.Tooltip("cooperation:Q", title=t("common.cooperation")),
        alt.Tooltip("conflict:Q", title=t("common.conflict")),
        alt.Tooltip("goldstein:Q", title="Goldstein", format=".1f"),
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=time, tooltip=tips)
    whole = alt.Axis(title=t("pair.axis"), format="d", tickMinStep=1, labelExpr="abs(datum.value)")
    up = base.mark_bar(color=colours.cooperation).encode(y=alt.Y("cooperation:Q", scale=counts, axis=whole))
    down = base.mark_bar(color=colours.conflict).encode(y=alt.Y("below:Q", scale=counts, axis=whole))
    score = alt.Y("goldstein:Q", scale=alt.Scale(domain=[-10, 10]), axis=alt.Axis(title="Goldstein", grid=False))
    line = base.mark_line(color=colours.text, strokeWidth=1.5, point={"color": colours.text, "size": 18}).encode(
        y=score
    )
    drawn = alt.layer(alt.layer(up, down), line).resolve_scale(y="independent")
    drawn = drawn.properties(width=WIDTH, height=HEIGHT, background="transparent", padding=4)
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


def svg(months: Sequence[MonthTally], language: Code, theme: Theme) -> str:
    """Draw the chart as SVG, whose words are text."""
    return _drawn(json.dumps(chart(months, language, theme), sort_keys=True))


@lru_cache(maxsize=256)
def _drawn(description: str) -> str:
    with _LOCK:
        return str(vl_convert.vegalite_to_svg(description, vl_version=_VEGA_LITE))
