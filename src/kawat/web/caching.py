"""Answers that need not be sent again: an ASGI app in, one whose whole answers carry an ETag and that knows HEAD out.

The ETag is made of the body, so that equal answers have equal tags on every server. Streams pass as they are.
"""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Caching:
    """The layer around the app that answers 304 where the client has the body already, and HEAD without a body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match", "")
        bare = scope["method"] == "HEAD"
        start: Message | None = None

        async def held(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is None:
                await send({**message, "body": b""} if bare else message)
                return
            head, start = start, None
            body = message.get("body", b"")
            whole = not message.get("more_body", False)
            if head["status"] == 200 and whole and _mark(head, body, known):
                body = b""
            await send(head)
            await send({**message, "body": b"" if bare else body})

        # Endpoints know GET alone; they can tell a HEAD by `kawat.head` where its body would be costly to make.
        await self._app({**scope, "method": "GET", "kawat.head": bare}, receive, held)


def _mark(head: Message, body: bytes, known: str) -> bool:
    """Put the ETag on an answer that is whole, and turn it into 304 where `known` names it."""
    headers = MutableHeaders(scope=head)
    if "content-length" not in headers:  # the head of a stream
        return False
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers["ETag"] = tag
    headers.setdefault("Cache-Control", "no-cache")
    if known.strip() != "*" and tag not in {one.strip().removeprefix("W/") for one in known.split(",")}:
        return False
    head["status"] = 304
    for name in ("content-length", "content-type"):
        del headers[name]
    return True
