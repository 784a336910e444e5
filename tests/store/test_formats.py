"""Answers and graphs in the formats of the W3C, read back by other programs."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.query import Result as RdflibResult

from store import MEDIA_TYPES, Snapshot, Store, open_store, write_result
from store.errors import FormatRefused, GraphUnknown

EX = "http://example.org/"
QUERY = "SELECT ?s ?o ?none { ?s ?p ?o OPTIONAL { ?o ?q ?none } } ORDER BY ?o"
TEXTS = ['comma, "quote"\nnewline', "tab\tand \\", "<tag> & entity", " spaces "]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = open_store(tmp_path_factory.mktemp("odd"))
    thing = "http://example.org/thing?a=1&b=2"
    graph = Graph().parse(data=f"<{thing}> <{EX}p> 'woord'@nl, 2.5, true .", format="turtle")
    for text in TEXTS:
        graph.add((next(graph.subjects()), next(graph.predicates()), Literal(text)))
    return store.replace({EX + "g": graph})


@pytest.mark.parametrize("file_format", ["json", "xml", "csv", "tsv"])
def test_rdflib_reads_every_table_format_back(file_format: str, odd: Snapshot) -> None:
    result = odd.query(QUERY)
    body = write_result(result, file_format)  # type: ignore[arg-type]
    back = RdflibResult.parse(io.BytesIO(body), format=file_format)
    assert [str(v) for v in back.vars or ()] == ["s", "o", "none"]
    assert sorted(str(row[1]) for row in back) == sorted(str(row[1].value) for row in result)
    assert len(list(result)) == 7


def test_types_languages_and_unbound_are_kept_in_json(odd: Snapshot) -> None:
    rows = json.loads(write_result(odd.query(QUERY), "json"))["results"]["bindings"]
    by_value = {row["o"]["value"]: row["o"] for row in rows}
    assert by_value["woord"]["xml:lang"] == "nl"
    assert by_value["2.5"]["datatype"].endswith("#decimal")
    assert "datatype" not in by_value[TEXTS[0]]
    assert all("none" not in row for row in rows)


def test_csv_ends_its_lines_as_the_standard_asks(odd: Snapshot) -> None:
    body = write_result(odd.query("SELECT ?o { ?s ?p ?o FILTER(LANG(?o) = 'nl') }"), "csv")
    assert body == b"o\r\nwoord\r\n"
    full = write_result(odd.query(QUERY), "csv").decode()
    assert {row[1] for row in csv.reader(io.StringIO(full, newline=""))} >= set(TEXTS)


@pytest.mark.parametrize(
    ("file_format", "expected"), [("json", '"boolean": true'), ("xml", "<boolean>true"), ("tsv", "true")]
)
def test_ask_has_its_own_form(file_format: str, expected: str, odd: Snapshot) -> None:
    assert expected in write_result(odd.query("ASK { ?s ?p ?o }"), file_format).decode()  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own JSON-LD reader
@pytest.mark.parametrize(
    ("file_format", "rdflib_name"),
    [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")],
)
@pytest.mark.parametrize("text", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE ?s { ?s ?p ?o }"])
def test_rdflib_reads_every_graph_format_back(text: str, file_format: str, rdflib_name: str, odd: Snapshot) -> None:
    result = odd.query(text)
    body = write_result(result, file_format, {"ex": EX})  # type: ignore[arg-type]
    back = Graph().parse(data=body, format=rdflib_name)
    assert len(back) == len(result.triples) == 7
    assert {str(o) for o in back.objects()} == {str(t.object.value) for t in result.triples}


@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")  # rdflib's own readers
@pytest.mark.parametrize("file_format", ["trig", "nquads"])
def test_a_dump_of_graphs_keeps_their_names(file_format: str, snapshot: Snapshot) -> None:
    back = Dataset()
    back.parse(data=snapshot.serialize(file_format), format=file_format)  # type: ignore[arg-type]
    assert {str(g.identifier): len(g) for g in back.graphs() if len(g)} == {EX + "one": 2, EX + "two": 2}


def test_a_dump_merges_graphs_where_the_format_has_none(snapshot: Snapshot) -> None:
    assert len(Graph().parse(data=snapshot.serialize("turtle"), format="turtle")) == 3
    assert len(Graph().parse(data=snapshot.serialize("ntriples", [EX + "one"]), format="nt")) == 2
    with pytest.raises(GraphUnknown):
        snapshot.serialize("turtle", [EX + "unknown"])


def test_a_format_that_cannot_carry_the_answer_is_refused(snapshot: Snapshot, store: Store) -> None:
    with pytest.raises(FormatRefused, match="table"):
        write_result(snapshot.query("ASK {}"), "turtle")
    with pytest.raises(FormatRefused, match="graph"):
        write_result(snapshot.query("DESCRIBE <a:b>"), "csv")
    form_feed = store.replace({EX + "g": [(URIRef("a:a"), URIRef("b:b"), Literal("\x0c"))]})
    with pytest.raises(FormatRefused, match="control character"):
        write_result(form_feed.query("SELECT ?o { ?s ?p ?o }"), "xml")


def test_every_format_has_a_media_type() -> None:
    assert len(set(MEDIA_TYPES.values())) == len(MEDIA_TYPES) == 10


@pytest.mark.parametrize(
    ("limits", "rows", "truncated"),
    [
        ({"max_rows": 3}, 3, "rows"),
        ({"max_rows": 7}, 7, None),
        ({"max_bytes": 200}, 2, "bytes"),
        ({"max_bytes": 10}, 0, "bytes"),
        ({}, 7, None),
    ],
)
def test_what_is_left_out_is_said(limits: dict[str, int], rows: int, truncated: str | None, odd: Snapshot) -> None:
    result = odd.query(QUERY, **limits)  # type: ignore[arg-type]
    assert (len(result.rows), result.truncated) == (rows, truncated)
    made = odd.query("CONSTRUCT WHERE { ?s ?p ?o }", max_rows=4)
    assert (len(made.triples), made.truncated) == (4, "rows")
