"""Numbers and days that cannot all be right are recorded with the places that say so; the rest is left alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from loaders.readers import arithmetic, figures
from loaders.readers.arithmetic import can_be, can_be_of
from loaders.segments import Layout
from loaders.statements import Place, Statement, values

LayoutOf = Callable[[str], Layout]


def faults(layout: Layout, of_kind: tuple[Statement, ...] = ()) -> list[Statement]:
    return list(arithmetic.statements(layout, tuple(figures.statements(layout)), of_kind))


def kinds(layout: Layout, of_kind: tuple[Statement, ...] = ()) -> list[str]:
    return [str(fault.get("anomalyKind")).rpartition("/")[2] for fault in faults(layout, of_kind)]


@pytest.mark.parametrize(
    ("share", "part", "whole", "possible"),
    [
        ("60", 585, 975, True),
        ("44", 167, 380, True),
        ("48", 307, 640, True),
        ("33.3", 1, 3, True),
        ("46", 13, 28, True),
        ("60", 700, 975, False),
        ("33.9", 1, 3, False),
    ],
)
def test_some_rounding_gives_the_percentage(share: str, part: int, whole: int, possible: bool) -> None:
    assert can_be(Decimal(share), Decimal(part), Decimal(whole)) is possible


@pytest.mark.parametrize(
    ("share", "whole", "possible"), [("60", 975, True), ("45", 20, True), ("44", 20, False), ("44", 5000, True)]
)
def test_a_percentage_of_a_few_is_a_whole_number(share: str, whole: int, possible: bool) -> None:
    assert can_be_of(Decimal(share), Decimal(whole)) is possible


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (
            "Dat lukt bij 60 procent van de gezinnen (700 van de 975).",
            "700 van 975 is 71,8% en niet 60%.",
        ),
        ("Dat vinden 12 van de 20 ouders (75 procent).", "12 van 20 is 60% en niet 75%."),
        ("Bij 44% van de 20 dossiers ontbreekt een plan.", "44% van 20 is geen heel aantal."),
        ("Dertien van de twaalf dossiers zijn compleet.", "Een deel van 13 is groter dan zijn geheel van 12."),
        (
            "Van hen woont 41% in een gezin, 37% op een groep en 25% ergens anders.",
            "De delen tellen op tot 103% in plaats van 100%.",
        ),
        (
            "Het aantal plekken daalde van 200 naar 150, een afname van 35 procent.",
            "Van 200 naar 150 is 25% en niet 35%.",
        ),
        (
            "Zeventien van de 24 jongeren zijn blij. De overige negen zijn dat niet.",
            "Van 24 blijven er na 17 niet 9 over.",
        ),
    ],
)
def test_arithmetic_that_cannot_be(layout_of: LayoutOf, text: str, reading: str) -> None:
    layout = layout_of(text)
    (fault,) = faults(layout)
    assert fault.get("reading") == reading
    assert str(fault.get("anomalyKind")).endswith("/arithmetic")
    assert all(layout.source.text[place.start : place.end] for place in fault.places)


@pytest.mark.parametrize(
    "text",
    [
        "Dat lukt bij 60 procent van de gezinnen (585 van de 975).",
        "Dat lukt bij ongeveer 45 procent van de gezinnen (167 van de 380).",
        "Bij 45% van de 20 dossiers ontbreekt een plan.",
        "Elf van de twaalf dossiers zijn compleet.",
        "Van hen woont 41% in een gezin, 37% op een groep en 22% ergens anders.",
        "Van hen woont 33% in een gezin, 33% op een groep en 33% ergens anders.",
        "Het verzuim was 9,3% in het noorden, 17,1% in het zuiden en 14,5% in het oosten.",
        "Het aantal plekken daalde van 186 naar 121, een afname van 35 procent.",
        "Zeventien van de 24 jongeren zijn blij. De overige zeven zijn dat niet.",
        "Op elke groep wonen 3 tot 5 kinderen.",
        "Noord heeft vijf groepen met jonge kinderen. Zuid heeft vier groepen met jonge kinderen.",
        "In 2023 waren er op de hele locatie 40 kinderen. In 2024 waren er op de hele locatie 45 kinderen.",
    ],
)
def test_arithmetic_that_can_be(layout_of: LayoutOf, text: str) -> None:
    assert faults(layout_of(text)) == []


def test_a_range_upside_down(layout_of: LayoutOf) -> None:
    assert kinds(layout_of("Op elke groep wonen 8 tot 5 kinderen.")) == ["range-conflict"]


def test_a_sentence_that_comes_back_with_another_number(layout_of: LayoutOf) -> None:
    text = (
        "De stichting heeft in het hele land 271 medewerkers.\n\nDe stichting heeft in het hele land 217 medewerkers.\n"
    )
    (fault,) = faults(layout_of(text))
    assert fault.get("reading") == "Hier staat 217 medewerkers, elders 271."
    assert len(fault.places) == 2 == len(fault.all("affects"))


def test_a_column_that_is_not_its_total(layout_of: LayoutOf) -> None:
    wrong = "Vorm\tAantal\nGroep\t40\nGezinshuis\t12\nTotaal\t62\n"
    assert [fault.get("reading") for fault in faults(layout_of(wrong))] == [
        "De kolom telt op tot 52; als totaal staat er 62."
    ]
    assert faults(layout_of(wrong.replace("62", "52"))) == []


def _source(role: str, count: int) -> Statement:
    return Statement(
        "EvidenceSource",
        (Place(0, 3),),
        "author",
        "account-in-prose",
        values(participantRole=role, participantCount=count),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 44% van de dossiers die de inspecties inzagen ontbreekt een plan.", ["arithmetic"]),
        ("In 45% van de dossiers die de inspecties inzagen ontbreekt een plan.", []),
        ("In 44% van de dossiers in het land ontbreekt een plan.", []),
        ("In 23 van de 25 bekeken dossiers ontbreekt een plan.", ["count-mismatch"]),
        ("In 17 van de 20 bekeken dossiers ontbreekt een plan.", []),
        ("In drie van de vijf bekeken dossiers van pleegkinderen ontbreekt een plan.", []),
    ],
)
def test_the_account_of_sources_counts_the_whole(layout_of: LayoutOf, text: str, expected: list[str]) -> None:
    assert kinds(layout_of(text), (_source("dossier", 20),)) == expected


@pytest.mark.parametrize(("issued", "expected"), [("3 maart 2025", ["inconsistent-date"]), ("3 mei 2025", [])])
def test_a_report_is_not_dated_before_its_visit(layout_of: LayoutOf, issued: str, expected: list[str]) -> None:
    facts = tuple(
        Statement("DocumentFact", (Place(0, 2),), "author", f"fact-{field}", values(field=field, fieldValue=day))
        for field, day in (("date", issued), ("visit_date", "8 april 2025"))
    )
    assert kinds(layout_of("Er is niets bijzonders te melden."), facts) == expected
