"""The label under which a piece of advice stands: its number, whom the label names, and the words behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.context.lexicon import table
from loaders.context.words import Word, words
from loaders.shadow import Shadow

_SIGNS = frozenset(":.-–—)")
_ROMAN = frozenset("ivx")
_LONGEST_NUMBER = 4
_MOST_WORDS = 14  # of a label with whom it is for


@dataclass(frozen=True)
class Label:
    """`number` as printed, empty where there is none; `whom` are the words between it and the text it labels."""

    number: str
    whom: Shadow | None
    rest: Shadow | None


def label(passage: Shadow, *, short: bool = False) -> Label | None:
    """The label that a passage opens with: "Aanbeveling 2 (college): …", "Advies aan de raad: …", "3. Advies".

    With `short`, in a part of advice, a letter with a number is one too: "R1 – Aan het bestuur: …".
    """
    found = words(passage.folded)
    at = _behind_word(found, short=short)
    if at is None:
        return None
    number, at = _number(passage, found, at)
    stop = _sign(found, at, far=True)
    if stop is None:
        rest = passage.part(found[at].start, len(passage.text)) if number and at < len(found) else None
        return Label(number, None, rest) if number or at == len(found) else None
    whom = passage.part(found[at].start, found[stop].start) if stop > at else None
    rest = passage.part(found[stop].end, len(passage.text)) if found[stop].end < len(passage.text) else None
    if whom is not None and found[stop].text != ":" and not _turns(found, at):
        return Label(number, None, passage.part(found[at].start, len(passage.text))) if number else None
    return Label(number, whom, rest)


def of_field(name: Shadow, value: Shadow, *, short: bool = False) -> Label | None:
    """The label of advice that a field's name is, with the field's value as what it labels."""
    found = words(name.folded)
    at = _behind_word(found, short=short)
    if at is None:
        return None
    number, at = _number(name, found, at)
    whom = name.part(found[at].start, len(name.text)) if at < len(found) else None
    return Label(number, whom, value) if number or whom is None or _turns(found, at) else None


def _turns(found: Sequence[Word], at: int) -> bool:
    return found[at].text in ("aan", "voor", "(")


def _behind_word(found: Sequence[Word], *, short: bool) -> int | None:
    """The word behind that which makes a passage advice, None where there is none."""
    at = 0
    if found and found[0].text.isdigit() and len(found) > 1:
        at = 2 if found[1].text in _SIGNS else 1
        if at < len(found) and found[at].text in _labels() and (at + 1 == len(found) or found[at + 1].text in _SIGNS):
            return 0  # "3. Advies": the number stands before the word
        return None
    if found and found[0].text in _labels():
        at = 1
        while at < len(found) and found[at].text in table("advice")["between_label_and_number"]:
            at += 1
        return at
    if short and found and len(found) > 2 and found[1].text in _SIGNS and _is_code(found[0].text):
        return 0
    return None


def _number(passage: Shadow, found: Sequence[Word], at: int) -> tuple[str, int]:
    """The number that stands at a word, and the word behind it."""
    if at >= len(found):
        return "", at
    word = found[at].text
    numbered = word.isdigit() or _is_code(word) or set(word) <= _ROMAN
    if not numbered or len(word) > _LONGEST_NUMBER:
        return "", at
    printed = passage.text[found[at].start : found[at].end]
    if at == 0 and word.isdigit():  # "3. Advies"
        at = next(n for n, each in enumerate(found) if each.text in _labels())
    at += 1
    while at < len(found) and found[at].text in _SIGNS and found[at].text != ":":
        at += 1
    return printed, at


def _is_code(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST_NUMBER and word[0].isalpha() and word[1:].isdigit()


def _sign(found: Sequence[Word], at: int, *, far: bool) -> int | None:
    """The colon or dash that ends a label, within a few words."""
    for n in range(at, min(len(found), at + _MOST_WORDS if far else at + 1)):
        if found[n].text == ":" or (found[n].text in "–—" and n > at):
            return n
        if found[n].text in (".", ",", ";"):
            return None
    return None


@cache
def _labels() -> frozenset[str]:
    return frozenset(table("advice")["label"])
