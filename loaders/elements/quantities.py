"""Quantities in a sentence: counts, shares, amounts and stretches of time, with their bounds and their whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.elements.labels import covered, is_label
from loaders.elements.numbers import HALF_WORD, NUMBER, RANGE_END, half_of, plain, value_of
from loaders.elements.units import counted
from loaders.elements.wording import find, mentions

_N = NUMBER.pattern
_YEAR = re.compile(r"(?:19|20)\d\d$")
# What goes before a number and bounds it from below, from above, or on both sides.
_BOUNDS = (
    ("least", False, r"(?:ten minste|tenminste|minstens|minimaal|op zijn minst|zeker)"),
    ("most", False, r"(?:maximaal|hooguit|hoogstens|ten hoogste|niet meer dan|uiterlijk)"),
    ("least", True, r"(?:ruim|meer dan|boven de|langer dan|vanaf)"),
    ("most", True, r"(?:bijna|minder dan|nog geen|korter dan|krap|net geen)"),
    ("", True, r"(?:ongeveer|circa|ca\.?|zo'n|rond de|rond|om en nabij|naar schatting|een stuk of|±|\+/-|tegen de)"),
)
_BOUND = re.compile("|".join(rf"(?P<b{i}>(?<![a-z]){words})" for i, (_, _, words) in enumerate(_BOUNDS)))
_BOUND_END = re.compile(r"\s*(?:de |het |een |gemiddeld |€ ?)*$")
_AVERAGE = re.compile(r"\b(?:gemiddeld|doorgaans|mediaan)\s(?:€ ?|zo'n |circa |ongeveer )?$")
_RANGE = re.compile(rf"^(?:\s(?:tot|a|t/m|tot en met|of)\s|\s?-\s?)(?:€ ?)?(?P<top>{RANGE_END})")
_BETWEEN = re.compile(r"\btussen (?:de )?(?:€ ?)?$")
_AND = re.compile(rf"^(?: ?%| procent| jaar| euro)? en (?:de )?(?:€ ?)?(?P<top>{_N})(?!\w)")
_PERCENT = re.compile(r"^\s*(?P<unit>%|procent(?:punt(?:en)?)?\b|percent\b)-?(?:punt(?:en)?\b)?")
_OF = re.compile(
    rf"^(?: (?P<noun>[a-z][\w-]*))? ?(?:van|uit|/) ?(?:de |het |in totaal |alle |onze |hun |ongeveer |circa )*"
    rf"(?:[a-z]+ )?(?P<base>{_N})(?!\w)"
)
# "Zes weekenden van 24 uur": how long each is, not out of how many.
_MEASURED_BASE = re.compile(r"^ (?:uur|uren|minuten|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|euro|fte|km|meter)\b")
_IN = re.compile(rf"^ op (?:de |elke )?(?P<base>{_N})(?!\w)")
# "6 jongeren (van de ongeveer 80)", "44 procent (167 van de 380)": the whole, or part and whole, between brackets.
_BASE_IN_BRACKETS = re.compile(rf"^[^().;\d]{{0,60}}\(van (?:de |het )?(?:ongeveer |circa |± ?)?(?P<base>{_N})(?!\w)")
_PART_IN_BRACKETS = re.compile(
    rf"^[^().;\d]{{0,80}}\((?:dat (?:is|zijn) |namelijk |te weten )?(?P<part>{_N})(?: [a-z]+)? ?(?:van|uit|op|/) ?"
    rf"(?:de |het |in totaal |alle )*(?P<base>{_N})(?!\w)[^()]{{0,60}}\)"
)
_WHOLE_BEHIND = re.compile(rf"^ van (?:de |het |alle |onze |hun |in totaal )*(?:[a-z]+e )?(?P<base>{_N})(?= [a-z])")
_SHARE_IN_BRACKETS = re.compile(
    rf"^[^().;\d]{{0,60}}\((?:ongeveer |circa |ruim |bijna )?(?P<share>{_N})(?: ?%| procent)\)"
)
# "20 door ouders ingevulde vragenlijsten": what is counted comes after who did it.
_MADE_BY = re.compile(r"^\s*door (?:de )?\w+ (?P<noun>\w+(?: [\w-]+){0,5})")
_ONE = re.compile(r"(?<!\w)(?:[éÉ][ée]|[Ee]é)n(?= |,|\.|$)")
_ONE_OF = re.compile(rf"\been(?= (?:op|van) (?:de )?{_N}\b)")
_ONE_OR = re.compile(r"\b(?:een|1) of (?P<top>twee|2)\b")
_HALF = re.compile(rf"(?<![\w-]){HALF_WORD}(?!\w)")
_HALF_UNIT = re.compile(
    r"(?<!eerste )(?<!tweede )(?:\b(?:een|het|elk|ieder|per|laatste|afgelopen) )?"
    r"\b(?:(?P<half>half ?|halve )|(?P<three>drie ?kwart ))(?P<unit>jaar|uur|dag|maand|week)\b"
)
_SHARE_WORDS = re.compile(
    r"(?P<half>\bde helft\b|(?<=dan )helft\b)(?! van (?:het jaar|(?:19|20)\d\d))"
    r"|(?P<three>\bdrie ?kwart)\b(?! (?:jaar|uur|dag|maand))"
    r"|\b(?P<quarter>een kwart)\b(?! (?:voor|over|jaar|eeuw))"
    r"|\b(?P<third>een derde)\b(?= (?:van|deel|heeft|had|krijgt|is|zijn|voelt|woont|vindt|zegt|wist|mist)\b|[.,;]|$)"
    r"|\b(?P<thirds>twee ?derde)\b|\b(?:(?P<fifth>een vijfde)|(?P<tenth>een tiende))\b(?= (?:van|deel)\b)"
)
_SHARES = {
    "half": Decimal(50),
    "three": Decimal(75),
    "quarter": Decimal(25),
    "third": Decimal("33.3"),
    "thirds": Decimal("66.7"),
    "fifth": Decimal(20),
    "tenth": Decimal(10),
}
_TIMES = re.compile(r"\b(?P<count>twee|drie|vier|vijf|zes|tien)(?:maal|keer)\b(?! per\b)")
_BOTH = re.compile(r"\ballebei de (?P<rest>[a-z]+(?: [a-z]+)?)")
_MONEY_BEFORE = re.compile(r"(?:€|\beuro)\s*$")
_SCALE = {"miljoen": 10**6, "mln": 10**6, "miljard": 10**9, "mld": 10**9, "duizend": 1000}
_SCALE_WORD = re.compile(r"^\s*(?P<word>miljoen|mln|miljard|mld|duizend)\b(?:(?<=ml[nd])\.)?")
_MONEY_AFTER = re.compile(r"^\s*(?:,-)?\s*(?:euro(?:'s)?|eur)\b")
_GRADED = re.compile(r"\b(?:rapport)?(?:cijfer|score|een waardering)\b[^.;]{0,30}$")
_GRADE_GIVEN = re.compile(
    r"\b(?:kr(?:ee?|ij)g\w*|ge+[fv]\w*|gaf|gaven|scoor\w*|beoorde\w+|waarde\w+|met)\b[^.;]{0,60}\been $"
)
_RESPONDENTS = re.compile(r"\bn ?= ?$")
_AND_A_HALF = re.compile(r"^ en een halve?(?= )")
_AMOUNT = re.compile(r"\b(?:het aantal|aantallen|aantal) (?P<noun>[a-z][\w -]{2,60})")
# A number that leaves out what it counts, since the number before it said so.
_LEFT_OUT = re.compile(
    r"^ (?:voldoe[nt]|waren|was|zijn|is|werd(?:en)?|word(?:t|en)|bleef|bleven|liep(?:en)?|ha(?:d|dden)|he(?:eft"
    r"|bben)|daarvan|hiervan|ervan|nog|niet|grotendeels|minder|meer|\w*ge\w+(?:d|t|en)|bezet|volledig|deels"
    r"|kreeg|kregen|krijgt|krijgen|woonde?n?|woont|wacht(?:en|te|ten)?|zitten|zat(?:en)?|gaat|gaan|ging(?:en)?|al)\b"
)
_TAKEN_FROM = re.compile(
    r"\b(?:daarvan|hiervan|waarvan|van (?:wie|hen|hun|deze|die|dit)|overige|resterende|andere|tegen|tegenover"
    r"|vergeleken met|in plaats van|spre(?:ekt|ken) van|het gaat om|ging om"
    r"|(?:was|waren|werden|zijn|is|kwamen|bleven|hebben|hadden) (?:het |dat )?er)"
    r"(?: (?:er|nog|al|inmiddels|slechts|zijn|waren|kregen|ronden|rondden|\w+(?:den|ten)|in (?:19|20)\d\d))*\s$"
)
_CHANGED = re.compile(
    r"\b(?:steeg|stijgt|stegen|daalde|daalt|groeide|groeit|nam|liep|ging|verminder\w+|vermeerder\w+|terug|op)\b"
    r"[^.;]{0,60}\b(?:van|met|naar|tot)\s$"
)
_POINTING = re.compile(r"\b(?:die|deze|alle|hun|alledrie|wij|jullie|eerste|laatste)\s$")
_LISTED_ON = re.compile(r"(?:^|[,;:] |\ben )$")
_APART = "·"  # stands for what is covered, and joins nothing
_HALFWAY = 12  # characters before a number that carries on about what was counted


@dataclass(frozen=True)
class _Known:
    """What the number before a number counted, and whether that stands in the same sentence."""

    unit: str
    here: bool


@dataclass(frozen=True)
class Quantity:
    """A quantity in a folded sentence, from `start` to `end`.

    `part` of `base` is the share in numbers, `share` the same in per cent, as far as they are printed; `least` and
    `most` are the bounds that the words set. `unit` is empty where the sentence does not tell what is counted.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    approximate: bool = False
    average: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    part: Decimal | None = None
    base: Decimal | None = None
    share: Decimal | None = None


