"""A framework that is not known is described as new, in the report's own graph, for a person to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Literal

from loaders.pipeline import read_text
from loaders.readers import norms
from loaders.readers.learned_framework import learned
from loaders.reading import source_from_bytes
from loaders.segments import Layout
from ontology import namespaces as ns
from ontology.namespaces import NG

LayoutOf = Callable[[str], Layout]

REPORT = """Toezicht Wmo bij De Lindehoeve

De toezichthouder toetste aan het {name}. Alle bewoners zijn gesproken.

Eis 1: Er is een plan

Oordeel: voldoet

Elke bewoner heeft een plan.

Eis 2: Het personeel is bekwaam

Oordeel: voldoet niet

Twee medewerkers hebben geen diploma.

Eis 3: Klachten tellen

Oordeel: voldoet grotendeels

Elke klacht staat in een schrift.
"""


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Kwaliteitskader Wmo Oosterveld", "kwaliteitskader-wmo-oosterveld"),
        ("toetsingskader ‘Veilig wonen’", "toetsingskader-veilig-wonen"),
        (
            "Toetsingskader verantwoorde hulp voor de opvang 2019",
            "toetsingskader-verantwoorde-hulp-voor-de-opvang-2019",
        ),
        ("Zorgplek-kader", "zorgplek-kader"),
    ],
)
def test_it_is_called_what_the_report_calls_it(layout_of: LayoutOf, printed: str, key: str) -> None:
    layout = layout_of(REPORT.format(name=printed))
    found = learned(layout, norms.norm_sections(layout)).learned
    assert found is not None
    assert (found.key, layout.source.text[found.place.start : found.place.end]) == (key, printed)


def test_without_a_name_it_is_called_after_the_report(layout_of: LayoutOf) -> None:
    layout = layout_of(REPORT.format(name="kader"))
    found = learned(layout, norms.norm_sections(layout)).learned
    assert found is not None
    assert found.key == f"rapport-{layout.source.text_sha256[:12]}"


def test_a_known_framework_is_not_learned(layout_of: LayoutOf) -> None:
    text = "Norm 1.1 Wensen en behoeften\n\nProza.\n\nNorm 1.2 Eigen regie\n\nProza.\n\nNorm 2.1 Veiligheid\n\nProza.\n"
    layout = layout_of(text)
    assert learned(layout, norms.norm_sections(layout)).learned is None


def test_numbers_of_a_known_framework_with_other_texts_are_not_forced_into_it(layout_of: LayoutOf) -> None:
    text = "".join(f"Norm {n} Over het gebouw en de tuin\n\nProza.\n\n" for n in ("1.1", "1.2", "2.1", "3.1"))
    layout = layout_of(text)
    sections = learned(layout, norms.norm_sections(layout))
    assert sections.framework is None
    assert str(sections.norm_iri("1.1")).startswith(f"{ns.ID}framework/rapport-")


def test_the_graph_describes_it_as_not_reviewed() -> None:
    text = REPORT.format(name="Kwaliteitskader Wmo Oosterveld")
    reading = read_text(source_from_bytes("invented.txt", text.encode()))
    facts, iri = reading.facts, ns.framework("kwaliteitskader-wmo-oosterveld")
    assert reading.set_aside == ()
    assert (iri, RDF.type, NG.NormFramework) in facts
    unreviewed = ns.concept("review-status", "not-reviewed")
    assert (iri, NG.reviewStatus, unreviewed) in facts
    described = set(facts.subjects(RDF.type, NG.Norm))
    assert described == {ns.norm("kwaliteitskader-wmo-oosterveld", number) for number in "123"}
    assert all((norm, NG.reviewStatus, unreviewed) in facts for norm in described)
    assert (
        ns.norm("kwaliteitskader-wmo-oosterveld", "2"),
        SKOS.prefLabel,
        Literal("Het personeel is bekwaam", "nl"),
    ) in facts
    judged = {str(facts.value(s, NG.aboutNorm)).rpartition("/")[2] for s in facts.subjects(RDF.type, NG.NormJudgement)}
    assert judged == set("123")


def test_themes_of_it_are_described_as_well(tmp_path: Path) -> None:
    text = "".join(
        f"Thema {t}: Deel {t} van het kader\n\n"
        + "".join(f"Norm {t}.{n} Over het gebouw\n\nProza.\n\n" for n in (1, 2))
        for t in (1, 2)
    )
    facts = read_text(source_from_bytes("invented.txt", text.encode())).facts
    themes = sorted(
        str(label) for s in facts.subjects(RDF.type, NG.Theme) for label in facts.objects(s, SKOS.prefLabel)
    )
    assert themes[:2] == ["Deel 1 van het kader", "Deel 2 van het kader"]
    assert all(facts.value(norm, NG.inTheme) for norm in facts.subjects(RDF.type, NG.Norm))
