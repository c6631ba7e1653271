"""The figures by month under a chart: tallies in, what the template needs of them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kawat.ledger.questions.tallies import MonthTally
from kawat.web.pages.dates import readable
from kawat.web.pages.visit import Visit


@dataclass(frozen=True, slots=True)
class MonthsView:
    """A chart and its figures: the paths of the image in either theme, its description, the months."""

    light: str
    dark: str
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
        image: path of the image.
        query: what narrows the dates, for the image too.
    """
    if not months:
        return None
    t = visit.wording
    kept = {key: value for key, value in query.items() if value}
    described = t(
        "pair.chart_alt",
        one=names,
        first=readable(months[0].month, t),
        last=readable(months[-1].month, t),
        cooperation=t.number(sum(one.cooperation for one in months)),
        conflict=t.number(sum(one.conflict for one in months)),
    )
    light, dark = (f"{image}?{urlencode({'theme': theme, **kept})}" for theme in ("light", "dark"))
    return MonthsView(light, dark, described, tuple(months))
