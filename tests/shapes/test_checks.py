"""Each check on data as a whole catches its planted fault and leaves good data alone."""

from __future__ import annotations

import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import BASE, ID, NG, OA, concept, norm
from shapes.checks import checks
from shapes.validator import validate
from tests.shapes.planting import clean

D = f"{ID}toets/"
FRAMEWORK = f"{ID}framework/toets"
SKOS_NOTATION = URIRef("http://www.w3.org/2004/02/skos/core#notation")


def copied(graph: Graph, name: str, **changes: Node) -> URIRef:
    """A second thing like one of the data, with other values for some properties; the copy's IRI."""
    copy = URIRef(f"{D}{name}-again")
    for _, predicate, value in list(graph.triples((URIRef(D + name), None, None))):
        if str(predicate).rpartition("#")[2] not in changes:
            graph.add((copy, predicate, value))
    for local, value in changes.items():
        graph.add((copy, NG[local], value))
    return copy


def changed(name: str, predicate: URIRef, value: Node) -> Graph:
    graph = clean()
    graph.set((URIRef(D + name), predicate, value))
    return graph


def planted(rule: str) -> Graph:
    """The invented data with one fault for a check."""
    if rule == "well-formed-iri":
        return changed("org", RDF.type, URIRef("http://example.org/met spatie"))
    if rule == "lexical-form":
        return changed("fact", NG.fieldValue, Literal("2024-02-30", datatype=XSD.date))
    if rule == "terms-used-as-declared":
        return changed("share", NG.speakerRol, Literal("jeugdige"))
    if rule == "dangling-reference":
        return changed("mention", NG.actor, URIRef(f"{D}niemand"))
    if rule == "quotation-equals-text":
        return changed("ev-quote", OA.exact, Literal("“Ik word hier slecht gehoord”"))
    if rule == "frozen-text":
        return changed("text", NG.textSha256, Literal("0" * 64))
    if rule == "personal-data":
        return changed("fact", NG.fieldValue, Literal("bel 06-12345678"))
    if rule == "norm-number":
        return changed("norm-judgement", NG.aboutNorm, norm("jij", "1.2"))
    graph = clean()
    if rule == "number-used-twice":
        graph.set((URIRef(f"{FRAMEWORK}/norm/1.2"), SKOS_NOTATION, Literal("1.1")))
    elif rule == "norm-without-judgement":
        copied(graph, "norm", notation=Literal("1.2"), printsNorm=norm("jij", "1.2"))
    elif rule == "point-without-norm":
        copy = copied(graph, "shortcoming")
        graph.remove((copy, NG.aboutNorm, None))
        graph.remove((copy, NG.normNotation, None))
    elif rule == "judged-twice":
        copied(graph, "norm-judgement", value=concept("judgement", "voldoet-niet"))
    elif rule == "same-norm-text":
        copied(graph, "norm", notation=Literal("1.2"), printsNorm=norm("jij", "1.2"))
        graph.remove((URIRef(f"{D}anomaly"), None, None))
    elif rule == "share-of-figure":
        graph.set((URIRef(f"{D}share"), NG.numerator, Literal(3)))
    elif rule in ("advice-number-used-twice", "repeated-statement"):
        copied(graph, "advice")
    elif rule == "judgement-of-another-level":
        node, theme = URIRef(f"{D}norm-judgement"), URIRef(f"{D}theme-judgement")
        graph.set((node, NG.valueStatus, concept("judgement-status", "derived")))
        graph.set((node, NG.assertionMode, concept("mode", "derived")))
        graph.remove((node, NG.hasEvidence, None))
        for passage in list(graph.objects(theme, NG.hasEvidence)):
            graph.add((node, NG.hasEvidence, passage))
    elif rule == "speaker-without-source":
        for number, role in enumerate(("pleegouder", "voogd", "huisarts", "politie", "gemeente")):
            source = URIRef(f"{D}heard-{number}")
            graph.add((source, RDF.type, NG.EvidenceSource))
            graph.add((source, NG.participant, concept("role", role)))
        graph.set((URIRef(f"{D}quotation"), NG.speaker, concept("role", "bestuurder")))
    elif rule == "plausible-date":
        graph.set((URIRef(f"{D}next"), NG.date, Literal("1931-01-01", datatype=XSD.date)))
    elif rule == "contradiction-of-one-side":
        contradiction = URIRef(f"{D}contradiction")
        (first, *others) = sorted(graph.objects(contradiction, NG.between), key=str)
        for side in others:
            for stance in (NG.voice, NG.speaker, NG.polarity, NG.value, NG.numericValue):
                graph.remove((side, stance, None))
                for value in list(graph.objects(first, stance)):
                    graph.add((side, stance, value))
    return graph


