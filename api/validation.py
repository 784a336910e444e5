"""Validation: data against the shapes, as a report in JSON, RDF or a page."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.responses import Response

from api.call import HTML, JSON, Asked, Call
from api.checker import Checked
from api.clients import client_of
from api.handlers import problem_of
from api.models import ValidationReport, ValidationResult
from api.negotiation import Offer
from api.operations import operation
from api.problems import Problem
from api.rdf import FORMATS, media_type
from store.errors import StoreError

router = APIRouter()

_OFFERS = (JSON, *FORMATS, HTML)

# How data may come in, with the ending by which the validator knows the format.
_GIVEN = (
    Offer("ttl", "text/turtle"),
    Offer("nt", "application/n-triples"),
    Offer("jsonld", "application/ld+json"),
    Offer("trig", "application/trig"),
    Offer("rdf", "application/rdf+xml"),
)
_MOST_SHOWN = 200_000
"""Bytes of data that the page shows again; more would cost the service's own process too much time."""

_FORM = Offer("form", "multipart/form-data")
_EXAMPLE = """PREFIX ng: <https://w3id.org/normgraaf/ns#>

<https://example.org/a> a ng:AttentionPoint .
"""


@router.get("/validate", **operation("validatePage", "validation", (HTML,)))
async def form(call: Asked) -> Response:
    call.choose(HTML)
    return _page(call, _EXAMPLE, "ttl")


@router.post(
    "/validate",
    **operation(
        "validate",
        "validation",
        _OFFERS,
        model=ValidationReport,
        errors=(400,),
        request=(*_GIVEN, _FORM),
    ),
)
async def validate(call: Asked) -> Response:
    offer = call.choose(*_OFFERS)
    kind = call.request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _FORM.media_type:
        data, ending = await _from_form(call)
    else:
        ending = next((given.name for given in _GIVEN if given.media_type == kind), "")
        data = await call.request.body()
    if not ending:
        wanted = ", ".join(given.media_type for given in (*_GIVEN, _FORM))
        raise Problem("media-type", given=kind or "?", wanted=wanted)
    shown = data.decode("utf-8", "replace") if len(data) <= _MOST_SHOWN else ""
    try:
        if not data.strip():
            raise Problem("data-missing")
        found = await call.service.checker.check(
            data, f"data.{ending}", client=client_of(call.request), written=FORMATS.get(offer)
        )
    except (Problem, StoreError) as problem:
        if offer != HTML:
            raise
        document = problem_of(problem, call.language)
        return _page(call, shown, ending, status=document["status"], problem=document)
    if offer == HTML:
        return _page(call, shown, ending, found=found)
    return _respond(call, found, offer)


async def _from_form(call: Call) -> tuple[bytes, str]:
    """The data of the page's form, from its file or else its text, and the ending of the format chosen."""
    async with call.request.form(
        max_files=1, max_fields=5, max_part_size=call.service.settings.max_request_bytes
    ) as form:
        upload, text, ending = form.get("file"), form.get("data"), str(form.get("kind", "ttl"))
        if isinstance(upload, UploadFile) and upload.filename:
            own = upload.filename.rpartition(".")[2].lower()
            return await upload.read(), own if own in {given.name for given in _GIVEN} else ending
        known = ending in {given.name for given in _GIVEN}
        return str(text or "").encode(), ending if known else ""


def _page(call: Call, data: str, ending: str, status: int = 200, **values: Any) -> Response:
    shown: dict[str, Any] = {"found": None, "problem": None} | values
    return call.page("validate.html", status, data=data, ending=ending, kinds=_GIVEN, **shown)


def _respond(call: Call, found: Checked, offer: Offer) -> Response:
    if offer == JSON:
        return Response(_document(call, found).json_bytes(), media_type=JSON.media_type)
    return Response(found.document, media_type=media_type(offer))


def _document(call: Call, found: Checked) -> ValidationReport:
    results = (
        ValidationResult(
            severity=each.severity,
            focus=each.focus,
            path=each.path or None,
            value=each.value or None,
            message=each.nl if call.language == "nl" else each.en,
        )
        for each in found.findings
    )
    return ValidationReport(
        conforms=found.conforms,
        checked=found.checked,
        total=found.total,
        results=tuple(results),
        warnings=found.warnings,
    )
