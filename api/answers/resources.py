"""Things of the namespace: what is known of each, and what refers to it."""

from __future__ import annotations

from rdflib import RDFS, SKOS, URIRef

from api import links
from api.answers.source import Source, query_text
from api.answers.statements import value
from api.answers.task import Written
from api.frame import Frame
from api.problems import Problem
from ontology import namespaces as ns
from store import GraphFormat, write_result

_MENTIONS = 100


def page(source: Source, frame: Frame, iri: str) -> Written:
    """A thing with its values and what refers to it: two queries. A report has a page of its own."""
    address = frame.link(iri)
    found = source.rows_about("values", [iri], language=frame.language)
    if not found:
        raise Problem("resource-unknown", iri=iri)
    if address and not address.startswith(frame.href("/id/").partition("?")[0]):
        return Written.elsewhere(address)
    mentions = source.rows("mentions", max_rows=_MENTIONS, resource=iri, language=frame.language)
    labels = {
        r.get("valueLanguage"): r["value"] for r in found if r["property"] in (str(SKOS.prefLabel), str(RDFS.label))
    }
    label = labels.get(frame.language) or next(iter(labels.values()), links.short(iri))
    values = [value(row) for row in found]
    return Written.page(
        frame.render("resource.html", iri=iri, label=label, values=values, mentions=mentions, most=_MENTIONS)
    )


def document(source: Source, frame: Frame, file_format: GraphFormat, kind: str, iri: str) -> Written:  # noqa: ARG001
    """A thing as a graph, in a format and under its media type."""
    result = source.query(query_text("resource"), bindings={"resource": URIRef(iri)})
    if not result.triples:
        raise Problem("resource-unknown", iri=iri)
    return Written.of(write_result(result, file_format, ns.PREFIXES), kind, result.snapshot)
