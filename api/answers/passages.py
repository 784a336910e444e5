"""Passages: the words that prove a statement, in their text."""

from __future__ import annotations

from api import links
from api.answers.reports import text_of
from api.answers.source import Row, Source
from api.answers.statements import statements
from api.answers.task import Written
from api.frame import Frame
from api.models import Passage, Passages
from api.problems import Problem
from ontology import namespaces as ns

CONTEXT = 300
"""Characters given before and after a passage."""


def passage_at(source: Source, frame: Frame, way: str, report: str, start: int, end: int) -> Written:
    """The words at a place of a report, with what rests on them: four queries."""
    text = text_of(source, report)
    if not start < end <= len(text["text"]):
        raise Problem("passage-unknown", report=report, start=start, end=end, length=len(text["text"]))
    resting = source.rows("on-passage", report=str(ns.document(report)), start=start, end=end)
    said = statements(source, frame, [row["statement"] for row in resting])
    passage = _passage(frame, report, text, start, end).model_copy(update={"statements": said})
    return _written(frame, way, (passage,))


def passages_of(source: Source, frame: Frame, way: str, iri: str) -> Written:
    """Every passage that proves a statement."""
    said = statements(source, frame, [iri])
    if not said:
        raise Problem("resource-unknown", iri=iri)
    places = said[0].evidence
    texts = {key: text_of(source, key) for key in dict.fromkeys(place.report for place in places)}
    found = tuple(
        _passage(frame, place.report, texts[place.report], place.start, place.end).model_copy(
            update={"statements": said}
        )
        for place in places
    )
    return _written(frame, way, found)


def _passage(frame: Frame, report: str, row: Row, start: int, end: int) -> Passage:
    text = row["text"]
    return Passage(
        report=report,
        title=row["title"],
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
        page=text.count("\f", 0, start) + 1 if "\f" in text else None,
        href=frame.href(links.passage(report, start, end)),
        statements=(),
    )


def _written(frame: Frame, way: str, found: tuple[Passage, ...]) -> Written:
    if way == "html":
        return Written.page(frame.render("passage.html", passages=found))
    return Written.of(Passages(passages=found).json_bytes(), "application/json")
