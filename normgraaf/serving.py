"""The command that serves the graph over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import sys
from typing import Annotated

import typer

from normgraaf import session
from normgraaf.settings import Settings


class AddressRefused(Exception):
    """An address that the service cannot listen on; the message is one line."""


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the graph: pages, questions and SPARQL."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = Settings(**given)  # type: ignore[arg-type]
    with _listening(settings) as listener:
        import uvicorn

        from api.app import create_app
        from api.beforehand import prepare
        from api.connection import protocol

        store, log = session.opened(), session.audit_log()
        if log.exists:
            store.settle(log)  # of a write that a crash cut off
        if store.snapshot() is None:
            said = "is empty; the service starts and shows reports as they come in."
            print(f"The store {settings.store} {said}", file=sys.stderr)
        app = create_app(settings)
        prepare(app)
        address = f"http://{settings.host}:{settings.port}"
        pages = f"{address}/ for the questions, {address}/sparql to write your own, {address}/docs for apps"
        print(f"Open {pages}. Stop: Ctrl-C.", flush=True)
        # uvicorn raises the signal again once all requests are answered and the workers have ended.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        config = uvicorn.Config(
            app,
            http=protocol(settings),
            log_level="warning",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=settings.shutdown_seconds,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(settings: Settings) -> socket.socket:
    """A socket bound to the address, before anything is started; raises AddressRefused."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        reason = (os.strerror(error.errno) if error.errno else str(error)).lower()
        raise AddressRefused(f"cannot listen on {settings.host}:{settings.port}: {reason}") from None
