"""Numbers that claim something: counts, shares, amounts and durations, with what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from loaders.elements.numbers import NUMBER, value_of
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Statement, values

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:(?:,| en| t/m| tot en met) \d{{1,2}})* (?:{_MONTHS})(?: (?:19|20)\d\d)?"
    rf"|\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b\d{4} ?[a-z]{2}\b(?= [a-z])")
_LABEL = re.compile(
    r"\b(?:norm(?:en)?|thema|pagina|p\.|blz\.?|bijlage|artikel|art\.|nummer|nr\.?|hoofdstuk|advies|actielijn"
    r"|fase|versie|figuur|tabel|postbus"
    r"|paragraaf|stap|lid|punt|kvk|t|prio|prioriteit|kamerstuk(?:ken)?|stcrt\.?|niveau|wave|ronde"
    r"|covid-?)\s*(?:\d[\d.,a-c]*\s*(?:,|en|t/m)\s*)*$"
)
_AGE_BEFORE = re.compile(
    r"\b(?:onder|tot|vanaf|boven|leeftijd van|ouder dan|jonger dan|van|tussen)(?: de| hun)?\s*(?:\d+ (?:en|tot) )?$"
)
_AGE_AFTER = re.compile(r"^\s*(?:(?:en|tot|t/m) \w+ )?(?:jaar(?! (?:geleden|lang))|jarige)\b")
_APPROXIMATE = re.compile(
    r"(?:\b(?:ongeveer|circa|ca\.|zo'n|bijna|ruim|rond de|om en nabij|meer dan|minder dan|ten minste|minstens"
    r"|minimaal|maximaal)|±|\+/-)\s*(?:de )?$"
)
_UNIT = re.compile(
    rf"^\s*(?P<range>(?:tot|a|t/m|-|of)\s(?P<top>{NUMBER.pattern})\s)?(?P<percent>%"
    rf"|procent\b)?\s*(?P<noun>(?:van de |van het )?"
    r"(?:(?!(?:van|en|of|in|op|te|tot|die|dat|is|zijn|was|waren|wordt|worden|als|met|om|per|voor|door|bij|er"
    r"|niet|de|het|een|hebben|heeft|keer)\b)"
    r"[a-z(][\w()/'-]*\s?){0,4})"
)
_OF = re.compile(
    rf"^\s*(?P<noun>[a-z][\w-]* )?(?:van|uit|op) (?:de |het "
    rf"|in totaal )*(?:de )?(?:[a-z]+ )?(?P<base>{NUMBER.pattern})\b"
)
# "6 jongeren (van de ongeveer 80": the base follows between brackets.
_BASE_IN_BRACKETS = re.compile(
    rf"^[^().;]{{0,60}}\(van (?:de |het )?(?:ongeveer |circa |± ?)?(?P<base>{NUMBER.pattern})"
)
# "20 door ouders ingevulde vragenlijsten": what is counted comes after who did it.
_MADE_BY = re.compile(r"^\s*door (?:de )?\w+ (?P<noun>\w+(?: [\w-]+){0,5})")
_ONE = re.compile(r"(?<!\w)[éÉ][ée]n(?= )")
_SHARES = (
    (re.compile(r"\bde helft\b"), Decimal(50), "%"),
    (re.compile(r"\bdriekwart\b"), Decimal(75), "%"),
    (re.compile(r"\b(?:een|het|elk) half jaar\b"), Decimal("0.5"), "jaar"),
    (re.compile(r"\banderhalf jaar\b"), Decimal("1.5"), "jaar"),
)
_MONEY = re.compile(r"(?:€|\beuro)\s*$")
_SCALE_WORD = re.compile(r"^\s*(?P<word>miljoen|miljard|duizend)\b")
_NOT_COUNTED = re.compile(r"^(?:uur|keer|maal|ste|de|e|st)?$")
_HOURS_A_DAY = re.compile(r"^/\d")


@dataclass(frozen=True)
class _Figure:
    start: int
    end: int
    value: Decimal
    unit: str
    printed: str
    approximate: bool = False
    base: Decimal | None = None
    top: Decimal | None = None
    measure: str = ""
    population: Decimal | None = None


def statements(layout: Layout) -> Iterator[Statement]:
    """A Figure for each number-bearing claim in running text, lists and tables.

    Dates, ages, labels (norm, page, article), addresses and list numbers are no figures.
    """
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        for sentence in segment.sentences:
            for figure in _figures(sentence):
                yield _statement(sentence, figure)


def _statement(sentence: Shadow, figure: _Figure) -> Statement:
    clause = _clause(sentence, figure)
    return Statement(
        "Figure",
        (clause.whole,),
        "author",
        "number-with-noun",
        values(
            numericValue=figure.value,
            unit=figure.unit,
            numerator=figure.value if figure.base is not None or figure.population is not None else None,
            denominator=figure.base if figure.base is not None else figure.population,
            maxValue=figure.top,
            approximate=figure.approximate or None,
            printedForm=figure.printed,
            measure=figure.measure,
        ),
    )


def _figures(sentence: Shadow) -> Iterator[_Figure]:
    folded = sentence.folded
    covered = [m.span() for pattern in (_DATE, _ADDRESS) for m in pattern.finditer(folded)]
    end_of_last = 0
    for match in sorted([*NUMBER.finditer(folded), *_ONE.finditer(sentence.text)], key=lambda m: m.start()):
        if match.start() < end_of_last or any(a <= match.start() < b for a, b in covered):
            continue
        figure = _figure(sentence, match)
        if figure:
            end_of_last = figure.end
            yield figure
    for pattern, value, unit in _SHARES:
        for match in pattern.finditer(folded):
            yield _Figure(*match.span(), value, unit, match.group())


def _figure(sentence: Shadow, match: re.Match[str]) -> _Figure | None:
    folded = sentence.folded
    before, after = folded[: match.start()], folded[match.end() :]
    printed = folded[slice(*match.span())]
    if _LABEL.search(before) or _HOURS_A_DAY.match(after) or before.endswith("/"):
        return None
    if _AGE_AFTER.match(after) and _AGE_BEFORE.search(before):
        return None
    if printed == "acht" and sentence.text[match.end() + 1 : match.end() + 2].isupper():
        return None
    value = Decimal(1) if printed == "een" else value_of(printed)
    approximate = bool(_APPROXIMATE.search(before))
    of = _OF.match(after)
    if of and not of["noun"] and printed.isdigit() and _YEAR.match(printed):
        of = None
    unit, made = _UNIT.match(after), _MADE_BY.match(after)
    noun = re.sub(r"\s+", " ", made["noun"] if made else unit["noun"] if unit else "").strip()
    if of:
        end = match.end() + of.end()
        rest = _UNIT.match(folded[end:])
        counted = (of["noun"] or (rest["noun"] if rest else "")).strip()
        return _Figure(
            match.start(), end, value, counted, folded[match.start() : end], approximate, value_of(of["base"])
        )
    if unit and unit["percent"]:
        return _Figure(
            match.start(), match.end() + 2, value, "%", f"{printed}{unit['percent']}", approximate, measure=noun
        )
    scaled = _SCALE_WORD.match(after)
    if scaled or _MONEY.search(before):
        factor = {"miljoen": 10**6, "miljard": 10**9, "duizend": 1000}.get(scaled["word"] if scaled else "", 1)
        return _Figure(
            match.start(), match.end(), value * factor, "euro" if _MONEY.search(before) else noun, printed, approximate
        )
    if not noun or _NOT_COUNTED.match(noun) or (printed.isdigit() and _YEAR.match(printed) and not approximate):
        return None
    top = value_of(unit["top"]) if unit and unit["top"] else None
    base = _BASE_IN_BRACKETS.match(after)
    end = match.end() + 1
    return _Figure(
        match.start(),
        end,
        value,
        noun,
        f"{printed} {noun}",
        approximate,
        top=top,
        population=value_of(base["base"]) if base else None,
    )


def _clause(sentence: Shadow, figure: _Figure) -> Shadow:
    """The stretch that holds the figure: what is between brackets apart, and in a long sentence one part of it."""
    for bracketed in re.finditer(r"\([^()]*\d[^()]*\)", sentence.text):
        if bracketed.start() <= figure.start < bracketed.end():
            return sentence.part(bracketed.start() + 1, bracketed.end() - 1)
        if figure.start < bracketed.start() and figure.base is None:
            return sentence.part(0, bracketed.start())
    if len(sentence.text) <= 240:
        return sentence
    cuts = [0, *(m.end() for m in re.finditer(r"[;:,] ", sentence.text)), len(sentence.text)]
    start = max(cut for cut in cuts if cut <= figure.start)
    end = min(cut for cut in cuts if cut >= min(figure.end, len(sentence.text)))
    return sentence.part(start, end)
