"""Recognising personal data in words: what is covered in a source text and never belongs in a literal.

Each pattern starts at a rare character and has bounded repeats, so that time is linear in the length of the text.
Sources: the eleven test of the Dutch citizen service number (BSN), the check of ISO 13616 on bank account numbers, and
the Dutch numbering plan (ten digits with a leading zero; service numbers of eight or eleven).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from shapes.persons import persons

EMAIL = ("een e-mailadres", "an e-mail address")
BIRTH = ("een geboortedatum", "a date of birth")
IBAN = ("een rekeningnummer", "a bank account number")
PHONE = ("een telefoonnummer", "a telephone number")
BSN = ("een burgerservicenummer", "a citizen service number")
HOME = ("een woonadres", "a home address")
NAME = ("een persoonsnaam", "the name of a person")

_S = "[ \u00a0]"
_ADDRESS = re.compile(r"[\w.+%'-]{1,64}[ \u00a0]?@[ \u00a0]?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|january|february|march|may|june|july|august|october)"
)
_BORN = tuple(
    re.compile(start)
    for start in (
        r"eb(?<=[Gg]eb)(?<!\w[Gg]eb)(?:oren|oorte\w{0,8}|\.)",
        r"eb(?<=[Gg]eb)(?<!\w[Gg]eb)(?:dat\w{0,3})?(?=[ :_])",
        r"GEB(?:OREN|OORTE\w{0,8}|\.)",
        r"[Bb]orn (?:on|in)",
        r"[Dd]ate of birth",
        r"[Jj]arig (?:is )?op",
        r"erjaardag",
    )
)
_NUMBER_WORD = (
    r"(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)(?:twintig|dertig)|eerste|derde|achtste"
    r"|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
    r"|zeventien|achttien|negentien|twintig|dertig)(?:de|ste)?)"
)
_YEAR_IN_WORDS = r"(?:tweeduizend(?: ?en)?(?: ?[a-zë]{3,16})?|negentien(?:honderd)? ?[a-zë]{3,16})"
_DAY = re.compile(
    rf"(?i)(?<![a-z])(?:{_NUMBER_WORD}(?:en|ën)?(?:twintigste|dertigste)?|[0-3]?[0-9])(?:e|ste|de)? {_MONTH}(?![a-z])"
    rf"(?: (?:(?:19|20)[0-9]{{2}}(?![0-9])|['’][0-9]{{2}}(?![0-9])|{_YEAR_IN_WORDS}))?"
    rf"|[0-3]?[0-9](?:e|ste|de)?[ ./-]{{1,3}}(?:[01]?[0-9]|{_MONTH})(?![0-9])"
    r"(?:[ ./-]{1,3}(?:['’]?[0-9]{2}(?![0-9])|[0-9]{4}))?"
    r"|[12][0-9]{3}-[01][0-9]-[0-3][0-9]"
)
# "Op 3 mei 2010 geboren", "op 3 mei is zij in Stad geboren": the word for it stands behind the day.
_BETWEEN_BORN_AND_DAY = re.compile(r"[^0-9█.!?]{0,52}")
_THEN_BORN = re.compile(r"[^0-9█.!?;,:\n]{0,24}\b(?:geboren|jarig)\b")
_BORN_WORD = re.compile(r"\b(?:geboren|jarig)\b")
_LONGEST_DAY = 70  # characters in which a day stands, with what may be between it and the word behind it
# An address in words: "s.bakker apenstaartje voorbeeld punt nl", "s.bakker [at] voorbeeld.nl".
_SPOKEN_AT = re.compile(
    r"[ (\[]{0,2}\b(?:apenstaart(?:je)?\b|at(?=[)\]]| [\w-]{1,40}(?: (?:punt|dot) |\.[a-z]{2,4}\b)))[)\] ]{0,2}"
)
_SPOKEN_NAME = re.compile(r"(?:[\w+-]{1,40}(?: (?:punt|dot|streepje|underscore) |\.)){0,4}[\w+-]{1,40}$")
_SPOKEN_HOST = re.compile(r"[\w-]{1,40}(?:(?: ?[(\[]?(?:punt|dot)[)\]]? ?|\.)[\w-]{2,40}){1,4}")
# A street with a house number, and the post code and town behind it.
_STREET = re.compile(
    r"(?<![\w-])(?:[A-ZÀ-Ý][\wÀ-ÿ’'.-]{0,30} ){0,3}"
    r"[A-ZÀ-Ý]?[\wÀ-ÿ’'-]{0,30}(?:straat|laan|weg|plein|kade|gracht|dijk|singel|hof|pad|dreef|steeg|park|plantsoen|markt|erf)"
    r" [0-9]{1,4}(?: ?[a-zA-Z](?![\w])|-[0-9a-zA-Z]{1,4})?(?!\w)"
    r"(?:,? ?[0-9]{4} ?[A-Z]{2}(?!\w)(?: [A-ZÀ-Ý][\w’'-]+)?)?"
)
_LIVES = re.compile(
    r"(?i)\b(?:woon\w*|wonen\w*|gewoond|thuisadres|verblij\w+|verhui\w+|ouderlijk|logeer\w*"
    r"|haar adres|zijn adres|hun adres|adres van|ingeschreven op|staat ingeschreven)\b|█"
)
_SEATED = re.compile(
    r"(?i)\b(?:gevestigd|vestiging|locatie|kantoor|bezoekadres|postadres|groep|woongroep|gezinshuis|organisatie|stichting"
    r"|school|bureau|b\.v\.|kvk)\b"
)
_AT_A_STREET = re.compile(r"\b(?:in|op|aan) (?:de|het) $")
_ACCOUNT = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z][0-9]{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?!\w)")
_DUTCH_ACCOUNT = re.compile(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}")
_BETWEEN = r"[ \u00a0.\-–/]"
_DIALLED = re.compile(
    rf"[(0+](?<![\w/█€-][(0+])(?:(?<=\+)[0-9]{{1,3}}(?:{_S}?\(0\))?(?:{_BETWEEN}{{0,2}}[0-9]{{1,9}}){{1,5}}"
    rf"|(?<=0)031(?:{_S}?\(0\))?(?:{_BETWEEN}{{0,2}}[0-9]{{1,9}}){{1,5}}"
    rf"|(?:(?<=\()0)?[1-9][0-9]{{0,2}}\)?(?:{_BETWEEN}{{0,3}}[0-9]{{2,8}})(?:{_BETWEEN}{{1,2}}[0-9]{{2,4}}){{0,4}})"
)
_DATE_SHAPED = re.compile(r"0?[0-9]([-./ ])[0-9]{1,2}\1(?:(?:19|20)[0-9]{2}(?![0-9])|[0-9]{2}(?!\1?[0-9]))")
_CITIZEN = re.compile(
    r"[0-9](?<![\w.,/€█-][0-9])"
    r"(?:[0-9]{8}|[0-9]{2}([ .\u00a0-])[0-9]{3}\1[0-9]{3}|[0-9]{3}([ .\u00a0-])[0-9]{2}\2[0-9]{3})"
    r"(?![\w/])(?![.,-][0-9])"
)
_LABELLED_CITIZEN = tuple(
    re.compile(rf"{start}(?:-?nummer)?[\s:.#|(]{{0,6}}(?P<number>[0-9](?:[ .-]?[0-9]){{7,8}})(?![0-9])")
    for start in (r"B[Ss][Nn]", r"bsn(?<!\wbsn)", r"urgerservicenummer", r"ofi-?nummer")
)
# A number that a label gives another meaning is what the label says.
_OTHER_NUMBER = re.compile(
    r"(?i)(?:kenmerk|referentie|zaak|document|rapport|v-|v|kvk|kamer van koophandel|handelsregister|agb|rsin"
    r"|fiscaal|btw|vestigings?|isbn|issn|registratie|locatie|project|factuur)"
    r"-? ?(?:nummers?|nrs?\.?|codes?)?[\s:.#|]{0,8}$"
)
_CURRENCY = re.compile(r"(?i)(?:€|euro|eur)\s?$")
_AMOUNT = re.compile(r"(?i),?-?\s?(?:euro|eur|miljoen|miljard|€)")
_TELLING = re.compile(r"@|[0-9]|apenstaart|geboren|jarig|verjaar")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class Trace(NamedTuple):
    """Where a text holds personal data, end excluded, and of what kind in Dutch and English."""

    start: int
    end: int
    kind: tuple[str, str]


def traces(text: str) -> list[Trace]:
    """E-mail and home addresses, birth dates, account, telephone and citizen numbers in order, none overlapping.

    A number that stands behind a label of another kind (a reference, a trade register number) is none of these.
    """
    readers = (_addresses, _spoken, _births, _homes, _accounts, _dialled, _citizens)
    found = sorted(chain.from_iterable(read(text) for read in readers), key=lambda trace: (trace.start, -trace.end))
    kept: list[Trace] = []
    for trace in found:
        if not kept or trace.start >= kept[-1].end:
            kept.append(trace)
    return kept


def personal_data(text: str) -> tuple[str, str] | None:
    """What kind of personal data a literal holds, in Dutch and English; None where it holds none."""
    found = traces(text) if _TELLING.search(text) else []
    if found:
        return found[0].kind
    return NAME if next(persons(text), None) else None


def _addresses(text: str) -> Iterator[Trace]:
    at = text.find("@")
    while at >= 0:
        start = at
        lowest = max(0, at - 66)
        while start > lowest and _is_of_address(text, start - 1, at):
            start -= 1
        match = _ADDRESS.match(text, start)
        if match and match.end() > at:
            yield Trace(match.start(), match.end(), EMAIL)
        at = text.find("@", max(at + 1, match.end() if match else 0))


def _is_of_address(text: str, index: int, at: int) -> bool:
    char = text[index]
    return char.isalnum() or char in "_.+%'-" or (index == at - 1 and char in " \u00a0")


def _births(text: str) -> Iterator[Trace]:
    for match in chain.from_iterable(cue.finditer(text) for cue in _BORN):
        day = _DAY.search(text, match.end(), match.end() + _LONGEST_DAY)
        if day and _BETWEEN_BORN_AND_DAY.fullmatch(text, match.end(), day.start()):
            yield Trace(day.start(), day.end(), BIRTH)

    for word in _BORN_WORD.finditer(text):
        first = max(0, word.start() - _LONGEST_DAY)
        for day in _DAY.finditer(text, first, word.start()):
            if _THEN_BORN.fullmatch(text, day.end(), word.end()):
                yield Trace(day.start(), day.end(), BIRTH)


def _spoken(text: str) -> Iterator[Trace]:
    """E-mail addresses of which the sign is written as a word."""
    for at in _SPOKEN_AT.finditer(text):
        name = _SPOKEN_NAME.search(text, max(0, at.start() - 80), at.start())
        host = _SPOKEN_HOST.match(text, at.end())
        if name and host:
            yield Trace(name.start(), host.end(), EMAIL)


def _homes(text: str) -> Iterator[Trace]:
    """Where somebody lives: a street and number, where the sentence tells so or names no organisation there."""
    for street in _STREET.finditer(text):
        start, end = street.span()
        before = re.split(r"[.!?\n] ", text[max(0, start - 90) : start])[-1].rpartition("\n")[2]
        around = before + re.split(r"[.!?\n]", text[end : end + 40])[0]
        if _LIVES.search(around) or (_AT_A_STREET.search(before) and not _SEATED.search(around)):
            yield Trace(start, end, HOME)


def _accounts(text: str) -> Iterator[Trace]:
    for match in _ACCOUNT.finditer(text):
        bare = re.sub(r"\s", "", match.group())
        if _DUTCH_ACCOUNT.fullmatch(bare) or (len(bare) >= 15 and _passes_account_test(bare)):
            yield Trace(match.start(), match.end(), IBAN)


def _dialled(text: str) -> Iterator[Trace]:
    for match in _DIALLED.finditer(text):
        end = _end_of_number(match)
        start = match.start()
        if end is None or text[end : end + 1].isalnum() or re.match(r"[-/,.]\d", text[end : end + 2]):
            continue
        if _DATE_SHAPED.match(text, start) or _has_other_label(text, start):
            continue
        yield Trace(start, end, PHONE)


def _end_of_number(match: re.Match[str]) -> int | None:
    """Where a number of a length that can be dialled ends; what follows it in the same run is left out."""
    run = match.group()
    area = re.match(r"\(?(0[0-9]*)\)?", run)
    foreign = run.startswith(("+", "0031"))
    if not foreign and area and len(area[1]) == 2 and area[1] != "06":
        return None
    for stop in [len(run), *(m.start() for m in reversed(list(re.finditer(rf"{_BETWEEN}+", run))))]:
        digits = re.sub(r"\(0\)|[^0-9]", "", run[:stop])
        if _can_be_dialled(digits, foreign):
            return match.start() + stop
    return None


def _can_be_dialled(digits: str, foreign: bool) -> bool:
    if foreign:
        digits = digits.removeprefix("00")
        return len(digits) == 11 if digits.startswith("31") else 10 <= len(digits) <= 13
    return len(digits) == 10 or (digits.startswith(("0800", "0900", "0906", "0909")) and len(digits) in (8, 11))


def _citizens(text: str) -> Iterator[Trace]:
    for match in chain.from_iterable(label.finditer(text) for label in _LABELLED_CITIZEN):
        yield Trace(*match.span("number"), BSN)
    for match in _CITIZEN.finditer(text):
        start, end = match.span()
        if _passes_eleven_test(re.sub(r"\D", "", match.group())) and not (
            _CURRENCY.search(text[max(0, start - 6) : start])
            or _AMOUNT.match(text, end)
            or _has_other_label(text, start)
        ):
            yield Trace(start, end, BSN)


def _has_other_label(text: str, start: int) -> bool:
    """Whether a number stands behind a word that makes it another one; most stand behind no word at all."""
    before = text[max(0, start - 40) : start]
    return before.rstrip(" \t\r\n:.#|")[-1:].isalpha() and bool(_OTHER_NUMBER.search(before))


def _passes_eleven_test(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def _passes_account_test(bare: str) -> bool:
    return int("".join(str(int(char, 36)) for char in bare[4:] + bare[:4])) % 97 == 1
