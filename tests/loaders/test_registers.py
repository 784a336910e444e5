"""A register that the operator supplies: read, refused with a clear line, and matched by name and kind alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rdflib import RDF, Graph

from loaders.ingest import ingest
from loaders.linking import LINKS
from loaders.registers import BadRegister, from_graph, read_registers
from ontology.namespaces import NG, PROV
from shapes.validator import validate
from store import open_store

EXAMPLE = Path(__file__).with_name("registers.csv")


def test_a_table_gives_entries_with_kind_aliases_and_days() -> None:
    register = read_registers([EXAMPLE])
    (entry,) = register.named("wilgenbeek")
    assert (entry.name, entry.kind, entry.valid_from, entry.valid_until) == (
        "Wilgenbeke",
        "municipality",
        date(2010, 1, 1),
        None,
    )
    assert {entry.kind for entry in register.named("Utrecht")} == {"municipality", "province"}
    assert register.named("Utrech") == ()
    assert register.named("Oudwilgen", "2009")
    assert not register.named("Oudwilgen", "2010")


def test_what_the_store_keeps_is_the_same_register() -> None:
    register = read_registers([EXAMPLE])
    assert set(from_graph(register.graph()).entries) == set(register.entries)


def test_turtle_with_the_classes_of_tooi(tmp_path: Path) -> None:
    file = tmp_path / "r.ttl"
    file.write_text(
        "<https://identifier.overheid.nl/tooi/id/gemeente/gm0344> "
        "a <https://identifier.overheid.nl/tooi/def/ont/Gemeente> ;"
        ' <http://www.w3.org/2000/01/rdf-schema#label> "Utrecht" .'
    )
    (entry,) = read_registers([file]).entries
    assert (entry.name, entry.kind) == ("Utrecht", "municipality")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "lacks the column name"),
        ("name,iri\nA,https://example.org/a\n", "lacks the column kind"),
        ("name,iri,kind\n", "holds no entries"),
        ("name,iri,kind\nA,geen iri,gemeente\n", "line 2: 'geen iri' is not an IRI"),
        ("name,iri,kind\nA,https://identifier.overheid.nl/tooi/id/gemeente/0344,gemeente\n", "not a TOOI identifier"),
        ("name,iri,kind\nA,https://example.org/a,gehucht\n", "'gehucht' is no kind"),
        ("name,iri,kind\n,https://example.org/a,gemeente\n", "the name is empty"),
        ("name;iri;kind;valid_from\nA;https://example.org/a;gemeente;1 mei\n", "'1 mei' is not a date"),
        ("name,iri,kind\nA,https://example.org/a,gemeente\nA,https://example.org/a,provincie\n", "at once"),
    ],
)
def test_a_bad_register_is_refused_in_one_line(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "register.csv"
    file.write_text(content, "utf-8")
    with pytest.raises(BadRegister, match=r"^register\.csv[,:]") as refused:
        read_registers([file])
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["weg.csv", "krom.ttl", "latin.csv"])
def test_a_register_that_cannot_be_read_says_why(tmp_path: Path, name: str) -> None:
    if name == "krom.ttl":
        (tmp_path / name).write_text("dit is geen turtle")
    elif name == "latin.csv":
        (tmp_path / name).write_bytes("name,iri,kind\nCuraçao,x,y".encode("latin-1"))
    with pytest.raises(BadRegister, match=name):
        read_registers([tmp_path / name])


def test_municipalities_are_linked_by_name_and_kind_and_stay_candidates_where_a_name_is_shared(tmp_path: Path) -> None:
    report = tmp_path / "verslag.txt"
    report.write_text(
        "De inspectie sprak met de gemeente Wilgenbeke en met de gemeente Utrecht over de hulp aan jongeren.\n\n"
        "In de regio Amsterdam wachten jongeren op hulp. De provincie Utrecht was er ook. Alle gemeenten betalen mee.\n"
    )
    store = open_store(tmp_path / "store")
    (outcome,) = ingest([report], store, "verslag", [EXAMPLE])
    assert not outcome.failure
    view = store.snapshot()
    assert view is not None
    links = Graph().parse(data=view.serialize("ntriples", [LINKS]), format="nt")
    found = {
        (str(links.value(link, NG.linkObject)), str(links.value(link, NG.linkStatus)).rpartition("/")[2])
        for link in links.subjects(RDF.type, NG.IdentityLink)
    }
    assert found == {
        ("https://example.org/register/wilgenbeke", "registered"),
        ("https://identifier.overheid.nl/tooi/id/gemeente/gm0344", "candidate"),
    }
    for link in links.subjects(RDF.type, NG.IdentityLink):
        assert (link, NG.hasEvidence, None) in links
        assert (links.value(link, PROV.wasGeneratedBy), RDF.type, NG.ExtractionRun) in links
    everything = Graph().parse(data=view.serialize("ntriples"), format="nt")
    assert validate(links, context=everything).conforms
    assert validate(Graph().parse(data=read_registers([EXAMPLE]).graph().serialize(format="nt"), format="nt")).conforms


def test_the_register_stays_for_the_next_reading(tmp_path: Path) -> None:
    report = tmp_path / "verslag.txt"
    report.write_text("De inspectie sprak met de gemeente Wilgenbeke over de hulp aan jongeren.\n")
    store = open_store(tmp_path / "store")
    list(ingest([report], store, "verslag", [EXAMPLE]))
    list(ingest([report], store, "verslag"))
    view = store.snapshot()
    assert view is not None
    triple = "<https://example.org/register/wilgenbeke>"
    assert triple in view.serialize("ntriples", [LINKS]).decode()
