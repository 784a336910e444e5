"""What a document points to and does not hold is recorded; what is there is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import gaps
from loaders.segments import Layout
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

LayoutOf = Callable[[str], Layout]


def kinds(layout: Layout, known: list[Statement] | None = None) -> list[str]:
    return [str(s.get("anomalyKind")).rpartition("/")[2] for s in gaps.statements(layout, known or [])]


def test_an_annex_that_is_not_there(layout_of: LayoutOf) -> None:
    text = "De aanpak staat in bijlage 2.\n\n## Bijlage 1\n\nDe normen.\n"
    (statement,) = gaps.statements(layout_of(text), [])
    assert "bijlage 2" in str(statement.get("reading"))


@pytest.mark.parametrize(
    "text",
    [
        "De aanpak staat in bijlage 1.\n\n## Bijlage 1\n\nDe normen.\n",
        "Zie bijlage 2 van het kader.",
        "Zie tabel 1.\n\nTabel 1 Oordelen\n",
    ],
)
def test_what_is_there_or_belongs_to_another_document(layout_of: LayoutOf, text: str) -> None:
    assert not kinds(layout_of(text))


def test_a_note_that_is_not_there(layout_of: LayoutOf) -> None:
    text = "Hulp is dichtbij.¹ Ouders zijn blij.² Jongeren ook.³\n\n¹ Zie het jaarplan.\n\n² Zie het verslag.\n"
    (statement,) = gaps.statements(layout_of(text), [])
    assert "noot 3" in str(statement.get("reading"))


def norm(notation: str) -> Statement:
    return Statement("PrintedNorm", (Place(0, 3),), "framework", "norm", values(notation=notation))


def test_one_skipped_norm_is_told_and_a_selection_is_not(layout_of: LayoutOf) -> None:
    layout = layout_of("De normen.")
    one = [norm(each) for each in ("1.1", "1.2", "1.4", "2.1", "2.2", "2.3")]
    assert kinds(layout, one) == ["numbering-gap"]
    assert not kinds(layout, [norm(each) for each in ("1.1", "1.4", "1.6", "2.1", "2.2", "2.3")])
    again = Statement(
        "DocumentFact", (Place(0, 3),), "author", "x", values(field="title", fieldValue="Hertoets De Beuk")
    )
    assert not kinds(layout, [*one, again])


def source(role: str) -> Statement:
    return Statement("EvidenceSource", (Place(0, 3),), "author", "x", values(participant=concept("role", role)))


def quoted(role: str) -> Statement:
    said = values(speaker=concept("role", role), speakerRole=role, quotationForm=concept("quotation-form", "inline"))
    return Statement("Quotation", (Place(0, 3),), "heard-group", "x", said)


def test_a_speaker_whom_the_account_of_sources_lacks(layout_of: LayoutOf) -> None:
    heard = [source(each) for each in ("jeugdige", "ouder", "pleegouder", "gedragswetenschapper", "voogd")]
    layout = layout_of("De normen.")
    assert kinds(layout, [*heard, quoted("bestuurder")]) == ["missing-source"]
    assert not kinds(layout, [*heard, quoted("pleegouder")])
    assert not kinds(layout, [*heard, quoted("netwerkpleegouder")])
    assert not kinds(layout, [*heard[:3], quoted("bestuurder")])
