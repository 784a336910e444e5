"""Canonical Turtle."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from ontology import turtle
from ontology.load import all_files

ONE = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix ng: <https://w3id.org/normgraaf/ns#> .
[] a owl:AllDisjointClasses ; owl:members ( ng:Theme ng:Norm ) .
[] a owl:AllDisjointClasses ; owl:members ( ng:Team ng:Place ) .
ng:Norm a owl:Class . ng:Theme a owl:Class .
"""
# The same graph in another order, with other prefixes.
OTHER = """
@prefix x: <https://w3id.org/normgraaf/ns#> .
x:Theme a <http://www.w3.org/2002/07/owl#Class> .
[] a <http://www.w3.org/2002/07/owl#AllDisjointClasses> ; <http://www.w3.org/2002/07/owl#members> ( x:Team x:Place ) .
[] a <http://www.w3.org/2002/07/owl#AllDisjointClasses> ; <http://www.w3.org/2002/07/owl#members> ( x:Theme x:Norm ) .
x:Norm a <http://www.w3.org/2002/07/owl#Class> .
"""


def test_one_graph_has_one_text() -> None:
    first, second = Graph().parse(data=ONE), Graph().parse(data=OTHER)
    assert turtle.canonical(first) == turtle.canonical(second)


def test_the_text_says_all_that_the_graph_says() -> None:
    graph = Graph().parse(data=ONE)
    assert isomorphic(Graph().parse(data=turtle.canonical(graph)), graph)


@pytest.mark.parametrize("path", all_files(), ids=lambda path: path.name)
def test_every_file_is_written_canonically(path: Path) -> None:
    assert turtle.canonical(turtle.read(path)) == path.read_text("utf-8")


def test_rewriting_changes_a_file_once(tmp_path: Path) -> None:
    path = tmp_path / "some.ttl"
    path.write_text(OTHER, "utf-8")
    assert turtle.rewrite(path)
    assert not turtle.rewrite(path)
    assert "ng:Norm" in path.read_text("utf-8")
