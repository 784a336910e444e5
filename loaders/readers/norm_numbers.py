"""Numbers of norms as documents print them, and the sentences that refer to norms by number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# What documents call that which they judge; the plural goes with it.
LABELS = {
    "norm": "normen",
    "deelnorm": "deelnormen",
    "subnorm": "subnormen",
    "toetsingsnorm": "toetsingsnormen",
    "kwaliteitsnorm": "kwaliteitsnormen",
    "criterium": "criteria",
    "toetscriterium": "toetscriteria",
    "toetsingscriterium": "toetsingscriteria",
    "kwaliteitscriterium": "kwaliteitscriteria",
    "beoordelingscriterium": "beoordelingscriteria",
    "eis": "eisen",
    "kwaliteitseis": "kwaliteitseisen",
    "voorwaarde": "voorwaarden",
    "kwaliteitsvoorwaarde": "kwaliteitsvoorwaarden",
    "standaard": "standaarden",
    "kwaliteitsstandaard": "kwaliteitsstandaarden",
    "indicator": "indicatoren",
    "toetspunt": "toetspunten",
    "toetsingspunt": "toetsingspunten",
    "verwachting": "verwachtingen",
    "kwaliteitsaspect": "kwaliteitsaspecten",
    "toetsaspect": "toetsaspecten",
    "beoordelingspunt": "beoordelingspunten",
    "kernnorm": "kernnormen",
    "basisnorm": "basisnormen",
    "kwaliteitskenmerk": "kwaliteitskenmerken",
}
# Recognition of characters takes 1 for l, i or a bar, 0 for o, and a full stop for a comma or a colon.
_MISREAD = str.maketrans({"l": "1", "i": "1", "|": "1", "o": "0", ",": ".", "·": ".", ":": "."})
_PLAIN = r"\d{1,2}[a-c]?(?:\.\d{1,2}){0,2}[a-c]?"
_LETTERED = r"[a-h][.-]?\d{1,2}(?:\.\d{1,2})?"
_ROMAN = r"[ivx]{1,4}(?:[.-](?:[a-z]|\d{1,2}))?"
NUMBER = rf"(?:{_PLAIN}|{_LETTERED}|{_ROMAN})(?![\w]|[.,]\d)"
_ONE = r"[\dil|]"
_SERIAL = r"(?:\d{1,2}|[\dilo|]{1,2}(?![a-z]))"
# A number as recognition of characters may leave it: "1 a. 3", "1a,3", "la.3".
LOOSE_NUMBER = rf"(?:{_ONE} ?[a-c]? ?[.,·:] ?{_SERIAL}(?:\.\d{{1,2}})?|\d ?[a-c] ?\d)(?![.\d]*\d)"
_SEVERAL = r"(?:\s*(?:,|;|&|/|en|t/m|tot en met|,\s*en|en ook|of)\s+(?:{label} )?{number})"


@dataclass(frozen=True)
class Reference:
    """Norms that a folded text names by number; `bare` where no word for what they are stands before the numbers."""

    start: int
    end: int
    numbers: tuple[str, ...]
    label: str = ""
    bare: bool = False


def notation(printed: str) -> str:
    """Printed "1a3", "1 a. 3", "1a,3" and "la.3" all stand for norm 1a.3; letters before are capitals."""
    compact = re.sub(r"\s", "", printed)
    if re.fullmatch(_LETTERED, compact):
        return compact.upper()
    if re.fullmatch(_ROMAN, compact) and re.match(r"[ivx]+(?:[.-][a-z\d]+)?$", compact) and not _is_misread(compact):
        head, sign, tail = compact.replace("-", ".").partition(".")
        return head.upper() + sign + tail
    if re.fullmatch(_PLAIN, compact):
        return re.sub(r"^(\d[a-c])(\d)$", r"\1.\2", compact)
    compact = compact.translate(_MISREAD)
    return re.sub(r"^(\d[a-c])(\d)$", r"\1.\2", compact)


def _is_misread(compact: str) -> bool:
    """Whether "i.3" is 1.3 read wrong and no Roman number: Roman numbers go with letters or stand alone."""
    head, _, tail = compact.partition(".")
    return head == "i" and tail.isdigit()


def references(folded: str) -> list[Reference]:
    """The norms that a text names behind a word for them: "norm 2.1", "de normen 1.1, 1.2 en 2.4", "standaard 3"."""
    if not any(char.isdigit() for char in folded) and not _MAY_BE_ROMAN.search(folded):
        return []
    out = []
    for match in _references().finditer(folded):
        numbers = tuple(notation(number) for number in _numbers_in(match["numbers"]))
        out.append(Reference(match.start(), match.end(), _spread(numbers, match["numbers"]), match["label"]))
    return out


def leading_number(folded: str) -> Reference | None:
    """The number that a text opens with, with or without a word for it ("2.1 Title", "Norm 2.1: title")."""
    match = _leading().match(folded)
    if match is None or (match["label"] is None and "." not in match["number"] and not match["number"][-1].isdigit()):
        return None
    return Reference(
        match.start("number") if match["label"] is None else match.start("label"),
        match.end("number"),
        (notation(match["number"]),),
        match["label"] or "",
        match["label"] is None,
    )


def only_references(folded: str) -> tuple[str, ...]:
    """The numbers in a text that holds references and nothing else: "norm 1.1, norm 1.4 en norm 2.2", "1.1 en 1.4".

    A whole number alone counts ("Niet voldaan: 3") and names none.
    """
    match = None if folded.strip(" .;").isdigit() else _ONLY.fullmatch(folded.strip(" .;"))
    return _spread(tuple(notation(n) for n in _numbers_in(match.group())), match.group()) if match else ()


_MAY_BE_ROMAN = re.compile(r"\b[ivx]{1,4}\b")
_NUMBERS = re.compile(rf"(?<![\w.,]){NUMBER}")
_WORD = "|".join(sorted({word for pair in LABELS.items() for word in pair}, key=len, reverse=True))
_ONLY = re.compile(rf"(?:(?:de )?(?:{_WORD}) )?(?:{_PLAIN})(?:(?:,| en|, en|;| &| t/m) (?:(?:{_WORD}) )?(?:{_PLAIN}))*")


def _numbers_in(text: str) -> list[str]:
    return _NUMBERS.findall(text)


def _spread(numbers: tuple[str, ...], printed: str) -> tuple[str, ...]:
    """ "1.1 t/m 1.4" names the norms in between as well."""
    if len(numbers) != 2 or not re.search(r"\bt/m\b|\btot en met\b", printed):
        return numbers
    (head, _, first), (other, _, last) = (number.rpartition(".") for number in numbers)
    if head != other or not (first.isdigit() and last.isdigit()) or not int(first) < int(last) <= int(first) + 20:
        return numbers
    return tuple(f"{head}.{n}" if head else str(n) for n in range(int(first), int(last) + 1))


@cache
def _references() -> re.Pattern[str]:
    several = _SEVERAL.format(label=f"(?:{_WORD})", number=NUMBER)
    return re.compile(rf"\b(?P<label>{_WORD})\b\W{{0,2}}(?:nr\.? |nummer )?(?P<numbers>{NUMBER}{several}*)")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"^[^\w]*(?:(?P<label>{_WORD})\b\W{{0,3}}(?:nr\.? |nummer )?)?(?P<number>{NUMBER})")
