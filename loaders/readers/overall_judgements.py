"""What a document judges of the whole: of an organisation or its help, neither by norm nor by theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.readers.assertion import is_judgement
from loaders.readers.moments import When, when
from loaders.readers.norm_numbers import references
from loaders.readers.norms import NormSections
from loaders.readers.scales import Grade, Printed, value_from, words
from loaders.readers.theme_headings import ThemeSection
from loaders.readers.theme_values import THEME_VALUES, predicate
from loaders.readers.value_labels import labelled_values
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_CONCLUDES = re.compile(
    r"\b(?:conclude(?:ren|ert|erden)|oordel(?:en|t) dat|komen tot het oordeel"
    r"|(?:vind(?:t|en)|acht|achten)\b.*\b(?:kwaliteit|geheel)\b|\bbeoorde(?:elt|len|elden|elde)\b)"
)
_HELP = re.compile(
    r"\b(?P<printed>(?:geen |onvoldoende )?verantwoorde (?:jeugd)?(?:hulp|zorg))\b[^.;]{0,20}"
    r"\b(?:bied|bood|verleen|geboden)"
    r"|\b(?:bied|bood|verleen)\w* (?:\w+ ){0,4}?(?P<behind>(?:geen )?verantwoorde (?:jeugd)?(?:hulp|zorg))\b"
)
_OF_ALL = re.compile(
    r"\b(?:oordeel|beoordeling)\b.*\b(?:geheel|algemeen|totaal|samen)\b|\b(?:eind|totaal)oordeel\b|\balgemeen oordeel\b"
)
_NOT_YET = re.compile(r"\b(?P<printed>(?:nog )?niet (?:voldoende|goed genoeg|goed|op orde))(?=\W*$|[.,;])")
_OURS = re.compile(r"\b(?:inspecties?|wij|we|toezichthouder|ggd|rekenkamer)\b")


def statements(layout: Layout, sections: NormSections, themes: Sequence[ThemeSection]) -> Iterator[Statement]:
    """One OverallJudgement for each value and moment, from labels and sentences about the whole."""
    places: dict[tuple[str, str, bool], tuple[Grade, When, list[Place]]] = {}
    stop = layout.body[themes[0].theme.index].place.start if themes else None
    summing_up = False
    for segment in layout.body:
        if segment.kind is Kind.ROW or sections.norm_at(segment.place.start) is not None:
            continue
        for labelled in labelled_values(segment.folded):
            if labelled.label.whole and labelled.label.ours:
                place = segment.shadow.place(labelled.label.start, labelled.value.end)
                _keep(places, labelled.value.grade, labelled.label.when, place)
        if stop is not None and segment.place.start >= stop:
            continue
        summing_up = summing_up if segment.kind is not Kind.HEADING else bool(_OF_ALL.search(segment.folded))
        for sentence in segment.sentences:
            value = _of_the_whole(sentence) or (_not_yet(sentence) if summing_up else None)
            if value is not None:
                _keep(places, value.grade, when(sentence.folded), sentence.whole)
    for grade, moment, found in places.values():
        slug = THEME_VALUES.get(grade.label)
        yield Statement(
            "OverallJudgement",
            tuple(dict.fromkeys(found)),
            "inspectorate",
            "overall-judgement-in-words",
            values(
                value=concept("theme-judgement", slug) if slug else None,
                valueStatus=concept("judgement-status", "stated"),
                printedValue=grade.label,
                judgementDate=moment.printed,
            ),
        )


def _keep(
    places: dict[tuple[str, str, bool], tuple[Grade, When, list[Place]]], grade: Grade, moment: When, place: Place
) -> None:
    held = places.setdefault((grade.label, moment.date, moment.earlier), (grade, moment, []))
    if not any(other.start <= place.start < other.end for other in held[2]):
        held[2].append(place)


def _of_the_whole(sentence: Shadow) -> Printed | None:
    """The value that a sentence of the inspectorate gives the whole: neither a norm's nor a theme's."""
    folded = sentence.folded
    verb = _CONCLUDES.search(folded)
    if verb is None or not _OURS.search(folded) or "thema" in folded or references(folded):
        return None
    if "norm" in folded or "criterium" in folded or "standaard" in folded or not is_judgement(sentence.text, folded):
        return None
    value = predicate(folded, verb.start())
    return value or _before_verb(folded, verb.end()) or _responsible_help(folded)


def _responsible_help(folded: str) -> Printed | None:
    """The words of the law: "oordelen dat de aanbieder (geen) verantwoorde hulp bood"."""
    match = _HELP.search(folded)
    if match is None:
        return None
    group = "printed" if match["printed"] else "behind"
    return Printed(Grade(match[group], "quality"), *match.span(group))


def _not_yet(sentence: Shadow) -> Printed | None:
    """Below the heading of the judgement on the whole: "verbeterd, maar nog niet voldoende"."""
    match = _NOT_YET.search(sentence.folded)
    if match is None or not is_judgement(sentence.text, sentence.folded) or references(sentence.folded):
        return None
    return Printed(Grade(match["printed"], "quality"), *match.span("printed"))


def _before_verb(folded: str, start: int) -> Printed | None:
    """ "concluderen dat de hulp voldoende is"."""
    found = words(folded)
    for at, word in enumerate(found):
        value = value_from(folded, found, at) if word.start >= start else None
        if value and value.grade.scale == "quality" and re.match(r" (?:is|zijn)\b\W*$", folded[value.end :]):
            return value
    return None
