"""What went wrong, told one way: an exception in, an answer of one shape out.

Under /v1 the answer is JSON, ``{"error": {"code", "message", "hint"}}``; elsewhere whatever page `app.state.fault_page`
makes of it, or plain text.
"""

import difflib
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import compile_path

from kawat.errors import KawatError, did_you_mean
from kawat.ledger.readers import TooSlow, Unavailable

API = "/v1"
_LOG = logging.getLogger("kawat.web")
_STATUS = "The API is described at /openapi.json."


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure as the client is told of it: HTTP status, a code for programs, what is wrong, what to do next."""

    status: int
    code: str
    message: str
    hint: str
    headers: Mapping[str, str] = field(default_factory=dict)


FaultPage = Callable[[Request, Fault], Response]
"""Makes a page of a fault; it must need no ledger."""


class Refused(Exception):  # noqa: N818 - it ends a request, and carries what to say
    """Ends a request with a fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def bad(message: str, hint: str, code: str = "bad_parameter") -> Refused:
    """Make the refusal of a parameter that cannot be understood."""
    return Refused(Fault(400, code, message, hint))


@contextmanager
def missing() -> Iterator[None]:
    """Tell what a question could not find within this block as status 404 (what the path names is not there)."""
    try:
        yield
    except Unavailable:
        raise
    except KawatError as error:
        raise Refused(Fault(404, "not_found", f"{error.what}: {error.why}", error.hint)) from error


def respond(request: Request, fault: Fault) -> Response:
    """Tell a fault to a client in the shape it expects."""
    path = request.url.path
    headers = {"Cache-Control": "no-store", **fault.headers}
    if path == API or path.startswith((f"{API}/", "/openapi.json")):
        told = {"code": fault.code, "message": fault.message, "hint": fault.hint}
        return JSONResponse({"error": told}, fault.status, headers)
    page: FaultPage | None = getattr(request.app.state, "fault_page", None)
    if page is None:
        return PlainTextResponse(f"{fault.message}. {fault.hint}\n", fault.status, headers)
    response = page(request, fault)
    response.headers.update(headers)
    return response


def fault_of(request: Request, error: Exception) -> Fault:
    """Find what to say of an exception; of an unexpected one only that it happened (the log has the rest)."""
    match error:
        case Refused():
            return error.fault
        case KawatError():
            return _expected(error)
        case RequestValidationError():
            return _invalid(request, error)
        case HTTPException():
            return _http(request, error)
    _LOG.error("unexpected error at %s", request.url.path, exc_info=error)
    return Fault(500, "internal", "Something went wrong on the server", "Try again; its log says what happened.")


def _expected(error: KawatError) -> Fault:
    told = f"{error.what}: {error.why}"
    match error:
        case TooSlow():
            return Fault(503, "too_slow", "Finding the answer takes too long", error.hint)
        case Unavailable():  # why, and where it lies, is nothing for whoever asks from outside
            _LOG.warning("%s", error)
            hint = "Try again in a moment; the server's log says why."
            return Fault(503, "ledger_unavailable", "The ledger cannot be read now", hint, {"Retry-After": "10"})
    return Fault(400, "bad_request", told, error.hint)


def install(app: FastAPI) -> None:
    """Let `app` tell every failure in the one shape."""

    async def handle(request: Request, error: Exception) -> Response:
        return respond(request, fault_of(request, error))

    for kind in (Refused, KawatError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, handle)


def _invalid(request: Request, error: RequestValidationError) -> Fault:
    first: dict[str, Any] = dict(error.errors()[0])
    name = str(first["loc"][-1] if len(first["loc"]) < 3 else first["loc"][1])
    if first["type"] == "extra_forbidden":
        known = _parameters(request)
        hint = f"{did_you_mean(_near(name, known))}There are: {', '.join(known)}." if known else "Leave it out."
        return Fault(400, "unknown_parameter", f"parameter {_shown(name)}: there is no such parameter here", hint)
    if first["type"] == "missing":
        return Fault(400, "missing_parameter", f"parameter {_shown(name)} is missing", _STATUS)
    given = first.get("input")
    what = f"{name} {_shown(given)}" if isinstance(given, str) else name
    valid = [one.strip("' ") for one in str(first.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(",")]
    if first["type"] == "literal_error" and isinstance(given, str):
        hint = f"{did_you_mean(_near(given, valid))}It is one of: {', '.join(valid)}."
        return Fault(400, "bad_parameter", f"{what}: there is no such {name}", hint)
    return Fault(400, "bad_parameter", f"{what}: {first['msg']}", _STATUS)


def _parameters(request: Request) -> list[str]:
    """The query parameters of the route that a request went to, in order."""
    for path, operations in request.app.openapi()["paths"].items():
        if compile_path(path)[0].match(request.url.path):
            told = operations["get"].get("parameters", [])
            return [str(one["name"]) for one in told if one["in"] == "query"]
    return []


def _near(given: str, valid: list[str]) -> list[str]:
    return difflib.get_close_matches(given.casefold(), valid, n=2, cutoff=0.6)


def _shown(given: str) -> str:
    return repr(given if len(given) <= 60 else f"{given[:60]}...")


def _http(request: Request, error: HTTPException) -> Fault:
    if error.status_code == 405:
        return method_not_allowed(request.method)
    if error.status_code == 404:
        paths = [one for one in request.app.openapi()["paths"] if "{" not in one]
        hint = f"{did_you_mean(_near(request.url.path, paths))}{_STATUS}"
        return Fault(404, "not_found", f"{_shown(request.url.path)}: there is nothing here", hint)
    return Fault(error.status_code, "http_error", str(error.detail), _STATUS, dict(error.headers or {}))


def method_not_allowed(method: str) -> Fault:
    """Say that the ledger can only be read."""
    hint = "Use GET or HEAD; `kawat add` and `kawat judge` change a ledger."
    return Fault(405, "method_not_allowed", f"{_shown(method)}: this server only reads", hint, {"Allow": "GET, HEAD"})
