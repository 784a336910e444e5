"""The controlled vocabularies as the readers of reports use them."""

from __future__ import annotations

import re

import pytest

from ontology.namespaces import concept
from ontology.vocabulary import load, schemes

REQUIRED = [
    "role",
    "body",
    "actor-kind",
    "topic",
    "voice",
    "mode",
    "judgement",
    "theme-judgement",
    "judgement-status",
    "trust",
    "finding-kind",
    "polarity",
    "influence",
    "follow-up",
    "evidence-kind",
    "quotation-form",
    "instrument",
    "care-form",
    "measure",
    "document-kind",
    "anomaly",
    "omission",
    "precision",
    "match",
    "modality",
    "identity-status",
    "organisation-kind",
]


def by_slug(scheme: str) -> dict[str, tuple[str, ...]]:
    return {item.slug: item.forms for item in load(scheme)}


def test_every_scheme_of_the_model_is_there() -> None:
    assert set(REQUIRED) <= set(schemes())


@pytest.mark.parametrize("scheme", schemes())
def test_every_concept_has_a_label_in_both_languages(scheme: str) -> None:
    for item in load(scheme):
        assert item.label_nl, item.iri
        assert item.label_en, item.iri
        assert item.label_nl in item.forms


def test_an_unknown_scheme_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("no-such-scheme")


def test_an_umbrella_role_is_broader_and_no_synonym() -> None:
    protection = next(item for item in load("role") if item.slug == "jeugdbeschermer")
    assert protection.broader == concept("role", "jeugdzorgwerker")
    assert "jeugdzorgwerker" not in protection.forms


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("pleegzorgwerker", "pleegzorgbegeleider"),
        ("kinderen", "jeugdige"),
        ("jongeren", "jeugdige"),
        ("gezinsvoogd", "jeugdbeschermer"),
        ("invalkracht", "invalmedewerker"),
        ("netwerkpleegouders", "netwerkpleegouder"),
        ("GI's", "gecertificeerde-instelling"),
    ],
)
def test_printed_forms_lead_to_their_role(form: str, role: str) -> None:
    assert form in by_slug("role")[role]


def test_a_judgement_on_a_norm_and_on_a_theme_share_no_concept() -> None:
    norm, theme = (by_slug(name) for name in ("judgement", "theme-judgement"))
    assert set(norm) == {
        "voldoet",
        "voldoet-grotendeels",
        "voldoet-grotendeels-niet",
        "voldoet-niet",
        "niet-beoordeeld",
    }
    assert not set(norm) & set(theme)


def test_unknown_is_a_status_and_no_value() -> None:
    assert "unknown" in by_slug("judgement-status")
    assert not {"unknown", "onbekend"} & set(by_slug("judgement"))


def test_every_topic_but_the_groups_has_a_cue_on_folded_text() -> None:
    topics = load("topic")
    groups = {item.broader for item in topics if item.broader}
    for item in topics:
        assert bool(item.cue) == (item.iri not in groups), item.slug
        re.compile(item.cue)
        assert item.cue.isascii()
        assert not re.search(r"(?<!\\)[A-Z]", item.cue), item.slug
    assert sum(bool(item.cue) for item in topics) == 47


@pytest.mark.parametrize(
    ("topic", "folded", "found"),
    [
        ("sociaal-netwerk", "opa en oma denken mee", True),
        ("sociaal-netwerk", "de regio's vormen het lerend netwerk", False),
        ("sociaal-netwerk", "europa", False),
        ("verzuim-verloop", "het verloop onder begeleiders is hoog", False),
        ("verzuim-verloop", "hoog verloop van personeel", True),
        ("verzuim-verloop", "de samenwerking verloopt stroef", False),
        ("stem-jeugdige", "de groep is bestemd voor meisjes", False),
        ("stem-jeugdige", "haar stem telt", True),
        ("certificering-toezicht", "een gecertificeerde instelling", False),
        ("certificering-toezicht", "het certificaat is geschorst", True),
        ("veiligheid", "de inspectie justitie en veiligheid", False),
        ("veiligheid", "zij meldt dit bij veilig thuis", False),
        ("veiligheid", "er is zicht op de veiligheid", True),
        ("onderwijs", "alle collega's zijn geschoold", False),
        ("onderwijs", "hij gaat weer naar school", True),
        ("regie", "jongeren houden eigen regie", False),
        ("regie", "wie de regie heeft is onduidelijk", True),
        ("deskundigheid", "een ervaringsdeskundige schoof aan", False),
        ("tijdigheid", "op de lange termijn", False),
        ("tijdigheid", "dit gebeurt niet tijdig", True),
        ("positie-pleegouders", "de jeugdautoriteit", False),
        ("wisselingen", "uitwisseling tussen teams", False),
    ],
)
def test_cues_pass_by_false_friends(topic: str, folded: str, found: bool) -> None:
    cue = next(item.cue for item in load("topic") if item.slug == topic)
    assert bool(re.search(cue, folded)) == found
