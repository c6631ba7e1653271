"""One visit to a page: a request in, its language, addresses and day out, and the page filled and sent.

Templates see `t` (the words), `paths`, `visit`, `view` (the page's own model) and the functions below; everything
they print is escaped and freed of hidden controls.
"""

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kawat.errors import KawatError
from kawat.export.exported import Language
from kawat.knowledge.entities import states
from kawat.ledger.moments import today
from kawat.records import EventParticipant, Participant
from kawat.web.pages import static
from kawat.web.pages.dates import day_name, machine, month_name, readable
from kawat.web.pages.paths import Paths
from kawat.web.pages.text import pieces, visible, web_address
from kawat.web.pages.wording import WORDING, Wording


@dataclass(frozen=True, slots=True)
class Visit:
    """A request as the pages see it.

    Args:
        language: of the page.
        today: the day the page is seen on, EDTF: the server's, or what ``?on=`` says.
        path: the page's own path, encoded as it came.
        query: the page's own query, as it came.
        origin: scheme and host, for addresses that leave the page.
    """

    language: Language
    today: str
    path: str
    query: str
    origin: str

    @property
    def wording(self) -> Wording:
        """The words of its language."""
        return WORDING[self.language]

    @property
    def paths(self) -> Paths:
        """Where the pages of its language are."""
        return Paths(self.language)

    @property
    def day(self) -> datetime.date:
        """The day it is seen on."""
        return datetime.date.fromisoformat(self.today)

    def elsewhere(self, language: Language) -> str:
        """Give the path of this page in a language."""
        rest = self.path[3:] if self.path[:4] in ("/id/", "/en/") else "/"
        return f"/{language}{rest}{'?' + self.query if self.query else ''}"

    def date(self, value: str | None) -> Markup:
        """Write a date to be read, with the EDTF behind it."""
        if value is None:
            return Markup("<span class='undated'>{}</span>").format(self.wording("common.undated"))
        plain = machine(value)
        attribute = Markup(' datetime="{}"').format(plain) if plain else Markup("")
        tag = Markup("time") if plain else Markup("span")
        words = visible(readable(value, self.wording))
        return Markup('<{0}{1} title="EDTF {2}">{3}</{0}>').format(tag, attribute, visible(value), words)

    def page(self, template: str, view: object, *, status: int = 200) -> HTMLResponse:
        """Fill a template with a view model."""
        filled = (
            _environment()
            .get_template(template)
            .render(
                t=self.wording,
                paths=self.paths,
                visit=self,
                view=view,
                date=self.date,
                sides=sides,
                same_place=same_place,
                pieces=pieces,
                readable=lambda value: readable(value, self.wording),
                web_address=web_address,
                month_name=lambda day: month_name(day, self.wording),
                day_name=lambda day: day_name(day, self.wording),
                static=static.address,
            )
        )
        return HTMLResponse(filled, status)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who deals with whom, by role."""

    actors: tuple[EventParticipant | Participant, ...]
    targets: tuple[EventParticipant | Participant, ...]
    thirds: tuple[EventParticipant | Participant, ...]


def sides(participants: tuple[EventParticipant, ...] | tuple[Participant, ...]) -> Sides:
    """Part participants by their role."""
    return Sides(
        tuple(one for one in participants if one.role == "actor"),
        tuple(one for one in participants if one.role == "target"),
        tuple(one for one in participants if one.role == "third"),
    )


def same_place(name: str, country: str | None) -> bool:
    """Whether a place is but the name of the country it is in."""
    return country in states() and name.casefold() in {one.state(country).casefold() for one in WORDING.values()}


def visit_of(request: Request, on: str | None = None) -> Visit:
    """Understand a request: the dependency of every page.

    Raises:
        KawatError: `on` is no day.
    """
    return Visit(
        language="en" if request.url.path.startswith("/en/") else "id",
        today=_day(on),
        path=encoded_path(request),
        query=request.url.query,
        origin=request.app.state.base_url or f"{request.url.scheme}://{request.url.netloc}",
    )


def encoded_path(request: Request) -> str:
    """Give the path of a request as an address has it: an id may hold signs that mean something in addresses."""
    raw = request.scope.get("raw_path")
    return raw.decode("ascii", "replace") if raw else quote(request.scope["path"])


Visited = Annotated[Visit, Depends(visit_of)]
"""Type of an endpoint's argument that is the visit."""


def _day(on: str | None) -> str:
    if not on:
        return today()
    try:
        return datetime.date.fromisoformat(on).isoformat()
    except ValueError as error:
        raise KawatError(f"on {on!r}", "is no day", "Give a day such as 2018-07-03, or leave it out.") from error


def initial(words: str) -> str:
    """Write the first letter large."""
    return words[:1].upper() + words[1:]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("kawat.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["initial"] = initial
    return made