def quantities(text: str, folded: str, before: str = "") -> list[Quantity]:
    """The quantities of a sentence in order; `before` is what the last number before the sentence counted.

    `folded` is the sentence made countable (see loaders.elements.numbers.countable).
    """
    for start, end in covered(folded):
        folded = f"{folded[:start]}{_APART * (end - start)}{folded[end:]}"
    found: list[Quantity] = []
    unit = ""
    for match, value in _candidates(text, folded):
        if (found and match.start() < found[-1].end) or folded[match.start()] == _APART:
            continue
        if quantity := _read(text, folded, match, value, _Known(unit or before, bool(unit))):
            found.append(_bounded(folded, quantity))
            unit = quantity.unit if quantity.unit not in ("", "%", "euro", "cijfer") else unit
    return found


def _candidates(text: str, folded: str) -> list[tuple[re.Match[str], Decimal | None]]:
    """What may be a number, in order, with its value where its form settles that."""
    found: list[tuple[re.Match[str], Decimal | None]] = [(m, value_of(m.group())) for m in NUMBER.finditer(folded)]
    found += [(m, Decimal(1)) for m in _ONE.finditer(text)]
    if "een " in folded:
        found += [(m, Decimal(1)) for m in _ONE_OF.finditer(folded)]
        found += [(m, Decimal(2)) for m in _ONE_OR.finditer(folded)]
    if "hal" in folded:
        found += [(m, half_of(m)) for m in _HALF.finditer(folded)]
    for form in (_HALF_UNIT, _SHARE_WORDS, _BOTH, _TIMES):
        found += [(m, None) for m in form.finditer(folded)]
    return sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _read(text: str, folded: str, match: re.Match[str], value: Decimal | None, known: _Known) -> Quantity | None:
    start, end = match.span()
    if match.re is _HALF_UNIT:
        return Quantity(start, end, Decimal("0.75" if match["three"] else "0.5"), match["unit"])
    if match.re is _SHARE_WORDS:
        return _share(folded, match, _SHARES[match.lastgroup or "half"])
    if match.re is _TIMES:
        return Quantity(start, end, value_of(match["count"]), "keer")
    if match.re is _BOTH:
        noun = counted(f" {match['rest']}")
        return Quantity(start, end, Decimal(2), noun) if noun else None
    if value is None or is_label(text, folded, start, end):
        return None
    before, after = folded[:start], folded[end:]
    if match.re is _ONE_OR:
        noun = counted(after)
        return Quantity(start, end, value, noun, least=Decimal(1), most=value) if noun else None
    if half := _AND_A_HALF.match(after):
        value, end = value + Decimal("0.5"), end + half.end()
        after = folded[end:]
    whole = Quantity(start, end, value, "", average=bool(_AVERAGE.search(before)))
    return (
        _part_of(folded, whole, known.unit)
        or _measured(folded, _with_range(before, after, whole))
        or _count(text, folded, _with_range(before, after, whole), known)
    )


