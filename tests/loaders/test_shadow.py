"""The clean reading of a stretch of text, with the way back to the source."""

from __future__ import annotations

import pytest

from loaders.shadow import fold, shadow


def whole(text: str) -> str:
    return shadow(text, [(0, len(text))]).text


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("twee  spaties\tof\nregels", "twee spaties of regels"),
        ("een <p>alinea</p> met **nadruk**", "een alinea met nadruk"),
        ("zacht\u00adkoppel", "zachtkoppel"),
        ("zorg-\nverlener", "zorgverlener"),
        ("het JIJ-\nkader", "het JIJ- kader"),
        ("in- en tegenspraak-\nen meer", "in- en tegenspraak- en meer"),
        ("\ufb01jn", "fijn"),
        ("jeugd-\nen gezinshulp", "jeugd- en gezinshulp"),
    ],
)
def test_reads_as_a_person_would(source: str, clean: str) -> None:
    assert whole(source) == clean


def test_a_broken_word_is_joined_over_two_ranges() -> None:
    text = "de zorg-\n[blad 2]\nverlener"
    assert shadow(text, [(0, 8), (18, 26)]).text == "de zorgverlener"


def test_every_character_leads_back_to_the_source() -> None:
    text = "Een  <b>vette</b>  zin\n met zorg-\nverleners."
    clean = shadow(text, [(0, len(text))])
    start = clean.text.index("zorgverleners")
    place = clean.place(start, start + len("zorgverleners"))
    assert text[place.start : place.end] == "zorg-\nverleners"
    assert len(clean.offsets) == len(clean.text) == len(clean.folded)


def test_fold_keeps_the_length_and_drops_accents_and_curls() -> None:
    text = "Cliënt ‘één’ – “Ja” Ĳ ½ ³"
    assert len(fold(text)) == len(text)
    assert fold("Cliënt ‘één’ – “Ja”") == "client 'een' - \"ja\""


def test_a_part_has_no_blanks_around_it() -> None:
    clean = shadow("een twee drie", [(0, 13)])
    assert clean.part(3, 9).text == "twee"
    assert not clean.part(3, 4)
