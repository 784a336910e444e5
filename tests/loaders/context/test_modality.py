"""How far a sentence is asserted: cues, their direction and where their reach ends."""

from __future__ import annotations

import pytest

from loaders.context.modality import asks_whether, marks
from loaders.shadow import fold


@pytest.mark.parametrize(
    ("sentence", "kind", "held"),
    [
        ("Lindenhof belooft niets over de groep.", "negated", "lindenhof belooft niets over de groep."),
        ("De inspectie ziet af van een bezoek.", "negated", "de inspectie ziet af van een bezoek."),
        ("De raad vroeg of er geld is.", "asked", "vroeg of er geld is."),
        ("Als er geld is, komt er een groep.", "conditional", "als er geld is, komt er een groep."),
        ("De groep komt er, mits er geld is.", "conditional", "mits er geld is."),
        ("Had zij een plan gehad, dan was het goed.", "hypothetical", "had zij een plan gehad, dan was het goed."),
        ("Ouders hopen dat de school belt.", "wished", "ouders hopen dat de school belt."),
        ("De gemeente moet betalen, maar doet dat niet.", "required", "de gemeente moet betalen"),
        ("Voorheen sliep men slecht, nu slaapt men goed.", "past", "voorheen sliep men slecht"),
        ("Zij zegt toe een groep te openen.", "planned", "zij zegt toe een groep te openen."),
    ],
)
def test_what_a_cue_marks(sentence: str, kind: str, held: str) -> None:
    folded = fold(sentence)
    assert held in [folded[mark.start : mark.end] for mark in marks(folded) if mark.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Niet alleen ouders zijn blij.", "negated"),
        ("Lindenhof maakt met hen een gids, 'Wie helpt mij?: zestien tips'.", "asked"),
        ("De norm is niet beoordeeld.", "negated"),
        ("Als aandachtspunt noemt de inspectie de wachttijd.", "conditional"),
        ("De hulp wordt als warm ervaren.", "conditional"),
        ("Ketenpartners weten niet wie zij moeten bellen.", "required"),
        ("Ouders moeten lang wachten.", "required"),
        ("Er zijn zoveel mogelijk vaste begeleiders.", "doubted"),
        ("De hulp is goed.", "asked"),
    ],
)
def test_what_only_looks_like_a_cue(sentence: str, kind: str) -> None:
    folded = fold(sentence)
    spans = [mark.end - mark.start for mark in marks(folded) if mark.kind == kind]
    assert all(2 * span < len(folded) for span in spans)


def test_a_question_asks_whether_or_what() -> None:
    assert asks_whether("zijn 12 begeleiders genoeg?")
    assert not asks_whether("hoe gaat het met de 12 kinderen?")
    assert not asks_whether("er zijn 12 kinderen.")
