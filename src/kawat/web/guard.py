"""What every request and answer must keep to: an ASGI app in, one that refuses unsafe requests and marks answers out.

Refused are other methods than GET and HEAD, host names nobody allowed (DNS rebinding), long addresses, control
characters, broken UTF-8 and request bodies. Every answer carries the security headers, errors included.
"""

import ipaddress
import unicodedata
from collections.abc import Collection
from urllib.parse import unquote_to_bytes

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kawat.web.errors import Fault, fault_of, method_not_allowed, respond

LONGEST_PATH = 2000
LONGEST_QUERY = 4000
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
            "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


class Guard:
    """The outermost layer of the app.

    Args:
        app: what answers.
        hosts: names in the Host header that are allowed beside localhost and IP addresses.
        shared: whether pages of other origins may read answers (CORS): then OPTIONS passes too.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str] = (), shared: bool = False) -> None:
        self._app = app
        self._hosts = {"localhost", *(host.lower() for host in hosts)}
        self._shared = shared

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        marked = _Marked(send, bare=request.method == "HEAD", shared=self._shared)
        fault = self._fault(request)
        if fault is None:
            try:
                await self._app(scope, receive, marked)
            except Exception as error:  # the last place to tell anything; `fault_of` logs it
                fault = fault_of(request, error)
                if marked.started:
                    raise
        if fault is not None:
            await respond(request, fault)(scope, receive, marked)

    def _fault(self, request: Request) -> Fault | None:
        scope = request.scope
        allowed = {"GET", "HEAD", "OPTIONS"} if self._shared else {"GET", "HEAD"}
        if request.method not in allowed:
            return method_not_allowed(request.method)
        if not self._known(request.headers.get("host", "")):
            hint = "Open it as localhost, or start the server with --allowed-host NAME."
            return Fault(400, "host_not_allowed", "This server does not answer to that host name", hint)
        if request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers:
            return Fault(413, "body_not_taken", "A request here has no body", "Put parameters into the address.")
        path, query = bytes(scope.get("raw_path") or scope["path"].encode()), bytes(scope["query_string"])
        if len(path) > LONGEST_PATH or len(query) > LONGEST_QUERY:
            why = f"The address is too long: at most {LONGEST_PATH} characters of path and {LONGEST_QUERY} of query"
            return Fault(400, "address_too_long", why, "Ask for less at once.")
        return _unclean(path, "the path") or _unclean(query, "a parameter")

    def _known(self, host: str) -> bool:
        name = host.lower().rsplit(":", 1)[0] if not host.endswith("]") else host
        if name in self._hosts:
            return True
        try:
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return False
        return True  # rebinding needs a name


class _Marked:
    """Sends an answer with the security headers, and without a body where it is `bare`."""

    def __init__(self, send: Send, *, bare: bool, shared: bool) -> None:
        self._send = send
        self._bare = bare
        self._own = {"Cross-Origin-Resource-Policy": "cross-origin"} if shared else {}
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in {**HEADERS, **self._own}.items():
                headers.setdefault(name, value)
        elif self._bare:
            message = {**message, "body": b""}
        await self._send(message)


def _unclean(quoted: bytes, where: str) -> Fault | None:
    try:
        text = unquote_to_bytes(quoted.replace(b"+", b" ")).decode()
    except UnicodeDecodeError:
        return Fault(400, "bad_encoding", f"There is something in {where} that is not UTF-8", "Encode it as UTF-8.")
    if any(unicodedata.category(one) == "Cc" for one in text):
        return Fault(400, "control_character", f"There is a control character in {where}", "Leave it out.")
    return None
