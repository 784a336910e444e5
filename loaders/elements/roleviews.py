"""How the parties of a conversation see their own part and that of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.elements.parties import distinct, named_by, roles
from loaders.elements.wording import Mention, topics
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.vocabulary import Concept

_SEES = (
    r"(?:zie(?:n|t)|vind(?:t|en)|voel(?:t|en)|ervaar(?:t)?|ervaren|noem(?:t|en)|omschrij(?:ft|ven)|beschouw(?:t|en)"
    r"|merk(?:t|en)|denk(?:t|en)|onderschat(?:ten)?|overschat(?:ten)?|kijk(?:t|en)|heb(?:ben)? het gevoel"
    r"|heeft het gevoel|wens(?:t|en)|verwacht(?:en)?|schamen|schaamt)"
)
_SUBJECT_SEES = re.compile(rf"\s(?:\w+ ){{0,3}}?(?<!te ){_SEES}\b")
_SEES_BEFORE = re.compile(rf"\b{_SEES} (?:de |een |het )?$")
_ENDS_SEEING = re.compile(r"\b(?:ervaren|ervaart|voelen|zien|vinden)\b")
_SEEN_BY = re.compile(r"\b(?:gezien|ervaren|beschouwd|gevoeld|gezegd|genoemd|benoemd|bestempeld|omschreven)\b")
_BY = re.compile(r"\b(?:door|volgens|bij|voor) (?:de |een |alle |sommige )*$")
_OTHERS = re.compile(r"\b(?:door|bij|volgens) (?:de )?(?:andere?n?)(?: \w+)?(?: partijen| groepen)?\b")
_SELF = re.compile(r"\b(?:zichzelf|zich|hun (?:eigen )?(?:rol|werk|taak)|zijn (?:eigen )?rol|haar rol|als)\b")
_GOES_ON = re.compile(
    r"^(?:zij|ze|hij|ook|dat|dit|daar|tegelijk\w*|daarnaast|verder|bovendien|en|maar|hierbij)\b(?!\s+geldt)"
)
_OWN_PLACE = re.compile(r"\b(?:hun|(?:zij|ze)\b.*) (?:\w+ )?(?:rol|positie)\b|\bvoel(?:en|t) zich\b|\bzichzelf\b")
_LIKENS = re.compile(r"\b(?:alsof|hoe|als)\b")
# One party finds another something, or finds that another does something.
_FINDS = re.compile(
    r"\bvind(?:t|en) (?:dat )?(?:de |hun |haar )?\w*(?:ouders|jongeren|jeugdigen|kinderen|gemeenten|ers)\b"
)
_TOO = re.compile(r"\b(?:te|altijd|nooit|vaak) \w+")


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
        return _View(about if _SELF.search(folded) else seen, viewers)
    first = found[0] if found else None
    if _GOES_ON.match(folded):
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
        said = re.match(r"er wordt (?:ook |wel )?gezegd dat ", folded)
        return _View(everyone[0].concept, ()) if said and _TOO.search(folded) else None
    if _GOES_ON.match(folded) and _SEEN_BY.search(folded) and spoken_of and spoken_of not in viewers:
        return _View(spoken_of, viewers)
    if _OWN_PLACE.search(folded):
        return _View(viewers[0], viewers)
    other = _other(everyone, viewers)
    return _View(other, viewers) if other is not None and _is_judged(folded) else None


def _is_judged(folded: str) -> bool:
    return bool(_SEEN_BY.search(folded) or _TOO.search(folded) or _FINDS.search(folded) or _LIKENS.search(folded))


def _viewers(
    folded: str, found: Sequence[Mention], about: Concept | None, parties: Sequence[Concept]
) -> tuple[Concept, ...]:
    """Who sees: the subject of a verb of seeing, or who stands behind "by" in a sentence of being seen."""
    if _SEEN_BY.search(folded):
        if _OTHERS.search(folded) and about is not None:
            return tuple(party for party in parties if party.iri != about.iri)
        by = [mention for mention in found if _BY.search(folded, max(0, mention.start - 25), mention.start)]
        if by:
            return tuple(distinct(by))
    for mention in found:
        if _BY.search(folded, max(0, mention.start - 25), mention.start) and "volgens" in folded[: mention.start]:
            return (mention.concept,)
        subject = _SUBJECT_SEES.match(folded, mention.end)
        inverted = _SEES_BEFORE.search(folded, max(0, mention.start - 40), mention.start)
        last = mention.start < 40 and re.search(rf"{_ENDS_SEEING.pattern}(?:$|[ ,.])", folded[mention.end :])
        if subject or inverted or (last and re.search(r"\bdat\b.*$", folded[: mention.start])):
            return (mention.concept,)
    if _OTHERS.search(folded) and re.search(r"\b(?:gedachte|beeld|indruk|gevoel)\b", folded) and about is not None:
        return tuple(party for party in parties if party.iri != about.iri)
    return ()


def _other(found: Sequence[Mention], viewers: tuple[Concept, ...]) -> Concept | None:
    seen = {viewer.iri for viewer in viewers}
    return next((mention.concept for mention in found if mention.concept.iri not in seen), None)


def _statement(sentence: Shadow, view: _View) -> Statement:
    about = view.about
    return Statement(
        "RoleView",
        (sentence.whole,),
        "heard-group" if view.by else "author",
        "view-of-role",
        values(
            viewOf=about.iri if about else None,
            viewBy=[role.iri for role in view.by],
            speaker=[role.iri for role in view.by],
            topic=topics(sentence.folded),
        ),
    )