@pytest.mark.parametrize("rule", [constraint.shape.rpartition("/")[2] for constraint, _ in checks()])
def test_a_planted_fault_is_caught(rule: str) -> None:
    found = [r for r in validate(planted(rule)).results if r.shape == f"{BASE}shapes/check/{rule}"]
    assert found
    for result in found:
        assert result.message_nl.endswith(".")
        assert result.message_en.endswith(".")


def results(graph: Graph, rule: str) -> int:
    return sum(r.shape.endswith(f"/{rule}") for r in validate(graph).results)


def test_one_changed_character_in_the_text_is_caught_at_every_quotation_over_it() -> None:
    graph = clean()
    text = URIRef(f"{D}text")
    graph.set((text, NG.text, Literal(str(graph.value(text, NG.text)).replace("gehoord", "gehoort"))))
    assert results(graph, "quotation-equals-text") == 2  # the quotation and the whole text
    assert results(graph, "frozen-text") == 1


def test_positions_count_code_points_beyond_the_first_plane() -> None:
    graph = clean()
    text = URIRef(f"{D}text")
    before = str(graph.value(text, NG.text))
    graph.set((text, NG.text, Literal(f"\U0001f600{before}")))
    for passage in set(graph.subjects(OA.hasSource)):
        for end in (OA.start, OA.end):
            graph.set((passage, end, Literal(int(str(graph.value(passage, end))) + 1)))
    assert results(graph, "quotation-equals-text") == 0


def test_judgements_of_two_dates_may_differ() -> None:
    graph = planted("judged-twice")
    graph.set((URIRef(f"{D}norm-judgement-again"), NG.judgementDate, Literal("2030-01-01")))
    assert results(graph, "judged-twice") == 0


def test_a_recorded_anomaly_settles_norms_with_one_text() -> None:
    graph = clean()
    copied(graph, "norm", notation=Literal("1.2"), printsNorm=norm("jij", "1.2"))
    assert results(graph, "same-norm-text") == 0


def test_a_concept_that_is_in_no_vocabulary_dangles() -> None:
    graph = changed("finding", NG.polarity, concept("polarity", "positief"))
    (result,) = validate(graph).results
    assert "positief" in result.message_nl
    assert "“polarity”" in result.message_en


def test_personal_data_is_named_by_kind_and_not_repeated() -> None:
    (result,) = validate(planted("personal-data")).results
    assert "telefoonnummer" in result.message_nl
    assert "telephone number" in result.message_en
    assert "12345678" not in f"{result.message_nl}{result.message_en}{result.value}"


def test_who_signed_a_public_document_may_be_named() -> None:
    signed = changed("fact", NG.fieldValue, Literal("drs. A.B. Cees"))
    assert any(r.shape.endswith("personal-data") for r in validate(signed).results)
    signed.set((URIRef(f"{D}fact"), NG.field, Literal("author")))
    assert not any(r.shape.endswith("personal-data") for r in validate(signed).results)


def test_a_recorded_anomaly_settles_a_speaker_without_source() -> None:
    graph = planted("speaker-without-source")
    fault = URIRef(f"{D}anomaly")
    graph.set((fault, NG.anomalyKind, concept("anomaly", "missing-source")))
    graph.add((fault, NG.affects, concept("role", "bestuurder")))
    assert results(graph, "speaker-without-source") == 0


def test_a_wider_or_narrower_role_was_heard_too() -> None:
    graph = planted("speaker-without-source")
    graph.set((URIRef(f"{D}quotation"), NG.speaker, concept("role", "netwerkpleegouder")))
    assert results(graph, "speaker-without-source") == 0


def test_a_visit_after_the_report_appeared_is_told() -> None:
    graph = clean()
    graph.set((URIRef(f"{D}fact"), NG.field, Literal("visit_date")))
    graph.set((URIRef(f"{D}fact"), NG.fieldValue, Literal("2032-01-05/2032-01-06")))
    assert results(graph, "plausible-date") == 1
    graph.set((URIRef(f"{D}fact"), NG.fieldValue, Literal("2031-01-05")))
    assert results(graph, "plausible-date") == 0
