"""Statements as the service shows them: two queries, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from api import links
from api.answers.source import Row, Source
from api.frame import Frame
from api.models import Labelled, Place, Statement, Value
from ontology import namespaces as ns
from ontology.namespaces import NG, PROV

# What a statement's own fields or its address already say.
_SAID_ELSEWHERE = {
    str(term) for term in (NG.inDocument, NG.hasEvidence, NG.voice, NG.assertionMode, NG.rule, PROV.wasGeneratedBy)
} | {"http://www.w3.org/1999/02/22-rdf-syntax-ns#type"}


def statements(source: Source, frame: Frame, iris: Sequence[str]) -> tuple[Statement, ...]:
    """The statements with these IRIs, in that order; those that the store does not hold are left out."""
    if not iris:
        return ()
    evidence = _by_thing(source.rows_about("evidence", iris, language=frame.language))
    values = _by_thing(source.rows_about("values", iris, language=frame.language))
    return tuple(_statement(frame, iri, evidence[iri], values[iri]) for iri in iris if evidence[iri])


def labelled(row: Row, name: str) -> Labelled:
    """The thing in one column with the label in the next; without a label its IRI, shortened."""
    return Labelled(iri=row[name], label=row.get(f"{name}Label") or links.short(row[name]))


def _statement(frame: Frame, iri: str, evidence: Sequence[Row], values: Sequence[Row]) -> Statement:
    first = evidence[0]
    places = {(row["report"], int(row["start"]), int(row["end"])): _place(frame, row) for row in evidence}
    return Statement(
        iri=iri,
        kind=labelled(first, "kind"),
        voice=labelled(first, "voice"),
        mode=labelled(first, "mode"),
        rule=labelled(first, "rule"),
        values=tuple(value(row) for row in values if row["property"] not in _SAID_ELSEWHERE),
        evidence=tuple(places[key] for key in sorted(places)),
    )


def value(row: Row) -> Value:
    """A row of the query `values` as a property with its value."""
    is_iri = row["isIri"] == "true"
    shown = row.get("valueLabel") or (links.short(row["value"]) if is_iri else row["value"])
    return Value(
        property=labelled(row, "property"),
        value=shown,
        iri=row["value"] if is_iri else None,
        language=row.get("valueLanguage") or None,
    )


def _place(frame: Frame, row: Row) -> Place:
    report, start, end = row["report"].removeprefix(ns.ID), int(row["start"]), int(row["end"])
    return Place(
        report=report,
        exact=row["exact"],
        start=start,
        end=end,
        page=int(row["page"]) if "page" in row else None,
        href=frame.href(links.passage(report, start, end)),
    )


def _by_thing(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["thing"]].append(row)
    return found
