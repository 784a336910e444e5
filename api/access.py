"""Who may do what: bearer tokens (RFC 6750) and the scope that a route asks for.

Reading and validating are open unless a setting closes them; writing is off until a token for it exists.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request

from api.problems import Problem
from api.tokens import Scope, TokenBook, scopes_of
from normgraaf.settings import Settings

OPEN: frozenset[Scope] = scopes_of("validate")
"""What needs no token, unless the setting `read_token_required` says otherwise."""


@dataclass(frozen=True)
class Principal:
    """Who asks: the name of a token, or "anonymous"."""

    name: str
    scopes: frozenset[Scope]


ANONYMOUS = "anonymous"


def require(scope: Scope) -> Callable[[Request], Awaitable[Principal]]:
    """The dependency of a route that needs a scope: `Annotated[Principal, Depends(require("write"))]`."""

    async def dependency(request: Request) -> Principal:
        return authorise(request, scope)

    return dependency


def authorise(request: Request, scope: Scope) -> Principal:
    """Who asks, where that may do this.

    Raises Problem: 401 `unauthorized` for a token that is missing or not known, 403 `writes-off` where no usable token
    has the scope, 403 `scope` for a token that does not reach so far.
    """
    principal = principal_of(request)
    if scope in principal.scopes:
        return principal
    if principal.name != ANONYMOUS:
        raise Problem("scope", headers=_challenge("insufficient_scope", scope), name=principal.name, scope=scope)
    if scope not in OPEN and not _book(request).grants(scope):
        raise Problem("writes-off", scope=scope)
    raise Problem("unauthorized", headers=_challenge(None, scope), scope=scope)


def principal_of(request: Request) -> Principal:
    """Who asks, known by the token of the request; raises Problem 401 for one that is wrong, expired or revoked."""
    settings: Settings = request.app.state.settings
    secret = _bearer(request)
    if secret is None:
        return Principal(ANONYMOUS, frozenset() if settings.read_token_required else OPEN)
    token = _book(request).holder(secret)
    if token is None:
        raise Problem("token-unknown", headers=_challenge("invalid_token", None))
    return Principal(token.name, token.scopes)


def _bearer(request: Request) -> str | None:
    """The token of the Authorization header; another scheme counts as none."""
    scheme, _, secret = request.headers.get("authorization", "").strip().partition(" ")
    return secret.strip() if scheme.lower() == "bearer" and secret.strip() else None


def _book(request: Request) -> TokenBook:
    settings: Settings = request.app.state.settings
    return TokenBook(settings.private_folder)


def _challenge(error: str | None, scope: Scope | None) -> dict[str, str]:
    """The header that RFC 6750 (section 3) asks for."""
    parts = ['realm="normgraaf"']
    if error:
        parts.append(f'error="{error}"')
    if scope:
        parts.append(f'scope="{scope}"')
    return {"WWW-Authenticate": "Bearer " + ", ".join(parts)}
