"""The annotation page holds every kind, and says of each statement who says it, how and by which rule."""

from __future__ import annotations

import pytest
from rdflib import URIRef

from loaders.annotations import annotation_page, keys, kinds
from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from ontology import namespaces as ns
from ontology.ntriples import text
from shapes.data import Data
from tests.shapes.planting import clean

DOCUMENT = URIRef(f"{ns.ID}toets")


def test_every_kind_that_the_graph_holds_is_exported() -> None:
    data = Data.of(clean())
    stated = {text(kind).rpartition("#")[2] for kind in data.instances}
    page = annotation_page(data, DOCUMENT)
    wanted = {shown for kind, shown in kinds() if kind in stated}
    assert {item["body"]["type"] for item in page["items"]} == wanted
    assert len(wanted) > 30


def test_every_statement_says_its_voice_mode_and_rule_as_the_vocabulary_writes_them() -> None:
    for item in annotation_page(Data.of(clean()), DOCUMENT)["items"]:
        body = item["body"]
        assert {"voice", "mode", "rule"} <= body.keys(), body
        assert " " not in f"{body['voice']}{body['mode']}{body['rule']}"


def test_who_speaks_is_told_by_the_label_of_the_role() -> None:
    source = source_from_bytes("x.txt", b"Verslag\n\nOuders vertellen dat zij te lang op hulp wachten.\n")
    reading = read_text(source)
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    spoken = [item["body"] for item in page["items"] if item["body"].get("voice") == "heard-group"]
    assert spoken
    assert all(body["speakerRole"].startswith("ouder") for body in spoken)


def test_an_unknown_document_is_no_page() -> None:
    with pytest.raises(KeyError):
        annotation_page(Data(()), DOCUMENT)


def test_a_kind_gives_each_key_from_one_property_or_one_of_that_very_name() -> None:
    assert keys()[f"<{ns.NG}numericValue>"] == "value"
    assert keys()[f"<{ns.NG}voice>"] == "voice"
