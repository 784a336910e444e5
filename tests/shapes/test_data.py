"""The look-ups over a set of triples."""

from __future__ import annotations

from rdflib import Graph
from rdflib.compare import isomorphic

from shapes.data import TYPE, Data
from tests.shapes.planting import clean


def test_a_graph_comes_back_as_it_was() -> None:
    graph = clean()
    data = Data.of(graph)
    assert len(data) == len(graph)
    assert isomorphic(Data.read(data.ntriples).graph, graph)
    assert isomorphic(Graph().parse(data=data.ntriples, format="nt"), graph)


def test_each_look_up_holds_what_the_triples_hold() -> None:
    data = Data((("<a>", TYPE, "<K>"), ("<a>", "<p>", '"1"'), ("<a>", "<p>", '"2"'), ("<b>", "<p>", "<a>")))
    assert data.instances == {"<K>": ["<a>"]}
    assert data.pairs["<p>"] == [("<a>", '"1"'), ("<a>", '"2"'), ("<b>", "<a>")]
    assert data.objects("<a>", "<p>") == ['"1"', '"2"']
    assert data.value("<b>", "<p>") == "<a>"
    assert data.value("<b>", TYPE) is None
