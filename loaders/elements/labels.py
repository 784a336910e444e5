"""Numbers that name, date or place something instead of counting it."""

from __future__ import annotations

import re

from loaders.elements.dates import MONTHS

_MONTH = "|".join(MONTHS)
_YEARS = r"(?:19|20)\d\d"
_COVERED = (
    # Days, with several before one month, and days in figures.
    ("", re.compile(rf"\b\d{{1,2}}(?:(?:,| en| t/m| tot en met| tot|-) ?\d{{1,2}})*(?:e|ste)? (?:{_MONTH})\b")),
    ("", re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d\d){1,2}\b|\b(?:19|20)\d\d[-/]\d\d?[-/]\d\d?\b")),
    # Years, and two that belong together.
    ("", re.compile(rf"\b(?:{_MONTH}|jaar|schooljaar|begin|medio|eind|zomer|najaar|voorjaar|winter) {_YEARS}\b")),
    ("", re.compile(rf"\b{_YEARS} ?[-/] ?(?:{_YEARS}|\d\d)\b")),
    ("kwartaal", re.compile(r"\b[1-4](?:e|ste)? ?(?:-|/|en|tot|t/m) ?[1-4](?:e|ste)? kwartaal\b|\bkwartaal [1-4]\b")),
    ("q", re.compile(r"\bq[1-4](?: ?[-/] ?q?[1-4])?\b")),
    ("week", re.compile(r"\bweek \d{1,2}(?: (?:en|t/m|tot) \d{1,2})?\b")),
    # Addresses on the web and on the street, accounts and telephones.
    ("", re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b[1-9]\d{3} ?[a-z]{2}\b(?=[ ,][a-z])")),
    ("", re.compile(r"\b[a-z]{2}\d{2} ?[a-z]{4}(?: ?\d{2,4}){2,4}\b|\+?\b0\d{1,3}[- ]\d[\d ]{4,9}\d\b")),
    ("", re.compile(r"\b\w*(?:straat|laan|weg|plein|kade|gracht|singel|dijk|postbus) \d+(?: ?[a-z]\b)?")),
    # Papers of state, and articles of law with their parts.
    ("", re.compile(r"\b(?:kamerstuk(?:ken)?|stb|stcrt|staatsblad|staatscourant|trb)\b[^;)]{0,60}\d")),
    (
        "art",
        re.compile(
            r"\b(?:artikel(?:en)?|art\.?) [\d.:a-z]+\d[a-z]?(?:(?:,| en| t/m| tot en met) (?:[\d.:]*\d[a-z]?))*"
            r"(?:,? (?:eerste|tweede|derde|vierde|vijfde)? ?lid(?: \d+)?)?"
        ),
    ),
    ("", re.compile(r"\b24/7\b|\bonder vier ogen\b|\bmet twee maten\b|\bvan twee kanten\b|\btussen twee vuren\b")),
    ("", re.compile(r"\b(?:in|met) een keer\b|\b(?:op )?een lijn\b|\been op een\b|\btot een kijk\b|\been voor een\b")),
    (
        "",
        re.compile(r"\bn=?1\b|\bplan b\b|\b(?:een|twee) handen\b|\bop twee benen\b|\bvijf voor twaalf\b|\been hoop\b"),
    ),
    ("", re.compile(r"\bin vier(?:en|kant)\b|\bmet z'n (?:twee|drie|vier)\w*\b|\bde een\b|\bhet een en ander\b")),
)
# Words that give the number behind them the part of a name. A plural may take several numbers.
_LABEL = re.compile(
    r"\b(?:norm(?:en)?|thema(?:'s)?|(?:deel)?vraag|vragen|pagina'?s?|p|pag|blz|bladzijde|bijlagen?|artikel|art|nummer"
    r"|nummers|nr|nrs|hoofdstuk(?:ken)?|advies|aanbeveling(?:en)?|actielijn|spoor|fase|versie|figuur|tabel|grafiek"
    r"|kader|postbus|paragra(?:af|fen)|stap|lid|leden|punt|onderdeel|kvk|t|prio|prioriteit|kamerstuk(?:ken)?|niveau"
    r"|wave|ronde|covid-?|type|categorie|klasse|noot|voetnoot|optie|scenario|doel|criterium|kenmerk|dossiernummer"
    r"|registratienummer|kenmerknummer|rapportnummer|bsn|iban|telefoon|tel|isbn|groep|kamer|lijn|module|eis"
    r"|actie|maatregel|plan|pijler|(?:\w+-?)?nummer)\.?:?\s*(?:(?:is|was|luidt)\s+)?"
    r"(?:\d[\d.,a-c]*\s*(?:,|en|t/m|tot en met|-)\s*)*$"
)
_OWN_NAME = re.compile(r"(?:^|[\s(])[A-ZÀ-Ý][\w'-]*\s$")
_ORDINARY = re.compile(r"(?:e|de|ste)\b|-(?:jarig|urig|wekelijks|daags|maandelijks|uurs|voudig)|-[a-z]+")
_AGE_BEFORE = re.compile(
    r"\b(?:onder|tot|vanaf|boven|leeftijd van|leeftijd|ouder dan|jonger dan|van|tussen|meisje van|jongen van|t/m)"
    r"(?: de| hun| circa| ongeveer)?\s*(?:\w+ (?:en|tot|t/m) )?$"
)
_AGE_AFTER = re.compile(r"^\s*(?:(?:en|tot|t/m|-) ?\w+ )?(?:jaar(?! (?:geleden|lang|na|later|duur))|jarige)\b")
_BIRTHDAY = re.compile(r"\b(?:meisje|jongen|jongere|kind|dochter|zoon|moeder|vader|jeugdige) (?:is )?van \s*$")
# "Om tien uur", "half negen": the time of day, unless it says how long.
_CLOCK_BEFORE = re.compile(r"\b(?:om|tot|vanaf|tussen|rond|half|kwart voor|kwart over|voor|na)\s$")
_CLOCK_SPAN = re.compile(r"^(?: uur)? (?:tot|en) \w+ uur\b")
_CLOCK_AFTER = re.compile(r"^ uur\b(?! (?:per|achtereen|lang|aaneen|aan een stuk|later|binnen|zorg|begeleiding))")
_IDENTIFIER = re.compile(r"\d{7,}$")  # nobody counts so far without points
_DIGIT = re.compile(r"[0-9]")
_LIST_NUMBER = re.compile(r"^[.):]?\)? ")


def covered(folded: str) -> list[tuple[int, int]]:
    """The stretches of a folded sentence whose numbers are dates, addresses, legal references or figures of speech."""
    digits = _DIGIT.search(folded) is not None
    forms = (form for needs, form in _COVERED if needs in folded and (digits or "\\d" not in form.pattern))
    return [match.span() for form in forms for match in form.finditer(folded)]


def is_label(text: str, folded: str, start: int, end: int) -> bool:
    """Whether the number from `start` to `end` is a label, an age group, a time of day or no number after all."""
    before, after = folded[max(0, start - 80) : start], folded[end : end + 60]
    if _LABEL.search(before) or before.endswith(("#", "/", "half ")) or after.startswith("/"):
        return True
    digits = folded[start].isdigit()
    if digits and _IDENTIFIER.match(folded[start:end]):
        return True
    if digits and (_ORDINARY.match(after) or _is_in_name(text, start, after) or _is_list_number(start, after)):
        return True
    if _BIRTHDAY.search(before) or (_AGE_AFTER.match(after) and _AGE_BEFORE.search(before)):
        return True
    if (_CLOCK_BEFORE.search(before) and _CLOCK_AFTER.match(after)) or (
        before.endswith((" van ", " tussen ")) and _CLOCK_SPAN.match(after)
    ):
        return True
    return folded[start:end] == "acht" and text[end + 1 : end + 2].isupper()


def _is_in_name(text: str, start: int, after: str) -> bool:
    """Whether a capitalised word inside the sentence goes before ("Team 4"), and nothing that is counted follows."""
    before = _OWN_NAME.search(text, max(0, start - 40), start)
    return before is not None and before.start() > 0 and not re.match(r" [a-z]{3,}|%| ?procent", after)


def _is_list_number(start: int, after: str) -> bool:
    return start == 0 and bool(_LIST_NUMBER.match(after)) and after[:1] in ".):"