def _with_range(before: str, after: str, number: Quantity) -> Quantity:
    """The number with the upper end of its range, where one follows."""
    span = _AND.match(after) if _BETWEEN.search(before) else _RANGE.match(after)
    if span is None:
        return number
    top = value_of(span["top"])
    return replace(number, end=number.end + span.end(), least=number.value, most=top)


def _part_of(folded: str, number: Quantity, unit: str) -> Quantity | None:
    """ "Elf van de twaalf dossiers", "1 op 7"."""
    after = folded[number.end :]
    of = _OF.match(after) or _IN.match(after)
    if of is None or _is_year(of["base"]) or _PERCENT.match(after[of.end() :]):
        return None
    base = value_of(of["base"])
    named = of.groupdict().get("noun") or ""
    noun = (named if counted(f" {named}") else "") or counted(after[of.end() :]) or unit
    if named and _MEASURED_BASE.match(after[of.end() :]):
        return None
    if (named and not counted(f" {named}")) or base == 0 or (_is_year(folded[number.start : number.end]) and not named):
        return None
    end = number.end + of.end()
    share = _SHARE_IN_BRACKETS.match(folded[end:])
    return replace(
        number,
        end=end + (share.end() if share else 0),
        unit=noun,
        part=number.value,
        base=base,
        share=value_of(share["share"]) if share else None,
    )


