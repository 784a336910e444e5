"""Files of every format become one graph, and nothing outside them is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, XSD, Literal, URIRef

from shapes.parsing import parse, quiet
from store.errors import DataRefused, DataSyntaxError

A, P = URIRef("http://example.org/a"), URIRef("http://example.org/p")
RDF_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
    '<rdf:Description rdf:about="http://example.org/a"><e:p>één</e:p></rdf:Description></rdf:RDF>'
)
FILES = {
    "x.ttl": '<http://example.org/a> <http://example.org/p> "één" .',
    "x.nt": '<http://example.org/a> <http://example.org/p> "één" .',
    "x.nq": '<http://example.org/a> <http://example.org/p> "één" <http://example.org/g> .',
    "x.trig": '<http://example.org/g> { <http://example.org/a> <http://example.org/p> "één" }',
    "x.jsonld": '{"@graph": [{"@id": "http://example.org/a", "http://example.org/p": "één"}], "@id": "http://g"}',
    "x.rdf": RDF_XML,
    "zonder-einde": '<http://example.org/a> <http://example.org/p> "één" .',
}


@pytest.mark.parametrize("name", FILES)
def test_each_format_is_read(name: str) -> None:
    assert set(parse(FILES[name].encode(), name).graph) == {(A, P, Literal("één"))}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"dit is geen turtle", "x.ttl"),
        (b"\xff\xfe", "x.ttl"),
        (b"{", "x.jsonld"),
        (b"<a><b></a>", "x.rdf"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "x.rdf"),
        ('<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16"), "x.xml"),
        (b'<?xml version="1.0" encoding="cp037"?><a/>', "x.xml"),
        (b'{"@context": "https://example.org/context", "@id": "http://example.org/a"}', "x.json"),
        (b'{"@context": [{"t": {"@id": "x:y", "@context": ["https://example.org/c"]}}]}', "x.jsonld"),
        (b'{"@context": {"@import": "https://example.org/context"}}', "x.jsonld"),
        (b"[" * 100_000, "x.jsonld"),
    ],
)
def test_what_cannot_or_may_not_be_read_is_refused_in_one_line(data: bytes, name: str) -> None:
    with pytest.raises((DataRefused, DataSyntaxError)) as error:
        parse(data, name)
    assert "\n" not in str(error.value)


def test_a_relative_iri_names_no_place_on_this_machine() -> None:
    (subject,) = parse(b"<a> a <b> .", "x.ttl").graph.subjects()
    assert str(Path.cwd()) not in str(subject)
    assert str(subject).startswith("https://")


def test_a_node_without_a_label_is_named_after_its_line() -> None:
    data = b"<urn:a> <urn:b> 1 .\n\n[] a <urn:C> .\n[] a <urn:C> . [] a <urn:C> .\n_:mine a <urn:C> .\n"
    nodes = {str(node) for node in parse(data, "x.ttl").graph.subjects(RDF.type)}
    assert nodes == {"line3", "line4", "line4-2", "mine"}
    assert {str(node) for node in parse(b"_:b0f00 <urn:a> <urn:b> .", "x.nt").graph.subjects()} == {"b0f00"}


def test_the_text_of_a_literal_stays_as_it_is_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    data = f'<urn:a> <urn:b> "01.00"^^<{XSD.decimal}>, "2024-02-30"^^<{XSD.date}>, "x"^^<{XSD.string}> .'.encode()
    with quiet():
        values = set(parse(data, "x.ttl").graph.objects())
    assert {str(value) for value in values} == {"01.00", "2024-02-30", "x"}
    assert Literal("x") in values
    assert not caplog.records


@pytest.mark.parametrize(
    "text", [b"<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>> .", b'<urn:a> <urn:b> "x"@en--ltr .']
)
def test_what_rdflib_has_no_term_for_is_refused(text: bytes) -> None:
    with pytest.raises(DataRefused):
        parse(text, "x.ttl")
