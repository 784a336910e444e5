"""The account of sources, as a list, in sentences and in a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import evidence_base
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[str, object, object]]:
    return [
        (str(s.get("sourceKind")).rpartition("/")[2], s.get("participantCount"), s.get("participantRole"))
        for s in evidence_base.statements(layout)
    ]


def test_a_list_with_groups_below_a_lead(layout_of: LayoutOf) -> None:
    text = """Bijlage: verantwoording

Voor het toezicht zijn deze bronnen gebruikt:

- Telefonische gesprekken met 3 ouders.
- Interviews met:
 - 6 gedragswetenschappers;
 - de bestuurder.
- De check van zes dossiers van medewerkers.
- Documenten:
 - Jaarverslag 2023
"""
    assert found(layout_of(text)) == [
        ("telefonisch-interview", 3, "ouder"),
        ("interview", 6, "gedragswetenschapper"),
        ("interview", 1, "bestuurder"),
        ("personeelsdossier", 6, "personeelsdossier"),
        ("documentanalyse", None, None),
    ]


def test_sentences_under_a_heading_of_account(layout_of: LayoutOf) -> None:
    text = """## Hoe is dit onderzocht?

De inspecteurs spraken vijf begeleiders, de bestuurder en drie pleegouders. Met ouders is gebeld. Twaalf dossiers
werden bekeken, en het jaarplan over 2023 is gelezen.
"""
    assert found(layout_of(text)) == [
        ("interview", 5, "begeleider"),
        ("interview", 1, "bestuurder"),
        ("interview", 3, "pleegouder"),
        ("telefonisch-interview", None, "ouder"),
        ("clientdossier", 12, "cliëntdossier"),
        ("documentanalyse", None, "jaarplan"),
    ]


def test_what_follows_a_list_counts_too(layout_of: LayoutOf) -> None:
    text = (
        "## Verantwoording\n\nDe inspectie sprak met:\n• vier ouders\n• zes voogden\nOok zijn elf dossiers ingezien.\n"
    )
    assert [(kind, count) for kind, count, _ in found(layout_of(text))] == [
        ("interview", 4),
        ("interview", 6),
        ("clientdossier", 11),
    ]


def test_a_table_of_numbers(layout_of: LayoutOf) -> None:
    text = "2. Met wie hebben we gepraat?\n\nOuders          6\nGroepsbegeleiders          7\n"
    assert found(layout_of(text)) == [("interview", 6, "ouder"), ("interview", 7, "groepsbegeleider")]


def test_other_sections_hold_no_sources(layout_of: LayoutOf) -> None:
    assert found(layout_of("## Bevindingen\n\nDe mentor sprak vijf ouders over het plan.\n")) == []
    assert found(layout_of("## Werkwijze\n\nDe oordelen zijn geveld met een vast kader.\n")) == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Werkwijze\nDe commissie interviewde negen voogden en twee bestuurders. Zij las het jaarverslag 2023.\n",
            [("interview", 9, "voogd"), ("interview", 2, "bestuurder"), ("documentanalyse", None, "jaarverslag")],
        ),
        ("Wij spraken drie ouders en zes pleegouders.\n", [("interview", 3, "ouder"), ("interview", 6, "pleegouder")]),
        (
            "De onderzoekers hebben met elf pleegouders en een voogd gesproken. Jongeren zijn niet gesproken.\n",
            [("interview", 11, "pleegouder"), ("interview", 1, "voogd")],
        ),
        (
            "In het vorige onderzoek sprak de inspectie dertig jongeren. Nu sprak de inspectie vier jongeren.\n",
            [("interview", 4, "jeugdige")],
        ),
        ("De inspectie sprak zeven jongeren van de dertig jongeren.\n", [("interview", 7, "jeugdige")]),
        ("We hebben geen kinderen gesproken. De inspectie zal nog met tien ouders spreken.\n", []),
        ("Bevindingen\nDe mentor sprak vijf ouders over het plan. Zij waren boos.\n", []),
        ("Voor het onderzoek vulden 48 pleegouders een vragenlijst in.\n", [("vragenlijst", 48, "pleegouder")]),
        (
            "| Bron | Aantal |\n|---|---|\n| Interviews met pleegkinderen | 6 |\n| Bestudeerde dossiers | 11 |\n",
            [("interview", 6, "pleegkind"), ("clientdossier", 11, "cliëntdossier")],
        ),
        ("| Doel | Aantal |\n|---|---|\n| Gesprekken met ouders | 6 |\n", []),
        (
            "Verantwoording\n\nGesproken met: twee ouders en de directeur\nIngeziene dossiers: 12\n"
            "Bestudeerde documenten: jaarplan en klachtenregeling\n",
            [
                ("interview", 2, "ouder"),
                ("interview", 1, "directeur"),
                ("clientdossier", 12, "cliëntdossier"),
                ("documentanalyse", None, None),
                ("documentanalyse", None, None),
            ],
        ),
        (
            "Voor dit onderzoek sprak de inspectie met:\n- vier jeugdigen\n- de raad van toezicht\n",
            [("interview", 4, "jeugdige"), ("interview", 1, "raad van toezicht")],
        ),
        (
            "Bijlage. Wat hebben wij gedaan?\n\n- Groepsgesprek met zeven jongeren\n- Gesprekken met 3 ouders, waarvan"
            " een telefonisch\n- Inzage in 6 cliëntdossiers en 4 personeelsdossiers\n- Rondleiding door twee huizen\n",
            [
                ("groepsgesprek", 7, "jeugdige (jongeren)"),
                ("telefonisch-interview", 3, "ouder"),
                ("clientdossier", 6, "cliëntdossier"),
                ("personeelsdossier", 4, "personeelsdossier"),
                ("observatie", 2, None),
            ],
        ),
        (
            "B. Gebruikte bronnen\n\n[x] Gesprek met 4 begeleiders\n[ ] Gesprek met ouders\n[x] Roosters van week 3\n",
            [("interview", 4, "begeleider"), ("documentanalyse", None, None)],
        ),
        (
            "Zo pakten wij het aan\n\nWij maakten gebruik van:\n* gesprekken met elf begeleiders en twee teamleiders;\n"
            "* 24 dossiers, acht per locatie;\n* een enquête onder verwijzers (41 ingevuld);\n",
            [
                ("interview", 11, "begeleider"),
                ("interview", 2, "teammanager (teamleiders)"),
                ("clientdossier", 24, "cliëntdossier"),
                ("vragenlijst", 41, "verwijzer"),
            ],
        ),
        (
            "AANPAK\n\nDe rekenkamer bestudeerde raadsstukken en contracten, analyseerde 140 beschikkingen en voerde 19"
            " interviews, onder meer met de wethouder. Aan een enquête deden 87 ouders mee.\n",
            [
                ("interview", 19, None),
                ("documentanalyse", None, "raadsstukken en contracten"),
                ("documentanalyse", 140, "beschikkingen"),
                ("vragenlijst", 87, "ouder"),
            ],
        ),
        (
            "Wie waren erbij\n\nElf jongeren tussen 12 en 18 jaar.\n\nTwee jeugdbeschermers.\n",
            [("interview", 11, "jeugdige (jongeren)"), ("interview", 2, "jeugdbeschermer")],
        ),
        (
            "Werkwijze\n\nWij spraken met beide ouders en de huisarts. Ook keken wij een dag mee op de groep.\n",
            [("interview", 2, "ouder"), ("interview", 1, "huisarts"), ("observatie", None, None)],
        ),
        (
            "Voor dit onderzoek zijn 22 interviews gehouden met wijkteams. Daarnaast is een enquête gehouden onder"
            " pleegouders, waarop 131 reacties kwamen.\n",
            [("interview", 22, None), ("vragenlijst", 131, "pleegouder")],
        ),
        (
            "Hoe kwamen wij tot dit oordeel?\n\nWe praatten met zes kinderen. Ook bekeken we acht plannen.\n",
            [("interview", 6, "jeugdige"), ("documentanalyse", 8, "plannen")],
        ),
        (
            "Bron: 9 interviews met pleegouders, 15 dossiers.\n",
            [("interview", 9, "pleegouder"), ("clientdossier", 15, "cliëntdossier")],
        ),
        (
            "Wie hebben meegedaan?\n\nGroep\tAantal\nOuders\t11\nTotaal\t34\n",
            [("interview", 11, "ouder")],
        ),
        ("Bevindingen\n\nDe mentor voerde gesprekken met 3 ouders. Het team leest elke week twee dossiers.\n", []),
        ("Vervolg\n\nWij gaan in mei met tien jongeren praten en lezen dan acht dossiers.\n", []),
    ],
)
def test_sources_in_any_structure(layout_of: LayoutOf, text: str, sources: list[object]) -> None:
    assert found(layout_of(f"Rapport De Zandbank\n\n{text}")) == sources
