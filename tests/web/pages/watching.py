"""A visit in the browser that is watched: whatever leaves the host, breaks a rule or complains is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Request

#: Reports breaches of the content security policy to the console, whichever kind they are.
_TELL = "document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective))"


@contextmanager
def watched(browser: Browser, address: str, **wanted: Any) -> Iterator[Page]:
    """Open a page whose visit must be quiet: no request beyond `address`, no console error, nothing left loading.

    Args:
        browser: the browser.
        address: scheme, host and port of the server.
        wanted: options of the browser's context, such as ``color_scheme="dark"``.
    """
    complaints: list[str] = []
    context = browser.new_context(**wanted)
    scripts = wanted.get("java_script_enabled", True)
    if scripts:
        context.add_init_script(_TELL)
    page = context.new_page()
    page.set_default_timeout(15_000)

    def asked(request: Request) -> None:
        if not request.url.startswith(f"{address}/"):
            complaints.append(f"request to {request.url}")

    def failed(request: Request) -> None:
        # A picture that is still coming when the next page is asked for, and a download, are given up as "aborted".
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"{request.failure}: {request.url}")

    page.on("request", asked)
    page.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", failed)
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    try:
        yield page
        assert not complaints, complaints
    finally:
        context.close()
