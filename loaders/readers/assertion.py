"""Whether a sentence gives a judgement of the inspectorate, or only asks, supposes, expects or reports one."""

from __future__ import annotations

import re

_QUOTE = "“”„\"'‘«»"
# Somebody who tells, and what the inspectorate says itself.
_TELLS = re.compile(
    r"\b(?:schrijft|schrijven|schreef|meldt|melden|meldde|zegt|zeggen|zei|vindt|vinden|vond|stelt|stellen|stelde|meent"
    r"|menen|denkt|denken|verwacht|verwachten|hoopt|hopen|belooft|geeft aan|geven aan|gaf aan|laat weten|liet weten"
    r"|rapporteert|claimt|acht zich|noemt het|noemen het|is van mening|zijn van mening|betoogt|benadrukt|hoorde"
    r"|herkent|vertelt|vertellen|vertelde|betwist|twijfelt|twijfelen)\b"
)
_OURS = re.compile(r"\b(?:inspecties?|inspecteurs?|wij|we|ons|toezichthouders?|ggd)\b")
_ACCORDING = re.compile(
    r"\bvolgens (?!de inspect|ons\b|het (?:toetsings)?kader|de toezichthouder|de ggd)|\bin (?:de )?ogen van\b"
)
_SELF = re.compile(r"\bzelf(?:beoordeling|evaluatie|score)?\b")
_SUPPOSED = re.compile(
    r"^\W*(?:als|indien|wanneer|mocht|mochten|zou|zouden|had|hadden|zodra|stel|pas (?:als|wanneer))\b"
    r"|\b(?:indien|mits|tenzij|mocht|mochten|zodra|zou|zouden|wanneer|voordat|totdat|alvorens|opdat)\b"
)
_AS = re.compile(r"\bals\b(?! (?:volgt|geheel)\b)")
_JUDGING = re.compile(
    r"\b(?:be|ge|ver)?oordee?l\w*|\b(?:ge)?waardee?r\w*|\bgekwalificeerd|\baangemerkt|\bkwalificeert|\bscoo?r\w*|\bbestempel\w*"
)
_INQUIRY = re.compile(
    r"\b(?:toetsen|toetst|toetste|getoetst|beoordeelt|beoordelen|beoordeeld|kijkt|kijken|keek|onderzoekt|onderzoeken"
    r"|onderzocht|nagaan|nagegaan|gaat na|ging na|vaststellen|weten|vraag|bekijkt|bekijken|bepalen|bepaalt|duidelijk"
    r"|vragen|vroeg|vroegen|vraagt|afvragen|zien|bezien|controleert|controleren)\b[^.;]*?\bof\b"
)
_UNABLE = re.compile(
    r"\b(?:kan|kon|kunnen|konden) (?:\w+ ){0,4}?(?:niet|geen) (?:\w+ ){0,2}?"
    r"(?:zeggen|stellen|vaststellen|concluderen|beoordelen|bevestigen)\b"
    r"|\bniet (?:gezegd|vastgesteld|vast komen te staan|aangetoond) dat\b|\b(?:niet|geen) (?:zeker|bewijs)\b"
)
_NOT_YET = re.compile(
    r"\b(?:moet|moeten|dient|dienen|hoort|horen|behoort|zal|zullen|wil|willen|gaat|gaan|kan|kunnen|beoogt|om)\b"
    r"[^,;]*?\b(?:voldoen|voldaan worden|worden voldaan|worden beoordeeld|beoordelen)\b"
)
_GENERIC = re.compile(
    r"\been (?:aanbieder|organisatie|instelling|voorziening|houder|locatie)\b[^,;]*\bvoldoet\b|\bbetekent dat\b"
)


def is_judgement(text: str, folded: str) -> bool:
    """Whether what a sentence says of a norm is a judgement that the inspectorate gives in it."""
    if text.rstrip(_QUOTE + " ").endswith("?") or text[:1] in _QUOTE:
        return False
    if _SUPPOSED.search(folded) or _INQUIRY.search(folded) or _UNABLE.search(folded) or _GENERIC.search(folded):
        return False
    if _AS.search(folded) and not _JUDGING.search(folded):
        return False
    if _NOT_YET.search(folded):
        return False
    return not is_reported(folded)


def is_stated(text: str, folded: str) -> bool:
    """Whether a sentence says of something that it is so: no question, no supposition, no words of others."""
    if text.rstrip(_QUOTE + " ").endswith("?") or text[:1] in _QUOTE:
        return False
    return not (_SUPPOSED.search(folded) or _INQUIRY.search(folded) or is_reported(folded))


def is_reported(folded: str) -> bool:
    """Whether a sentence gives the words or the view of others than the inspectorate."""
    if _ACCORDING.search(folded):
        return True
    tells = _TELLS.search(folded)
    if tells is None:
        return bool(_SELF.search(folded) and "voldoe" in folded)
    clause = folded[folded.rfind(",", 0, tells.start()) + 1 : tells.end() + 25]
    return _OURS.search(clause) is None or tells.group() in ("hoopt", "hopen", "verwacht", "verwachten")
