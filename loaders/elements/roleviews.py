"""How the parties of a conversation see their own part and that of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.context.lexicon import forms, holds
from loaders.context.words import words
from loaders.elements.parties import distinct, named_by, roles
from loaders.elements.wording import Mention, topics
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Statement, values
from ontology.vocabulary import Concept

_EARLY = 40  # characters within which a clause with "dat" names its subject
_FAR = 4  # words between a party and the verb by which it sees, or the words that say by whom it is seen


@dataclass(frozen=True)
class _View:
    about: Concept | None
    by: tuple[Concept, ...]


def statements(layout: Layout, parties: Sequence[Concept], skip: set[int]) -> Iterator[Statement]:
    """A RoleView for each sentence under a heading that is a role, and elsewhere where a role is said to see a role.

    Under such a heading a party is taken to speak of itself until a sentence names another viewer; a sentence that
    neither names a viewer nor goes on from one is the report's own. `skip` holds the starts of segments to leave out.
    """
    about: Concept | None = None
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            about = named_by(segment)
            continue
        if segment.place.start in skip or segment.kind is Kind.ROW:
            continue
        previous = _View(about, (about,) if about else ())
        spoken_of: Concept | None = None
        for sentence in segment.sentences:
            words = _own_words(sentence)
            if not words or words.text.endswith(":"):
                continue
            view = _in_part(words, about, parties, previous) if about else _elsewhere(words, parties, spoken_of)
            spoken_of = next((mention.concept for mention in roles(words.folded)), None)
            if view is None or view.about is None or (len(words.text) < len(sentence.text) and not view.by):
                continue
            previous = view
            yield _statement(words, view)


def _own_words(sentence: Shadow) -> Shadow:
    """The sentence up to the quotation in it: what is between the marks is a quotation, not a view told."""
    if sentence.text[:1] in "\"“„'‘":
        return sentence.part(0, 0)
    quoted = re.search(r":\s*[\"“„‘']", sentence.text)
    return sentence.part(0, quoted.start()) if quoted else sentence


def _in_part(sentence: Shadow, about: Concept, parties: Sequence[Concept], previous: _View) -> _View:
    """The view of a sentence in the part on one role."""
    folded = sentence.folded
    found = list(roles(folded))
    if viewers := _viewers(folded, found, about, parties):
        seen = about if about not in viewers or len(found) < 2 else _other(found, viewers) or about
        return _View(about if _says("own_part", folded) else seen, viewers)
    first = found[0] if found else None
    if _goes_on(folded):
        return _View(about, previous.by)
    if first and first.concept.iri == about.iri and first.start == 0:
        return _View(about, (about,))
    return _View(about, ())


def _elsewhere(sentence: Shadow, parties: Sequence[Concept], spoken_of: Concept | None) -> _View | None:
    """A view in running prose, where a sentence names who sees and who is seen, or a party sees itself in some way.

    `spoken_of` is whom the sentence before is about, for a sentence that goes on about that party.
    """
    folded = sentence.folded
    everyone = list(roles(folded))
    if not everyone:
        return None
    viewers = _viewers(folded, everyone, None, parties)
    if not viewers:
        said = any(hit.first == 0 for hit in forms("roleviews", "said").longest(words(folded)))
        return _View(everyone[0].concept, ()) if said and _says("too", folded) else None
    if _goes_on(folded) and _says("seen_by", folded) and spoken_of and spoken_of not in viewers:
        return _View(spoken_of, viewers)
    if _says("own_place", folded):
        return _View(viewers[0], viewers)
    other = _other(everyone, viewers)
    judged = any(_says(key, folded) for key in ("seen_by", "too", "finds", "likens"))
    return _View(other, viewers) if other is not None and judged else None


def _says(key: str, folded: str) -> bool:
    return holds("roleviews", key, folded)


def _goes_on(folded: str) -> bool:
    found = words(folded)
    opens = forms("roleviews", "goes_on").longest(found[:1])
    return bool(opens) and not (len(found) > 1 and found[1].text == "geldt")


def _viewers(
    folded: str, found: Sequence[Mention], about: Concept | None, parties: Sequence[Concept]
) -> tuple[Concept, ...]:
    """Who sees: the subject of a verb of seeing, or who stands behind "by" in a sentence of being seen."""
    others = tuple(party for party in parties if about is not None and party.iri != about.iri)
    by = [mention for mention in found if _is_behind("by", folded, mention)]
    if _says("seen_by", folded):
        if others and _says("others", folded):
            return others
        if by:
            return tuple(distinct(by))
    for mention in found:
        if mention in by and "volgens" in folded[: mention.start]:
            return (mention.concept,)
        if _sees(folded, mention):
            return (mention.concept,)
    return others if others and _says("others", folded) and _says("thought", folded) else ()


def _sees(folded: str, mention: Mention) -> bool:
    """Whether a party is the subject of a verb of seeing: right before it, right behind it, or up to its end."""
    behind = words(folded[mention.end :])
    verbs = forms("roleviews", "sees").longest(behind[: _FAR + 2])
    if any(hit.first < _FAR and (not hit.first or behind[hit.first - 1].text != "te") for hit in verbs):
        return all(word.text[0].isalnum() for word in behind[: verbs[0].first])
    if _is_behind("sees", folded, mention):
        return True
    clause = "dat" in {word.text for word in words(folded[: mention.start])} and mention.start < _EARLY
    closes = {hit.stop for hit in forms("roleviews", "ends_seeing").longest(behind)}
    return clause and any(stop == len(behind) or behind[stop].text in (",", ".") for stop in closes)


def _is_behind(key: str, folded: str, mention: Mention) -> bool:
    """Whether a party stands right behind a form, but for determiners."""
    before = words(folded[: mention.start])
    while before and before[-1].text in ("de", "een", "het", "alle", "sommige"):
        before = before[:-1]
    return any(hit.stop == len(before) for hit in forms("roleviews", key).longest(before))


def _other(found: Sequence[Mention], viewers: tuple[Concept, ...]) -> Concept | None:
    seen = {viewer.iri for viewer in viewers}
    return next((mention.concept for mention in found if mention.concept.iri not in seen), None)


def _statement(sentence: Shadow, view: _View) -> Statement:
    about = view.about
    return Statement(
        "RoleView",
        (sentence.whole,),
        "heard-group" if view.by else FROM_CONTEXT,
        "view-of-role",
        values(
            viewOf=about.iri if about else None,
            viewBy=[role.iri for role in view.by],
            speaker=[role.iri for role in view.by],
            topic=topics(sentence.folded),
        ),
    )
