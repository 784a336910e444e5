"""What a number counts: the noun phrase behind it, told from verbs and adverbs by its form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.language.tokens import Kind, Token, tokens, words

# Measures that are counted in the singular ("drie jaar").
MEASURES = words(
    "jaar uur keer maal fte euro procent kwartaal kwartier man cent meter kilometer km liter graden dag werkdag"
    " week maand weekend halfjaar etmaal m2 kg"
)
_MEASURES_OF = ("fte",)  # followed by what they measure ("21 fte pleegzorgwerkers")
# Verbs, adverbs and small words, whatever their ending.
_NO_NOUN = words(
    "van en of in op te tot die dat is zijn was waren wordt worden werd werden als met om per voor door bij er niet"
    " de het een hebben heeft hadden had nog ook wel al dan maar want over naar uit aan bleven bleef liepen liep"
    " kregen kreeg kwamen kwam gingen ging moeten moet kunnen kan willen wil vonden vindt vinden zeiden zeggen"
    " voelen weten gaan gaat stonden staan staat woonden wonen woont krijgen krijgt wachten ontbreken vertrokken"
    " lukken hun hen haar zelf samen slechts binnen tussen tegen onder boven geen minder meer eerder later geleden"
    " eens anders daarvan hiervan ervan grotendeels alleen zowel vooral soms vaak altijd tegelijk blijken hoeven"
    " doen geven gegeven ten zien zagen praten waarvan wie elkaar alles iets niets leven lezen nu steeds reeds"
    " tijdens sinds via zonder daardoor hierdoor plus missen mist halen haalt vallen valt blijven blijft lopen loopt"
    " spraken spreken noemen noemt denken denkt hopen hoopt maken maakt komen komt stopten slapen eten gebruiken"
    " werken werkten hadden stegen daalden vroegen gaven vielen meldden zaten deden zeiden hoorden mochten zouden"
    " zullen konden wilden vinden vonden wachtten verlieten volgden haakten keerden scoorden t/m echter terwijl"
    " omdat zodat toen"
)
_PLURAL = ("en", "s", "ia", "ta")
_PARTICIPLE = ("ge", "be", "ver", "ont", "her", "onder", "over", "afge", "aange", "inge", "opge", "uitge", "betrok")
# What may stand between a number and its noun: adjectives, also those that never take an ending.
_ADJECTIVE = ("e", "isch", "lijk")
_BARE_ADJECTIVES = words("extra eigen online fulltime parttime opnieuw halfopen open houten gesloten")
# Adjectives that are used as nouns.
_PERSONS = words("jeugdige minderjarige volwassene betrokkene genodigde gedetineerde verwante")
_MOST = 4  # words of a noun phrase behind a number
_TAIL = re.compile(r"[\d'-]+$")


def counted(folded: str, single: bool = False) -> str:
    """The noun phrase at the start of a folded text, as `noun_behind` gives it."""
    return noun_behind(tokens(folded, folded), 0, single)


def noun_behind(found: Sequence[Token], at: int, single: bool = False) -> str:
    """The noun phrase that begins at a token, at most four words; empty where none stands there.

    `single` tells that the number is one, so that the noun stands in the singular.
    """
    words: list[str] = []
    for index in range(at, min(at + _MOST, len(found))):
        token = found[index]
        word = _TAIL.sub("", token.word)
        if token.kind is not Kind.WORD or word in _NO_NOUN or (token.joined and index > at):
            return ""
        words.append(word)
        after = _word_at(found, index + 1)
        follows = after not in _NO_NOUN and after.endswith(_PLURAL)
        if word in MEASURES:
            more = word in _MEASURES_OF and follows
            return " ".join([*words, after] if more else words)
        describes = word.endswith("en") and word.startswith(_PARTICIPLE) and follows
        if single and not (is_adjective(word) and after and after not in _NO_NOUN):
            return " ".join(words)
        if not single and word.endswith(_PLURAL) and word not in _BARE_ADJECTIVES and not describes:
            return " ".join(words)
        if not single and not describes and not is_adjective(word):
            return ""
    return ""


def is_adjective(word: str) -> bool:
    """Whether a word may stand before a noun as its adjective."""
    return (word.endswith(_ADJECTIVE) or word in _BARE_ADJECTIVES) and word not in _PERSONS


def stem(noun: str) -> str:
    """The last word of a noun phrase without its ending, so that "ingeziene dossiers" and "dossier" are one."""
    last = noun.split()[-1] if noun.split() else ""
    for ending in ("'s", "en", "s"):
        if last.endswith(ending) and len(last) > len(ending) + 2:
            last = last.removesuffix(ending)
            return last[:-1] if len(last) > 3 and last[-1] == last[-2] else last
    return last


def _word_at(found: Sequence[Token], at: int) -> str:
    return found[at].word if at < len(found) and found[at].kind is Kind.WORD else ""
