"""What the graph holds about one document, as a W3C Web Annotation page.

Which kinds there are follows from the ontology: each class of sourced statements becomes a type, each property of such
a statement a key, under its own name or the one that `ng:annotationType` and `ng:annotationKey` give it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from rdflib import OWL, RDF, RDFS, URIRef

from ontology import load
from ontology import namespaces as ns
from ontology.namespaces import NG, OA
from ontology.ntriples import datatype, iri, text
from ontology.vocabulary import load as vocabulary
from shapes.data import Data

CONTEXT = 32  # characters of text given before and after a quotation
# What the fragment identifiers of PDF conform to, by the Web Annotation Data Model (section 4.2.1).
_PDF = "http://tools.ietf.org/rfc/rfc3778"
_CONCEPT, _ROLE = f"<{ns.ID}concept/", f"<{ns.ID}concept/role/"
_RULE = f"<{ns.ID}rule/"
_OURS = f"<{NG}"
_HAS_EVIDENCE = iri(NG.hasEvidence)
# What says where a statement stands and not what it says.
_LEFT_OUT = frozenset(map(iri, (NG.hasEvidence, NG.inDocument, NG.review)))
# Keys that hold a list however many values there are.
_LISTS = frozenset({"synonyms", "addressees", "organisations", "speakers"})
# Keys whose values are names of the vocabulary rather than words of a reader.
_SLUGS = frozenset({"voice", "mode", "rule"})
# Themes are judged in words of their own, and who must keep a term is named in its words: those are shown.
_AS_PRINTED = frozenset({("ThemeJudgement", "value"), ("Term", "bearer")})


def annotation_page(data: Data, document: URIRef) -> dict[str, Any]:
    """The AnnotationPage of one document, read back from its graph; raises KeyError where it holds no such document.

    `source.sha256` is the digest of the text as it is served, with personal data covered, in UTF-8.
    """
    text_node = data.value(iri(document), iri(NG.hasText))
    if text_node is None:
        raise KeyError(f"the graph holds no document {document}")
    words = text(data.value(text_node, iri(NG.text)) or "")
    return {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"ng": str(NG)}],
        "id": f"{document}/annotations",
        "type": "AnnotationPage",
        "source": {
            "name": text(data.value(iri(document), iri(NG.fileName)) or ""),
            "sha256": text(data.value(text_node, iri(NG.textSha256)) or ""),
            "length": len(words),
        },
        "items": list(_items(data, words)),
    }


@cache
def kinds() -> tuple[tuple[str, str], ...]:
    """Each class of sourced statements, as its local name, and the annotation type it becomes."""
    graph = load.ontology_graph()
    classes = set(graph.transitive_subjects(RDFS.subClassOf, NG.SourcedStatement))
    return tuple(
        (local, str(graph.value(each, NG.annotationType) or local))
        for each in sorted(classes, key=str)
        if (local := str(each).removeprefix(NG))
    )


@cache
def keys() -> dict[str, str]:
    """The key of each property, which is a term of N-Triples here."""
    graph = load.ontology_graph()
    properties = {*graph.subjects(RDF.type, OWL.ObjectProperty), *graph.subjects(RDF.type, OWL.DatatypeProperty)}
    return {
        iri(each): str(graph.value(each, NG.annotationKey) or each.removeprefix(NG))
        for each in properties
        if isinstance(each, URIRef) and each.startswith(NG)
    }


def _items(data: Data, words: str) -> Iterator[dict[str, Any]]:
    for kind, shown in kinds():
        rows = [
            (_number(data, place, OA.start), subject, place)
            for subject in data.instances.get(f"{_OURS}{kind}>", ())
            for place in data.objects(subject, _HAS_EVIDENCE)
        ]
        for _, subject, place in sorted(rows):
            yield _annotation(data, words, subject, place, shown)


def _annotation(data: Data, words: str, subject: str, place: str, kind: str) -> dict[str, Any]:
    start, end = _number(data, place, OA.start), _number(data, place, OA.end)
    page = data.objects(place, iri(NG.page))
    boxes = sorted(map(text, data.objects(place, iri(NG.box))))
    return {
        "id": f"{text(subject)}/{start}-{end}",
        "type": "Annotation",
        "body": _body(data, subject, kind),
        "target": {
            "source": text(data.value(place, iri(OA.hasSource)) or ""),
            **({"page": int(text(page[0]))} if page else {}),
            "selector": [
                *({"type": "FragmentSelector", "conformsTo": _PDF, "value": box} for box in boxes),
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text(data.value(place, iri(OA.exact)) or ""),
                    "prefix": words[max(0, start - CONTEXT) : start],
                    "suffix": words[end : end + CONTEXT],
                },
            ],
        },
    }


def _body(data: Data, subject: str, kind: str) -> dict[str, Any]:
    """What a statement says, by key; where two properties give one key, the one of that very name goes first."""
    body: dict[str, Any] = {"id": text(subject), "type": kind}
    found: dict[str, tuple[bool, list[str]]] = {}
    for predicate, values in data.about[subject].items():
        key = keys().get(predicate)
        if key is None or predicate in _LEFT_OUT:
            continue
        first = (predicate == f"{_OURS}{key}>") != ((kind, key) in _AS_PRINTED)
        if key not in found or first > found[key][0]:
            found[key] = (first, values)
    for key, (_, values) in found.items():
        shown = [_plain(key, value) for value in sorted(values, key=text)]
        body[key] = shown if key in _LISTS or len(shown) > 1 else shown[0]
    if "speakers" in body and "speakerRole" not in body:
        body["speakerRole"] = _one_or_all(_role_labels(found["speakers"][1]))
    return body


def _role_labels(roles: Iterable[str]) -> list[str]:
    """The Dutch labels of roles; what is no role of the vocabulary is called by its IRI's last part."""
    labels = {iri(concept.iri): concept.label_nl for concept in vocabulary("role")}
    return [labels.get(role) or str(_plain("", role)) for role in sorted(roles)]


def _one_or_all(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values


def _plain(key: str, value: str) -> str | int | float | bool:
    """A literal's value; for a concept its slug with spaces, as a reader would write it."""
    said = text(value)
    if value[0] == "<":
        slug = said.rpartition("/")[2]
        if key in _SLUGS or value.startswith(_RULE):
            return slug
        return slug.replace("-", " ") if value.startswith(_CONCEPT) else said
    kind = datatype(value).rpartition("#")[2]
    if kind == "boolean":
        return said == "true"
    return int(said) if kind == "integer" else float(said) if kind == "decimal" else said


def _number(data: Data, place: str, term: URIRef) -> int:
    return int(text(data.value(place, iri(term)) or '"0"'))
