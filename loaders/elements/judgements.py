"""The judgement on each norm: stated in words, derived from the conclusion by a named rule, or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from loaders.elements.norms import NormSections, PrintedNorm
from loaders.elements.points import has_points
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_VALUES = {
    "voldoet grotendeels niet": "voldoet-grotendeels-niet",
    "voldoet grotendeels": "voldoet-grotendeels",
    "voldoet niet": "voldoet-niet",
    "voldoet": "voldoet",
    "niet beoordeeld": "niet-beoordeeld",
    "niet getoetst": "niet-beoordeeld",
}
_VALUE = r"(?P<value>voldoet grotendeels niet|voldoet niet|voldoet grotendeels|voldoet|niet beoordeeld|niet getoetst)"
_STATED = re.compile(
    rf"\boordeel\b(?P<when>[^:.;]{{0,60}}?)\s*[:=]?\s*(?:de (?:aanbieder|organisatie"
    rf"|instelling)\s+)?(?<![\w]){_VALUE}(?![\w])"
)
_SENTENCE = re.compile(
    r"^(?:\W*)(?:daarmee |hiermee )?(?:(?:voldoet|de \w+ voldoet) (?P<grade>grotendeels niet|grotendeels"
    r"|niet)?\s*aan (?:deze|de) norm"
    r"|(?:de inspecties? heeft|wij hebben) deze norm niet (?:beoordeeld|getoetst))"
)
_ALONE = re.compile(rf"^\W*{_VALUE}\W*$")
_EARLIER = re.compile(r"\b(?:eerder|vorig|oud|toen|was|destijds)\w*")
_YEAR = re.compile(
    r"(?:(?:\d{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december) )?\b(?:19|20)\d\d\b"
)

# The words of the scale that tell its values apart; a list in the conclusion that uses them says that value.
_LISTS: tuple[tuple[str, re.Pattern[str], str | None], ...] = (
    (
        "list-only-positive",
        re.compile(r"\b(?:alleen|uitsluitend|enkel|louter) (?:maar )?positieve punten\b"),
        "voldoet",
    ),
    (
        "list-mostly-positive",
        re.compile(r"\bveelal positieve punten\b|\bverbetering (?:is )?op (?:punten|onderdelen) mogelijk"),
        "voldoet-grotendeels",
    ),
    (
        "list-hardly-positive",
        re.compile(r"\bnauwelijks\b.{0,20}\bpositieve punten\b|\bzeer noodzakelijk\b"),
        "voldoet-niet",
    ),
    ("list-mostly-negative", re.compile(r"\boverwegend negatieve punten\b"), "voldoet-grotendeels-niet"),
    ("list-improvement-needed", re.compile(r"\bverbeter\w* (?:is|zijn) (?:nodig|noodzakelijk|vereist)\b"), None),
)


@dataclass(frozen=True)
class _Listed:
    rule: str
    value: str | None
    place: Place
    lead: Place


def statements(layout: Layout, sections: NormSections) -> Iterator[Statement]:
    """At least one NormJudgement for every printed norm.

    Stated words come first and supersede; both stay visible. The lists of the conclusion give a value only where their
    lead uses the words of the scale. A norm of which nothing is said is unknown, with the reason.
    """
    listed = _listed(layout, sections)
    with_list = any(item.value == "voldoet" for items in listed.values() for item in items)
    for norm in sections.norms:
        stated = list(_stated(norm, sections))
        derived = list(_derived(norm, sections, listed.get(norm.index, []), with_list))
        yield from stated
        yield from derived if derived or stated else [_unknown(norm, sections)]


def _judgement(
    norm: PrintedNorm, sections: NormSections, places: tuple[Place, ...], rule: str, mode: str, **more: object
) -> Statement:
    framework = sections.framework
    pairs = values(
        aboutNorm=framework and framework.norm_iri(norm.notation),
        normNotation=norm.notation,
        **more,  # type: ignore[arg-type]
    )
    return Statement("NormJudgement", places, "inspectorate", rule, pairs, mode)


def _stated(norm: PrintedNorm, sections: NormSections) -> Iterator[Statement]:
    for found, slug, when in _stated_values(norm):
        yield _judgement(
            norm,
            sections,
            (found.whole,),
            "judgement-in-words",
            "stated",
            value=concept("judgement", slug),
            valueStatus=concept("judgement-status", "not-assessed" if slug == "niet-beoordeeld" else "stated"),
            printedValue=found.text,
            judgementDate=when,
        )


def _stated_values(norm: PrintedNorm) -> Iterator[tuple[Shadow, str, str]]:
    for segment in norm.segments[:6]:
        for match in _STATED.finditer(segment.folded):
            yield segment.shadow.part(*match.span()), _VALUES[match["value"]], _when(segment, match)
        if match := _ALONE.match(segment.folded):
            yield segment.shadow, _VALUES[match["value"]], ""
    for segment in norm.segments:
        for sentence in segment.sentences:
            if match := _SENTENCE.match(sentence.folded):
                grade = match["grade"]
                slug = "niet-beoordeeld" if "beoordeeld" in match.group() or "getoetst" in match.group() else None
                yield sentence, slug or _VALUES[" ".join(["voldoet", grade] if grade else ["voldoet"])], ""


def _when(segment: Segment, match: re.Match[str]) -> str:
    """The date a stated judgement carries: printed beside the word, or just "earlier"."""
    around = segment.folded[max(0, match.start() - 40) : match.start()].rpartition(".")[2] + match["when"]
    year = _YEAR.search(match["when"]) or _YEAR.search(segment.folded[match.end() : match.end() + 40])
    if year:
        return year.group()
    return "eerder" if _EARLIER.search(around) else ""


def _derived(norm: PrintedNorm, sections: NormSections, listed: list[_Listed], with_list: bool) -> Iterator[Statement]:
    for item in listed:
        yield _from_list(norm, sections, item)
    if listed or not with_list:
        return
    points = has_points(norm)
    if points.get("AttentionPoint") and not points.get("ImprovementPoint") and not points.get("Shortcoming"):
        yield _judgement(
            norm,
            sections,
            (points["AttentionPoint"],),
            "attention-points-only",
            "derived",
            value=concept("judgement", "voldoet-grotendeels"),
            valueStatus=concept("judgement-status", "derived"),
            reason="De norm staat niet in een lijst van de conclusie en de paragraaf noemt alleen aandachtspunten.",
        )


def _from_list(norm: PrintedNorm, sections: NormSections, item: _Listed) -> Statement:
    if item.value:
        return _judgement(
            norm,
            sections,
            (item.place, item.lead),
            item.rule,
            "derived",
            value=concept("judgement", item.value),
            valueStatus=concept("judgement-status", "derived"),
        )
    return _judgement(
        norm,
        sections,
        (item.place, item.lead),
        item.rule,
        "derived",
        valueStatus=concept("judgement-status", "unknown"),
        possibleValue=[concept("judgement", "voldoet-grotendeels-niet"), concept("judgement", "voldoet-niet")],
        reason="De conclusie zegt dat verbetering nodig is, maar niet welke waarde van de schaal geldt.",
    )


def _unknown(norm: PrintedNorm, sections: NormSections) -> Statement:
    return _judgement(
        norm,
        sections,
        (norm.place,),
        "judgement-not-in-text",
        "unknown",
        valueStatus=concept("judgement-status", "unknown"),
        reason="De tekst geeft bij deze norm geen oordeel; een gekleurd teken gaat bij het omzetten naar tekst verloren.",
    )


def _listed(layout: Layout, sections: NormSections) -> dict[int, list[_Listed]]:
    """For each norm, by its index, the lists of the conclusion that name it; an item names as many norms as fit it."""
    out: dict[int, list[_Listed]] = {}
    taken: set[tuple[int, str]] = set()
    for lead, items in _lists(layout):
        rule = next(((name, value) for name, cue, value in _LISTS if cue.search(lead.folded)), None)
        if rule is None:
            continue
        for item in items:
            norm = _named_norm(item, sections, {index for index, name in taken if name == rule[0]})
            if norm:
                taken.add((norm.index, rule[0]))
                out.setdefault(norm.index, []).append(_Listed(*rule, item.place, lead.whole))
    return out


def _lists(layout: Layout) -> Iterator[tuple[Shadow, list[Segment]]]:
    """Every list with the sentence that leads it in."""
    body = layout.body
    for index, segment in enumerate(body[:-1]):
        if segment.kind is Kind.ITEM or body[index + 1].kind is not Kind.ITEM or not segment.sentences:
            continue
        items = []
        for follower in body[index + 1 :]:
            if follower.kind is not Kind.ITEM:
                break
            items.append(follower)
        yield segment.sentences[-1], items


def _named_norm(item: Segment, sections: NormSections, taken: set[int]) -> PrintedNorm | None:
    number = re.match(r"\W*(?:norm\s*)?(\d[a-c]?\.\d{1,2})\b", item.folded)
    free = [norm for norm in sections.norms if norm.index not in taken]
    if number:
        return next((norm for norm in free if norm.notation == number[1]), None)
    scored = [(fuzz.ratio(item.folded.rstrip(". "), norm.title.lower().rstrip(". ")), norm) for norm in free]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= 85 else None
