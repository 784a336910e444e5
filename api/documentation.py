"""The description of the service: OpenAPI in Dutch or English, and a page that shows it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.responses import JSONResponse, Response

from api.call import HTML, JSON, Asked
from api.language import Language, messages, say
from api.operations import operation
from api.problems import MEDIA_TYPE, STATUSES

router = APIRouter()

TAGS = ("questions", "reports", "passages", "sparql", "graphs", "validation", "namespace", "service")
_PROBLEM = {"$ref": "#/components/schemas/ProblemDetails"}
_METHODS = ("get", "post", "put", "delete")


@router.get("/openapi.json", **operation("openapi", "service", (JSON,)))
async def openapi(call: Asked) -> Response:
    call.choose(JSON)
    return JSONResponse(known(call.request.app, call.language))


@router.get("/docs", **operation("docs", "service", (HTML,)))
async def docs(call: Asked) -> Response:
    call.choose(HTML)
    spec = known(call.request.app, call.language)
    operations: dict[str, list[dict[str, Any]]] = {tag: [] for tag in TAGS}
    for path, methods in spec["paths"].items():
        for method, found in methods.items():
            example, _, query = found.get("x-example", "").partition("?")
            attempt = call.href(example, dict(parse_qsl(query))) if example else None
            operations[found["tags"][0]].append({"path": path, "method": method.upper(), "try": attempt, **found})
    kinds = [(kind, status, say(call.language, f"problem.{kind}")) for kind, status in STATUSES.items()]
    return call.page("docs.html", spec=spec, operations=operations, kinds=kinds)


def known(app: FastAPI, language: Language) -> dict[str, Any]:
    """The document in one language; made once, which takes a tenth of a second."""
    if language not in app.state.openapi:
        app.state.openapi[language] = description(app, language)
    found: dict[str, Any] = app.state.openapi[language]
    return found


def description(app: FastAPI, language: Language) -> dict[str, Any]:
    """The OpenAPI document, each summary, description, parameter and answer in one language."""
    spec = get_openapi(
        title="Normgraaf",
        version=app.version,
        description=say(language, "openapi.description"),
        routes=app.routes,
        tags=[{"name": tag, "description": say(language, f"tag.{tag}")} for tag in TAGS],
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    for methods in spec["paths"].values():
        for method in _METHODS:
            if method in methods:
                _say(methods[method], language)
    return spec


def _say(found: dict[str, Any], language: Language) -> None:
    """Put words to one operation."""
    name = found["operationId"]
    found["summary"] = say(language, f"operation.{name}.summary")
    found["description"] = say(language, f"operation.{name}.description")
    known = messages(language)
    for parameter in found.get("parameters", []):
        own = f"parameter.{name}.{parameter['name']}"
        parameter["description"] = say(language, own if own in known else f"parameter.any.{parameter['name']}")
    for status, answer in found["responses"].items():
        answer["description"] = say(language, f"status.{status}")
        content = answer.get("content", {})
        if content.get(JSON.media_type, {}).get("schema") == _PROBLEM:  # FastAPI puts it under the default media type
            answer["content"] = {MEDIA_TYPE: content[JSON.media_type]}
        elif status.startswith("2") and JSON.media_type not in found["x-formats"]:
            answer.get("content", {}).pop(JSON.media_type, None)
    del found["x-formats"]
