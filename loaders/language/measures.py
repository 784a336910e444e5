"""What a number measures: the subject of its clause, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.language.tokens import Kind, Token, words

# Verbs that tie a subject to a number.
_VERBS = words(
    "is was waren zijn bedraagt bedroeg bedragen bedroegen steeg stegen stijgt stijgen daalde daalden daalt dalen"
    " nam namen neemt nemen groeide groeiden groeit duurt duurde duren duurden kost kostte kosten kostten lag lagen"
    " ligt liggen liep liepen loopt lopen kwam komt kwamen komen ging gaat gingen bleef blijft bleven zakte zakt"
    " kromp verdubbelde halveerde schommelde schommelt varieert varieerde wordt werd vergt vergde beslaat besloeg"
)
_DETERMINERS = words("de het een deze dit die dat onze hun zijn haar ons elke elk iedere ieder")
_PRONOUNS = words(
    "dat dit die er hij zij ze het wij we ik men wie wat daar hier dan zo daarmee daarvan hiervan waarvan daarna"
    " vervolgens hiermee ook bovendien daarnaast verder inmiddels nu toen"
)
_LEADS = words("in op bij van voor na over sinds vanaf tot door met aan onder volgens per tijdens binnen")
_BREAKS = frozenset((";", ":", "(", ")", "“", "”", '"'))
_MOST_WORDS = 8
_REACH = 24  # tokens before a number in which its subject is sought


def measure(found: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The tokens of the subject of the clause before a number; None where no noun phrase stands there.

    "De wachttijd is … 11", "In 2023 was het verzuim 6", "Het verzuim steeg van … naar …"; no pronoun, no number in it.
    """
    start = next((i + 1 for i in range(first - 1, max(-1, first - _REACH), -1) if found[i].word in _BREAKS), 0)
    start = max(start, first - _REACH)
    verb = next((i for i in range(start, first) if found[i].word in _VERBS and not _is_possessive(found, i)), None)
    if verb is None:
        return None
    return _phrase(found, _after_comma(found, start, verb), verb) or _phrase(found, verb + 1, first)


def _phrase(found: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a token and ends before another at the latest."""
    led = start < end and found[start].word in _DETERMINERS
    first = start + led
    last = first
    while last < end and found[last].kind is Kind.WORD and found[last].word not in _STOPS:
        last += 1
    words = [token.word for token in found[first:last]]
    if not words or len(words) > _MOST_WORDS or words[0] in _LEADS or words[0] in _PRONOUNS:
        return None
    if last < end and found[last].kind is not Kind.WORD and found[last].word not in ("€", "±", "%"):
        return None
    while words and words[-1] in _LEADS:
        words.pop()
    return (first, first + len(words)) if words and len(words[-1]) > 2 else None


# Words that end a subject behind its verb.
_STOPS = words(
    "gemiddeld ongeveer circa ruim bijna nog al maar met naar toe af ook slechts inmiddels zo'n minder meer langer"
    " ten minste minstens maximaal hooguit rond gestegen gedaald nu toen nooit altijd vaak niet een tussen"
)


def _after_comma(found: Sequence[Token], start: int, verb: int) -> int:
    commas = [i + 1 for i in range(start, verb) if found[i].word == ","]
    return commas[-1] if commas else start


def _is_possessive(found: Sequence[Token], at: int) -> bool:
    """Whether "zijn" goes before a noun as whose it is."""
    return found[at].word == "zijn" and at > 0 and found[at - 1].word in _LEADS
