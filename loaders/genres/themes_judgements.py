"""What the inspectorates judge of a theme and of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rdflib import URIRef

from loaders.genres.themes_structure import ThemeReport, ThemeSection
from loaders.segments import Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_VALUE = r"(?P<value>(?:grotendeels|overwegend) (?:on)?voldoende|(?:on)?voldoende|goed|matig|slecht)"
_SLUGS = {
    "voldoende": "voldoende",
    "onvoldoende": "onvoldoende",
    "grotendeels voldoende": "grotendeels-voldoende",
    "grotendeels onvoldoende": "grotendeels-onvoldoende",
    "overwegend voldoende": "grotendeels-voldoende",
    "overwegend onvoldoende": "grotendeels-onvoldoende",
}
# The value is what is judged, not a word before a noun ("onvoldoende contact") or a verb ("onvoldoende is").
_PREDICATE = rf"(?<![\w-]){_VALUE}(?=\W*$|\s*[,.;:]| (?:voor|op) (?:dit|het) thema| omdat\b| want\b| zo\b)"
_SAYS = re.compile(
    rf"^(?P<words>(?=.*\b(?:oorde(?:el|elt|len)|beoorde(?:elt|elen|elden)|scoort|scoren|beoordeling"
    rf"|waardering)\b).*?){_PREDICATE}"
)
_REASONS = re.compile(r"\b(?:tot|voor|bij) (?:dit|dat|het) oordeel\b")
_UNDER_HEADING = re.compile(rf"^(?P<words>.*?\b(?:is|zijn|luidt|vinden|achten)\b.*?){_PREDICATE}")
_HEADING = re.compile(r"^\W*oordeel\b.{0,30}$")
_ALONE = re.compile(rf"^\W*(?:oordeel\W+)?{_VALUE}\W*$")
_ROW = re.compile(rf"^\W*thema\s*(?P<number>\d{{1,2}}\s?[a-c]?)\b[^.]{{0,160}}?\W{_VALUE}\W*$")
_NO_JUDGEMENT = re.compile(
    r"\b(?P<printed>geen oordeel)\b|\bonthoud\w* (?P<kept>zich van een oordeel)\b"
    r"|\bthema\b[^.]*\b(?P<skipped>niet (?:beoordeeld|getoetst))\b"
)
_WHOLE = re.compile(
    rf"\b(?:conclude(?:ren|ert|erden)|eindoordeel|totaaloordeel|oordel(?:en|t) dat|komen tot het oordeel"
    rf"|(?:inspecties?|wij|we) (?:vind(?:t|en)|acht|achten|beoordel(?:en|t)|beoordeelt)(?=[^.]*\b(?:kwaliteit van"
    rf"|geheel)\b))"
    rf"[^.]*?(?<![\w-]){_VALUE}(?:\s+(?:is|zijn)\b|\W*$)"
)
_MEANINGFUL = re.compile(r"[^\W\d_]{4,}")
_EMPTY_WORDS = frozenset(
    ["over", "inspectie", "inspecties", "oordeel", "punt", "deze", "thema", "voor", "naar", "wordt", "zijn", "onze"]
)


@dataclass
class _Judged:
    notation: str
    value: str
    about: frozenset[str]
    places: list[Place] = field(default_factory=list)


def statements(report: ThemeReport, summary: tuple[Segment, ...]) -> Iterator[Statement]:
    """A ThemeJudgement for each theme that is judged or expressly not judged, and one OverallJudgement a value.

    `summary` is what precedes the first theme. A judgement that the summary repeats has its place there as well.
    """
    judged = [found for section in report.themes if (found := _judged(section))]
    silent = [(section, *none) for section in report.themes if (none := _expressly_none(section))]
    spoken = [(sentence, match) for sentence in _sentences(summary) if (match := _says(sentence.folded))]
    for sentence, match in spoken:
        for theme in judged:
            if match["value"] == theme.value and _same_subject(_subject(match), theme.about):
                theme.places.append(sentence.whole)
    for row in _rows(summary, {theme.notation for theme in judged}):
        judged.append(row)
    for theme in judged:
        yield _statement(report, theme)
    for section, sentence, printed in silent:
        if all(theme.notation != section.theme.notation for theme in judged):
            yield _without_value(report, section, sentence, printed)
    yield from _overall(summary)


def count(report: ThemeReport) -> int:
    """How many themes carry a judgement or are said to carry none."""
    return sum(1 for section in report.themes if _judged(section) or _expressly_none(section))


def _judged(section: ThemeSection) -> _Judged | None:
    under_heading = False
    for segment in section.segments:
        if match := _ALONE.match(segment.folded):
            return _Judged(section.theme.notation, match["value"], frozenset(), [segment.place])
        for sentence in segment.sentences[: 1 if under_heading else None]:
            found = _says(sentence.folded) or (_UNDER_HEADING.search(sentence.folded) if under_heading else None)
            if found:
                return _Judged(section.theme.notation, found["value"], _subject(found), [sentence.whole])
        under_heading = _HEADING.match(segment.folded) is not None
    return None


def _says(folded: str) -> re.Match[str] | None:
    """A sentence in which a judgement is given, not one that gives the reasons for it."""
    return None if _REASONS.search(folded) else _SAYS.search(folded)


def _expressly_none(section: ThemeSection) -> tuple[Shadow, str] | None:
    matches = ((s, _NO_JUDGEMENT.search(s.folded)) for s in _sentences(section.segments))
    return next(((sentence, str(match[match.lastgroup or 0])) for sentence, match in matches if match), None)


def _sentences(segments: Iterable[Segment]) -> Iterator[Shadow]:
    for segment in segments:
        yield from segment.sentences


def _subject(match: re.Match[str]) -> frozenset[str]:
    return frozenset(_MEANINGFUL.findall(match["words"])) - _EMPTY_WORDS


def _same_subject(said: frozenset[str], theme: frozenset[str]) -> bool:
    """Whether a sentence of the summary has nearly all the words that name the subject of a theme's judgement."""
    return bool(theme) and len(said & theme) >= 0.7 * len(theme)


