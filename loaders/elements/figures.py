"""Numbers that claim something: counts, shares, amounts and durations, with what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from loaders.elements.findings import polarity
from loaders.elements.numbers import NUMBER, value_of
from loaders.elements.units import counted
from loaders.elements.wording import find
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

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
_RANGE = re.compile(rf"^\s*(?:tot|a|t/m|-|of)\s(?P<top>{NUMBER.pattern})(?![\w])")
_PERCENT = re.compile(r"^\s*(?:%|procent\b)")
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
_ONE = re.compile(r"(?<!\w)(?:[éÉ][ée]|[Ee]é)n(?= )")
_SHARES = (
    (re.compile(r"\bde helft\b"), Decimal(50), "%"),
    (re.compile(r"\bdriekwart jaar\b"), Decimal("0.75"), "jaar"),
    (re.compile(r"\bdriekwart\b(?! jaar)"), Decimal(75), "%"),
    (re.compile(r"\b(?:een|het|elk) half jaar\b"), Decimal("0.5"), "jaar"),
    (re.compile(r"\banderhalf jaar\b"), Decimal("1.5"), "jaar"),
)
_MONEY = re.compile(r"(?:€|\beuro)\s*$")
_TIMES = ("keer", "maal")
_SCALE_WORD = re.compile(r"^\s*(?P<word>miljoen|miljard|duizend)\b")
_HOURS_A_DAY = re.compile(r"^/\d")
# "Om tien uur", "half negen": the time of day, unless it says how long.
_CLOCK_BEFORE = re.compile(r"\b(?:om|tot|vanaf|van|tussen|rond|half|kwart voor|kwart over|voor|na)\s$")
_CLOCK_AFTER = re.compile(r"^ uur\b(?! (?:per|achtereen|lang|aaneen|aan een stuk|later|binnen))")
# Numbers that count nothing.
_IDIOMS = re.compile(
    r"\bonder vier ogen\b|\bin een keer\b|\bmet twee maten\b|\bvan twee kanten\b|\bop een lijn\b|\been op een\b"
    r"|\b24/7\b|\btot een kijk\b"
)
# A number that leaves out what it counts, since the number before it said so.
_LEFT_OUT = re.compile(
    r"^ (?:voldoe[nt]|waren|was|zijn|is|werd(?:en)?|word(?:t|en)|bleef|bleven|liep(?:en)?|ha(?:d|dden)|he(?:eft"
    r"|bben)|daarvan|hiervan"
    r"|ervan|nog|niet|grotendeels|minder|meer|\w*ge\w+(?:d|t|en)|bezet|volledig|deels)\b"
)


_POINTING = re.compile(r"\b(?:die|deze|alle|hun|alledrie|wij|jullie)\s$")
_LISTED_ON = re.compile(r"(?:^|[,;:] |\ben )$")
_WENT_TO = re.compile(r"\b(?:waren|zijn|was|werden) (?:het |dat )?er (?:nog |al |inmiddels )?$")
_MARK = re.compile(r"\b(?:rapport)?(?:cijfer|score)\b[^.;]{0,30}$")
_RESPONDENTS = re.compile(r"\bn ?= ?$")
_AND_A_HALF = re.compile(r"^ en een halve?(?= )")
_BARE = re.compile(r"^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%?$")
_NUMBERING = re.compile(
    r"\b(?:nr|nummer|no|norm|stap|prio\w*|pagina|blz|jaar|datum|kvk|kenmerk|telefoon|postcode|versie|fase|thema)\b"
)


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
    population: Decimal | None = None


def statements(layout: Layout) -> Iterator[Statement]:
    """A Figure for each number-bearing claim in running text, lists and tables.

    Dates, ages, times of day, labels (norm, page, article), addresses and list numbers are no figures.
    """
    yield from in_tables(layout)
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        unit = ""
        for sentence in segment.cells if segment.kind is Kind.ROW and len(segment.cells) > 1 else segment.sentences:
            found = list(_figures(sentence, unit))
            said = [(figure.value, figure.unit) for figure in found]
            for figure in found:
                unit = figure.unit if figure.unit not in ("", "%", "euro") else unit
                yield _statement(sentence, figure, said.count((figure.value, figure.unit)) > 1)


def in_tables(layout: Layout) -> Iterator[Statement]:
    """A Figure for each cell that is a bare number: of what its column is headed, else of what stands before it."""
    titles = {segment.folded.strip(" #*0123456789.") for segment in layout.body if segment.kind is Kind.HEADING}
    header: tuple[Shadow, ...] = ()
    before: Segment | None = None
    for segment in layout.body:
        if segment.kind is not Kind.ROW:
            header = ()
        elif before is None or before.kind is not Kind.ROW:
            header = () if any(_BARE.match(cell.folded) for cell in segment.cells) else segment.cells
        # A heading with a page number is a line of the contents.
        if segment.kind is Kind.ROW and segment.cells[0].folded.strip(" #*0123456789.") not in titles:
            yield from _in_row(segment, header)
        before = segment


def _in_row(row: Segment, header: tuple[Shadow, ...]) -> Iterator[Statement]:
    fits = len(header) == len(row.cells) > 2
    for index, cell in enumerate(row.cells):
        if index == 0 or not _BARE.match(cell.folded) or _YEAR.match(cell.folded):
            continue
        title = header[index] if fits else row.cells[0]
        if _NUMBERING.search(title.folded) or not re.search(r"[a-z]{3}", title.folded):
            continue
        place = cell if fits else row.shadow
        yield Statement(
            "Figure",
            (place.whole,),
            "author",
            "number-in-table",
            values(
                numericValue=value_of(cell.folded.rstrip("%")),
                unit="%" if cell.folded.endswith("%") else title.text,
                measure=row.cells[0].text if fits else None,
                printedForm=cell.text,
            ),
        )


def _statement(sentence: Shadow, figure: _Figure, repeated: bool) -> Statement:
    clause = _clause(sentence, figure, repeated)
    base = figure.base if figure.base is not None else figure.population
    share = figure.unit == "%" or base is not None
    return Statement(
        "Figure",
        (clause.whole,),
        "author",
        "number-with-noun",
        values(
            numericValue=figure.value,
            unit=figure.unit,
            numerator=figure.value if base is not None else None,
            denominator=base,
            figurePolarity=concept("polarity", polarity(clause.folded)) if share else None,
            maxValue=figure.top,
            approximate=figure.approximate or None,
            printedForm=figure.printed,
        ),
    )


def _figures(sentence: Shadow, unit: str) -> Iterator[_Figure]:
    """The figures of a sentence; `unit` is what the number before it counted."""
    folded = sentence.folded
    covered = [m.span() for pattern in (_DATE, _ADDRESS, _IDIOMS) for m in pattern.finditer(folded)]
    end_of_last = 0
    for match in sorted([*NUMBER.finditer(folded), *_ONE.finditer(sentence.text)], key=lambda m: m.start()):
        if match.start() < end_of_last or any(a <= match.start() < b for a, b in covered):
            continue
        if _is_no_figure(sentence, match):
            continue
        if figure := _figure(folded, match, unit):
            end_of_last = figure.end
            unit = figure.unit if figure.unit not in ("", "%", "euro") else unit
            yield figure
    for pattern, value, measure in _SHARES:
        for match in pattern.finditer(folded):
            yield _Figure(
                *match.span(), value, measure, match.group(), bool(_APPROXIMATE.search(folded[: match.start()]))
            )


def _is_no_figure(sentence: Shadow, match: re.Match[str]) -> bool:
    """Whether a number is a label, an age, a time of day or the verb "acht"."""
    folded = sentence.folded
    before, after = folded[: match.start()], folded[match.end() :]
    if sentence.text[match.start()] in "¹²³⁴⁵⁶⁷⁸⁹⁰":
        return True
    if _LABEL.search(before) or _HOURS_A_DAY.match(after) or before.endswith("/"):
        return True
    if _AGE_AFTER.match(after) and _AGE_BEFORE.search(before):
        return True
    if (_CLOCK_BEFORE.search(before) and _CLOCK_AFTER.match(after)) or before.endswith("half "):
        return True
    return folded[slice(*match.span())] == "acht" and sentence.text[match.end() + 1 : match.end() + 2].isupper()


def _figure(folded: str, match: re.Match[str], unit: str) -> _Figure | None:
    before, after = folded[: match.start()], folded[match.end() :]
    printed = folded[slice(*match.span())]
    value = Decimal(1) if printed == "een" else value_of(printed)
    approximate = bool(_APPROXIMATE.search(before))
    is_year = printed.isdigit() and bool(_YEAR.match(printed))
    if half := _AND_A_HALF.match(after):
        value, after = value + Decimal("0.5"), after[half.end() :]
    of = _OF.match(after)
    if of and not (is_year and not of["noun"]) and counted(after) not in _TIMES:
        end = match.end() + of.end()
        noun = (of["noun"] or "").strip() or counted(folded[end:]) or unit
        base = value_of(of["base"])
        return _Figure(match.start(), end, value, noun, folded[match.start() : end], approximate, base)
    if percent := _PERCENT.match(after):
        end = match.end() + percent.end()
        return _Figure(match.start(), end, value, "%", folded[match.start() : end], approximate)
    scaled, money = _SCALE_WORD.match(after), _MONEY.search(before)
    if scaled or money:
        factor = {"miljoen": 10**6, "miljard": 10**9, "duizend": 1000}.get(scaled["word"] if scaled else "", 1)
        noun = "euro" if money else counted(after[scaled.end() :]) if scaled else ""
        end = match.end() + (scaled.end() if scaled else 0)
        return _Figure(match.start(), end, value * factor, noun, folded[match.start() : end], approximate)
    if _RESPONDENTS.search(before) or _MARK.search(before):
        named = "respondenten" if _RESPONDENTS.search(before) else "cijfer"
        return _Figure(match.start(), match.end(), value, named, printed, approximate)
    return None if is_year and not approximate else _count(folded, match, value, approximate, unit)


def _count(folded: str, match: re.Match[str], value: Decimal, approximate: bool, unit: str) -> _Figure | None:
    """A number of things, named behind it, before it in brackets, or by the number before it."""
    before, after = folded[: match.start()], folded[match.end() :]
    after = after[half.end() :] if (half := _AND_A_HALF.match(after)) else after
    span = _RANGE.match(after)
    rest = after[span.end() :] if span else after
    made = _MADE_BY.match(after)
    noun = made["noun"].strip() if made else counted(rest, single=value == 1 and not span)
    if noun == "inspecties" or (not noun and not _without_noun(before, match.group(), rest, unit)):
        return None
    if not noun and before.endswith("(") and (role := find("role", before)):
        noun = role.label_nl
    base = _BASE_IN_BRACKETS.match(after)
    end = match.end() + (span.end() if span else 0)
    return _Figure(
        match.start(),
        end,
        value,
        noun or unit,
        f"{folded[match.start() : end]} {noun}".strip(),
        approximate,
        top=value_of(span["top"]) if span else None,
        population=value_of(base["base"]) if base else None,
    )


def _without_noun(before: str, printed: str, after: str, unit: str) -> bool:
    """Whether a number without a noun behind it counts what the number before it counted, or a role before it."""
    digits = printed[:1].isdigit()
    if _LEFT_OUT.match(after):
        return digits or (bool(unit) and not _POINTING.search(before))
    if before.endswith("(") and after.startswith(")"):
        return not digits and find("role", before) is not None
    if not unit or not digits:
        return False
    at_end = not after or after[:1] in ".,;"
    return (bool(_WENT_TO.search(before)) and at_end) or (bool(_LISTED_ON.search(before)) and after[:1] == " ")


def _clause(sentence: Shadow, figure: _Figure, repeated: bool) -> Shadow:
    """The stretch that holds the figure.

    What is between brackets stands apart; of a long sentence, or one that says the same number twice, one part.
    """
    for bracketed in re.finditer(r"\([^()]*\d[^()]*\)", sentence.text):
        if bracketed.start() <= figure.start < bracketed.end():
            return sentence.part(bracketed.start() + 1, bracketed.end() - 1)
        if figure.start < bracketed.start() and figure.base is None:
            return sentence.part(0, bracketed.start())
    if len(sentence.text) <= 240 and not repeated:
        return sentence
    joints = r"[;:,] | en (?=op |aan |in |bij |van |met )" if repeated else r"[;:,] "
    cuts = [0, *(m.end() for m in re.finditer(joints, sentence.text)), len(sentence.text)]
    start = max(cut for cut in cuts if cut <= figure.start)
    end = min(cut for cut in cuts if cut >= min(figure.end, len(sentence.text)))
    return sentence.part(start, end)
