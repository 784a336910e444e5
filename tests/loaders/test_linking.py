"""Organisations of different reports with like names: candidates with evidence, never a merge."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph

from loaders.ingest import ingest
from loaders.linking import LINKS, alike
from ontology.namespaces import NG, PROV
from store import open_store

OLD = "Verslag van gesprekken\n\nmei 2018\n\nDe Stichting Berkenhof deed mee. Er is hulp voor jongeren.\n"
NEW = (
    "Inspectierapport\n\nInspectie Gezondheidszorg en Jeugd\n\nmei 2023\n\nOrganisatie: Stichting Berkenhof\n\n"
    "Stichting Berkenhof is opgericht in januari 2021. De inspectie bezocht de organisatie op 3 april 2023.\n"
)
PART = "De inspectie sprak met Stichting Berkenhof Locatie Oever (hierna: Oever) over de hulp.\n"


def links(folder: Path, **texts: str) -> Graph:
    store = open_store(folder / "store")
    files = [folder / f"{name}.txt" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, "utf-8")
    assert [outcome.failure for outcome in ingest(files, store)] == [""] * len(files)
    view = store.snapshot()
    assert view is not None
    graph = Graph()
    if LINKS in view:
        graph.parse(data=view.serialize("ntriples", [LINKS]), format="nt")
    return graph


def relations(graph: Graph) -> set[str]:
    return {str(relation).rpartition("/")[2] for relation in graph.objects(None, NG.linkRelation)}


def test_an_organisation_that_an_older_report_names_may_be_a_predecessor(tmp_path: Path) -> None:
    graph = links(tmp_path, oud=OLD, nieuw=NEW)
    assert relations(graph) == {"successor"}
    for link in graph.subjects(RDF.type, NG.IdentityLink):
        assert str(graph.value(link, NG.linkStatus)).endswith("/candidate")
        assert len(set(graph.objects(link, NG.hasEvidence))) == 3  # both names and the founding
        assert (graph.value(link, PROV.wasGeneratedBy), PROV.used, None) in graph
    assert (None, OWL.sameAs, None) not in graph


def test_a_location_may_be_a_part(tmp_path: Path) -> None:
    assert "part" in relations(links(tmp_path, een=PART, twee=OLD))


def test_the_same_trade_register_number_makes_the_same_likely_and_stays_a_candidate(tmp_path: Path) -> None:
    text = (
        "Inspectierapport\n\nInspectie Gezondheidszorg en Jeugd\n\nOrganisatie: Stichting Berkenhof\n\nKvK: 12345678\n"
    )
    graph = links(tmp_path, een=f"{text}\nmei 2020\n", twee=f"{text}\nmei 2022\n")
    assert relations(graph) == {"same"}
    assert {str(status).rpartition("/")[2] for status in graph.objects(None, NG.linkStatus)} == {"candidate"}


def test_names_within_one_report_and_unlike_names_are_not_linked(tmp_path: Path) -> None:
    graph = links(tmp_path, een="Stichting Berkenhof en Stichting Lindenhof helpen.", twee="Stichting Beukenhof helpt.")
    assert not list(graph.subjects(RDF.type, NG.IdentityLink))


def test_a_name_in_many_reports_is_linked_to_its_first_one_only(tmp_path: Path) -> None:
    texts = {f"verslag-{n}": f"Stichting Berkenhof biedt hulp aan {n} jongeren.\n" for n in range(14)}
    graph = links(tmp_path, **texts)
    assert len(set(graph.subjects(RDF.type, NG.IdentityLink))) == 13
    assert len(set(graph.objects(None, NG.linkSubject))) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Stichting Berkenhof", "Berkenhof", True),
        ("Berkenhof", "Berkenhof jeugd- en opvoedhulp", True),
        ("De Beuk", "De Berk", False),
        ("Berkenhof Noord", "Berkenhof Zuid", False),
    ],
)
def test_names_are_alike_when_one_continues_the_other(one: str, other: str, expected: bool) -> None:
    assert alike(one, other) is expected
