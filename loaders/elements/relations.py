"""Ties between actors that a sentence states in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements.wording import Mention, mentions
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Statement, values

# The predicate as a researcher would look for it, and the words that state it.
_PREDICATES = (
    ("onderdeel van", re.compile(r"\b(?:is|zijn|maakt|maken) (?:een )?(?:onderdeel|deel) (?:uit )?van\b")),
    ("gevestigd in", re.compile(r"\b(?:is|zijn) gevestigd\b")),
    ("bestaat uit", re.compile(r"\bbesta(?:at|an) uit\b|\bte onderscheiden\b|\bondergebracht in\b")),
    ("valt onder", re.compile(r"\b(?:valt|vallen) onder\b|\blegt verantwoording af\b")),
    ("stuurt aan", re.compile(r"\b(?:wordt|worden) .{0,60}\baangestuurd\b|\bstuurt\b.*\baan\b")),
    (
        "ondersteunt",
        re.compile(
            r"\b(?:wordt|worden) .{0,60}\bondersteund\b|\bondersteun(?:t|en)\b|\bsteun(?:t|en)\b|\bhelp(?:t|en)\b"
        ),
    ),
    ("richt zich op", re.compile(r"\brich(?:t|ten) zich op\b")),
    ("voert uit", re.compile(r"\bpak(?:t|ken)\b.*\bop\b|\bvoer(?:t|en|de|den)\b.*\buit\b|\bverricht(?:en)?\b")),
    ("biedt", re.compile(r"\bbied(?:t|en)\b|\bbeschik(?:t|ken) over\b|\blever(?:t|en)\b|\bgeregeld\b")),
    (
        "heeft taak",
        re.compile(
            r"\bis (?:dit )?de taak van\b|\bverantwoordelijk\b|\bin kaart gebracht\b|\bmoe(?:t"
            r"|ten) er voor zorgen\b|\bzorg(?:t|en) (?:er ?)?voor\b"
        ),
    ),
    (
        "overlegt met",
        re.compile(
            r"\bbespree?k(?:t|en)\b|\bbesproken\b|\boverleg(?:t|gen)?\b|\bin gesprek\b|\badviesgesprek\b"
            r"|\beindgesprek\b|\bmaken? afspraken\b"
        ),
    ),
    ("betrekt", re.compile(r"\bbetrok(?:ken)?\b|\bbetrek(?:t|ken)\b|\bbetrokken worden\b")),
    ("werkt samen met", re.compile(r"\bwerk(?:t|en) .{0,40}\bsamen\b|\bsamen met\b|\bsamenwerking\b.*\bmet\b")),
    ("traint", re.compile(r"\b(?:zijn|is|worden|wordt) getraind\b|\btrain(?:t|en)\b|\bvolg(?:t|en) (?:een|de)\b")),
    ("informeert", re.compile(r"\bge\s?informeerd\b|\binform(?:eert|eren)\b|\bgeattendeerd\b")),
    (
        "beoordeelt",
        re.compile(
            r"\bkijk(?:t|en) in hoeverre\b|\btoets(?:t|en)\b|\bonderzo(?:ekt|eken|cht|chten)\b"
            r"|\bbezocht(?:en)?\b|\bevalueer(?:t|den)?\b|\bbeoordeel(?:t|de)\b"
        ),
    ),
    ("vraagt", re.compile(r"\bvroe?gen?\b|\bvraagt\b.*\b(?:aan|om)\b")),
    ("betaalt", re.compile(r"\bbeta(?:alt|len)\b|\bfinanci(?:er|ering)\w*\b|\bbekostig\w*\b")),
    ("heeft orgaan", re.compile(r"\ber (?:is|zijn) een\b.*raad\b|\bheeft een\b.*raad\b")),
    (
        "stuurt op",
        re.compile(
            r"\bvoor de sturing\b|\bwordt gewerkt met\b|\bgebruik maken van\b|\bwerkt met\b|\bgeregistreerd\b"
            r"|\bbestemd\b"
        ),
    ),
    ("adviseert", re.compile(r"\badvise(?:ert|ren)\b")),
    ("beslist", re.compile(r"\bbesl(?:ist|issen|uiten)\b|\bneemt .{0,30}\bbesluit|\bbesluiten nemen\b")),
    ("selecteert", re.compile(r"\bgeselecteerd\b|\bselecteer(?:t|den)\b|\bgekozen\b")),
    ("vult in", re.compile(r"\bvul(?:t|len) .{0,60}\bin\b|\bverzamel(?:t|en)\b|\bverdeel(?:t|d)\b")),
)
_NEGATED = re.compile(r"\b(?:niet|geen|onvoldoende)\b")


def statements(layout: Layout) -> Iterator[Statement]:
    """A Relation for each sentence that ties at least one actor to another, or to a thing, by a verb of tying."""
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        for sentence in segment.sentences:
            if found := _relation(sentence):
                yield found


def _relation(sentence: Shadow) -> Statement | None:
    if len(sentence.text) > 420 or sentence.text.endswith(("?", ":")) or _NEGATED.search(sentence.folded):
        return None
    actors = sorted([*mentions("role", sentence.folded), *mentions("body", sentence.folded)], key=lambda m: m.start)
    names = [m for m in re.finditer(r"(?<!^)(?<!\. )\b[A-Z][\w-]+", sentence.text)]
    for predicate, cue in _PREDICATES:
        match = cue.search(sentence.folded)
        if match and (actors or names):
            before = [m for m in actors if m.end <= match.start()]
            after = [m for m in actors if m.start >= match.start()]
            if not before and not after and len(names) < 1:
                continue
            return Statement(
                "Relation",
                (sentence.whole,),
                "author",
                "tie-by-verb",
                values(
                    predicateText=predicate,
                    subjectText=_words(sentence, before, 0, match.start()),
                    objectText=_words(sentence, after, match.end(), len(sentence.text)),
                    subject=[m.concept.iri for m in before[-1:]],
                    object=list(dict.fromkeys(m.concept.iri for m in after)),
                ),
            )
    return None


def _words(sentence: Shadow, actors: list[Mention], start: int, end: int) -> str:
    if actors:
        return ", ".join(dict.fromkeys(sentence.text[m.start : m.end] for m in actors))
    return sentence.text[start:end].strip(" .,;")
