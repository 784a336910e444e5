"""Labels with their values, and quotations with their speakers, as a document sets them on one line."""

from __future__ import annotations

import re

from loaders.shadow import Shadow

_LABEL = re.compile(r"^[\W_]*(?P<label>[^\W_][^:.;?!\"“”„]{0,60}?)\s*:\s+(?P<value>\S.*)$", re.DOTALL)
_MOST_WORDS = 7
# A verb of telling before a colon leads in what somebody says, a conjunction a clause.
_TELLS = re.compile(
    r"\b(?:\w*(?:zeg|vertel|meld|schrijf|geef|stel|noem|vind|merk|constateer|concludeer)\w{0,3}|dat|volgt)$"
)
_SPEAKER_BEFORE = re.compile(r"^(?P<speaker>[^\"“„«]{2,60}?)\s*:\s*(?=[\"“„«])")
_SPEAKER_BEHIND = re.compile(r"(?<=[\"”»])\s*[-–—(]?\s*(?P<speaker>[^\"“”]{2,60}?)[)\s]*$")


def field_of(words: Shadow) -> tuple[Shadow, Shadow] | None:
    """The label and the value of a paragraph that holds nothing else; None for running text."""
    found = _LABEL.match(words.text)
    if found is None or len(found["label"].split()) > _MOST_WORDS or not found["label"][:1].isupper():
        return None
    if _TELLS.search(words.folded[found.start("label") : found.end("label")]):
        return None
    return words.part(*found.span("label")), words.part(*found.span("value"))


def speaker_and_words(words: Shadow) -> tuple[Shadow | None, Shadow]:
    """Who says a quotation, where its block names one before or behind it, and what is said."""
    if found := _SPEAKER_BEFORE.match(words.text):
        return words.part(*found.span("speaker")), words.part(found.end(), len(words.text))
    if found := _SPEAKER_BEHIND.search(words.text):
        return words.part(*found.span("speaker")), words.part(0, found.start())
    return None, words
