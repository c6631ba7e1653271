"""Pictures of the pages: a ledger in, one PNG a page, width and colour scheme out.

``python -m tools.screenshots LEDGER FOLDER [--readme]`` serves the ledger on a free port of this machine and drives
Debian's Chromium over it. With ``--readme`` only the two pictures of the READMEs are made.
"""

import socket
import sys
import threading
import time
from pathlib import Path
from typing import Final

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from kawat.ledger import open_ledger, timeline
from kawat.web.app import make_app

CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDTHS: Final = (1280, 390)
DAY: Final = "2022-06-15"


def serve(ledger: Path) -> tuple[uvicorn.Server, str]:
    """Serve a ledger from a thread; the server to stop, and its address."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(ledger), log_level="warning"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return server, f"http://127.0.0.1:{listener.getsockname()[1]}"


def addresses(ledger: Path) -> dict[str, str]:
    """The pages to take: the event most is told of, an article, and whoever deals in it."""
    with open_ledger(ledger, create=False) as opened:
        event = max(timeline(opened), key=lambda one: (one.strength.reports, one.id))
    one, other = sorted({p.state for p in event.participants if p.state})[:2]
    person = next(p for p in event.participants if p.person)
    on = f"?on={DAY}"
    return {
        "front": f"/{on}",
        "timeline": "/timeline",
        "event": f"/events/{event.id}",
        "pair": f"/pairs/{one}/{other}{on}",
        "pairs": "/pairs",
        "actor": f"/actors/{other}",
        "person": f"/persons/{person.person_id or person.person}",
        "calendar": f"/calendar?month={(event.date or DAY)[:7]}",
        "quotes": "/quotes",
        "article": f"/articles/{event.articles[0]}",
        "search": "/search?q=pertemuan",
        "sources": "/sources",
        "about": "/about",
        "missing": "/nothing",
    }


def take(  # noqa: PLR0913 - each is one thing about a picture
    browser: Browser, address: str, path: Path, *, width: int, dark: bool = False, whole: bool = True
) -> None:
    """Take one picture."""
    page = browser.new_page(
        viewport={"width": width, "height": 1300 if width < 600 else 900}, color_scheme="dark" if dark else "light"
    )
    page.goto(address)
    page.screenshot(path=path, full_page=whole)
    page.close()


def main() -> None:
    """Take the pictures."""
    ledger, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    pages = addresses(ledger)
    server, base = serve(ledger)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        if "--readme" in sys.argv:
            take(browser, f"{base}/en{pages['front']}", folder / "front.png", width=1280, whole=False)
            take(browser, f"{base}/id{pages['event']}", folder / "event-phone.png", width=390, whole=False)
        else:
            for name, path in pages.items():
                for width in WIDTHS:
                    take(browser, f"{base}/id{path}", folder / f"{name}-{width}.png", width=width)
                take(browser, f"{base}/en{path}", folder / f"{name}-dark.png", width=1280, dark=True)
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
