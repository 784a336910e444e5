"""What the graph holds about one document, as a W3C Web Annotation page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from ontology import namespaces as ns
from ontology.namespaces import NG, OA

# What the fragment identifiers of PDF conform to, by the Web Annotation Data Model (section 4.2.1).
_PDF = "http://tools.ietf.org/rfc/rfc3778"
CONTEXT = 32  # characters of text given before and after a quotation


@dataclass(frozen=True)
class _Shape:
    """How one class is shown: the annotation's type and, for each key, the property it is read from."""

    type: str
    keys: tuple[tuple[str, str], ...] = ()


_SHAPES = {
    "DocumentFact": _Shape("Metadata", (("field", "field"), ("value", "fieldValue"))),
    "PrintedTheme": _Shape("Theme", (("number", "notation"), ("title", "title"))),
    "PrintedNorm": _Shape("Norm", (("number", "notation"), ("title", "title"), ("theme", "themeNotation"))),
    "NormCriterion": _Shape("NormCriterion", (("norm", "normNotation"),)),
    "ScalePoint": _Shape("ScalePoint", (("label", "label"),)),
    "NormJudgement": _Shape(
        "NormJudgement",
        (
            ("norm", "normNotation"),
            ("value", "value"),
            ("basis", "valueStatus"),
            ("reason", "reason"),
            ("date", "judgementDate"),
        ),
    ),
    "ThemeJudgement": _Shape(
        "ThemeJudgement", (("theme", "themeNotation"), ("value", "printedValue"), ("basis", "valueStatus"))
    ),
    "OverallJudgement": _Shape("ThemeJudgement", (("value", "printedValue"), ("basis", "valueStatus"))),
    "AttentionPoint": _Shape("AttentionPoint", (("norm", "normNotation"),)),
    "ImprovementPoint": _Shape("ImprovementPoint", (("norm", "normNotation"),)),
    "Shortcoming": _Shape("Shortcoming", (("norm", "normNotation"), ("influence", "influence"))),
    "Commitment": _Shape("Commitment", (("number", "number"),)),
    "FollowUp": _Shape(
        "FollowUp", (("kind", "followUpKind"), ("date", "date"), ("dateText", "dateText"), ("duration", "duration"))
    ),
    "Quotation": _Shape("Quotation", (("speakerRole", "speakerRole"), ("form", "quotationForm"))),
    "Figure": _Shape(
        "Statistic",
        (
            ("value", "numericValue"),
            ("unit", "unit"),
            ("numerator", "numerator"),
            ("denominator", "denominator"),
            ("minimum", "minValue"),
            ("maximum", "maxValue"),
            ("share", "share"),
            ("approximate", "approximate"),
            ("counted", "counted"),
            ("population", "population"),
            ("period", "referenceDate"),
            ("polarity", "figurePolarity"),
            ("supplier", "suppliedBy"),
            ("printed", "printedForm"),
        ),
    ),
    "EvidenceSource": _Shape(
        "EvidenceSource", (("kind", "kindText"), ("count", "participantCount"), ("role", "participantRole"))
    ),
    "TimeLimit": _Shape(
        "Term",
        (
            ("duration", "duration"),
            ("start", "clockStart"),
            ("bearer", "bearer"),
            ("counterparty", "counterparty"),
            ("latest", "latest"),
            ("inferred", "inferredStart"),
        ),
    ),
    "InstrumentUse": _Shape("Instrument", (("name", "name"),)),
    "Advice": _Shape(
        "Advice", (("number", "number"), ("addressees", "addressee"), ("addresseeStatus", "addresseeStatus"))
    ),
    "AdviceItem": _Shape("AdviceItem", (("addressees", "addressee"), ("partOf", "partOf"))),
    "RoleView": _Shape("RoleView", (("about", "viewOf"), ("by", "viewBy"))),
    "Programme": _Shape("Programme", (("name", "name"), ("owner", "owner"))),
    "PlannedAction": _Shape(
        "PlannedAction",
        (
            ("planning", "planningText"),
            ("plan", "planName"),
            ("earliest", "earliest"),
            ("latest", "latest"),
            ("inferred", "inferredYear"),
        ),
    ),
    "GoodExample": _Shape("GoodExample", (("name", "name"), ("organisations", "organisation"), ("region", "region"))),
    "Obstacle": _Shape("Obstacle", (("plan", "planName"),)),
    "Finding": _Shape("Finding", (("polarity", "polarity"), ("norm", "normNotation"))),
    "Relation": _Shape(
        "Relation", (("subject", "subjectText"), ("predicate", "predicateText"), ("object", "objectText"))
    ),
    "Cause": _Shape("Cause", (("cause", "causeText"), ("effect", "effectText"), ("influence", "influence"))),
    "Case": _Shape("Case"),
    "ActorMention": _Shape(
        "Actor", (("name", "name"), ("synonyms", "form"), ("abbreviation", "abbreviation"), ("kind", "actorKind"))
    ),
}
# Keys that hold a list however many values there are.
_LISTS = {"synonyms", "addressees", "organisations"}


