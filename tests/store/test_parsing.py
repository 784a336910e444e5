"""The way in for RDF: what one format is spared or refused, all are, in one line and in linear time."""

from __future__ import annotations

import codecs
import time
from contextlib import suppress
from typing import get_args

import pytest

from store.errors import DataRefused, DataSyntaxError
from store.formats import GraphFormat
from store.parsing import parse
from store.rdf_depth import MOST_DEPTH

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BASE = "http://example.org/"


def xml(inner: str) -> str:
    return f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="http://example.org/">{inner}</rdf:RDF>'


ONE: dict[GraphFormat, str] = {
    "turtle": '<urn:a> <urn:b> "é" .',
    "ntriples": '<urn:a> <urn:b> "é" .',
    "trig": '<urn:a> <urn:b> "é" .',
    "nquads": '<urn:a> <urn:b> "é" .',
    "jsonld": '{"@id": "urn:a", "urn:b": "é"}',
    "rdfxml": xml('<rdf:Description rdf:about="urn:a"><e:b>é</e:b></rdf:Description>'),
}
TAGGED: dict[GraphFormat, str] = {
    "turtle": '\n<urn:a> <urn:b> "X"@thislanguagetagistoolong .',
    "ntriples": '\n<urn:a> <urn:b> "X"@thislanguagetagistoolong .',
    "trig": '\n<urn:g> { <urn:a> <urn:b> "X"@thislanguagetagistoolong }',
    "nquads": '\n<urn:a> <urn:b> "X"@thislanguagetagistoolong <urn:g> .',
    "rdfxml": xml(
        '\n<rdf:Description rdf:about="urn:a"><e:b xml:lang="thislanguagetagistoolong">é</e:b></rdf:Description>'
    ),
}


def deep(kind: GraphFormat, levels: int) -> str:
    """A document of so many levels."""
    if kind == "jsonld":
        return '{"urn:a":' * levels + "1" + "}" * levels
    if kind == "rdfxml":
        half = (levels - 1) // 2
        return xml("<e:A><e:b>" * half + "</e:b></e:A>" * half)
    if kind in ("ntriples", "nquads"):
        return "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * levels + "<urn:c>" + " )>>" * levels + " ."
    return "<urn:a> <urn:b> " + "[ <urn:b> " * levels + "1" + " ]" * levels + " ."


def test_all_formats_are_tried() -> None:
    assert set(ONE) == set(get_args(GraphFormat))


@pytest.mark.parametrize("kind", ONE)
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_byte_order_mark_is_no_part_of_the_data(kind: GraphFormat, mark: bytes) -> None:
    (triple,) = parse(mark + ONE[kind].encode(), kind, BASE, merged=True).triples
    assert triple.object.value == "é"


@pytest.mark.parametrize("kind", ONE)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "latin-1"])
def test_another_encoding_is_refused(kind: GraphFormat, encoding: str) -> None:
    with pytest.raises((DataRefused, DataSyntaxError)):
        parse(ONE[kind].encode(encoding), kind, BASE, merged=True)


@pytest.mark.parametrize("kind", TAGGED)
def test_an_unsound_language_tag_is_told_with_its_line(kind: GraphFormat) -> None:
    with pytest.raises(DataSyntaxError) as error:
        parse(TAGGED[kind].encode(), kind, BASE, merged=True)
    assert error.value.line == 2
    assert "line" not in str(error.value.args[0])


@pytest.mark.parametrize("kind", ONE)
def test_depth_has_a_limit_with_a_name(kind: GraphFormat) -> None:
    assert parse(deep(kind, MOST_DEPTH // 2).encode(), kind, BASE, merged=True) is not None
    for levels in (MOST_DEPTH + 2, 100_000):
        with pytest.raises(DataRefused, match=str(MOST_DEPTH)):
            parse(deep(kind, levels).encode(), kind, BASE, merged=True)


@pytest.mark.parametrize(
    "text",
    [
        '<urn:a> <urn:b> "' + "[" * 1000 + '" .',
        "<urn:a> <urn:b> '''" + "[\n(" * 1000 + "''' .",
        '<urn:a> <urn:b> """' + '"[\\"""(' * 1000 + '""" .',
        "<urn:a> <urn:b> <urn:" + "(" * 1000 + "> .",
        "# " + "[" * 1000 + "\n<urn:a> <urn:b> 1 .",
        "@prefix e: <urn:> .\ne:a e:" + "\\(" * 1000 + " 1 .",
        "<urn:a> <urn:b> " + "(), " * 1000 + "() .",
    ],
)
def test_brackets_that_open_nothing_are_no_depth(text: str) -> None:
    assert len(parse(text.encode(), "turtle", BASE).triples) == 1


def test_an_unfinished_bomb_of_entities_is_refused_before_it_goes_off() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    for text in (bomb, bomb + xml(""), f"<!-- x -->{bomb}", bomb.lower()):
        with pytest.raises((DataRefused, DataSyntaxError)):
            parse(text.encode(), "rdfxml", BASE)
        with pytest.raises((DataRefused, DataSyntaxError)):
            parse(text.encode("utf-16"), "rdfxml", BASE)


@pytest.mark.parametrize(
    "text", ['{"@context": "http://127.0.0.1:9/c"}', '{"@graph": [{"@context": [{}, "file:///etc/passwd"]}]}']
)
def test_a_context_from_elsewhere_is_not_fetched(text: str) -> None:
    with pytest.raises(DataRefused):
        parse(text.encode(), "jsonld", BASE)


def test_each_blank_node_has_its_line() -> None:
    found = parse(b"[] a <urn:A> .\n\n<urn:b> <urn:c> [\n  a <urn:A> ] .", "turtle", BASE)
    assert sorted(found.lines.values()) == [1, 4]


SHAPES = (
    '"""\\"""\\', '""" ', "\'\'\' ", "( ) , ", "\n", "<", "<<", '"\\', "\'\n", "[] a [] .\n", "<a/../", "#\n", "\\",
    "{}", '{"a":', "[],", '"a",', "<a>", "<a/>", "&#65;", "<!-- -->", "<e:A/>", "@en", "^^<a>", "1.", "a:b ", ";", ",",
)  # fmt: skip


@pytest.mark.alone
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_data(shape: str) -> None:
    def seconds(kind: GraphFormat, length: int) -> float:
        data = ((xml("")[:-10] if kind == "rdfxml" else "") + shape * (length // len(shape))).encode()
        began = time.process_time()
        with suppress(DataRefused, DataSyntaxError):
            parse(data, kind, BASE, merged=True)
        return time.process_time() - began

    for kind in ("turtle", "jsonld", "rdfxml"):  # measured again where it looks wrong: a busy machine only adds
        assert any(seconds(kind, 200_000) < max(2.5 * seconds(kind, 100_000), 0.02) for _ in range(4)), kind
