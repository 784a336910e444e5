"""The reports: a list, one with its statements, and its text."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api import links
from api.call import HTML, JSON, Asked, Call
from api.lookup import Row, rows
from api.models import KindCount, Labelled, Report, ReportList, ReportSummary, SetAside
from api.negotiation import Offer
from api.operations import operation
from api.problems import Problem
from api.statements import labelled, statements
from ontology import namespaces as ns
from store.errors import TermRefused

router = APIRouter()
TEXT = Offer("text", "text/plain")

Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0)]
ReportId = Annotated[str, Path()]


@router.get(
    "/reports",
    **operation("listReports", "reports", (JSON, HTML), model=ReportList, errors=(422,), example="/reports?limit=2"),
)
async def report_list(call: Asked, limit: Limit = 20, offset: Offset = 0) -> Response:
    offer = call.choose(JSON, HTML)
    found = await listed(call, limit, offset)
    if offer == HTML:
        return call.page("reports.html", found=found)
    return _paged(found.json_bytes(), found.next)


@router.get("/reports/{id}", **operation("getReport", "reports", (JSON, HTML), model=Report, errors=(404, 422)))
async def report(
    call: Asked, id: ReportId, kind: Annotated[str | None, Query()] = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    offer = call.choose(JSON, HTML)
    found = await _report(call, id, kind, limit, offset)
    if offer == HTML:
        return call.page("report.html", found=found, kind=kind)
    return _paged(found.json_bytes(), found.next)


@router.get("/reports/{id}/text", **operation("getReportText", "reports", (TEXT, HTML), errors=(404, 422)))
async def report_text(
    call: Asked,
    id: ReportId,
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    offer = call.choose(TEXT, HTML)
    row = await text_of(call, id)
    text = row["text"]
    if start is not None or end is not None:
        start, end = start or 0, len(text) if end is None else end
        if not start < end <= len(text):
            raise Problem("passage-unknown", report=id, start=start, end=end, length=len(text))
    if offer == TEXT:
        return Response(text[start:end].encode(), media_type="text/plain; charset=utf-8")
    pieces = (text, "", "") if start is None else (text[:start], text[start:end], text[end:])
    return call.page("text.html", id=id, title=row["title"], pieces=pieces, start=start, end=end)


async def listed(call: Call, limit: int, offset: int) -> ReportList:
    """A part of the list of reports: three queries."""
    pool = call.service.pool
    total = int((await rows(pool, "report-total"))[0]["total"])
    found = (await rows(pool, "reports", max_rows=offset + limit, language=call.language))[offset:]
    counts = {row["report"]: row for row in await rows(pool, "report-counts")} if found else {}
    following = call.again(limit=limit, offset=offset + limit) if offset + limit < total else None
    return ReportList(
        total=total,
        limit=limit,
        offset=offset,
        next=following,
        reports=tuple(_summary(call, row, counts.get(row["report"], {})) for row in found),
    )


async def text_of(call: Call, id: str) -> Row:
    """Title and text of a report; raises Problem where there is none."""
    return (await _about(call, "text", id))[0]


async def _report(call: Call, id: str, kind: str | None, limit: int, offset: int) -> Report:
    """One report: seven queries."""
    pool, document = call.service.pool, str(ns.document(id))
    row = (await _about(call, "report", id, language=call.language))[0]
    kinds = tuple(
        KindCount(kind=Labelled(iri=k["kind"], label=k.get("label") or links.short(k["kind"])), number=int(k["number"]))
        for k in await rows(pool, "kinds", report=document, language=call.language)
    )
    only = next((k for k in kinds if k.kind.iri == str(ns.NG[kind])), None) if kind else None
    if kind and only is None:
        known = ", ".join(links.short(k.kind.iri).removeprefix("ng:") for k in kinds)
        raise Problem("parameter", name="kind", reason=known, members={"parameter": "kind"})
    total = only.number if only else sum(k.number for k in kinds)
    chosen: dict[str, Any] = {"only": only.kind.iri} if only else {}
    page = (await rows(pool, "statements", max_rows=offset + limit, report=document, **chosen))[offset:]
    left_out = await rows(pool, "left-out", report=document, language=call.language)
    aside = await rows(pool, "set-aside", report=document, language=call.language)
    return Report(
        **_about_document(row),
        file_name=row["fileName"],
        text_sha256=row["textSha256"],
        characters=int(row["characters"]),
        masked=int(row.get("masked", 0)),
        left_out=tuple(KindCount(kind=labelled(each, "kind"), number=int(each["number"])) for each in left_out),
        text=call.href(f"/reports/{id}/text"),
        kinds=kinds,
        statements=await statements(call, [r["statement"] for r in page]),
        set_aside=tuple(SetAside(iri=r["rejected"], kind=r.get("label"), reason=r["reason"]) for r in aside),
        total=total,
        limit=limit,
        offset=offset,
        next=call.again(limit=limit, offset=offset + limit) if offset + limit < total else None,
    )


async def _about(call: Call, query: str, id: str, **bindings: Any) -> list[Row]:
    try:
        found = await rows(call.service.pool, query, report=str(ns.document(id)), **bindings)
    except TermRefused:
        found = []
    if not found:
        raise Problem("report-unknown", report=id)
    return found


def _summary(call: Call, row: Row, counts: Row) -> ReportSummary:
    about = _about_document(row)
    return ReportSummary(
        **about,
        statements=int(counts.get("statements", 0)),
        set_aside=int(counts.get("setAside", 0)),
        href=call.href(f"/reports/{about['id']}"),
    )


def _about_document(row: Row) -> dict[str, Any]:
    return {
        "id": row["report"].removeprefix(ns.ID),
        "iri": row["report"],
        "title": row["title"],
        "kind": labelled(row, "kind"),
        "reason": row.get("reason"),
        "publisher": row.get("publisher"),
        "date": row.get("date"),
    }


def _paged(body: bytes, following: str | None) -> Response:
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return Response(body, media_type="application/json", headers=headers)
