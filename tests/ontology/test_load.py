"""The ontology's files as graphs."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from ontology import load
from ontology import namespaces as ns
from ontology.namespaces import NG
from tests.conftest import SHARED

KEYS = ("jij", "gi")


@pytest.fixture(scope="module")
def crosswalk() -> Graph:
    return load.crosswalk_graph()


def test_every_import_is_a_module_of_our_own() -> None:
    graph = load.ontology_graph()
    imported = set(graph.objects(None, OWL.imports))
    assert imported
    assert imported < set(graph.subjects(RDF.type, OWL.Ontology))


def test_no_term_is_two_kinds_of_property() -> None:
    graph = load.ontology_graph()
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Class)
    of_each = [set(graph.subjects(RDF.type, kind)) for kind in kinds]
    assert sum(map(len, of_each)) == len(set.union(*of_each))


def test_every_sourced_statement_has_a_class_that_excludes_its_neighbours() -> None:
    graph = load.ontology_graph()
    disjoint: set[object] = set()
    for members in graph.objects(None, OWL.members):
        disjoint |= set(graph.items(members))
    kinds = set(graph.transitive_subjects(RDFS.subClassOf, NG.SourcedStatement))
    narrower_kinds = {NG.OverallJudgement, NG.Point}
    assert kinds - narrower_kinds <= disjoint


def test_broader_concepts_are_given_near_and_far() -> None:
    graph = load.vocabulary_graph()
    above = set(graph.objects(ns.concept("role", "crisispleegouder"), SKOS.broaderTransitive))
    assert above == {ns.concept("role", "pleegouder"), ns.concept("role", "opvoeder")}


def test_a_value_scheme_is_named_for_every_property_with_concepts_of_one_scheme() -> None:
    ontology, vocabulary = load.ontology_graph(), load.vocabulary_graph()
    schemes = set(vocabulary.subjects(RDF.type, SKOS.ConceptScheme))
    named = set(ontology.objects(None, NG.valuesFrom))
    without_property = {ns.scheme(name) for name in ("role", "body", "judgement", "theme-judgement", "trust")}
    assert schemes - named == without_property


def test_the_crosswalk_links_norms_of_two_frameworks_with_reasons_and_without_review(crosswalk: Graph) -> None:
    mappings = list(crosswalk.subjects(RDF.type, NG.NormMapping))
    assert len(mappings) > 10
    for mapping in mappings:
        assert str(crosswalk.value(mapping, NG.mapsFrom)).startswith(str(ns.framework("jij")))
        assert str(crosswalk.value(mapping, NG.mapsTo)).startswith(str(ns.framework("gi")))
        languages = {text.language for text in crosswalk.objects(mapping, NG.rationale) if isinstance(text, Literal)}
        assert languages == {"nl", "en"}
        assert crosswalk.value(mapping, NG.reviewStatus) == ns.concept("review-status", "not-reviewed")


@pytest.mark.parametrize(
    ("jij", "relation", "gi"),
    [
        ("1.1", SKOS.closeMatch, "1a.2"),
        ("1.3", SKOS.closeMatch, "1a.1"),
        ("3.1", SKOS.closeMatch, "5.1"),
        ("2.1", SKOS.relatedMatch, "3.5"),
    ],
)
def test_a_mapping_is_also_a_plain_triple(crosswalk: Graph, jij: str, relation: URIRef, gi: str) -> None:
    assert (ns.norm("jij", jij), relation, ns.norm("gi", gi)) in crosswalk


def test_norms_without_a_counterpart_are_left_alone(crosswalk: Graph) -> None:
    frameworks = load.framework_graph()
    mapped = {norm for term in (NG.mapsFrom, NG.mapsTo) for norm in crosswalk.objects(None, term)}
    alone = {norm for norm in frameworks.subjects(RDF.type, NG.Norm) if norm not in mapped}
    assert alone == {ns.norm("jij", n) for n in ("1.5", "2.5")} | {
        ns.norm("gi", n) for n in ("1a.3", "1b.3", "2.2", "2.3")
    }


@pytest.mark.shared
def test_labels_definitions_and_cues_are_in_our_own_words() -> None:
    """No five words in a row from one report alone; proper names of public bodies and instruments are names."""
    reports: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in sorted((SHARED / "reports").glob("*.txt")):
        for run in runs(path.read_text("utf-8")):
            reports[run].add(path.name)
    names = tuple(f"{ns.scheme(scheme)}/" for scheme in ("body", "instrument"))
    labels = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel}
    copied = []
    for path in load.all_files():
        for subject, term, value in Graph().parse(path):
            if not isinstance(value, Literal) or (term in labels and str(subject).startswith(names)):
                continue
            copied += [(subject, run) for run in runs(str(value)) if len(reports.get(run, ())) == 1]
    assert not copied


def runs(text: str, length: int = 5) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[i : i + length]) for i in range(len(words) - length + 1)]
