"""Official numbers point to the organisation they are of, and only to that."""

from __future__ import annotations

from rdflib import Graph

from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from ontology.namespaces import NG

FRONT = "Inspectierapport\n\nInspectie Gezondheidszorg en Jeugd\n\nmei 2024\n\n"


def numbers(text: str) -> dict[str, str]:
    """The organisations that carry a number, by the number."""
    graph: Graph = read_text(source_from_bytes("verslag.txt", (FRONT + text).encode()), "verslag").facts
    terms = (NG.kvkNumber, NG.branchNumber, NG.agbCode)
    return {str(n): str(s).rpartition("/")[2] for term in terms for s, n in graph.subject_objects(term)}


def test_a_number_is_of_the_organisation_named_before_it() -> None:
    text = "Stichting Berkenhof staat in het handelsregister onder nummer 12345678. Er is ook Stichting Lindenhof.\n"
    assert numbers(text) == {"12345678": "stichting-berkenhof"}


def test_numbers_beside_labels_are_of_the_organisation_the_report_is_about() -> None:
    text = "Organisatie\tStichting Berkenhof\nKvK\t12345678\nVestigingsnummer\t000012345678\nAGB-code\t06123456\n"
    assert numbers(text) == {
        "12345678": "stichting-berkenhof",
        "000012345678": "stichting-berkenhof",
        "06123456": "stichting-berkenhof",
    }


def test_a_number_of_nobody_in_particular_stays_a_fact_of_the_document() -> None:
    assert not numbers("KvK\t12345678\n\nDe inspectie sprak met jongeren.\n")
