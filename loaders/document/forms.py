"""Labels with their values, and quotations with their speakers, as a document sets them on one line."""

from __future__ import annotations

import re

from loaders.shadow import Shadow, fold

_LABEL = re.compile(r"^[\W_]*(?P<label>[^\W_][^:.;?!\"“”„]{0,60}?)\s*:\s+(?P<value>\S.*)$", re.DOTALL)
_MOST_WORDS = 7
# What begins a sentence is no label, nor what ends in its verb.
# A verb of telling before a colon leads in what somebody says, a conjunction a clause.
_SENTENCE = re.compile(
    r"^\W*(?:dat|dit|die|deze|wij|we|zij|ze|hij|het|er|hier|daar|daarbij|hierbij|ook|als|en|maar)\b"
    r"|\b(?:is|zijn|was|waren|wordt|worden|luidt|luiden|om|dus)$"
)
_TELLS = re.compile(
    r"\b(?!\w*ing$)(?:(?:\w*(?:zeg|vertel|meld|schrijf|geef|noem|vind|merk|constateer|concludeer)|stel)\w{0,3}|dat|volgt)$"
)
_QUOTATION = re.compile(
    r"^(?:[A-ZÀ-Ý][^\"“”„«:.]{1,40}:\s*)?(?:“[^“”]+”|„[^„“”]+[“”]|\"[^\"]+\"|«[^«»]+»)"
    r"\W*(?:[-–—(]\s*[^\"“”.:;]{2,60}|[a-zà-ÿ][^\"“”.:;,]{2,40})?\W*$"
)
_SPEAKER_BEFORE = re.compile(r"^(?P<speaker>[^\"“„«]{2,60}?)\s*:\s*(?=[\"“„«])")
_SPEAKER_BEHIND = re.compile(r"(?<=[\"”»])\s*[-–—(]?\s*(?P<speaker>[^\"“”]{2,60}?)[)\s]*$")


def field_of(words: Shadow) -> tuple[Shadow, Shadow] | None:
    """The label and the value of a paragraph that holds nothing else; None for running text."""
    found = _LABEL.match(words.text)
    if found is None or not is_label(found["label"]):
        return None
    return words.part(*found.span("label")), words.part(*found.span("value"))


def is_label(words: str) -> bool:
    """Whether the words before a colon name what stands behind it, rather than say or announce it."""
    folded = fold(words)
    named = words[:1].isupper() and len(words.split()) <= _MOST_WORDS
    return named and not _TELLS.search(folded) and not _SENTENCE.search(folded)


def opens_with_label(text: str) -> bool:
    """Whether a line opens with a label and has its value behind it."""
    found = _LABEL.match(text)
    return found is not None and is_label(found["label"])


def is_quotation(words: Shadow) -> bool:
    """Whether a paragraph holds one quotation and, before or behind it, nothing but a few words for who says it."""
    return bool(_QUOTATION.match(words.text))


def speaker_and_words(words: Shadow) -> tuple[Shadow | None, Shadow]:
    """Who says a quotation, where its block names one before or behind it, and what is said."""
    if found := _SPEAKER_BEFORE.match(words.text):
        return words.part(*found.span("speaker")), words.part(found.end(), len(words.text))
    if found := _SPEAKER_BEHIND.search(words.text):
        return words.part(*found.span("speaker")), words.part(0, found.start())
    return None, words
