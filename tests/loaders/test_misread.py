"""Words that recognition got wrong are put right for matching; evidence keeps what is printed."""

from __future__ import annotations

import pytest

from loaders.misread import lexicon, repairs
from loaders.reading import source_from_bytes
from loaders.segments import segment
from loaders.shadow import shadow
from tests.conftest import SAMPLES

SIGNS = "De 0uders en de j0ngeren en de h0uding van de inspcctie. "  # enough to doubt a text


def meant(text: str) -> dict[str, str]:
    whole = SIGNS + text
    return {whole[r.start : r.end]: r.word for r in repairs(whole) if r.start >= len(SIGNS)}


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("v0ldoet", "voldoet"),
        ("Oordee1", "Oordeel"),
        ("aandacbtspunt", "aandachtspunt"),
        ("Norrn", "Norm"),
        ("therna", "thema"),
        ("vei1igheid", "veiligheid"),
        ("verbetcrpunt", "verbeterpunt"),
        ("gerneente", "gemeente"),
        ("voldot", "voldoet"),
        ("informaie", "informatie"),
        ("VOLD0ET", "VOLDOET"),
        ("2O22", "2022"),
        ("l2", "12"),
    ],
)
def test_a_word_one_mistake_away(printed: str, right: str) -> None:
    if right in ("informatie",):
        assert right in lexicon()
    assert meant(f"Hier staat {printed} in.") == {printed: right}


@pytest.mark.parametrize(
    "printed",
    ["Wilgenkring", "tafelkleed", "1a3", "mp3", "SKJ", "xyzzyq", "info@inspectle.nl", "in-spectle", "1l", "B5"],
)
def test_a_word_that_is_no_mistake_stays(printed: str) -> None:
    assert meant(f"Hier staat {printed} in.") == {}


def test_a_clean_text_is_not_doubted() -> None:
    assert not repairs("De inspectie zag een piek in het voorjaar. Dat woord staat er goed.")
    for path in sorted(SAMPLES.glob("*.txt")):
        assert not repairs(path.read_text("utf-8")), path.name


def test_glyphs_without_a_letter_are_no_text() -> None:
    text = "De inspectie (cid:127) zag dat."
    clean = shadow(text, [(0, len(text))], repairs(text))
    assert clean.text == "De inspectie zag dat."
    assert clean.place(13, 16).start == text.index("zag")


def test_characters_named_in_html_are_those_characters() -> None:
    text = "Norm&nbsp;1.1 Wensen &amp; behoeften\n\nHet caf&eacute; &zomaar; is R&D."
    layout = segment(source_from_bytes("invented.txt", text.encode()))
    assert [s.text for s in layout.body] == ["Norm 1.1 Wensen & behoeften", "Het café &zomaar; is R&D."]
    place = layout.body[1].shadow.place(4, 8)
    assert text[place.start : place.end] == "caf&eacute;"


def test_matching_sees_the_right_word_and_evidence_the_printed_one() -> None:
    text = f"{SIGNS}Het oordeel v0ldoet niet aan de gerneente."
    layout = segment(source_from_bytes("invented.txt", text.encode()))
    clean = layout.body[0].shadow
    assert "voldoet" in clean.folded
    assert "v0ldoet" in clean.text
    start = clean.folded.index("gemeente")
    place = clean.place(start, start + len("gemeente"))
    assert text[place.start : place.end] == "gerneente"
    at = clean.folded.index("voldoet")
    assert text[clean.place(at, at + 7).start :].startswith("v0ldoet")
    assert len(clean.text) == len(clean.folded) == len(clean.offsets)
    assert len(layout.meant) == len(text)
    assert "voldoet" in layout.meant


def test_headings_are_known_through_their_mistakes() -> None:
    text = f"{SIGNS}\n\nThemo 1: Goede hulp\n\nN0rm 1.1 Wensen\n\nProza.\n"
    layout = segment(source_from_bytes("invented.txt", text.encode()))
    assert [s.title for s in layout.sections][1:] == ["thema 1: goede hulp", "norm 1.1 wensen"]


def test_it_takes_time_in_proportion_to_the_length() -> None:
    repairs(SIGNS * 20_000)  # a million characters; a test that hangs shows what is wrong


def test_the_lexicon_holds_plain_words_in_order() -> None:
    words = sorted(lexicon())
    assert len(words) > 3000
    assert all(word.isascii() and word.islower() and word.isalpha() for word in words)
