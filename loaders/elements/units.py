"""What a number counts: the noun behind it, told from verbs and adverbs by its form."""

from __future__ import annotations

import re

_WORD = re.compile(r"\s*(?P<word>[a-z][\w/'-]*)")
# Measures that are counted in the singular ("drie jaar").
_MEASURE = re.compile(
    r"^(?:jaar|uur|keer|maal|fte|euro|procent|kwartaal|man|cent|meter|kilometer|liter|graden|dag|week|maand|weekend)$"
)
# A measure that is followed by what it measures ("21 fte pleegzorgwerkers").
_MEASURES_OF = ("fte",)
# Verbs, adverbs and small words, whatever their ending.
_NO_NOUN = re.compile(
    r"^(?:van|en|of|in|op|te|tot|die|dat|is|zijn|was|waren|wordt|worden|werd|werden|als|met|om|per|voor|door"
    r"|bij|er|niet|de|het|een|hebben|heeft|hadden|had|nog|ook|wel|al|dan|maar|want|over|naar|uit|aan"
    r"|bleven|bleef|liepen|liep|kregen|kreeg|kwamen|kwam|gingen|ging|moeten|moet|kunnen|kan|willen|wil"
    r"|vonden|vindt|vinden|zeiden|zeggen|voelen|weten|gaan|gaat|stonden|staan|staat|woonden|wonen|woont"
    r"|krijgen|krijgt|wachten|ontbreken|vertrokken|lukken|hun|hen|haar|zelf|samen|slechts|binnen|tussen"
    r"|tegen|onder|boven|geen|minder|meer|eerder|later|geleden|eens|anders|daarvan|hiervan|ervan"
    r"|grotendeels|alleen|zowel|vooral|soms|vaak|altijd|tegelijk|blijken|hoeven|doen|geven|gegeven|ten"
    r"|zien|zagen|praten|waarvan|wie|elkaar|alles|iets|niets|leven|lezen|nu|steeds|reeds|tijdens|sinds|via"
    r"|zonder|daardoor|hierdoor|plus|missen|mist|halen|haalt|vallen|valt|blijven|blijft|lopen|loopt|spraken|spreken"
    r"|noemen|noemt|denken|denkt|hopen|hoopt|maken|maakt|komen|komt|worden|stopten|slapen|eten|gebruiken|werken)$"
)
_PLURAL = re.compile(r"(?:en|s|'s|ia|ta)$")
_PARTICIPLE = re.compile(r"^(?:ge|be|ver|ont|her|onder|over|afge|aange|inge|opge|uitge|betrok)\w*en$")
# What may stand between a number and its noun: adjectives, also those that never take an ending.
_ADJECTIVE = re.compile(r"e$|(?:isch|lijk)$|^(?:extra|eigen|online|fulltime|parttime|opnieuw|halfopen|open|houten)$")

# Adjectives that are used as nouns.
_PERSONS = ("jeugdige", "minderjarige", "volwassene", "betrokkene", "genodigde", "gedetineerde", "verwante")


def counted(folded: str, single: bool = False) -> str:
    """The noun phrase at the start of the text behind a number, at most four words; empty where none stands there.

    `single` tells that the number is one, so that the noun stands in the singular.
    """
    words: list[str] = []
    position = 0
    while len(words) < 4 and (match := _WORD.match(folded, position)):
        word = re.sub(r"[\d'-]+$", "", match["word"])
        if _NO_NOUN.match(word):
            return ""
        words.append(word)
        position = match.end()
        following = _WORD.match(folded, position)
        after = following["word"] if following else ""
        if _MEASURE.match(word):
            more = word in _MEASURES_OF and after and not _NO_NOUN.match(after) and _PLURAL.search(after)
            return " ".join([*words, after] if more else words)
        if single and not (_ADJECTIVE.search(word) and after and not _NO_NOUN.match(after) and word not in _PERSONS):
            return " ".join(words)
        describes = _PARTICIPLE.match(word) and _PLURAL.search(after) and not _NO_NOUN.match(after)
        if _PLURAL.search(word) and not describes:
            return " ".join(words)
        if not single and not describes and not _ADJECTIVE.search(word):
            return ""
    return ""
