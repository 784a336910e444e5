"""The assessment frameworks."""

from __future__ import annotations

import pytest

from ontology import namespaces as ns
from ontology.framework import Framework, frameworks


def framework(key: str) -> Framework:
    return next(item for item in frameworks() if item.key == key)


def test_jij_has_three_themes_and_fourteen_norms() -> None:
    jij = framework("jij")
    assert [notation for notation, _ in jij.themes] == ["1", "2", "3"]
    assert [norm.notation for norm in jij.norms] == (
        [f"1.{n}" for n in range(1, 6)] + [f"2.{n}" for n in range(1, 6)] + [f"3.{n}" for n in range(1, 5)]
    )


def test_gi_has_five_themes_of_which_one_is_split_and_twenty_norms() -> None:
    gi = framework("gi")
    assert [notation for notation, _ in gi.themes] == ["1", "1a", "1b", "2", "3", "4", "5"]
    counted = [norm.theme for norm in gi.norms]
    assert {theme: counted.count(theme) for theme in set(counted)} == {"1a": 3, "1b": 3, "2": 3, "3": 6, "5": 5}


def test_a_number_leads_to_the_norm_of_its_own_framework() -> None:
    assert framework("jij").norm_iri("2.1") == ns.norm("jij", "2.1")
    assert framework("gi").norm_iri("2.1") == ns.norm("gi", "2.1")
    assert framework("gi").norm_iri("9.9") is None
    assert framework("gi").theme_iri("1b") == ns.theme("gi", "1b")


@pytest.mark.parametrize(
    ("key", "notation", "title", "fits"),
    [
        ("jij", "2.1", "hulpverleners wegen veiligheid zorgvuldig", True),
        ("gi", "2.1", "hulpverleners wegen veiligheid zorgvuldig", False),
        ("gi", "2.1", "hulp vermindert de kans op recidive", True),
        ("jij", "2.3", "er wordt planmatig gewerkt", True),
        ("gi", "2.3", "er wordt planmatig gewerkt", False),
        ("jij", "7.1", "er wordt planmatig gewerkt", False),
    ],
)
def test_a_printed_norm_fits_by_number_and_meaning(key: str, notation: str, title: str, fits: bool) -> None:
    assert framework(key).fits(notation, title) is fits


@pytest.mark.parametrize("item", frameworks(), ids=lambda item: item.key)
def test_every_norm_has_cues_and_a_theme_of_its_framework(item: Framework) -> None:
    for norm in item.norms:
        assert norm.cues, norm.iri
        assert norm.theme in dict(item.themes)
