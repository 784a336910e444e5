"""The shapes themselves: written canonically, spelt right, and about terms that exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, Literal, URIRef

from ontology import load, turtle
from ontology.namespaces import NG
from ontology.ntriples import term
from shapes.checks import checks
from shapes.constraints import HERE, MODULES, constraints, shapes_graph, targets
from shapes.terms import terms

SHAPES = shapes_graph()


@pytest.mark.parametrize("module", MODULES)
def test_a_file_is_canonical_turtle(module: str) -> None:
    path = HERE / f"{module}.ttl"
    assert turtle.canonical(turtle.read(path)) == path.read_text("utf-8")


def test_each_module_of_the_ontology_has_a_file() -> None:
    modules = {path.stem for path in load.module_files()} - {"bridge", "normgraaf"}
    assert modules == set(MODULES) == {path.stem for path in Path(HERE).glob("*.ttl")}


def test_every_shacl_term_is_spelt_right() -> None:
    used = {each for triple in SHAPES for each in triple if str(each).startswith(str(SH))}
    assert len(used) > 20
    for each in used:
        assert each in SH, each


def test_every_target_and_path_exists() -> None:
    about = targets().classes | targets().properties | set(SHAPES.objects(None, SH.path))
    mine = {each for each in about if str(each).startswith(NG)}
    assert len(mine) > 100
    assert set(map(term, mine)) <= terms().declared


def test_every_kind_of_statement_is_targeted_by_itself_or_by_what_it_falls_under() -> None:
    every = term(NG.SourcedStatement)
    statements = {kind for kind, above in terms().above.items() if every in above}
    assert len(statements) > 30
    for kind in statements - {every}:
        assert terms().above[kind] & (set(map(term, targets().classes)) - {every}), kind


def test_every_coded_property_has_a_shape_for_its_scheme() -> None:
    coded = set(load.ontology_graph().subject_objects(NG.valuesFrom))
    assert len(coded) > 20
    for coding, scheme in coded:
        shapes = [s for s in SHAPES.subjects(SH.path, coding) if (s, SH.targetSubjectsOf, coding) in SHAPES]
        assert [str(SHAPES.value(s, SH.pattern)).startswith(f"^{scheme}/") for s in shapes] == [True], coding


def test_every_shape_is_named_and_every_rule_speaks_both_languages() -> None:
    for shape in SHAPES.subjects(RDF.type, SH.NodeShape):
        assert {name.language for name in SHAPES.objects(shape, SH.name) if isinstance(name, Literal)} == {"nl", "en"}
    for shape in {s for s in SHAPES.subjects(SH.message) if isinstance(s, URIRef)}:
        languages = sorted(m.language or "" for m in SHAPES.objects(shape, SH.message) if isinstance(m, Literal))
        assert languages == ["en", "nl"], shape


def test_a_property_shape_without_a_message_is_none_of_ours() -> None:
    named = {s for s in SHAPES.subjects(RDF.type, SH.PropertyShape) if isinstance(s, URIRef)}
    assert {str(s) for s in named} <= set(constraints())


def test_no_rule_has_the_name_of_another_or_of_a_term() -> None:
    names = [*constraints(), *(constraint.shape for constraint, _ in checks())]
    assert len(names) == len(set(names))
    assert not {str(term) for term in terms().declared} & set(names)


def test_the_label_of_each_file_is_in_both_languages() -> None:
    for module in MODULES:
        graph = turtle.read(HERE / f"{module}.ttl")
        labels = graph.objects(None, RDFS.label)
        assert {label.language for label in labels if isinstance(label, Literal)} == {"nl", "en"}