def _rows(summary: tuple[Segment, ...], known: set[str]) -> Iterator[_Judged]:
    """Lines such as "Thema 2: Passende hulp - voldoende" for themes that are judged nowhere else."""
    for segment in summary:
        match = _ROW.match(segment.folded)
        if match and (notation := re.sub(r"\s", "", match["number"])) not in known:
            known.add(notation)
            yield _Judged(notation, match["value"], frozenset(), [segment.place])


def _statement(report: ThemeReport, judged: _Judged) -> Statement:
    slug = _SLUGS.get(judged.value)
    return Statement(
        "ThemeJudgement",
        tuple(judged.places),
        "inspectorate",
        "theme-judgement-in-words",
        values(
            aboutTheme=_theme_iri(report, judged.notation),
            themeNotation=judged.notation,
            value=concept("theme-judgement", slug) if slug else None,
            valueStatus=concept("judgement-status", "stated"),
            printedValue=judged.value,
        ),
    )


def _without_value(report: ThemeReport, section: ThemeSection, sentence: Shadow, printed: str) -> Statement:
    status = "not-assessed" if printed.startswith("niet ") else "expressly-none"
    return Statement(
        "ThemeJudgement",
        (sentence.whole,),
        "inspectorate",
        "theme-expressly-not-judged",
        values(
            aboutTheme=_theme_iri(report, section.theme.notation),
            themeNotation=section.theme.notation,
            valueStatus=concept("judgement-status", status),
            printedValue=printed,
            reason="De tekst zegt uitdrukkelijk dat over dit thema geen oordeel wordt gegeven.",
        ),
    )


def _overall(summary: tuple[Segment, ...]) -> Iterator[Statement]:
    places: dict[str, list[Place]] = {}
    for sentence in _sentences(summary):
        if match := _WHOLE.search(sentence.folded):
            places.setdefault(match["value"], []).append(sentence.whole)
    for value, found in places.items():
        slug = _SLUGS.get(value)
        yield Statement(
            "OverallJudgement",
            tuple(found),
            "inspectorate",
            "overall-judgement-in-words",
            values(
                value=concept("theme-judgement", slug) if slug else None,
                valueStatus=concept("judgement-status", "stated"),
                printedValue=value,
            ),
        )


def _theme_iri(report: ThemeReport, notation: str) -> URIRef | None:
    framework = report.sections.framework
    return framework.theme_iri(notation) if framework else None