def annotation_page(graph: Graph, document: URIRef) -> dict[str, Any]:
    """The AnnotationPage of one document, read back from its graph; raises KeyError where it holds no such document.

    `source.sha256` is the digest of the text as it is served, with personal data covered, in UTF-8.
    """
    text_node = graph.value(document, NG.hasText)
    if text_node is None:
        raise KeyError(f"the graph holds no document {document}")
    text = str(graph.value(text_node, NG.text))
    return {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"ng": str(NG)}],
        "id": f"{document}/annotations",
        "type": "AnnotationPage",
        "source": {
            "name": str(graph.value(document, NG.fileName)),
            "sha256": str(graph.value(text_node, NG.textSha256)),
            "length": len(text),
        },
        "items": list(_items(graph, text)),
    }


def _items(graph: Graph, text: str) -> Iterator[dict[str, Any]]:
    for kind, shape in _SHAPES.items():
        rows = [
            (start, str(subject), place)
            for subject in graph.subjects(RDF.type, NG[kind])
            for start, place in _places(graph, subject)
        ]
        for _, subject, place in sorted(rows, key=lambda row: (row[0], row[1])):
            yield _annotation(graph, text, URIRef(subject), shape, place)


def _places(graph: Graph, subject: Node) -> Iterator[tuple[int, Node]]:
    for evidence in graph.objects(subject, NG.hasEvidence):
        yield int(str(graph.value(evidence, OA.start))), evidence


def _annotation(graph: Graph, text: str, subject: URIRef, shape: _Shape, place: Node) -> dict[str, Any]:
    start, end = (int(str(graph.value(place, term))) for term in (OA.start, OA.end))
    body: dict[str, Any] = {"id": str(subject), "type": shape.type}
    for key, term in shape.keys:
        found = sorted(graph.objects(subject, NG[term]), key=str)
        if found:
            shown = [_plain(value) for value in found]
            body[key] = shown if key in _LISTS else shown[0] if len(shown) == 1 else shown
    page = graph.value(place, NG.page)
    return {
        "id": f"{subject}/{start}-{end}",
        "type": "Annotation",
        "body": body,
        "target": {
            "source": str(graph.value(place, OA.hasSource)),
            **({"page": int(str(page))} if page is not None else {}),
            "selector": [
                *({"type": "FragmentSelector", "conformsTo": _PDF, "value": str(box)} for box in _boxes(graph, place)),
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": str(graph.value(place, OA.exact)),
                    "prefix": text[max(0, start - CONTEXT) : start],
                    "suffix": text[end : end + CONTEXT],
                },
            ],
        },
    }


def _boxes(graph: Graph, place: Node) -> list[Node]:
    return sorted(graph.objects(place, NG.box), key=str)


def _plain(value: Node) -> str | int | float | bool:
    """A literal's value; for a concept its slug with spaces, as a reader would write it."""
    if isinstance(value, Literal):
        python = value.toPython()
        if isinstance(python, bool | int | str):
            return python
        return float(python) if value.datatype is not None and value.datatype.endswith("decimal") else str(value)
    iri = str(value)
    return iri.rpartition("/")[2].replace("-", " ") if iri.startswith(f"{ns.ID}concept/") else iri


def kinds() -> Iterable[tuple[str, str]]:
    """Each class that is exported and the annotation type it becomes; for the documentation."""
    return tuple((kind, shape.type) for kind, shape in _SHAPES.items())
