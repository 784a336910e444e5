"""Instruments, methods, plans and rules that a report names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.elements.wording import mentions
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, Value, values

# Dutch compounds show by their last part what they are.
_LAST_PART = (
    r"(?:plan(?:nen)?|training(?:en)?|regeling(?:en)?|taxaties?|inventarisaties?|inschatting(?:en)?"
    r"|lijst(?:en)?|boog|boek"
    r"|monitor|protocol(?:len)?|methodiek(?:en)?|richtlijn(?:en)?|kader|criteria|registratie|educatie"
    r"|begeleiding|melding"
    r"|traject(?:en)?|opstelling|visie|vergadering|systeem|dossier|regels|controle|programma|maatregelen|cursus)"
)
_WORD = re.compile(r"(?<![\w-])[a-z0-9-]{6,}(?![\w])")
_COMPOUND = re.compile(rf"(?:(?:[a-z0-9]+-)+[a-z]*|[a-z]{{3,}}){_LAST_PART}")
_NOT_ONE = re.compile(
    r"^(?:begeleiding|aanmelding|melding|gastouderbegeleiding|vergadering|maatregelen|verbetermaatregelen"
    r"|levensboek s|pleegzorgbegeleiding|televisie|revisie|provisie)$"
    r"|^(?:kinderbeschermings|jeugdbeschermings)maatregelen$"
)
_SHORT = re.compile(
    r"(?<![\w-])(?:intervisie|supervisie|meldcode|werkbegeleiding|audits?|draaiboek|richtlijnen"
    r"|[A-Z]{2,5}-?kader|toetsingskader)(?![\w])"
)
_QUOTED = re.compile(r"(?<!\w)[‘'](?P<name>[A-Za-zÀ-ý][^‘’'.!?]{3,60})[’'](?!\w)")
_TYPE = (
    r"(?:training|methode|methodiek|project|werkwijze|cursus|instrument|programma|aanpak|interventie"
    r"|pleegzorgvorm|module"
    r"|systeem|pilot|spel|folder|app)(?:en|s|'s)?"
)
# What stands before a name between quotation marks, so that a motto or a saying is not taken for one.
_NAMES_ONE = re.compile(rf"\b{_TYPE}\b[^.]{{0,60}}$|\bgebruik(?:t|en)? (?:maken )?(?:van )?$")
_BY_TYPE = re.compile(rf"\b(?:de |het )?{_TYPE} [‘']?(?P<name>[A-Z][\w-]*(?: [A-Za-z][\w-]*){{0,3}})[’']?")
_SEASON = re.compile(
    r"^(?:voorjaar|najaar|zomer|winter|begin|eind|medio|jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
)
_ABBREVIATED = re.compile(r"(?<![\w-])(?P<name>[A-Z]{3,5})(?= (?:voor|training|methode|bij|en|of)\b)")


def statements(layout: Layout) -> Iterator[Statement]:
    """An InstrumentUse for each instrument, at its first mention."""
    seen: set[str] = set()
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        for name, place, extra in sorted(_found(segment.shadow), key=lambda item: item[1]):
            key = name.lower()
            if key not in seen:
                seen.add(key)
                yield Statement("InstrumentUse", (place,), "author", "instrument-by-form", values(name=name) + extra)


def _found(shadow: Shadow) -> Iterator[tuple[str, Place, tuple[tuple[str, Value], ...]]]:
    known = list(mentions("instrument", shadow.folded))
    for mention in known:
        yield mention.concept.label_nl, shadow.place(mention.start, mention.end), values(instrument=mention.concept.iri)
    for start, end in _by_form(shadow):
        if not any(mention.start < end and start < mention.end for mention in known):
            yield shadow.text[start:end], shadow.place(start, end), ()


@lru_cache(maxsize=16384)
def _is_compound(word: str) -> bool:
    return _COMPOUND.fullmatch(word) is not None and not _NOT_ONE.match(word)


def _by_form(shadow: Shadow) -> Iterator[tuple[int, int]]:
    """Where names of instruments stand that the vocabulary does not hold."""
    for match in _WORD.finditer(shadow.folded):
        if _is_compound(match.group()):
            yield match.span()
    for pattern in (_SHORT, _BY_TYPE, _ABBREVIATED):
        for match in pattern.finditer(shadow.text):
            span = match.span("name" if "name" in pattern.groupindex else 0)
            if pattern is not _BY_TYPE or not _SEASON.match(shadow.folded[slice(*span)]):
                yield span
    for match in _QUOTED.finditer(shadow.text):
        if _NAMES_ONE.search(shadow.folded[: match.start()]):
            yield match.span("name")
