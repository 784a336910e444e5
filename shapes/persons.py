"""Names of natural persons, as far as their form gives them away: no statement of ours repeats them.

A name is known by a form of address, a word for a member of a family, initials, a given name or the label before it.
Holders of public office act in public: behind the word for their office a name may stand, and so may the names of those
who sign what is made public. The words are data (`persons.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

# The facts about a document in which a person's name may stand: who wrote or signed what was made public.
SIGNED_BY = frozenset({"author", "signatory"})

_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŚŠŞŹŽ"
_SMALL = "a-zß-öø-ÿćčđğıłńśšşźž"
_PREFIXES = r"(?:(?:[Vv]an|[Dd]e|der|den|[Tt]en|[Tt]er|te|’[st]|'[st]|[Ee]l|al|[Vv]on|du|la|le|in) ){0,3}"
_WORD = rf"[{_CAPITAL}](?:[’'][{_CAPITAL}])?[{_SMALL}’']+(?:[{_CAPITAL}][{_SMALL}]+)?"
_SURNAME = rf"{_PREFIXES}(?:[Ee]l-)?{_WORD}(?: ?[-–] ?{_PREFIXES}{_WORD})?"
# A letter that ends a sentence ("in groep B. De leiding …") is no initial.
_OPENS_SENTENCE = (
    r"(?!(?:De|Het|Een|In|Er|Dit|Deze|Die|Dat|Ook|Als|Wij|Zij|Ze|We|Hij|Op|Van|Voor|Met|Bij|Na|Maar|Daar|Dan|Want|En|Wat"
    rf"|Wie|Hoe|Door|Om|Soms|Toen|Uit|Volgens|Zo|The|This|In)(?! [{_CAPITAL}])\b)"
)
_LABELS_A_LETTER = re.compile(
    r"(?i)\b(?:team|bijlage|groep|locatie|triple|optie|vitamine|categorie|deel|fase|niveau|type|klas|plan|punt|onder"
    r"|kolom|vraag|unit|variant|scenario|thema|theme|onderdeel|domein|norm|criterium|hoofdstuk|paragraaf|cluster|pijler"
    r"|part|section|annex|appendix|table|tabel|the):?\s$"
)
# "A. Veiligheid" at the head of a line is a title and its letter; a name there has more initials or a particle.
_LETTERED = re.compile(rf"[A-K]\. ?{_WORD}")
_HEADS_LINE = re.compile(r"(?:^|[\n\t|])[^\w\n:]{0,8}$")
_INITIALS = r"(?:(?:[A-Z]|Ch|Th|Ph|IJ|Tj|Sj|Yv)\. ?){1,5}"
_ADDRESS = (
    r"(?:[Dd]e [Hh]eer|[Dd]e [Hh]eren|[Dd]hr\.?|[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Mm]ej\.|[Jj]uffrouw|[Dd]rs\."
    r"|[Ii]ng\.|[Pp]rof\.|[Jj]uf|[Mm]eester)(?: en (?:de heer|mevrouw))?(?: (?:drs|dr|mr|ir|ing|prof)\.?){0,3}"
)
_PERSON = re.compile(
    rf"\b{_ADDRESS} (?P<addressed>(?:{_INITIALS})?{_SURNAME}(?: {_SURNAME})?|[A-Z]\.(?!\w))"
    rf"|(?P<initials>(?<![\w.]){_INITIALS}{_OPENS_SENTENCE}{_SURNAME})"
)
# What every such name holds is sought first: most words hold none of it.
_CUES = (
    *("eer ", "heren ", "hr", "vrouw ", "evr", "w. ", "w ", "neer ", "ej. ", "rs. ", "ng. ", "rof. "),
    *("uf ", "eester "),
)
_INITIAL = re.compile(r"\.(?<=[A-Z]\.)|[CTP]h\.")
_CAPITALISED = re.compile(rf"(?<![\w’'-]){_WORD}(?:-{_WORD})?")
_REST = re.compile(rf" (?:{_INITIALS})?{_SURNAME}(?: {_WORD}(?=\b))?")
# "Femke (gefingeerde naam)", "Noor, niet haar echte naam": who is told of so is not named.
_MADE_UP = re.compile(
    rf"({_WORD})[ ,(]{{1,3}}[^().\n]{{0,24}}\b(?:verzonnen|gefingeerd|fictie|pseudoniem"
    r"|echte naam|niet echt\b|heet (?:ze|zij|hij) (?:eigenlijk )?(?:niet|anders))"
)
_KIN_BEFORE = re.compile(rf"\b[a-z]{{3,13}} ({_WORD})")
_ENDS_NAME = re.compile(r" ?[,(]| (?:is|was|heeft|vertel\w+|zegt?|sprak|spreekt)\b")
_PARTS = re.compile("[-’']")
_AGED = re.compile(r" ?[(,] ?[0-9]{1,2} jaar\b")
_LABEL = re.compile(
    r"(?m)^[ \t>*•▪–-]{0,8}(?P<label>[^\W\d_][\w.-]{1,20}(?: (?:met|door|bij|opgeslagen door)){0,2})"
    r"(?: ?\([^()\n]{0,20}\))?"
    r"(?: *:[ \t]*|\t+| {3,}|\n(?=[ \t]*[-•*▪] ))(?P<value>[^\n:]*(?:\n[ \t]*[-•*▪][^\n:]*)*)"
)
_NAMED = re.compile(rf"(?<![\w.-])(?:{_INITIALS}|{_WORD}(?:-{_WORD})? ){_SURNAME}")
# A legal form, a state or a wind direction written with points.
_ABBREVIATED = re.compile(r"[NZ]\.[OW]\.|[BNVC]\.? ?[VOA]\.|[Uu]\.[Aa]\.|[UE]\.[SUKN]\.|V\.[SN]\.")
_BEHIND = re.compile(r"[- ]?([\w.-]+)")
_BEFORE = re.compile(r"([\w’']+)[ \n‘'\"“]+$")
_OFFICE = re.compile(
    r"(?i:\b(?:ministers?(?:-president)?|staatssecretaris(?:sen)?|(?:hoofd)?inspecteur-generaal|hoofdinspecteur"
    r"|burgemeester|wethouders?|(?:kinder)?ombuds(?:man|vrouw)|commissaris van de koning))\b"
    rf"(?:\W+(?:[{_CAPITAL}]\w*|van|voor|de|den|der|het|en|mevrouw|heer|dhr|mevr|mw|drs|mr|dr|ir)){{0,12}}\W+$"
)
_ENDINGS = ("stichting", "school", "huis", "straat", "laan", "instituut", "kliniek", "fonds", "college")
_LONGEST_TITLE = 20  # characters of titles before a name with which a line begins
_ENDS_LINE = re.compile(r"[ \t]*(?:,[ \t]*(?:de )?|\n[ \t]*(?:de )?)(?P<function>[\w-]+)")


@cache
def _words() -> dict[str, frozenset[str]]:
    data = tomllib.loads(Path(__file__).with_name("persons.toml").read_text("utf-8"))
    return {name: frozenset(listed.split()) for name, listed in data.items()}


def persons(text: str) -> Iterator[tuple[int, int]]:
    """Where names of persons stand, in order, end excluded.

    An organisation that is named after a person, a holder of public office and a name that is said to be made up are
    left out.
    """
    until = 0
    made_up = set(_MADE_UP.findall(text))
    for start, end in sorted({*_in_form(text), *_given(text), *_labelled(text)}, key=lambda span: (span[0], -span[1])):
        if end > until:
            if text[start:end] not in made_up:
                yield max(start, until), end
            until = end


def unsigned(text: str) -> Iterator[tuple[int, int]]:
    """The same without those who sign: named behind a label of an author, or with the function in which they sign."""
    for start, end in persons(text):
        line = text.rfind("\n", 0, start) + 1
        label = _plain(text[max(line, start - 60) : start].partition(":")[0]).strip().replace(" ", "-")
        behind = _ENDS_LINE.match(text, end)
        in_function = behind is not None and _plain(behind["function"]) in _words()["functions"]
        alone = start - line < _LONGEST_TITLE and ":" not in text[line:start]
        if label not in _words()["signing"] and not (alone and in_function and not _among_present(text, line)):
            yield start, end


def without_persons(text: str) -> str:
    """The same words with the names of persons covered, as far as their form gives them away."""
    for start, end in reversed(list(persons(text))):
        text = text[:start] + "\u2588" * (end - start) + text[end:]
    return text


def _in_form(text: str) -> Iterator[tuple[int, int]]:
    """Names behind a form of address, and initials with a surname."""
    if not _INITIAL.search(text) and not any(cue in text for cue in _CUES):
        return
    letter = " "  # of the last title with one
    for match in _PERSON.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        before = text[max(0, match.start() - 90) : match.start()]
        opens = _HEADS_LINE.search(before) or ord(text[start]) == ord(letter) + 1
        lettered = opens and _LETTERED.fullmatch(match.group()) and not _ENDS_NAME.match(text, end)
        letter = text[start] if lettered else letter
        if match["initials"] and (
            lettered
            or _ABBREVIATED.match(text, start)
            or _is_thing(text, start, end)
            or _LABELS_A_LETTER.search(before)
        ):
            continue
        if not _OFFICE.search(before):
            yield start, end


def _given(text: str) -> Iterator[tuple[int, int]]:
    """Given names, with the surname behind them; any name right behind a word for a member of a family."""
    words = _words()
    here = _first_names(text)
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        first = _PARTS.split(match.group())[0]
        known, often = first in words["given"] or first in here, first in words["also_words"]
        before = _BEFORE.search(text, max(0, start - 24), start)
        of_kin = before is not None and before[1] in words["kin"] and before.end() - before.end(1) == 1
        aged = _AGED.match(text, end) is not None and first.lower() not in words["nobody"]
        if not (known or often or of_kin or aged):
            continue
        rest = _REST.match(text, end)
        if rest and not _is_thing(text, start, rest.end()):
            end = rest.end()
        elif rest or (often and not of_kin and not aged):
            continue
        if not _is_thing(text, start, end) and not _OFFICE.search(text[max(0, start - 90) : start]):
            yield start, end


def _first_names(text: str) -> set[str]:
    """First names that a text gives away somewhere, by a word for a member of a family or by a label."""
    kin = {match[1] for match in _KIN_BEFORE.finditer(text) if match[0].partition(" ")[0] in _words()["kin"]}
    labelled = {text[start:end].partition(" ")[0] for start, end in _labelled(text)}
    return {
        name for name in kin | labelled if len(name) > 2 and "." not in name and name.lower() not in _words()["things"]
    }


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    """Names of two words or more behind a label that asks for persons, or in the list below it."""
    for match in _LABEL.finditer(text):
        if _plain(match["label"]).partition(" ")[0].strip(".") not in _words()["labels"]:
            continue
        for named in _NAMED.finditer(text, *match.span("value")):
            if not _is_thing(text, *named.span()):
                yield named.span()


def _is_thing(text: str, start: int, end: int) -> bool:
    """Whether a word of the name, or right before or behind it, tells that it names an organisation, street or tool."""
    things = _words()["things"]
    behind = _BEHIND.match(text, end)
    near = [word for part in text[start:end].split() for word in part.split("-")[-1:]]
    if behind and (behind[1][0].isupper() or behind[0][0] == "-" or _ends_as_thing(behind[1])):
        near.append(behind[1].split("-")[-1])
    before = _BEFORE.search(text, max(0, start - 24), start)
    if before and "\n" not in text[before.end(1) : start]:
        near.append(before[1])
        if before[1].lower() in ("de", "het", "een", "the"):
            return True
    return any(_names_thing(word.lower().strip(".,"), things) for word in near)


def _names_thing(word: str, things: frozenset[str]) -> bool:
    return word in things or _ends_as_thing(word)


def _ends_as_thing(word: str) -> bool:
    return word.endswith(_ENDINGS) and word not in ("thuis", "Thuis")


def _among_present(text: str, line: int) -> bool:
    """Whether a line stands in a list of those present: such a word opens the block of lines above it."""
    block = text[max(0, line - 600) : line]
    return re.search(r"(?i)\b(?:aan|af)wezig(?:en)?\b[^.]*$|\bdeelnemers\b[^.]*$", block) is not None


def _plain(words: str) -> str:
    return "".join(char for char in normalize("NFD", words.lower()) if char.isascii())
