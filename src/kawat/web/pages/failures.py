"""Pages of failures: a fault in, a page with what is wrong and what to do next out. They need no ledger."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kawat.web.errors import Fault
from kawat.web.pages.visit import Visit, encoded_path
from kawat.web.pages.wording import preferred

_TITLES = {404: "errors.not_found", 410: "errors.gone", 500: "errors.unavailable", 503: "errors.unavailable"}
_HINTS = {404: "errors.not_found_hint", 410: "errors.gone_hint", 503: "errors.unavailable_hint"}


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
    title = _TITLES.get(fault.status, "errors.bad")
    return visit.page("failure.html", Failure(title, _HINTS.get(fault.status), fault), status=fault.status)
