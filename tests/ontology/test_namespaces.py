"""IRIs and prefixes."""

from __future__ import annotations

from rdflib import URIRef

from ontology import namespaces as ns


def test_a_norm_number_is_scoped_to_its_framework() -> None:
    assert ns.norm("jij", "2.1") != ns.norm("gi", "2.1")
    assert ns.norm("jij", "2.1") == URIRef("https://w3id.org/normgraaf/id/framework/jij/norm/2.1")


def test_concepts_and_graphs_have_the_published_form() -> None:
    assert str(ns.concept("role", "pleegouder")) == "https://w3id.org/normgraaf/id/concept/role/pleegouder"
    assert str(ns.report_graph("r1")) == "https://w3id.org/normgraaf/graph/report/r1"
    assert str(ns.statement("r1", "NormJudgement", "ab12")) == "https://w3id.org/normgraaf/id/r1/norm-judgement/ab12"


def test_a_slug_is_never_empty_and_safe_in_an_iri() -> None:
    assert ns.slug("Cliëntenraad De Linde") == "clientenraad-de-linde"
    assert ns.slug("???") not in ("", "???")


def test_each_prefix_stands_for_one_namespace() -> None:
    assert len(set(ns.PREFIXES.values())) == len(ns.PREFIXES)
    assert ns.PREFIXES["ng"] == str(ns.NG)
