"""Numbers that name, date or place something instead of counting it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.language.moments import Moment
from loaders.language.nouns import noun_behind
from loaders.language.numbers import Number
from loaders.language.tokens import Kind, Phrases, Token, words

# Addresses on the web, postal codes, accounts and telephones.
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|\b[1-9]\d{3} ?[A-Z]{2}\b(?! [a-z])|\b[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d{2,4}){2,4}\b"
    r"|(?<!\w)(?:\+31|\(?0\d{1,3}\)?)[ /-]{0,3}\d(?:[ -]?\d){5,8}\b"
)
_STREETS = ("straat", "laan", "weg", "plein", "kade", "gracht", "singel", "dijk", "plantsoen", "steeg", "hof", "park")
# Papers of state, and what may stand between their name and their numbers.
_PAPERS = words("kamerstuk kamerstukken stb stcrt staatsblad staatscourant trb tk ek handelingen")
_IN_PAPERS = words("ii i nr nrs . , - / : p pp blz jaargang vergaderjaar nummer en t/m")
# Words that give the number behind them the part of a name. A plural may take several numbers.
_LABELS = words(
    "norm normen thema thema's vraag vragen deelvraag pagina pagina's p pag pp blz bladzijde bladzijden bijlage"
    " bijlagen artikel artikelen art nummer nummers nr nrs no hoofdstuk hoofdstukken advies aanbeveling"
    " aanbevelingen actielijn spoor fase versie figuur tabel grafiek kader postbus paragraaf paragrafen par stap lid"
    " leden punt onderdeel kvk t prio prioriteit kamerstuk niveau wave ronde covid type categorie klasse noot"
    " voetnoot optie scenario doel criterium criteria kenmerk bsn iban telefoon tel isbn groep kamer lijn module eis"
    " actie maatregel plan pijler standaard indicator verwachting sub deel bijlage voorwaarde item box mavo graad"
    " trede laag tekortkoming verbeterpunt aandachtspunt conclusie q k volgnummer lrk agb cao bl"
    " dossier zaak casus q bron"
)
# What a text is made of, and the steps of a scale: how many there are measures nothing.
_OF_THE_TEXT = words(
    "scores waarden kleuren conclusies deelconclusies hoofdconclusies scoremogelijkheden antwoordmogelijkheden"
    " antwoordcategorieen oordeelscategorieen bladzijde bladzijden pagina pagina's kolommen alinea's"
)
_JOINERS = frozenset((",", "en", "t/m", "-", "of", "tot", "met", "&"))
_SAYING = frozenset(("is", "was", "luidt", ":", "."))
_IDIOMS = Phrases(
    dict.fromkeys(
        (
            *(
                "24/7",
                "onder vier ogen",
                "met twee maten",
                "van twee kanten",
                "tussen twee vuren",
                "twee handen op een",
            ),
            *(
                "in een keer",
                "met een keer",
                "op een lijn",
                "op een punt",
                "een op een",
                "tot een kijk",
                "een voor een",
            ),
            *("een op een", "1 op 1", "1-op-1", "n=1", "twee handen", "op twee benen", "vijf voor twaalf", "een hoop"),
            *("de een", "het een en ander", "een en dezelfde", "een en al", "onder een dak", "met een stem"),
            *("van een kant", "op een hoop", "een van beide", "een van beiden", "nummer een", "een ding"),
            *(
                "op een rij",
                "in een oogopslag",
                "een vast",
                "een vaste",
                "een aanspreekpunt",
                "een lijn",
                "in een hand",
            ),
        ),
        True,
    )
)
_PERSONS = words(
    "meisje jongen jongere kind dochter zoon moeder vader jeugdige tiener peuter kleuter baby puber leerling client"
    " pleegkind pleegdochter pleegzoon broer zus man vrouw bewoner"
)
# What lasts, before "van twee jaar": else that tells an age.
_LASTS = (
    *("tijd", "duur", "periode", "termijn", "traject", "straf", "contract", "looptijd", "overeenkomst", "behandeling"),
    *("opleiding", "verblijf", "plaatsing", "maatregel", "pauze", "ervaring", "maximum", "minimum"),
)
_AGE_LEADS = words("onder tot vanaf boven leeftijd van tussen t/m tot-en-met")
_IS_SO_OLD = {(verb, who) for verb in ("is", "was", "wordt", "werd", "ben") for who in ("hij", "zij", "ze", "ik")}
_AGE_ALONE = 6  # tokens of a cell that holds an age group and nothing else
_NO_AGE = frozenset(("geleden", "lang", "na", "later", "duur", "eerder"))
_CLOCK_LEADS = frozenset(("om", "tot", "vanaf", "tussen", "rond", "half", "voor", "na", "over"))
_NO_CLOCK = frozenset(
    ("per", "achtereen", "lang", "aaneen", "aan", "later", "binnen", "zorg", "begeleiding", "voor", "nadat", "na")
)
_LONGEST = 7  # digits without points from which a number is an identifier: nobody counts so far
_LEADERS = "...."


def named(found: Sequence[Token], text: str, moments: Sequence[Moment]) -> frozenset[int]:
    """The tokens whose numbers are dates, addresses, papers of state or figures of speech."""
    taken = {index for moment in moments for index in range(moment.first_token, moment.last_token)}
    if _LEADERS in text:  # a line of a table of contents
        return frozenset(range(len(found)))
    for match in _ADDRESS.finditer(text):
        taken |= {i for i, token in enumerate(found) if token.start < match.end() and match.start() < token.end}
    for index, token in enumerate(found):
        if idiom := _IDIOMS.starting(found, index):
            taken |= set(range(index, idiom[1]))
        if token.word in _PAPERS:
            taken |= set(_run(found, index + 1, _IN_PAPERS))
        elif token.word == "postbus" or (token.word.endswith(_STREETS) and text[token.start].isupper()):
            taken.add(index + 1)
    return frozenset(taken)


def is_name(found: Sequence[Token], text: str, number: Number) -> bool:
    """Whether a number is a label, an age, a time of day, or part of a name or list."""
    first, _last = number.first, number.last
    digits = found[first].kind is Kind.DIGITS
    if _behind_label(found, first) or _word(found, first - 1) in ("#", "half"):
        return True
    if _is_fraction_of_no_noun(found, number) or _word(found, number.last) in _OF_THE_TEXT:
        return True
    if digits and (_is_identifier(found, text, number) or _is_numbering(found, text, number)):
        return True
    return _is_age(found, number) or _is_time_of_day(found, number)


def _is_fraction_of_no_noun(found: Sequence[Token], number: Number) -> bool:
    """A number beside a slash, unless something is counted behind the second ("12/40 gezinnen")."""
    if _word(found, number.last) == "/":
        return not noun_behind(found, number.last + 2)
    return _word(found, number.first - 1) == "/" and not noun_behind(found, number.last)


def _run(found: Sequence[Token], at: int, between: frozenset[str]) -> range:
    last = at
    while last < len(found) and (found[last].kind is Kind.DIGITS or found[last].word in between):
        last += 1
    return range(at, last)


def _behind_label(found: Sequence[Token], first: int) -> bool:
    """Whether a label goes before a number, with other numbers between ("vragen 1, 2 en 3")."""
    at = first - 1
    while at > 0 and found[at].word in _JOINERS:
        while at > 0 and found[at].word in _JOINERS:
            at -= 1
        if found[at].kind is not Kind.DIGITS:
            return False
        at -= 1
    while at > 0 and found[at].word in _SAYING:
        at -= 1
    word = _word(found, at)
    return word in _LABELS or word.endswith(("nummer", "nummers"))


def _is_identifier(found: Sequence[Token], text: str, number: Number) -> bool:
    """ "12345678", "36 410, nr. 3", "13-jarige", "Team 4", "2e"."""
    printed, last = found[number.first].word, number.last
    if printed.isdigit() and len(printed) >= _LONGEST:
        return True
    comma = _word(found, last) == ","
    if _word(found, last + comma) in ("nr", "nrs"):
        return True
    if _word(found, last) == "-" and found[last].joined and (last + 1 == len(found) or _is_tail(found, last)):
        return True
    if number.first > 1 and found[number.first].joined and found[number.first - 1].word == "-":
        return found[number.first - 2].kind is not Kind.DIGITS
    return _is_in_name(found, text, number)


def _is_tail(found: Sequence[Token], dash: int) -> bool:
    """Whether a word hangs on a number by its hyphen, or would ("4- tot 6-jarigen")."""
    behind = found[dash + 1]
    return (behind.joined and behind.kind is Kind.WORD) or (
        not behind.joined and found[dash].joined and behind.word == "tot"
    )


def _is_in_name(found: Sequence[Token], text: str, number: Number) -> bool:
    """Whether a capitalised word inside the sentence goes before, and nothing that is counted follows."""
    before = number.first - 1
    if before < 1 or found[before].kind is not Kind.WORD or not text[found[before].start].isupper():
        return False
    if number.last < len(found) and found[number.last].word in ("%", "procent", "euro"):
        return False
    behind = found[number.last] if number.last < len(found) else None
    return behind is None or behind.kind is not Kind.WORD or len(behind.word) < 3


def _is_numbering(found: Sequence[Token], text: str, number: Number) -> bool:
    """Whether a number opens its line as that of an item, a heading or a note ("1. …", "2 Wachttijden", "1 Bron:")."""
    if number.first != 0 or number.last >= len(found):
        return False
    behind = found[number.last]
    if behind.word in (".", ")", ":"):
        return behind.joined
    return behind.kind is Kind.WORD and text[behind.start].isupper()


def _is_age(found: Sequence[Token], number: Number) -> bool:
    """ "Een jongen van vijftien", "van 12 tot 18 jaar", "onder de 12 jaar", "Jongen (16)", "meisje, 14 jaar"."""
    before, behind = number.first - 1, number.last
    word = _word(found, before)
    years = _word(found, behind) in ("jaar", "jarige", "jarigen") and _word(found, behind + 1) not in _NO_AGE
    if word == "van" and _person(found, before - 1) and (years or not noun_behind(found, behind)):
        return True
    if (
        word in ("(", ",")
        and _person(found, before - 1)
        and (years or _word(found, behind) == ")")
        and number.value > 1
    ):
        return True
    if _word(found, before - 1) in ("ouder", "jonger") and word == "dan":
        return True
    if _word(found, before - 1) in ("onder", "boven") and word == "de" and not _word(found, behind).isalpha():
        return True
    if years and (word, _word(found, before - 1)) in _IS_SO_OLD:
        return True
    if not years:
        years = _joins_years(found, behind)
    if years and found[0].kind is Kind.DIGITS and len(found) <= _AGE_ALONE:
        return True
    if not years:
        return False
    while word in ("de", "hun", "ongeveer", "circa") or _joins_number(found, before):
        before -= 2 if _joins_number(found, before) else 1
        word = _word(found, before)
    if word == "van" and _word(found, before - 1).endswith(_LASTS):
        return False
    return word in _AGE_LEADS or (word == "," and _person(found, before - 1))


def _person(found: Sequence[Token], at: int) -> bool:
    word = _word(found, at)
    return word in _PERSONS or (word == "is" and _word(found, at - 1) in _PERSONS)


def _joins_years(found: Sequence[Token], at: int) -> bool:
    """Whether a second number that tells years follows ("12 tot 18 jaar")."""
    return _word(found, at) in ("tot", "en", "-", "t/m", "a") and _word(found, at + 2) in ("jaar", "jarige", "jarigen")


def _joins_number(found: Sequence[Token], at: int) -> bool:
    return _word(found, at) in ("tot", "en", "-", "t/m", "a") and at > 0 and found[at - 1].kind is Kind.DIGITS


def _is_time_of_day(found: Sequence[Token], number: Number) -> bool:
    """ "Om tien uur", "tussen 9 en 17 uur"; not how long something lasts."""
    word, behind = _word(found, number.first - 1), number.last
    if word in _CLOCK_LEADS and _word(found, behind) == "uur":
        return _word(found, behind + 1) not in _NO_CLOCK
    return word in ("van", "tussen") and _word(found, behind) in ("tot", "en") and _word(found, behind + 2) == "uur"


def _word(found: Sequence[Token], at: int) -> str:
    return found[at].word if 0 <= at < len(found) else ""