def _measured(folded: str, number: Quantity) -> Quantity | None:
    """Percentages, amounts of money and marks."""
    before, after = folded[: number.start], folded[number.end :]
    if percent := _PERCENT.match(after):
        end = number.end + percent.end()
        points = "punt" in percent.group()
        measure = "procentpunt" if points else "%"
        found = replace(number, end=end, unit=measure)
        return found if points else _share(folded, found, number.value)
    scaled, money = _SCALE_WORD.match(after), bool(_MONEY_BEFORE.search(before))
    end = number.end + (scaled.end() if scaled else 0)
    if paid := _MONEY_AFTER.match(folded[end:]):
        money, end = True, end + paid.end()
    if scaled or money:
        factor = _SCALE[scaled["word"]] if scaled else 1
        noun = "euro" if money else counted(folded[end:])
        return replace(
            number,
            end=end,
            value=plain(number.value * factor),
            unit=noun,
            least=plain(number.least * factor) if number.least is not None else None,
            most=plain(number.most * factor) if number.most is not None else None,
        )
    if _RESPONDENTS.search(before):
        return replace(number, unit="respondenten")
    is_mark = number.value <= 10 and not counted(after) and (_GRADED.search(before) or _GRADE_GIVEN.search(before))
    return replace(number, unit="cijfer") if is_mark and folded[number.start].isdigit() else None


def _share(folded: str, found: Quantity | re.Match[str], value: Decimal) -> Quantity:
    """A share in per cent or words, with the numbers it stands for where those follow between brackets.

    A word is rounder than the numbers behind it: there the numbers are the value.
    """
    in_words = isinstance(found, re.Match)
    share = Quantity(*found.span(), value, "%") if isinstance(found, re.Match) else found
    share = replace(share, share=value if not in_words and share.most is None else None)
    after = folded[share.end :]
    if (whole := _WHOLE_BEHIND.match(after)) and not in_words and counted(after[whole.end() :]):
        share = replace(share, base=value_of(whole["base"]))
    if numbers := _PART_IN_BRACKETS.match(after):
        part, base = value_of(numbers["part"]), value_of(numbers["base"])
        end = share.end + numbers.end()
        share = replace(share, end=end, part=part, base=base)
        if in_words:
            noun = counted(re.sub(r"^ van (?:de|het|onze|alle) ", " ", after)) or counted(after[numbers.end() :])
            share = replace(share, value=part, unit=noun)
    return share


