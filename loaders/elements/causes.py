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
    r"\b(?:waardoor|hierdoor|daardoor|daarom|het gevolg is|leidt (?:vaak )?tot|leiden tot|ertoe (?:leidt|geleid"
    r"|leiden)|levert .{0,40}\bop\b|zorgt (?:er)?voor|zorgen voor|met als gevolg"
    r"|maakt dat|zodat|wordt veroorzaakt|direct verband|kost tijd|vraagt tijd)\b"
)
_CAUSE_FOLLOWS = re.compile(
    r"\b(?:omdat|doordat|vanwege|als gevolg van|door (?:een |het |de )?(?:gebrek|tekort|werkdruk|hoge|ontbreken"
    r"|wisseling|druk|ziekte)\w*|te maken heeft met|komt (?:deels )?door|wegens|onder druk van"
    r"|door schade|oorzaak)\b"
)
_CONDITION = re.compile(
    r"^(?:wanneer|als|maar als|zodra) .{10,160}?,? (?:is|wordt|kun|kan|ligt|komt|ontstaat|blijft)\b"
)
_OUTSIDE = re.compile(
    r"\bbuiten de (?:eigen )?invloedssfeer\b|\barbeidsmarkt\b|\bgemeenten? (?:is|zijn|wil|beslis)\w*\b"
)
_PARTLY = re.compile(r"\bdeels (?:buiten|door|afhankelijk)\b|\bmede door\b")
_BACKWARD = re.compile(
    r"^(?:hierdoor|daardoor|daarom|het gevolg is|hierbij is er een direct verband|dit (?:leidt|zorgt)"
    r"|dat (?:leidt|zorgt))\b"
)


def statements(layout: Layout) -> Iterator[Statement]:
    """A Cause for each sentence that links a cause and an effect; the sentence before is taken in where it leans on it."""
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
    backward = _BACKWARD.match(folded)
    effect = _EFFECT_FOLLOWS.search(folded)
    cause = _CAUSE_FOLLOWS.search(folded)
    condition = _CONDITION.match(folded)
    match = effect or cause or condition
    if match is None:
        return None
    before, after = sentence.text[: match.start()].strip(" ,."), sentence.text[match.end() :].strip(" ,.")
    if backward and previous is not None:
        cause_text, effect_text = previous.text, sentence.text
    elif effect or (condition and not cause):
        cause_text, effect_text = before or sentence.text[: match.end()], after
    else:
        cause_text, effect_text = f"{match.group()} {after}", before
    sphere = "partly-outside" if _PARTLY.search(folded) else "outside" if _OUTSIDE.search(folded) else None
    return Statement(
        "Cause",
        (sentence.whole,),
        "author",
        "cause-by-connective",
        values(
            causeText=cause_text, effectText=effect_text, influence=concept("influence", sphere) if sphere else None
        ),
    )
