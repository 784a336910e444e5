"""The rules of every kind: their examples hold, and they fill properties that the ontology has."""

from __future__ import annotations

import pytest
from rdflib import RDF

from loaders.rules.examples import faults
from loaders.rules.kind import Kind, kinds
from ontology import load
from ontology.namespaces import NG

KINDS = kinds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_examples_and_counter_examples(kind: Kind) -> None:
    assert faults(kind) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kinds_and_properties_are_terms(kind: Kind) -> None:
    slots = [
        name for slot in kind.slots.values() for name in (slot.spec.text, slot.spec.links, slot.spec.value) if name
    ]
    given = [name for rule in kind.rules for name in rule.spec.values]
    marked = [name for mark, _ in kind.marks for name in mark.values]
    graph = load.ontology_graph()
    assert [name for name in (kind.name, *slots, *given, *marked) if (NG[name], RDF.type, None) not in graph] == []


def test_no_rule_stands_twice() -> None:
    names = [rule.spec.id for kind in KINDS for rule in kind.rules]
    assert len(names) == len(set(names))