def _count(text: str, folded: str, number: Quantity, known: _Known) -> Quantity | None:
    """A number of things, named behind it, before it, or by the number before it."""
    before, after = folded[: number.start], folded[number.end :]
    if _is_year(folded[number.start : number.end]) and (number.most is not None or not _BOUND_BEFORE.search(before)):
        return None
    single = number.value == 1 and number.most is None
    made = _MADE_BY.match(after)
    noun = made["noun"].strip() if made else counted(after, single=single) or _of_group(after, single)
    if noun == "inspecties" or (single and noun and _one_who_speaks(text, number, noun)):
        return None
    if not noun:
        noun = _named_elsewhere(text, folded, number, known)
        if noun is None:
            return None
    base = _BASE_IN_BRACKETS.match(after)
    share = _SHARE_IN_BRACKETS.match(after)
    shown = len(noun) + 1 if noun and after.startswith(f" {noun}") else 0
    return replace(
        number,
        unit=noun,
        end=number.end + (share.end() if share else shown),
        part=number.value if base else None,
        base=value_of(base["base"]) if base else None,
        share=value_of(share["share"]) if share else None,
    )


_BOUND_BEFORE = re.compile(rf"(?:{'|'.join(words for _, approximate, words in _BOUNDS if approximate)})\s(?:de )?$")
_GROUP = re.compile(r"^ van (?:de|het|hun|onze|hen|deze|die|alle|haar|zijn|wie)(?P<rest> [a-z][\w -]*)?")


def _of_group(after: str, single: bool) -> str:
    """The noun of "twee van de kinderen"; a single one only where the sentence is not about that person."""
    group = _GROUP.match(after)
    if group is None or not group["rest"]:
        return ""
    noun = counted(group["rest"])
    return "" if single and find("role", noun) else noun


def _one_who_speaks(text: str, number: Quantity, noun: str) -> bool:
    """Whether "één moeder" is somebody who is heard rather than a count."""
    return bool(re.search(r"[\"“„«:]|(?:^|\s)['‘]", text[number.end :])) and find("role", noun) is not None


def _named_elsewhere(text: str, folded: str, number: Quantity, known: _Known) -> str | None:
    """What a number without a noun behind it counts, None where it seems to count nothing.

    Digits count what the number before them counted; number words do so only where the sentence's build asks for it.
    """
    before, after = folded[: number.start], folded[number.end :]
    digits, unit = folded[number.start].isdigit(), known.unit
    if before.endswith("(") and after.startswith(")"):
        return _in_brackets(text[: number.start - 1], before[:-1], digits)
    if amount := _AMOUNT.search(before):
        unit = counted(f" {amount['noun']}") or unit
        if _CHANGED.search(before) or re.search(r"\b(?:was|is|bedroeg|bedraagt|op|telt|telde)\s$", before):
            return unit
    if (role := find("role", after[:40]) if digits else None) and after[1:].startswith(role.label_nl):
        return role.label_nl
    if _TAKEN_FROM.search(before) or (unit and _CHANGED.search(before)):
        return unit or ("" if digits else None)
    if not unit:
        return None
    if _POINTING.search(before):
        return unit if digits and _LEFT_OUT.match(after) else None
    if _LEFT_OUT.match(after) or (digits and known.here):
        return unit
    if not known.here:
        return None
    # "Drie jongeren werken in de kas en twee lopen stage": the sentence is halfway and goes on with a verb.
    return (
        unit if _LISTED_ON.search(before) and len(before) > _HALFWAY and re.match(r" [a-z]+|[.,;:)]|$", after) else None
    )


def _in_brackets(text: str, before: str, digits: bool) -> str | None:
    """A number alone between brackets counts the role before it ("pleegouders (7)"), never a person's age."""
    last = re.search(r"(?<!\w)(?P<word>[a-z][\w-]+)\s$", text) if digits else None
    if digits and (last is None or not counted(f" {last['word']}")):
        return None
    near = before[-60:].rstrip()
    roles = [mention.concept.label_nl for mention in mentions("role", near) if mention.end == len(near) or not digits]
    return roles[-1] if roles else last["word"] if last else None


def _bounded(folded: str, quantity: Quantity) -> Quantity:
    """The quantity with what the words before it say about its bounds."""
    reach = max(0, quantity.start - 40)
    last = max(_BOUND.finditer(folded, reach, quantity.start), key=lambda match: match.start(), default=None)
    if last is None or not _BOUND_END.match(folded[last.end() : quantity.start]):
        return quantity
    side, approximate, _ = _BOUNDS[int((last.lastgroup or "b0")[1:])]
    return replace(
        quantity,
        approximate=approximate,
        least=quantity.value if side == "least" else quantity.least,
        most=quantity.value if side == "most" else quantity.most,
    )


def _is_year(printed: str) -> bool:
    return bool(_YEAR.match(printed))
