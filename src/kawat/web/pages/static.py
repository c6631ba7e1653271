"""The few files beside the pages: a name in, its bytes out. Read once from the package; no path reaches the disk."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

router = APIRouter()
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent, and a mark that changes with it."""

    content: bytes
    media_type: str
    mark: str


@cache
def files() -> dict[str, File]:
    """All files by name. Not to be changed."""
    found = {}
    for one in sorted(resources.files("kawat.web").joinpath("static").iterdir(), key=lambda entry: entry.name):
        ending = one.name.rpartition(".")[2]
        if ending in _TYPES:
            content = one.read_bytes()
            found[one.name] = File(content, _TYPES[ending], hashlib.sha256(content).hexdigest()[:12])
    return found


def address(name: str) -> str:
    """Give the path of a file, with its mark so that a browser may keep it for long."""
    return f"/static/{name}?v={files()[name].mark}"


@router.get("/static/{name}")
def static(name: str, v: str | None = None) -> Response:
    """Send a file."""
    if name not in files():
        raise HTTPException(404)
    found = files()[name]
    kept = "public, max-age=31536000, immutable" if v == found.mark else "no-cache"
    return Response(found.content, media_type=found.media_type, headers={"Cache-Control": kept})
