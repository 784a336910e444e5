"""Programmes and plans that a document names, and the plan that each of its parts is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.elements.parties import bare_title
from loaders.elements.wording import mentions
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, fold
from loaders.statements import Place, Statement, values

_CAP = r"[A-ZÀ-Ý#][\w’'&+-]*"
_SMALL = r"(?:en|voor|van|de|het|der|in|op|met|&)"
_NAME = rf"{_CAP}(?: (?:{_SMALL} ){{0,2}}{_CAP})*"
_KIND = (
    r"(?:[Aa]ctie|[Uu]itvoerings|[Vv]erbeter|[Dd]eel|[Ii]nnovatie)?(?:[Pp]rogramma|[Pp]lan|[Aa]genda|[Pp]roject)"
    r"|[Oo]ntwikkelagenda|[Kk]oersdocument|[Pp]ilots?|[Aa]ctielijn|[Uu]itvoeringsagenda|[Cc]onvenant|[Cc]ampagne"
)
# A name between quotation marks or emphasis may hold small words; a bare one runs as far as its capitals.
_QUOTED = re.compile(rf"\b(?P<kind>{_KIND}) [‘'\"“](?P<name>[A-ZÀ-Ý#][^‘’'\"“”.;:]{{2,90}})[’'\"”]")
_COMPOUND = re.compile(rf"\b(?P<kind>{_KIND}) (?P<proper>{_NAME})")
# One plain word that small words go on from is a name cut short, unless a verb follows.
_BROKEN_OFF = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ]+,? (?!(?:is|zijn|was|waren|wordt|worden|heeft|hebben|zal|zullen|loopt|start"
    r"|helpt|richt|en|van)\b)[a-zà-ÿ]"
)
_EMPHASISED = re.compile(rf"(?P<before>(?:{_KIND})? ?)\*{{1,3}}(?P<name>[^*\n]{{4,90}})\*{{1,3}}")
_LINKED = re.compile(r"\[(?P<name>[A-ZÀ-Ý][^\[\]\n]{3,90})\]\(")
_IN_NAME = re.compile(rf"\b(?:{_KIND}|\w*plaatsen)\b", re.IGNORECASE)
_ANNEX = re.compile(r"^(?:bijlage|annex)(?!\w|\s?\()\s*(?:\d+|[a-z]\b|[ivx]+\b)?\s*(?:[-:.]\s*)?(?P<name>.*)$")
_NAMED_BELOW = "\0"  # stands for the title of an annex whose heading holds only its number
_LEADS = re.compile(
    r"\b(?:gelanceerd|lanceer\w+|presenteer\w+|gepresenteerd|opgesteld|opdrachtgever|initiatief(?:nemers?)?|trekkers?"
    r"|begonnen)\b"
)
_RUN_UNDER = re.compile(rf"\b(?:[Uu]itvoerings)?programma (?P<name>{_NAME})")


@dataclass(frozen=True)
class Plan:
    """A plan as a document names it: at its first naming, and again where it is linked or emphasised."""

    name: str
    kind: str
    key: str
    places: tuple[Place, ...]
    sentence: Shadow


def statements(layout: Layout, start: int = 0, sender: str = "") -> Iterator[Statement]:
    """A Programme for each plan, programme or project that is named from `start` on.

    Its owners are the bodies in the sentences that say who launched or drew it up; `sender` is who says "we".
    """
    leading = [s for segment in layout.body for s in segment.sentences if _LEADS.search(s.folded)]
    for plan in named(layout, start):
        told = plan.key if " " in plan.key else fold(plan.name)
        owners = [who for s in leading if told in s.folded or s is plan.sentence for who in _owners(s, sender)]
        yield Statement(
            "Programme",
            plan.places,
            "author",
            "plan-by-name",
            values(name=plan.name, owner=list(dict.fromkeys(owners))),
        )


def named(layout: Layout, start: int = 0) -> list[Plan]:
    """The plans in order of first naming, each once."""
    found: list[Plan] = []
    for segment in layout.body:
        if segment.kind is Kind.ROW or segment.place.start < start:
            continue
        for sentence in segment.sentences:
            for kind, name, place in _longest_first(_in_sentence(layout, sentence)):
                plan = Plan(name, kind.lower().rstrip("s"), _key(name), (place,), sentence)
                known = next((i for i, other in enumerate(found) if _same(plan, other)), None)
                if plan.key and known is None:
                    found.append(plan)
                elif known is not None and segment.kind is not Kind.HEADING and _stands_out(layout, place):
                    found[known] = _also_at(found[known], place)
    return found


def _same(one: Plan, other: Plan) -> bool:
    """One name inside the other is the same plan told shorter, unless they are of different kinds."""
    if one.key == other.key or any(_overlap(one.places[0], place) for place in other.places):
        return True
    return one.kind == other.kind and (one.key in other.key or other.key in one.key)


def _also_at(plan: Plan, place: Place) -> Plan:
    apart = not any(_overlap(place, other) for other in plan.places)
    return replace(plan, places=(*plan.places, place)) if apart else plan


def _stands_out(layout: Layout, place: Place) -> bool:
    """Whether a name is set in emphasis or links to its explanation."""
    return layout.source.text[place.start - 1] in "[*"


def _longest_first(found: Iterable[tuple[str, str, Place]]) -> list[tuple[str, str, Place]]:
    return sorted(found, key=lambda item: (item[2].start, -item[2].end))


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def plan_of_place(layout: Layout) -> Callable[[int], str]:
    """Tells of a place in the text which plan its part is about: that of the annex it stands in, else none.

    A programme under which the plan is carried out, named in a paragraph since the last heading, goes first. Where no
    annexes are marked, a heading that names a plan opens its part.
    """
    headings = [segment for segment in layout.body if segment.kind is Kind.HEADING]
    opens = annex_title if any(annex_title(heading) is not None for heading in headings) else _plan_title
    starts, names, part = [0], [""], ""
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            title = bare_title(segment).text if part == _NAMED_BELOW else opens(segment)
            part = part if title is None else title or _NAMED_BELOW
            name = part
        elif segment.kind is Kind.PARAGRAPH and (under := _RUN_UNDER.match(segment.text, _article(segment))):
            name = under["name"]
        else:
            continue
        starts.append(segment.place.start)
        names.append(name)
    return lambda offset: names[bisect_right(starts, offset) - 1].strip(_NAMED_BELOW)


def annex_title(heading: Segment) -> str | None:
    """What an annex is about, from its heading; empty where only the number is there, None where no annex opens."""
    title = bare_title(heading)
    match = _ANNEX.match(title.folded)
    if match is None:
        return None
    return re.sub(r"^(?:[Hh]et )?[Pp]lan (?=[A-Z])", "", title.text[match.start("name") :].strip(" -–:*"))


def _plan_title(heading: Segment) -> str | None:
    title = bare_title(heading)
    return title.text if re.match(rf"(?:{_KIND})\b", title.text) else None


def _article(segment: Segment) -> int:
    match = re.match(r"(?:het|dit|de|ons) ", segment.folded)
    return match.end() if match else 0


def _in_sentence(layout: Layout, sentence: Shadow) -> Iterator[tuple[str, str, Place]]:
    """The word for its kind, the name and the place of each plan; marks of emphasis stand in the source alone."""
    whole = sentence.whole
    source = layout.source.text[whole.start : whole.end + 3]
    for pattern in (_EMPHASISED, _LINKED):
        for match in pattern.finditer(source if not source.startswith(("#", "*")) else ""):
            before = (match.groupdict().get("before") or "").strip()
            name = re.sub(r"\s+", " ", match["name"]).replace("\\", "")
            if kind := re.search(_KIND, before) or _IN_NAME.search(name):
                start = match.start("before") if before else match.start("name")
                place = Place(whole.start + start, min(whole.start + match.end("name"), whole.end))
                yield kind.group(), name if before.islower() else f"{before} {name}".strip(), place
    for match in _QUOTED.finditer(sentence.text):
        name = match["name"] if match["kind"].islower() else f"{match['kind']} '{match['name']}'"
        yield match["kind"], name, sentence.place(*match.span())
    for match in _COMPOUND.finditer(sentence.text):
        if " " in match["proper"] or not _BROKEN_OFF.match(sentence.text, match.start("proper")):
            name = match["proper"] if match["kind"].islower() else match.group()
            yield match["kind"], name, sentence.place(*match.span())


def _key(name: str) -> str:
    """The folded name without the word for its kind, so that "het plan X" and "X" are one."""
    bare = re.sub(rf"^(?:{_KIND})\b|\([^)]*\)|['\"‘’“”()]", " ", name).replace("&", "en")
    return re.sub(r"\s+", " ", fold(bare)).strip() or fold(name)


def _owners(sentence: Shadow, sender: str) -> list[str]:
    names = [mention.concept.label_nl for mention in mentions("body", sentence.folded)]
    if sender and re.search(r"\b(?:wij|we)\b", sentence.folded):
        names.insert(0, sender)
    return names
