"""What a request to the SPARQL endpoint asks: a query or an update, with its dataset (SPARQL 1.1 Protocol, part 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from api.call import Call
from api.negotiation import Offer
from api.problems import Problem

FORM = Offer("form", "application/x-www-form-urlencoded")
QUERY = Offer("query", "application/sparql-query")
UPDATE = Offer("update", "application/sparql-update")

Parameters = Mapping[str, list[str]]

_OF_QUERY = ("default-graph-uri", "named-graph-uri")
_OF_UPDATE = ("using-graph-uri", "using-named-graph-uri")


@dataclass(frozen=True)
class Asking:
    """A query or an update with the dataset that the protocol gives it, and what resolves its relative IRIs."""

    text: str
    base: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def asked_by_get(call: Call) -> Asking | None:
    """The query in the address; None where there is none. Raises Problem."""
    given = _parameters(call.request.scope["query_string"])
    if "update" in given:
        raise Problem("query-parameter", reason=call.say("sparql.update-by-get"))
    return _query(call, given["query"], given) if "query" in given else None


async def asked_by_post(call: Call) -> tuple[Asking, bool]:
    """The query or update of a request, and whether it is an update. Raises Problem."""
    body = await call.request.body()
    kind, charset = _content_type(call)
    given = _parameters(call.request.scope["query_string"])
    known = {offer.media_type for offer in (FORM, QUERY, UPDATE)}
    if kind not in known or charset not in ("", "utf-8", "utf8"):
        shown = f"{kind or '?'}; charset={charset}" if charset else kind or "?"
        raise Problem("media-type", given=shown, wanted=", ".join(sorted(known)))
    if kind == FORM.media_type:
        in_body = _parameters(body)
        given = {name: [*given.get(name, ()), *in_body.get(name, ())] for name in {*given, *in_body}}
        if "query" in given and "update" in given:
            raise Problem("query-parameter", reason=call.say("sparql.several"))
        if "update" in given:
            return _update(call, given["update"], given), True
        return _query(call, given.get("query", []), given), False
    if "query" in given or "update" in given:
        raise Problem("query-parameter", reason=call.say("sparql.several"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("query-parameter", reason=str(error)) from None
    if kind == UPDATE.media_type:
        return _update(call, [text], given), True
    return _query(call, [text], given), False


def _query(call: Call, texts: list[str], given: Parameters) -> Asking:
    if len(texts) > 1:
        raise Problem("query-parameter", reason=call.say("sparql.several"))
    _refuse(call, given, _OF_UPDATE)
    if not texts or not texts[0].strip():
        raise Problem("query-missing")
    return Asking(texts[0], _base(call), *(tuple(given.get(name, ())) for name in _OF_QUERY))


def _update(call: Call, texts: list[str], given: Parameters) -> Asking:
    if len(texts) > 1:
        raise Problem("query-parameter", reason=call.say("sparql.several"))
    _refuse(call, given, _OF_QUERY)
    return Asking(texts[0], _base(call), *(tuple(given.get(name, ())) for name in _OF_UPDATE))


def _refuse(call: Call, given: Parameters, others: tuple[str, ...]) -> None:
    """A dataset that would be passed over is refused, not passed over."""
    for name in others:
        if name in given:
            raise Problem("query-parameter", reason=call.say("sparql.other-dataset", name=name))


def _parameters(encoded: bytes) -> Parameters:
    try:
        return parse_qs(encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=2000)
    except ValueError as error:  # also where what is encoded is no UTF-8
        raise Problem("query-parameter", reason=str(error)) from None


def _content_type(call: Call) -> tuple[str, str]:
    """The media type and the charset of the body, in lower case."""
    kind, *parameters = call.request.headers.get("content-type", "").lower().split(";")
    named = dict(part.strip().partition("=")[::2] for part in parameters)
    return kind.strip(), named.get("charset", "").strip('" ')


def _base(call: Call) -> str:
    """The address of the endpoint, which resolves relative IRIs (SPARQL 1.1 Protocol, section 2.1)."""
    return f"{call.request.base_url}sparql"
