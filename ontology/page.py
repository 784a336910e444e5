"""The terms of the ontology as a page: `python -m ontology.page` prints docs/terms.md."""

from __future__ import annotations

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from ontology.load import ontology_graph
from ontology.namespaces import NG


def page() -> str:
    """Every class and property of the house with its labels and definition, as Markdown."""
    graph = ontology_graph()
    parts = ["# Terms\n\nMade by `make docs` from `ontology/modules`; a test holds the two together.\n"]
    for title, kinds in (("Classes", [OWL.Class]), ("Properties", [OWL.ObjectProperty, OWL.DatatypeProperty])):
        rows = sorted(_row(graph, term) for kind in kinds for term in graph.subjects(RDF.type, kind) if _ours(term))
        parts.append(f"## {title}\n\n| term | nl | en | meaning |\n|---|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _ours(term: object) -> bool:
    return isinstance(term, URIRef) and term.startswith(str(NG))


def _row(graph: Graph, term: object) -> str:
    name = str(term).removeprefix(str(NG))
    labels = [_in(graph, term, RDFS.label, language) for language in ("nl", "en")]
    return f"| `{name}` | {labels[0]} | {labels[1]} | {_in(graph, term, SKOS.definition, 'en')} |"


def _in(graph: Graph, term: object, predicate: URIRef, language: str) -> str:
    values = graph.objects(term, predicate)  # type: ignore[arg-type]
    return next((str(v) for v in values if isinstance(v, Literal) and v.language == language), "")


if __name__ == "__main__":
    print(page(), end="")
