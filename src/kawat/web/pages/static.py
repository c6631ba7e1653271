"""The few files beside the pages: a name in, its bytes out. No path from a request reaches the disk.

They are read once from the package; the library that draws charts makes ``vega.js`` when it is first asked for.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version
from typing import Final

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kawat.web.pages import charts

router = APIRouter()
#: The name of the script that draws charts in the browser.
VEGA: Final = "vega.js"
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


@cache
def _vega() -> File:
    return File(charts.script(), _TYPES["js"], version("vl-convert-python"))


def _marked(name: str) -> str:
    return version("vl-convert-python") if name == VEGA else files()[name].mark


def address(name: str) -> str:
    """Give the path of a file, with its mark so that a browser may keep it for long."""
    return f"/static/{name}?v={_marked(name)}"


@router.get("/static/{name}")
def static(name: str, v: str | None = None) -> Response:
    """Send a file."""
    if name not in files() and name != VEGA:
        raise HTTPException(404)
    found = _vega() if name == VEGA else files()[name]
    kept = "public, max-age=31536000, immutable" if v == found.mark else "no-cache"
    return Response(found.content, media_type=found.media_type, headers={"Cache-Control": kept})
