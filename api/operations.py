"""How a route is documented: its formats, its answers and what can go wrong. The words are messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from api.models import ProblemDetails
from api.negotiation import Offer
from api.problems import MEDIA_TYPE

# What any request may meet: a token, the bounds of its head, a wrong parameter, a store that is busy.
_OF_ANY = (401, 403, 414, 422, 429, 431, 500, 503, 504)
_OF_BODY = (400, 408, 413, 415, 503)


def operation(
    name: str,
    tag: str,
    offers: Sequence[Offer],
    *,
    model: type[BaseModel] | None = None,
    errors: Sequence[int] = (),
    example: str = "",
    request: Sequence[Offer] = (),
    done: Sequence[int] = (),
    parameters: Sequence[str] = (),
    unlike: Mapping[int, type[BaseModel]] | None = None,
) -> dict[str, Any]:
    """The keywords of a route's decorator.

    `name` is the operation's id, under which the messages `operation.{name}.summary` and `.description` are found;
    `errors` are the statuses of its other outcomes, beside those of any request, also where it is found elsewhere or
    unchanged; `done` are the statuses of a change, which have no content; `model` is what it answers in JSON,
    `example` an address to try, `request` the media types of its body, `parameters` those in the address that the route
    does not declare itself, with a star where one may come more than once; `unlike` are statuses with a model of their
    own.
    """
    content: dict[str, Any] = {offer.media_type: {} for offer in offers}
    answer: dict[int | str, dict[str, Any]] = {status: {"description": str(status)} for status in done}
    if offers:
        answer[200] = {"description": "200", "content": content}
    if model:
        answer[200]["model"] = model
    for status in sorted({*errors, *_OF_ANY, *(_OF_BODY if request else ()), *((406,) if offers else ())}):
        problem: dict[str, Any] = {"model": ProblemDetails, "content": {MEDIA_TYPE: {}}}
        answer[status] = {"description": str(status), **(problem if status >= 400 else {})}
    answer |= {status: {"description": str(status), "model": model} for status, model in (unlike or {}).items()}
    extra: dict[str, Any] = {"x-formats": [offer.media_type for offer in offers]}
    if example:
        extra["x-example"] = example
    if parameters:
        extra["parameters"] = [_parameter(name) for name in parameters]
    if request:
        content = {offer.media_type: {"schema": {"type": "string"}} for offer in request}
        extra["requestBody"] = {"required": True, "content": content}
    if done:
        return {
            "operation_id": name,
            "tags": [tag],
            "status_code": done[0],
            "responses": answer,
            "openapi_extra": extra,
        }
    return {"operation_id": name, "tags": [tag], "responses": answer, "response_model": None, "openapi_extra": extra}


def _parameter(name: str) -> dict[str, Any]:
    text = {"type": "string"}
    schema = {"type": "array", "items": text} if name.endswith("*") else text
    return {"name": name.rstrip("*"), "in": "query", "required": False, "schema": schema}
