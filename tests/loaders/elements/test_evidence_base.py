"""The account of sources, as a list, in sentences and in a table."""

from __future__ import annotations

from collections.abc import Callable

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
