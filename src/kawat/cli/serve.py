"""`kawat serve`: a ledger in, its pages and JSON API over HTTP out, until Ctrl-C."""

import socket
import threading
import webbrowser
from typing import Annotated

import typer

from kawat.cli.common import FAILED, LedgerOption, chosen_ledger, messages, tells_failures
from kawat.errors import KawatError
from kawat.ledger.store import open_ledger

_GRACE = 3  # seconds that answers under way have when the server is to end


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is started, so that one in use is told as what it is."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise KawatError(f"--host {host}", f"is no address of this machine ({error})", "Give 127.0.0.1.") from error
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        hint = "Choose another with --port; 0 takes any that is free."
        raise KawatError(f"port {port} of {host}", f"cannot be had ({error.strerror})", hint) from error
    return listener


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - told, not listened at
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


@tells_failures(FAILED)
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen at; others than 127.0.0.1 let others in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 takes any free one.")] = 8000,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A host name it answers to, beside localhost and IP addresses."),
    ] = None,
    cors_origin: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="A site whose scripts may read the answers; * for all.")
    ] = None,
    base_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where it is seen from outside, for addresses in exports.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    access_log: Annotated[bool, typer.Option(help="Tell every request.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Serve the ledger's pages and its JSON API to a browser. It only reads, and listens on this machine alone."""
    import uvicorn  # noqa: PLC0415 - slow to load, and needed by this command alone

    from kawat.web.app import make_app  # noqa: PLC0415 - likewise

    where = chosen_ledger(context, ledger)
    with open_ledger(where, create=False) as opened:  # tells what is wrong with it, and upgrades an older one
        named = opened.where
    listener = _listen(host, port)
    address = _address(host, listener.getsockname()[1])
    app = make_app(where, base_url=base_url, allowed_hosts=allowed_host or (), cors_origins=cors_origin or ())
    config = uvicorn.Config(
        app,
        log_level="info" if access_log else "warning",
        access_log=access_log,
        server_header=False,
        proxy_headers=False,
        http="h11",  # limits what a request's head may hold
        ws="none",
        timeout_graceful_shutdown=_GRACE,
    )

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            messages().print(f"Kawat shows {named} at {address} (Ctrl-C ends it).", markup=False)
            if open_browser:
                # Some browsers are waited for, and would wait for the server themselves.
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    try:
        Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        messages().print("Ended.")
    finally:
        listener.close()
