"""The words with which documents judge: the four of the inspectorates and those of other scales."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

NOT_ASSESSED = "niet-beoordeeld"
_PARTLY = (
    "grotendeels",
    "voor het grootste deel",
    "voor het grootse deel",
    "voor een groot deel",
    "in grote lijnen",
    "in hoofdzaak",
    "overwegend",
    "merendeels",
)
# What the inspectorates' words fit more than one value with.
_HALFWAY = ("deels", "gedeeltelijk", "ten dele", "nog niet", "niet volledig", "niet geheel", "niet helemaal")
_NONE = (
    "niet beoordeeld",
    "niet getoetst",
    "niet onderzocht",
    "niet van toepassing",
    "nvt",
    "n.v.t",
    "buiten beschouwing",
    "geen oordeel gegeven",
    "geen oordeel mogelijk",
    "geen oordeel",
)
# Words that judge wherever they stand in the place of a value.
_MET = (
    "voldaan",
    "niet voldaan",
    "wel voldaan",
    "niet aan voldaan",
    *(f"{partly} voldaan" for partly in (*_PARTLY, *_HALFWAY)),
    *(f"{partly} niet voldaan" for partly in _PARTLY),
)
# Words that judge only in the place of a value, since they mean other things elsewhere.
_OTHERS = {
    "quality": (
        *("uitstekend", "zeer goed", "goed", "ruim voldoende", "voldoende", "redelijk", "matig", "zwak", "slecht"),
        *("onvoldoende", "ruim onvoldoende", "zeer zwak", "deels voldoende", "net voldoende", "zeer slecht"),
        *("grotendeels voldoende", "grotendeels onvoldoende", "overwegend voldoende", "overwegend onvoldoende"),
    ),
    "order": (
        *("op orde", "grotendeels op orde", "deels op orde", "niet op orde", "nog niet op orde", "in orde"),
        *("niet in orde", "aandacht nodig", "verbetering nodig", "kan beter", "moet beter", "verbeteren"),
        *("behoeft aandacht", "vraagt aandacht", "vraagt om aandacht", "behoeft verbetering", "grotendeels in orde"),
        *(
            "aandacht vereist",
            "verbetering vereist",
        ),
    ),
    "traffic": ("groen", "lichtgroen", "donkergroen", "geel", "oranje", "rood", "grijs"),
    "achieved": (
        *("behaald", "deels behaald", "grotendeels behaald", "niet behaald", "gehaald", "niet gehaald"),
        *("deels gehaald", "gerealiseerd", "deels gerealiseerd", "niet gerealiseerd", "grotendeels gerealiseerd"),
        *("conform", "niet conform", "deels conform", "akkoord", "niet akkoord", "geborgd", "deels geborgd"),
        *("niet geborgd", "aanwezig", "deels aanwezig", "niet aanwezig", "afwezig", "compleet", "incompleet"),
    ),
    "signs": ("++", "+", "+/-", "±", "-/+", "-", "--", "0"),
    "answer": ("ja", "nee", "deels", "gedeeltelijk", "grotendeels"),
}
_WORD = re.compile(r"\+/-|-/\+|\+\+|--|n\.v\.t|[+±-](?!\w)|\d+(?:[.,]\d+)?(?![\w.,])|\w+(?:['-]\w+)*")
_MARK = re.compile(r"(?:10|[1-9](?:[.,]\d)?)$")
_LONGEST = 6


@dataclass(frozen=True)
class Grade:
    """One value: the `label` of its scale in lower case, and the slug in the scheme judgement where it has one."""

    label: str
    scale: str
    slug: str | None = None

    @property
    def sure(self) -> bool:
        """Whether the words judge wherever they stand alone."""
        return self.scale in ("meets", "met", "none")


@dataclass(frozen=True)
class Printed:
    """A value and the stretch of a folded text that prints it."""

    grade: Grade
    start: int
    end: int


@dataclass(frozen=True)
class Word:
    """One word or sign of a folded text."""

    text: str
    start: int
    end: int


def words(folded: str) -> list[Word]:
    """The words and signs of a folded text."""
    return [Word(match.group().replace(",", "."), *match.span()) for match in _WORD.finditer(folded)]


def value_from(folded: str, found: Sequence[Word], at: int) -> Printed | None:
    """The longest value that begins with the word at an index; the words of a value stand together."""
    forms = _forms()
    for size in range(min(_LONGEST, len(found) - at), 0, -1):
        stretch = found[at : at + size]
        if any(folded[one.end : other.start].strip() for one, other in itertools.pairwise(stretch)):
            continue
        if grade := forms.get(" ".join(word.text for word in stretch)):
            return Printed(grade, stretch[0].start, stretch[-1].end)
    if _MARK.match(found[at].text):
        return Printed(Grade(found[at].text, "marks"), found[at].start, found[at].end)
    return None


def whole_value(folded: str) -> Printed | None:
    """The value that a text holds and nothing else, signs around it aside; a date in brackets may follow."""
    if len(folded) > 90:
        return None
    printed = opening_value(folded)
    if printed is None:
        return None
    rest = folded[printed.end :].strip(" .;:,|)]!'\"*✓✔✗✘●•☑☒")
    if not rest or (rest[:1] in "([" and any(char.isdigit() for char in rest) and len(rest) < 40):
        return printed
    return printed if rest in ("aan deze norm", "aan de norm", "op deze norm", "(aan deze norm") else None


def opening_value(folded: str) -> Printed | None:
    """The value that a text opens with; a noun behind it ("onvoldoende contact") makes it no value."""
    head = folded[:120]
    found = words(head)
    while len(found) > 1 and found[0].text == "-":  # a dash or bullet before the value
        found = found[1:]
    if not found:
        return None
    at = 2 if len(found) > 2 and found[0].text == "de" and found[1].text in _ORGANISATION else 0
    printed = value_from(head, found, at)
    if printed is None:
        return None
    follower = next((word for word in found if word.start >= printed.end), None)
    between = folded[printed.end : follower.start if follower else len(folded)]
    if follower is None or any(char in _ENDS for char in between) or follower.text in _MAY_FOLLOW:
        return printed
    return None


_ORGANISATION = ("aanbieder", "organisatie", "instelling", "zorgaanbieder", "jeugdhulpaanbieder", "locatie")
_ENDS = ".,;:|()[]/!\n"
_MAY_FOLLOW = frozenset(
    ["aan", "op", "voor", "bij", "omdat", "want", "nu", "wegens", "vanwege", "doordat", "zie", "maar", "-"]
)


@cache
def _forms() -> dict[str, Grade]:
    out: dict[str, Grade] = {}
    for scale, labels in _OTHERS.items():
        out.update({label: Grade(label, scale) for label in labels})
    out.update({label: Grade(label, "met", _slug_of_met(label)) for label in _MET})
    out.update({label: Grade("niet beoordeeld", "none", NOT_ASSESSED) for label in _NONE})
    out["geen oordeel"] = Grade("geen oordeel", "none", NOT_ASSESSED)
    out.update(_of_the_inspectorates())
    return out


def _of_the_inspectorates() -> Iterator[tuple[str, Grade]]:
    for verb in ("voldoet", "voldoet wel", "voldoet geheel", "voldoet volledig"):
        yield verb, Grade("voldoet", "meets", "voldoet")
    yield "voldoet niet", Grade("voldoet niet", "meets", "voldoet-niet")
    yield "voldoet geheel niet", Grade("voldoet niet", "meets", "voldoet-niet")
    for partly in _PARTLY:
        for form in (f"voldoet {partly}", f"{partly} voldoet"):
            yield form, Grade("voldoet grotendeels", "meets", "voldoet-grotendeels")
            yield f"{form} niet", Grade("voldoet grotendeels niet", "meets", "voldoet-grotendeels-niet")
    for halfway in _HALFWAY:
        yield f"voldoet {halfway}", Grade(f"voldoet {halfway}", "meets")


def _slug_of_met(label: str) -> str | None:
    """The value of the inspectorates' scale that "voldaan" stands for in a document that works with that scale."""
    if any(label.startswith(halfway) and label != "niet voldaan" for halfway in _HALFWAY):
        return None
    partly = label.startswith(_PARTLY)
    if " niet" in f" {label}":
        return "voldoet-grotendeels-niet" if partly else "voldoet-niet"
    return "voldoet-grotendeels" if partly else "voldoet"
