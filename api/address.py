"""The address of the service: what an operator set, else where it listens; never what a client says it is."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send


class PublicAddress:
    """Gives every request the one address that redirects, locations and descriptions are made from."""

    def __init__(self, app: ASGIApp, address: str) -> None:
        """`address` is a URL, whose path is where the service stands behind a proxy; "" is the socket's own."""
        self._app = app
        self._given = urlsplit(address) if address else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            host = self._given.netloc if self._given else _listening(scope)
            others = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope["headers"] = [(b"host", host.encode()), *others]
            if self._given:
                scope["scheme"] = self._given.scheme
                _put_under(scope, self._given.path.rstrip("/"))
        await self._app(scope, receive, send)


def _put_under(scope: Scope, root: str) -> None:
    """The path as it is outside, whether or not the proxy took its own part off."""
    if root:
        scope["root_path"] = root
        if not f"{scope['path']}/".startswith(f"{root}/"):
            scope["path"] = root + scope["path"]


def _listening(scope: Scope) -> str:
    host, port = scope.get("server") or ("localhost", None)
    shown = f"[{host}]" if ":" in host else host
    usual = 443 if scope["scheme"] == "https" else 80
    return shown if port in (None, usual) else f"{shown}:{port}"
