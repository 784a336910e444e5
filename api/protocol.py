"""What a request to the SPARQL endpoint asks: a query or an update, with its dataset (SPARQL 1.1 Protocol, part 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus

from api.access import principal_of
from api.call import Call
from api.negotiation import Offer
from api.problems import Problem

FORM = Offer("form", "application/x-www-form-urlencoded")
QUERY = Offer("query", "application/sparql-query")
UPDATE = Offer("update", "application/sparql-update")

_MOST_FIELDS = 2000
_LONGEST_NAME = 100
_MOST_DECODED = 2**16
"""Bytes of a form that are decoded here; a longer query or update is decoded by the process that reads it."""

_OF_QUERY = ("default-graph-uri", "named-graph-uri")
_OF_UPDATE = ("using-graph-uri", "using-named-graph-uri")


@dataclass(frozen=True)
class _Form:
    """The fields of a form, each with its values; where it is long its query and update are still `encoded`."""

    fields: Mapping[str, list[str]]
    encoded: bool = False

    def and_of(self, other: _Form) -> _Form:
        names = {*self.fields, *other.fields}
        both = {name: [*self.fields.get(name, ()), *other.fields.get(name, ())] for name in names}
        return _Form(both, self.encoded or other.encoded)


@dataclass(frozen=True)
class Asking:
    """A query or an update with the dataset that the protocol gives it, and what resolves its relative IRIs.

    The text of a long one is still `encoded` as it was in its form.
    """

    text: str
    base: str
    encoded: bool = False
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def asked_by_get(call: Call) -> Asking | None:
    """The query in the address; None where there is none. Raises Problem."""
    given = _form(call.request.scope["query_string"])
    if "update" in given.fields:
        raise Problem("query-parameter", reason=call.say("sparql.update-by-get"))
    return _asking(call, given.fields["query"], given, _OF_QUERY) if "query" in given.fields else None


async def asked_by_post(call: Call) -> tuple[Asking, bool]:
    """The query or update of a request, and whether it is an update. Raises Problem."""
    kind, charset = _content_type(call)
    given = _form(call.request.scope["query_string"])
    known = {offer.media_type for offer in (FORM, QUERY, UPDATE)}
    if kind not in known or charset not in ("", "utf-8", "utf8"):
        shown = f"{kind or '?'}; charset={charset}" if charset else kind or "?"
        raise Problem("media-type", given=shown, wanted=", ".join(sorted(known)))
    body = await _body(call)
    if kind == FORM.media_type:
        return _asked_by_form(call, given.and_of(_form(body)))
    if "query" in given.fields or "update" in given.fields:
        raise Problem("query-parameter", reason=call.say("sparql.several"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("query-parameter", reason=str(error)) from None
    is_update = kind == UPDATE.media_type
    return _asking(call, [text], _Form(given.fields), _OF_UPDATE if is_update else _OF_QUERY), is_update


def _asked_by_form(call: Call, given: _Form) -> tuple[Asking, bool]:
    if "query" in given.fields and "update" in given.fields:
        raise Problem("query-parameter", reason=call.say("sparql.several"))
    if "update" in given.fields:
        return _asking(call, given.fields["update"], given, _OF_UPDATE), True
    return _asking(call, given.fields.get("query", []), given, _OF_QUERY), False


async def _body(call: Call) -> bytes:
    """The body; one larger than a query may be is for who may write. Raises Problem 413."""
    body = await call.request.body()
    most = call.service.settings.max_query_bytes
    if len(body) > most and not _may_write(call):
        members = {"limit": most, "setting": "NORMGRAAF_MAX_QUERY_BYTES"}
        raise Problem("too-large", limit=most, members=members)
    return body


def _may_write(call: Call) -> bool:
    try:
        return call.service.plain or "write" in principal_of(call.request).scopes
    except Problem:
        return False


def _asking(call: Call, texts: list[str], given: _Form, names: tuple[str, ...]) -> Asking:
    """What is asked, with the dataset of these names; another dataset, which would be passed over, is refused."""
    if len(texts) > 1:
        raise Problem("query-parameter", reason=call.say("sparql.several"))
    is_query = names is _OF_QUERY
    for name in _OF_UPDATE if is_query else _OF_QUERY:
        if name in given.fields:
            raise Problem("query-parameter", reason=call.say("sparql.other-dataset", name=name))
    if is_query and not "".join(texts).strip():
        raise Problem("query-missing")
    default, named = (tuple(given.fields.get(name, ())) for name in names)
    return Asking(texts[0], _base(call), given.encoded, default, named)


def _form(encoded: bytes) -> _Form:
    """The fields of a form or of an address. Raises Problem for what is no UTF-8, and for more than is decoded here."""
    fields = encoded.split(b"&", _MOST_FIELDS) if encoded else []
    if len(fields) > _MOST_FIELDS:
        raise Problem("query-parameter", reason=f"> {_MOST_FIELDS} &")
    is_long = len(encoded) > _MOST_DECODED
    found: dict[str, list[str]] = {}
    decoded = 0
    for field in fields:
        name, _, value = field.partition(b"=")
        known = _decoded(name) if len(name) <= _LONGEST_NAME else ""
        if is_long and known in ("query", "update"):
            found.setdefault(known, []).append(value.decode("latin-1"))
            continue
        decoded += len(value)
        if decoded > _MOST_DECODED:
            raise Problem("query-parameter", reason=f"{known or '?'} > {_MOST_DECODED} bytes")
        found.setdefault(known, []).append(_decoded(value))
    return _Form(found, is_long)


def _decoded(value: bytes) -> str:
    try:
        return unquote_plus(value.decode("utf-8"), errors="strict")
    except UnicodeDecodeError as error:
        raise Problem("query-parameter", reason=str(error)) from None


def _content_type(call: Call) -> tuple[str, str]:
    """The media type and the charset of the body, in lower case."""
    kind, *parameters = call.request.headers.get("content-type", "").lower().split(";")
    named = dict(part.strip().partition("=")[::2] for part in parameters)
    return kind.strip(), named.get("charset", "").strip('" ')


def _base(call: Call) -> str:
    """The address of the endpoint, which resolves relative IRIs (SPARQL 1.1 Protocol, section 2.1)."""
    return f"{call.request.base_url}sparql"
