"""Names of natural persons, as far as their form gives them away: no statement of ours repeats them.

Holders of public office act in public: behind the word for their office a name may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The facts about a document in which a person's name may stand: who wrote or signed what was made public.
SIGNED_BY = frozenset({"author", "signatory"})

_PREFIXES = r"(?:(?:van|de|der|den|ten|ter|te|’t|'t|el|al|von|du|la|le) ){0,3}"
_SURNAME = rf"{_PREFIXES}[A-ZÀ-Ý][a-zà-ÿ’']+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
# A letter that ends a sentence ("in groep B. De leiding …") is no initial.
_OPENS_SENTENCE = (
    r"(?!(?:De|Het|Een|In|Er|Dit|Deze|Die|Dat|Ook|Als|Wij|Zij|Ze|We|Hij|Op|Van|Voor|Met|Bij|Na|Maar|Daar|Dan|Want|En|Wat"
    r"|Wie|Hoe|Door|Om|Soms|Toen|Uit|Volgens|Zo|The|This|In)(?! [A-ZÀ-Ý])\b)"
)
_LABELS_A_LETTER = re.compile(
    r"(?i)\b(?:team|bijlage|groep|locatie|triple|optie|vitamine|categorie|deel|fase|niveau|type|klas|plan|punt|onder"
    r"|kolom|vraag|unit|variant|scenario)\s$"
)
_INITIALS = r"(?:[A-Z]\. ?){1,5}"
_ADDRESS = (
    r"(?:[Dd]e heer|[Dd]e heren|[Dd]hr\.?|[Mm]evrouw|[Mm]evr\.?|[Mm]w\.|[Mm]eneer|[Mm]ej\.|[Jj]uffrouw|[Dd]rs\."
    r"|[Ii]ng\.|[Pp]rof\.)(?: en (?:de heer|mevrouw))?(?: (?:drs|dr|mr|ir|ing|prof)\.?){0,3}"
)
# A word for a member of a family, in lower case, with a name right behind it.
_FAMILY = (
    r"(?:(?:pleeg|stief|groot)?(?:moeder|vader|zoon|dochter|broer(?:tje)?|zus(?:je)?)|opa|oma|oom|tante|jongen|meisje"
    r"|(?:pleeg)?kind|baby|peuter|kleuter)"
)
_PERSON = re.compile(
    rf"\b{_ADDRESS} (?P<addressed>(?:{_INITIALS})?{_SURNAME}(?: {_SURNAME})?|[A-Z]\.(?!\w))"
    rf"|\b{_FAMILY} (?P<kin>[A-ZÀ-Ý][a-zà-ÿ’']+(?: {_SURNAME})?)(?! (?:Thuis|Centrum))"
    rf"|(?P<initials>(?<![\w.]){_INITIALS}{_OPENS_SENTENCE}{_SURNAME})"
)
# What every such name holds is sought first: most words hold none of it.
_CUES = (
    *("heer ", "heren ", "hr", "vrouw ", "evr", "w. ", "neer ", "ej. ", "rs. ", "ng. ", "rof. "),
    *("oeder ", "vader ", "zoon ", "ochter ", "broer", "zus", "opa ", "oma ", "oom ", "tante ", "ongen ", "eisje "),
    *("kind ", "baby ", "euter "),
)
_INITIAL = re.compile(r"\.(?<=[A-Z]\.)")
# A legal form or a wind direction written with points.
_ABBREVIATED = re.compile(r"[NZ]\.[OW]\.|[BNVC]\.? ?[VOA]\.|[Uu]\.[Aa]\.")
_NAMED_AFTER = re.compile(
    r"(?i)[- ]?(?:stichting|school|college|instituut|huis|kliniek|fonds|groep|straat|laan|plein)\b"
)
_NAMED_BEFORE = re.compile(r"(?i)\b(?:stichting|vereniging|school|kliniek)\s+$")
_OFFICE = re.compile(
    r"(?i)\b(?:minister(?:-president)?|staatssecretaris|(?:hoofd)?inspecteur-generaal|hoofdinspecteur|burgemeester"
    r"|wethouder|(?:kinder)?ombuds(?:man|vrouw)|commissaris van de koning)\W+(?:\w+\W+){0,6}$"
)


def persons(text: str) -> Iterator[tuple[int, int]]:
    """Where names of persons stand, end excluded: behind a form of address, or as initials with a surname.

    An organisation that is named after a person, and a holder of public office, are left out.
    """
    if not _INITIAL.search(text) and not any(cue in text for cue in _CUES):
        return
    for match in _PERSON.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        before = text[max(0, match.start() - 60) : match.start()]
        if match["initials"] and (
            _ABBREVIATED.match(text, start)
            or _NAMED_AFTER.match(text, end)
            or _NAMED_BEFORE.search(before)
            or _LABELS_A_LETTER.search(before)
        ):
            continue
        if not _OFFICE.search(before):
            yield start, end


def without_persons(text: str) -> str:
    """The same words with the names of persons covered, as far as their form gives them away."""
    for start, end in reversed(list(persons(text))):
        text = text[:start] + "\u2588" * (end - start) + text[end:]
    return text
