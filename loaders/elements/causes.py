"""What a report says causes what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

# Each pattern names which side of the words is the cause.
_EFFECT_FOLLOWS = re.compile(
    r"\b(?:waardoor|hierdoor|daardoor|daarom|het gevolg is|leidt (?:vaak )?tot|leiden tot"
    r"|er(?: .{3,40})? ?toe (?:leidt|geleid"
    r"|leiden)|levert .{0,40}\bop\b|zorgt (?:er)?voor|zorgen voor|met als gevolg"
    r"|maakt dat|zodat|wordt veroorzaakt|direct verband|kost tijd|vraagt tijd)\b"
)
_CAUSE_FOLLOWS = re.compile(
    r"\b(?:omdat|doordat|vanwege|als gevolg van|door (?:een |het |de )?(?:gebrek|tekort|werkdruk|hoge|ontbreken"
    r"|wisseling|druk|ziekte)\w*|te maken heeft met|komt (?:deels )?door|wegens|onder druk van"
    r"|door schade|oorzaak)\b"
)
_CONDITION = re.compile(r"^(?:wanneer|als|maar als) .{10,160}?,? (?:is|kun|kan|ligt|komt|ontstaat|blijft)\b")
# "Of dit leidt tot …" asks, and does not say that it does.
_ASKED = re.compile(r"\bof\b[^,;]{0,60}$")
# A word that points back to the sentence before, also in mid-sentence ("voldoet daarom niet").
_POINTS_BACK = re.compile(r"^(?:hierdoor|daardoor|daarom)$")
_OUTSIDE = re.compile(
    r"\bbuiten de (?:eigen )?invloedssfeer\b|\barbeidsmarkt\b|\bgemeenten? (?:is|zijn|wil|beslis)\w*\b"
)
_PARTLY = re.compile(r"\bdeels (?:buiten|door|afhankelijk)\b|\bmede door\b")
_BACKWARD = re.compile(
    r"^(?:hierdoor|daardoor|daarom|het gevolg is|hier(?:bij|mee) .{3,20}\bverband|dit (?:leidt|zorgt|vraagt|kost)"
    r"|dat (?:leidt|zorgt))\b"
)


def statements(layout: Layout) -> Iterator[Statement]:
    """A Cause for each sentence that links a cause and an effect; it may lean on the sentence before."""
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        previous: Shadow | None = None
        for sentence in segment.sentences:
            if found := _cause(sentence, previous):
                yield found
            previous = sentence


def _cause(sentence: Shadow, previous: Shadow | None) -> Statement | None:
    folded = sentence.folded
    effect = _EFFECT_FOLLOWS.search(folded)
    cause = _CAUSE_FOLLOWS.search(folded)
    match = effect or cause or _CONDITION.match(folded)
    if match is None or _ASKED.search(folded[: match.start()]):
        return None
    sides = _sides(sentence, previous, match, effect is None and cause is not None)
    if sides is None:
        return None
    sphere = "partly-outside" if _PARTLY.search(folded) else "outside" if _OUTSIDE.search(folded) else None
    return Statement(
        "Cause",
        (sentence.whole,),
        "author",
        "cause-by-connective",
        values(causeText=sides[0], effectText=sides[1], influence=concept("influence", sphere) if sphere else None),
    )


def _sides(
    sentence: Shadow, previous: Shadow | None, match: re.Match[str], cause_follows: bool
) -> tuple[str, str] | None:
    """Cause and effect in words; None where the sentence gives only one of them."""
    text = sentence.text
    before, after = text[: match.start()].strip(" ,."), text[match.end() :].strip(" ,.")
    joined = re.search(r"(?:, | en | maar )[^,]{0,30}$", sentence.folded[: match.start()])
    if _BACKWARD.match(sentence.folded) or (_POINTS_BACK.match(match.group()) and not joined):
        return (previous.text, text) if previous is not None else None
    if cause_follows and not before:
        first, _, second = text.partition(", ")
        return (first, second.strip(" .")) if second else None
    if cause_follows:
        return f"{text[slice(*match.span())]} {after}", before
    if not before:
        first, _, second = text.partition(", ")
        return (first, second.strip(" .")) if second else (text[: match.end()], after)
    return before, after or text[slice(*match.span())]
