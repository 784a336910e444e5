"""Each shape catches its planted fault, and both engines find the same."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import ID, NG, concept
from shapes import engine
from shapes.checks import malformed
from shapes.constraints import constraints
from shapes.data import Data
from shapes.parsing import parse
from shapes.validator import validate
from tests.shapes.planting import SHAPES, Fault, clean, faults

D = f"{ID}toets/"
STATUS, MODE = "judgement-status", "mode"

# Of each rule that is not one property's: an example, what of it is taken away, what is put in its place.
RULES: list[tuple[str, str, str, list[tuple[str, Node]]]] = [
    ("UnknownHasReasonShape", "unknown-judgement", "reason", []),
    (
        "ChamberNumberShape",
        "fact",
        "field fieldValue",
        [("field", Literal("kvk_number")), ("fieldValue", Literal("12"))],
    ),
    ("QuarantinedStatementShape", "aside", "", [("type", NG.Finding)]),
    ("NoPersonShape-type", "org", "", [("type", URIRef("http://xmlns.com/foaf/0.1/Person"))]),
    ("NoSameAsShape-sameAs", "org", "", [("sameAs", URIRef(f"{D}other"))]),
    ("NamedActorShape-label", "org", "label", []),
    ("RecoveredIsDerivedShape", "norm", "assertionMode", [("assertionMode", concept(MODE, "stated"))]),
    ("ExactMatchReviewedShape", "mapping", "matchKind", [("matchKind", concept("match", "exactMatch"))]),
    ("JudgementValueStatusShape", "norm-judgement", "value printedValue", []),
    ("JudgementValueStatusShape", "norm-judgement", "", [("value", concept("judgement", "voldoet-niet"))]),
    ("JudgementValueStatusShape", "norm-judgement", "valueStatus", [("valueStatus", concept(STATUS, "unknown"))]),
    ("JudgementValueStatusShape", "norm-judgement", "valueStatus", [("valueStatus", concept(STATUS, "not-assessed"))]),
    ("JudgementValueStatusShape", "trust", "value", []),
    ("DerivedJudgementModeShape", "norm-judgement", "valueStatus", [("valueStatus", concept(STATUS, "derived"))]),
    ("StatedJudgementModeShape", "norm-judgement", "assertionMode", [("assertionMode", concept(MODE, "derived"))]),
    ("UnknownJudgementReasonShape", "unknown-judgement", "reason", []),
    ("PossibleOrCertainShape", "unknown-judgement", "", [("value", concept("judgement", "voldoet"))]),
    ("YearPrintedOrInferredShape", "next", "inferredYear", []),
    ("CaseShape", "case", "", [("actor", URIRef(f"{D}org"))]),
    ("PercentageShape", "share", "numericValue measure", [("numericValue", Literal(140))]),
    ("ShareOfBaseShape", "share", "numericValue", [("numericValue", Literal(140))]),
    ("QuotationShape-words", "quotation", "hasEvidence", [("hasEvidence", URIRef(f"{D}wordless"))]),
    ("SpeakerOfQuotationShape", "quotation", "speaker", []),
    ("RelationHasEndShape", "relation", "subjectText objectText subject object", []),
    ("RoleViewHasRoleShape", "view", "viewOf viewBy", []),
    ("PlannedActionInPlanShape", "action", "planName partOfPlan", []),
    ("BearerOrReasonShape", "duty", "bearerText", []),
]
# Of each rule on IRIs: the thing, and the IRI that it may not have.
MISNAMED = [
    ("NormFrameworkShape", URIRef(f"{ID}framework/toets"), URIRef(f"{D}kader")),
    ("ThemeShape", URIRef(f"{ID}framework/toets/theme/1"), URIRef(f"{D}thema/1")),
    ("NormShape", URIRef(f"{ID}framework/toets/norm/1.1"), URIRef(f"{D}norm/1.1")),
]
FAULTS = faults()


def edited(name: str, without: str, extra: list[tuple[str, Node]]) -> Graph:
    """The invented data with one thing changed."""
    graph, node = clean(), URIRef(D + name)
    graph.add((URIRef(f"{D}wordless"), URIRef("http://www.w3.org/ns/oa#exact"), Literal("…")))
    for local in without.split():
        graph.remove((node, next(p for p in graph.predicates(node) if str(p).endswith(f"#{local}")), None))
    for local, value in extra:
        graph.add((node, {"type": RDF.type, "sameAs": OWL.sameAs}.get(local, NG[local]), value))
    return graph


def found(graph: Graph) -> set[tuple[Node, str]]:
    return {(each.focus, each.shape) for each in engine.run(Data.of(graph))}


@pytest.fixture(scope="module")
def planted() -> Graph:
    """The invented data with every fault of a property shape beside it."""
    graph = clean()
    for fault in FAULTS:
        for triple in fault.triples:
            graph.add(triple)
    return graph


@pytest.fixture(scope="module")
def breaches(planted: Graph) -> set[tuple[Node, str]]:
    return found(planted)


def test_invented_data_without_a_fault_has_no_breach() -> None:
    assert found(clean()) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_planted_fault_is_caught_by_its_shape(fault: Fault, breaches: set[tuple[Node, str]]) -> None:
    assert (fault.node, str(fault.shape)) in breaches


@pytest.mark.parametrize(("shape", "name", "without", "extra"), RULES, ids=lambda v: v if isinstance(v, str) else "")
def test_a_planted_breach_of_a_rule_is_caught(
    shape: str, name: str, without: str, extra: list[tuple[str, Node]]
) -> None:
    assert (URIRef(D + name), str(NG[shape])) in found(edited(name, without, extra))


@pytest.mark.parametrize(("shape", "right", "wrong"), MISNAMED)
def test_an_iri_without_its_framework_is_caught(shape: str, right: URIRef, wrong: URIRef) -> None:
    graph = Graph()
    for subject, predicate, value in clean():
        graph.add((wrong if subject == right else subject, predicate, value))
    assert (wrong, str(NG[shape])) in found(graph)


def test_an_identifier_of_the_register_has_its_form_and_others_are_free() -> None:
    graph, tooi = clean(), "https://identifier.overheid.nl/tooi/id/"
    for iri in (f"{tooi}gemeente/gm0344", f"{tooi}gemeente/0344", "https://example.org/register/x"):
        graph.add((URIRef(iri), RDF.type, NG.Municipality))
        graph.add((URIRef(iri), RDFS.label, Literal("Een gemeente")))
    assert found(graph) == {(URIRef(f"{tooi}gemeente/0344"), str(NG.TooiIriShape))}


def test_a_statement_without_an_iri_is_caught_under_its_own_name() -> None:
    graph, node = clean(), BNode("naamloos")
    graph.add((node, RDF.type, NG.Finding))
    assert (node, str(NG["SourcedStatementShape"])) in found(graph)


def test_every_shape_with_a_message_has_a_planted_fault() -> None:
    tried = {str(fault.shape) for fault in FAULTS} | {str(NG[rule[0]]) for rule in (*RULES, *MISNAMED)}
    of_their_own = {str(NG[shape]) for shape in ("SourcedStatementShape", "TooiIriShape")}
    assert set(constraints()) - tried == of_their_own


def test_every_constraint_of_a_property_shape_is_broken_once() -> None:
    said = {SH.path, SH.message, SH.severity, SH.name, SH.property, SH.targetClass, SH.targetSubjectsOf, RDF.type}
    shapes = {fault.shape for fault in FAULTS}
    asked = {(s, p) for s, p in SHAPES.subject_predicates() if s in shapes and p not in said}
    assert {(fault.shape, fault.constraint) for fault in FAULTS} == asked


def test_both_engines_find_the_same(planted: Graph) -> None:
    for _, name, without, extra in RULES:
        planted += edited(name, without, extra)
    rust = {(each.focus, each.shape, each.value) for each in engine.by_rust(Data.of(planted))}
    peer = {(each.focus, each.shape, each.value) for each in engine.by_pyshacl(Data.of(planted))}
    assert rust == peer
    assert len(rust) > 300


def test_blank_nodes_keep_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "by_rust", lambda data: pytest.fail("the Rust engine renames blank nodes"))
    data = parse(
        b"_:a <https://w3id.org/normgraaf/ns#mapsFrom> _:a ; a <https://w3id.org/normgraaf/ns#Figure> .", "a.ttl"
    )
    assert {str(each.focus) for each in engine.run(data)} == {"a"}


def test_pyshacl_alone_does_where_the_rust_engine_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = edited("share", "numericValue", [])
    expected = found(graph)
    monkeypatch.setattr(engine, "shacl", None)
    assert found(graph) == expected != set()


def test_a_malformed_iri_stops_no_engine() -> None:
    graph, bad = clean(), URIRef("http://example.org/met spatie")
    graph.add((bad, RDF.type, NG.Figure))
    assert malformed(Data.of(graph)) == {f"<{bad}>"}
    assert {result.shape.rpartition("/")[2] for result in validate(graph).results} == {"well-formed-iri"}
