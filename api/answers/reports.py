"""The reports: a list, one with its statements, and its text."""

from __future__ import annotations

from typing import Any

from api import links
from api.answers.source import Row, Source
from api.answers.statements import labelled, statements
from api.answers.task import Written
from api.frame import Frame
from api.models import KindCount, Labelled, Model, Report, ReportList, ReportSummary, SetAside
from api.problems import Problem
from ontology import namespaces as ns
from queries import catalogue
from store.errors import TermRefused


def home(source: Source, frame: Frame) -> Written:
    """The first page: what can be asked, and the first reports."""
    found = _listed(source, frame, 10, 0)
    return Written.page(frame.render("home.html", questions=catalogue.questions(), found=found))


def total(source: Source, frame: Frame) -> int:  # noqa: ARG001 - as every function that a reader is given
    """How many reports there are."""
    return int(source.rows("report-total")[0]["total"])


def listing(source: Source, frame: Frame, way: str, limit: int, offset: int) -> Written:
    """A part of the list of reports: three queries."""
    found = _listed(source, frame, limit, offset)
    if way == "html":
        return Written.page(frame.render("reports.html", found=found))
    return _paged(found, found.next)


def report(source: Source, frame: Frame, way: str, id: str, kind: str | None, limit: int, offset: int) -> Written:
    """One report with a part of its statements: seven queries."""
    found = _report(source, frame, id, kind, limit, offset)
    if way == "html":
        return Written.page(frame.render("report.html", found=found, kind=kind))
    return _paged(found, found.next)


def text(source: Source, frame: Frame, way: str, id: str, start: int | None, end: int | None) -> Written:
    """The text of a report, or a part of it; as a page always the whole, with the part marked."""
    row = text_of(source, id)
    text = row["text"]
    if start is not None or end is not None:
        start, end = start or 0, len(text) if end is None else end
        if not start < end <= len(text):
            raise Problem("passage-unknown", report=id, start=start, end=end, length=len(text))
    if way == "text":
        return Written.of(text[start:end], "text/plain; charset=utf-8")
    pieces = (text, "", "") if start is None else (text[:start], text[start:end], text[end:])
    return Written.page(frame.render("text.html", id=id, title=row["title"], pieces=pieces, start=start, end=end))


def _listed(source: Source, frame: Frame, limit: int, offset: int) -> ReportList:
    number = total(source, frame)
    found = source.rows("reports", max_rows=offset + limit, language=frame.language)[offset:]
    counts = {row["report"]: row for row in source.rows("report-counts")} if found else {}
    following = frame.again(limit=limit, offset=offset + limit) if offset + limit < number else None
    return ReportList(
        total=number,
        limit=limit,
        offset=offset,
        next=following,
        reports=tuple(_summary(frame, row, counts.get(row["report"], {})) for row in found),
    )


def text_of(source: Source, id: str) -> Row:
    """Title and text of a report; raises Problem where there is none."""
    return _about(source, "text", id)[0]


def _report(source: Source, frame: Frame, id: str, kind: str | None, limit: int, offset: int) -> Report:
    document = str(ns.document(id))
    row = _about(source, "report", id, language=frame.language)[0]
    kinds = tuple(
        KindCount(kind=Labelled(iri=k["kind"], label=k.get("label") or links.short(k["kind"])), number=int(k["number"]))
        for k in source.rows("kinds", report=document, language=frame.language)
    )
    only = next((k for k in kinds if k.kind.iri == str(ns.NG[kind])), None) if kind else None
    if kind and only is None:
        known = ", ".join(links.short(k.kind.iri).removeprefix("ng:") for k in kinds)
        raise Problem("parameter", name="kind", reason=known, members={"parameter": "kind"})
    total = only.number if only else sum(k.number for k in kinds)
    chosen: dict[str, Any] = {"only": only.kind.iri} if only else {}
    page = source.rows("statements", max_rows=offset + limit, report=document, **chosen)[offset:]
    left_out = source.rows("left-out", report=document, language=frame.language)
    aside = source.rows("set-aside", report=document, language=frame.language)
    return Report(
        **_about_document(row),
        file_name=row["fileName"],
        text_sha256=row["textSha256"],
        characters=int(row["characters"]),
        masked=int(row.get("masked", 0)),
        left_out=tuple(KindCount(kind=labelled(each, "kind"), number=int(each["number"])) for each in left_out),
        text=frame.href(f"/reports/{id}/text"),
        kinds=kinds,
        statements=statements(source, frame, [r["statement"] for r in page]),
        set_aside=tuple(SetAside(iri=r["rejected"], kind=r.get("label"), reason=r["reason"]) for r in aside),
        total=total,
        limit=limit,
        offset=offset,
        next=frame.again(limit=limit, offset=offset + limit) if offset + limit < total else None,
    )


def _about(source: Source, query: str, id: str, **bindings: Any) -> list[Row]:
    try:
        found = source.rows(query, report=str(ns.document(id)), **bindings)
    except TermRefused:
        found = []
    if not found:
        raise Problem("report-unknown", report=id)
    return found


def _summary(frame: Frame, row: Row, counts: Row) -> ReportSummary:
    about = _about_document(row)
    return ReportSummary(
        **about,
        statements=int(counts.get("statements", 0)),
        set_aside=int(counts.get("setAside", 0)),
        href=frame.href(f"/reports/{about['id']}"),
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


def _paged(found: Model, following: str | None) -> Written:
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return Written.of(found.json_bytes(), "application/json", headers=headers)
