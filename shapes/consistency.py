"""Whether the statements of one document can hold together: each check is one pass over the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from rdflib import DCTERMS, RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import ID, NG, PROV
from ontology.vocabulary import load
from shapes.terms import Types

Where = tuple[Node, Node | None, Node | None]

_DERIVED = URIRef(f"{ID}concept/judgement-status/derived")
_MISSING_SOURCE = URIRef(f"{ID}concept/anomaly/missing-source")
_SECOND_HAND = URIRef(f"{ID}concept/quotation-form/second-hand")
_ROLE = f"{ID}concept/role/"
# What a statement says of its making, and what it is about, does not tell it from another.
_BOOKKEEPING = frozenset({NG.rule, NG.voice, NG.assertionMode, NG.topic, NG.confidence, NG.reason, PROV.wasGeneratedBy})
# Roles so wide that an account of sources need not name them to have heard them.
UMBRELLAS = frozenset(
    {
        "begeleider",
        "gezin",
        "hulpverlener",
        "jeugdige",
        "ketenpartner",
        "medewerker",
        "organisatie",
        "ouder",
        "professional",
        "rollen",
    }
)
_ENOUGH_HEARD = 5
_EARLIEST = date(1990, 1, 1)
_YEARS_AHEAD = 20
_STANCE = (NG.voice, NG.speaker, NG.polarity, NG.value, NG.numericValue)


def repeated(data: Graph, _: Types) -> Iterator[Where]:
    """Statements that equal another one in kind, passages and values."""
    passages: defaultdict[Node, list[Node]] = defaultdict(list)
    for statement, passage in data.subject_objects(NG.hasEvidence):
        passages[statement].append(passage)
    alike: defaultdict[tuple[Node, ...], list[Node]] = defaultdict(list)
    for statement, found in passages.items():
        alike[tuple(sorted(found))].append(statement)  # type: ignore[type-var]
    for group in alike.values():
        seen: set[frozenset[tuple[Node, Node]]] = set()
        for statement in sorted(group) if len(group) > 1 else ():  # type: ignore[type-var]
            said = frozenset((p, o) for p, o in data.predicate_objects(statement) if p not in _BOOKKEEPING)
            if said in seen:
                yield statement, None, None
            seen.add(said)


def without_norm(data: Graph, _: Types) -> Iterator[Where]:
    """Points without a norm in a document that puts other points of that kind under one."""
    for kind in (NG.AttentionPoint, NG.ImprovementPoint, NG.Shortcoming):
        points = [(point, data.value(point, NG.inDocument)) for point in data.subjects(RDF.type, kind)]
        bare = [(p, d) for p, d in points if (p, NG.normNotation, None) not in data]
        grouped = {document for _, document in points} if len(bare) < len(points) else set()
        grouped &= {document for point, document in points if (point, NG.normNotation, None) in data}
        for point, document in bare:
            if document in grouped and (point, NG.aboutNorm, None) not in data:
                yield point, None, None


def misnumbered(data: Graph, _: Types) -> Iterator[Where]:
    """Numbers of norms that do not fit the IRI of the norm, and norms whose IRI is not within their framework."""
    for about, number in ((NG.aboutNorm, NG.normNotation), (NG.printsNorm, NG.notation)):
        for subject, norm in data.subject_objects(about):
            if any(not str(norm).endswith(f"/norm/{each}") for each in data.objects(subject, number)):
                yield subject, about, norm
    for norm in data.subjects(RDF.type, NG.Norm):
        for framework in data.objects(norm, NG.inFramework):
            if any(str(norm) != f"{framework}/norm/{number}" for number in data.objects(norm, SKOS.notation)):
                yield norm, NG.inFramework, framework


def propagated(data: Graph, types: Types) -> Iterator[Where]:
    """Judgements on a norm derived from nothing but a judgement on a theme, or the other way round."""
    level: dict[Node, set[Node]] = defaultdict(set)
    derived = []
    for judgement, status in data.subject_objects(NG.valueStatus):
        kind = NG.NormJudgement if NG.NormJudgement in types.get(judgement, ()) else NG.ThemeJudgement
        passages = set(data.objects(judgement, NG.hasEvidence))
        if status == _DERIVED:
            derived.append((judgement, kind, passages))
        else:
            level[kind] |= passages
    for judgement, kind, passages in derived:
        other = NG.ThemeJudgement if kind == NG.NormJudgement else NG.NormJudgement
        if passages and passages <= level[other]:
            yield judgement, NG.valueStatus, _DERIVED


def unheard(data: Graph, _: Types) -> Iterator[Where]:
    """Quotations of a role that the account of sources lacks, where no source anomaly says so."""
    heard = {str(role) for source in data.subjects(RDF.type, NG.EvidenceSource) for role in _participants(data, source)}
    if len(heard) < _ENOUGH_HEARD:
        return
    told = {
        role for fault in data.subjects(NG.anomalyKind, _MISSING_SOURCE) for role in data.objects(fault, NG.affects)
    }
    for quotation, role in sorted(data.subject_objects(NG.speaker), key=str):
        if (quotation, NG.quotationForm, None) not in data or (quotation, NG.quotationForm, _SECOND_HAND) in data:
            continue
        if str(role).startswith(_ROLE) and role not in told and not is_heard(str(role), heard):
            yield quotation, NG.speaker, role


def is_heard(role: str, heard: set[str]) -> bool:
    """Whether a role (an IRI), a wider or a narrower one is among the roles that were heard."""
    if role.rpartition("/")[2] in UMBRELLAS:
        return True
    own = _widening(role)
    return any(role in _widening(other) or other in own for other in heard if other.rpartition("/")[2] not in UMBRELLAS)


def implausible_dates(data: Graph, _: Types) -> Iterator[Where]:
    """Days before 1990 or twenty years past the year of issue, and visits after the report appeared."""
    years = [int(year) for issued in data.objects(None, DCTERMS.issued) if (year := str(issued)[:4]).isdecimal()]
    last = date(max(years, default=date.max.year - _YEARS_AHEAD) + _YEARS_AHEAD, 12, 31)
    for term in (NG.date, NG.earliest, NG.latest):
        for subject, day in data.subject_objects(term):
            value = day.toPython() if isinstance(day, Literal) and day.datatype == XSD.date else None
            if isinstance(value, date) and not _EARLIEST <= value <= last:
                yield subject, term, day
    for visit in data.subjects(NG.field, Literal("visit_date")):
        issued = next((str(each) for each in data.objects(data.value(visit, NG.inDocument), DCTERMS.issued)), "")
        told = (None, NG.affects, visit) in data
        for day in data.objects(visit, NG.fieldValue):
            if issued and not told and str(day).partition("/")[0][: len(issued)] > issued:
                yield visit, NG.fieldValue, day


def one_sided(data: Graph, _: Types) -> Iterator[Where]:
    """Contradictions whose sides have the same voice, the same speakers and the same polarity."""
    for contradiction in data.subjects(RDF.type, NG.Contradiction):
        sides = list(data.objects(contradiction, NG.between))
        told = {tuple(frozenset(data.objects(side, term)) for term in _STANCE) for side in sides}
        if len(sides) > 1 and len(told) == 1:
            yield contradiction, NG.between, None


def _participants(data: Graph, source: Node) -> Iterator[Node]:
    for role in data.objects(source, NG.participant):
        if str(role).startswith(_ROLE):
            yield role


def _widening(role: str) -> set[str]:
    """A role and every wider one."""
    wider = {str(concept.iri): str(concept.broader) for concept in load("role") if concept.broader}
    out: set[str] = set()
    while role and role not in out:
        out.add(role)
        role = wider.get(role, "")
    return out
