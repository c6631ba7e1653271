"""Pages of failures: a fault in, a page with what is wrong and what to do next out. They need no ledger."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kawat.web.errors import Fault
from kawat.web.pages.visit import Visit, encoded_path
from kawat.web.pages.wording import preferred

_TITLES = {404: "errors.not_found", 410: "errors.gone", 500: "errors.unavailable", 503: "errors.unavailable"}
_HINTS = {404: "errors.not_found_hint", 410: "errors.gone_hint", 503: "errors.unavailable_hint"}
#: Words for what visitors most often get wrong, by the first word of the fault's message, which names the input.
_COMMON = {
    "event": ("errors.event", "errors.event_hint"),
    "article": ("errors.article", "errors.article_hint"),
    "state": ("errors.state", "errors.state_hint"),
    "person": ("errors.person", "errors.person_hint"),
    "date": ("errors.date", "errors.date_hint"),
    "on": ("errors.date", "errors.day_hint"),
    "month": ("errors.date", "errors.month_hint"),
    "kind": ("errors.choice", "errors.choice_hint"),
    "status": ("errors.choice", "errors.choice_hint"),
    "cursor": ("errors.cursor", "errors.cursor_hint"),
    "search": ("errors.search", "errors.search_hint"),
}
_PERIOD = ("errors.period", "errors.period_hint")


@dataclass(frozen=True, slots=True)
class Failure:
    """What the page shows: keys of the words for its title and advice, and the fault as the program tells it."""

    title: str
    advice: str | None
    fault: Fault

    @property
    def hint(self) -> str | None:
        """The next step as the program tells it; none where it speaks to programs."""
        return self.fault.hint if "/openapi.json" not in self.fault.hint and "/v1/" not in self.fault.hint else None


def fault_page(request: Request, fault: Fault) -> Response:
    """Make the page, in the language of the address, else in the one the browser asks for."""
    path = encoded_path(request)
    language = preferred(request.headers.get("accept-language", ""))
    if path[:4] in ("/id/", "/en/"):
        language = "en" if path.startswith("/en/") else "id"
    visit = Visit(language, "", path, request.url.query, "")
    title, advice = _words(fault)
    return visit.page("failure.html", Failure(title, advice, fault), status=fault.status)


def _words(fault: Fault) -> tuple[str, str | None]:
    """The keys of title and advice: of the common fault, else of the status."""
    general = (_TITLES.get(fault.status, "errors.bad"), _HINTS.get(fault.status))
    if fault.status not in (400, 404):
        return general
    if fault.message.endswith("ends before it starts"):
        return _PERIOD
    return _COMMON.get(fault.message.partition(" ")[0], general)
