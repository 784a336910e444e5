"""Who a request counts for: the name of its token, or the address it comes from. Kept in memory, never written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.requests import Request

from api.access import ANONYMOUS, principal_of
from api.problems import Problem
from normgraaf.settings import Settings

_Networks = Sequence[IPv4Network | IPv6Network]
_PREFERENCE = re.compile(r"(?:^|[,;])\s*wait\s*=\s*\"?(\d{1,6})\"?\s*(?:$|[,;])", re.IGNORECASE)


def client_of(request: Request) -> str:
    """The line in which the queries of a request wait; found once a request. A wrong token counts for its address."""
    known: str | None = getattr(request.state, "client", None)
    if known is None:
        known = request.state.client = _token(request) or _address(request)
    return known


def seconds_of(request: Request) -> float:
    """The limit of this request's queries: `timeout=`, else `Prefer: wait=` (RFC 7240), else the setting.

    Raises Problem 422 for a `timeout` that is no number of seconds within the largest that may be asked.
    """
    settings: Settings = request.app.state.settings
    named = request.query_params.get("timeout")
    if named:  # a field of a form that was left empty was not given
        if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", named) or not 0 < float(named) <= settings.query_seconds_max:
            reason = f"0 < timeout <= {settings.query_seconds_max:g}"
            raise Problem("parameter", name="timeout", reason=reason, members={"parameter": "timeout"})
        return float(named)
    preferred = _PREFERENCE.search(",".join(request.headers.getlist("prefer")))
    if preferred and int(preferred[1]) > 0:  # a preference that cannot be met is passed over
        return min(float(preferred[1]), settings.query_seconds_max)
    return settings.query_seconds


def _token(request: Request) -> str | None:
    if "authorization" not in request.headers:
        return None
    try:
        name = principal_of(request).name
    except Problem:
        return None
    return None if name == ANONYMOUS else f"token {name}"


def _address(request: Request) -> str:
    """The nearest address that is no proxy of ours; of IPv6 the network of one household or firm."""
    settings: Settings = request.app.state.settings
    trusted = _networks(settings.trusted_proxies)
    address = request.client.host if request.client else "unknown"
    forwarded = [part.strip() for part in ",".join(request.headers.getlist("x-forwarded-for")).split(",")]
    while _within(address, trusted) and forwarded:
        address = forwarded.pop()
    return _grouped(address)


@lru_cache(maxsize=8)
def _networks(text: str) -> _Networks:
    return tuple(ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())


def _within(address: str, networks: _Networks) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in networks)


def _grouped(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)
