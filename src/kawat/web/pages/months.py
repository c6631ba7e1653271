"""The figures by month under a chart: tallies in, what the template needs of them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict
from starlette.responses import JSONResponse, Response

from kawat.export.exported import Language
from kawat.ledger.questions.tallies import MonthTally
from kawat.web.pages import charts
from kawat.web.pages.choices import Field
from kawat.web.pages.dates import readable
from kawat.web.pages.visit import Visit


class Period(BaseModel):
    """The fields that narrow the dates."""

    model_config = ConfigDict(frozen=True)

    since: Field = None
    until: Field = None


class Drawn(Period):
    """How a chart is to be drawn."""

    theme: charts.Theme = "light"
    size: charts.Size = "wide"


@dataclass(frozen=True, slots=True)
class MonthsView:
    """A chart and its figures: paths of the image by theme and size ("dark narrow"), and the months.

    `data` is the path of the description for scripts, `alt` the one for readers.
    """

    images: dict[str, str]
    data: str
    alt: str
    months: tuple[MonthTally, ...]


def months_view(
    visit: Visit, months: Sequence[MonthTally], names: str, image: str, query: Mapping[str, str | None]
) -> MonthsView | None:
    """Describe the chart of these months; None where there is no month.

    Args:
        visit: the visit.
        months: the months.
        names: whom the chart is of.
        image: path of the image without its ending.
        query: what narrows the dates, for the image too.
    """
    if not months:
        return None
    t = visit.wording
    kept = {key: value for key, value in query.items() if value}
    described = t(
        "pair.chart_alt",
        names=names,
        first=readable(months[0].month, t),
        last=readable(months[-1].month, t),
        cooperation=t.number(sum(one.cooperation for one in months)),
        conflict=t.number(sum(one.conflict for one in months)),
    )
    images = {
        f"{theme} {size}": f"{image}.svg?{urlencode({'theme': theme, 'size': size, **kept})}"
        for theme in get_args(charts.Theme)
        for size in get_args(charts.Size)
    }
    return MonthsView(images, f"{image}.json?{urlencode(kept)}", described, tuple(months))


def picture(months: Sequence[MonthTally], language: Language, drawn: Drawn) -> Response:
    """Send a chart as SVG."""
    return Response(charts.svg(months, language, drawn.theme, drawn.size), media_type="image/svg+xml")


def description(months: Sequence[MonthTally], language: Language, drawn: Drawn) -> Response:
    """Send a chart as its Vega-Lite description; of no month, an empty one."""
    return JSONResponse(charts.chart(months, language, drawn.theme, drawn.size) if months else {})
