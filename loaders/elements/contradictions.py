"""Where two voices in one report say opposite things on one issue, and what the inspectorate makes of it."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from rdflib import URIRef

from loaders.context.polarity import polarity_of
from loaders.elements.wording import mentions
from loaders.segments import Layout
from loaders.shadow import fold
from loaders.statements import Statement, Value, ref, values
from ontology.namespaces import concept
from ontology.vocabulary import load

# One says in so many words that he sees it otherwise than who spoke before.
_DISAGREES = re.compile(
    r"\b(?:die|deze|dat) (?:mening|ervaring|lezing|conclusie|visie) (?:\w+ ){0,2}?niet (?:te )?de(?:elt|len)\b"
    r"|\b(?:dit|dat|deze|die|het) (?:\w+ ){0,3}?niet (?:herken\w+|gedeeld)\b"
    r"|\bherken(?:t|nen) (?:dit|dat|zich|het|deze) (?:\w+ ){0,4}?niet\b"
    r"|\b(?:is|zijn) (?:het )?(?:hier|daar)\w* (?:\w+ )?niet (?:mee )?eens\b|\bspre(?:ekt|ken) (?:dit|dat) tegen\b"
    r"|\bweersprek\w+|\bbetwist\w*"
    r"|\b(?:vind(?:t|en)|vonden|wil(?:len)?|zie(?:t|n)|zeg(?:t|gen)) (?:\w+ ){0,2}?juist\b|\bdaartegen\b"
    r"|\bdaartegenover\b"
    r"|\b(?:dat|dit|dit beeld) ervaart? .{0,40}\bniet zo\b|\bdaarentegen\b|\bin tegenstelling tot\b"
    r"|\b(?:vinden|ervaren|zien) (?:dat|dit) anders\b|\bdenk(?:t|en) daar anders over\b"
)
# In such a sentence the one who is contradicted speaks too.
_OTHER_SPOKE = re.compile(r";|\bvolgens\b.*,")
_CONCLUDES = re.compile(
    r"\b(?:inspecties?|inspecteurs|wij|we)\b.{0,40}\b(?:conclude\w+|constate\w+|zien|ziet|zag|zagen|stelt vast"
    r"|stellen vast"
    r"|vindt|vinden|oordeel\w*|trof|treffen|kunnen|kan|konden)\b|\bconcludeert\b|\bconstateert\b"
)
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = re.compile(
    r"deze|daar|door|niet|geen|maar|over|heeft|hebben|wordt|worden|waren|werd|zijn|voor|onder|naar|meer|veel|goed"
    r"|goede|altijd|soms|vaak|steeds|zelf|vindt|vinden|geeft|geven|vertelt|vertellen|zegt|zeggen|horen|hoort|ziet"
    r"|zien|inspectie|inspecties|gesprek|gesprekken|tijdens|waarin|waarbij|omdat|doordat|zodat|kunnen|moeten|kunt"
    r"|moet|willen|gaat|gaan|komt|komen|maken|maakt|alle|andere|haar|hier|onvoldoende|voldoende|slecht|duidelijk"
    r"|positief|negatief|tevreden|merken|blijkt|voren|terug|echt|heel|sinds|waar"
)
_WORDS = 2  # words that two findings on one norm have in common at least; one more where the norms differ
_PART = 0.4  # of the words of the shorter one
_TOLD = ("heard-group", "provider", "survey", "third-party")
_STEM = 5  # letters by which words count as the same
_MOST = 2  # findings that are said to contradict one and the same
_WINDOW = 40  # findings looked back at
_NEAR = 2500  # characters within which findings that are about no norm or different norms may be about one issue
_FOLLOWS = 12  # findings within which the inspectorate's own view is sought


@dataclass(frozen=True)
class _Said:
    """A finding with what it takes to compare it; words are looked at only where a comparison needs them."""

    statement: Statement
    folded: str

    @property
    def start(self) -> int:
        return self.statement.places[0].start

    @property
    def voice(self) -> str:
        return self.statement.voice

    @cached_property
    def drift(self) -> str:
        return str(self.statement.get("polarity") or polarity_of(self.folded) or "neutral").rpartition("/")[2]

    @cached_property
    def norm(self) -> Value | None:
        return self.statement.get("normNotation")

    @cached_property
    def speakers(self) -> frozenset[Value]:
        return frozenset(self.statement.all("speaker"))

    @cached_property
    def topics(self) -> frozenset[Value]:
        return frozenset(self.statement.all("topic"))

    @cached_property
    def _of_roles(self) -> frozenset[str]:
        return frozenset(stem for m in mentions("role", self.folded) for stem in _stems(self.folded[m.start : m.end]))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that two findings may have in common, but for roles."""
        return frozenset(_stems(self.folded)) - self._of_roles

    @cached_property
    def beside(self) -> frozenset[str]:
        """Those of them that are not the words by which its topics are known: to share these is to share no more."""
        cues, words = _cues(), self.folded
        for topic in sorted(map(str, self.topics)):
            words = cues[topic].sub(" ", words) if topic in cues else words
        return frozenset(_stems(words)) - self._of_roles


def statements(layout: Layout, read: Sequence[Statement]) -> Iterator[Statement]:
    """A Contradiction for each pair of findings by different voices that disagree on one issue.

    They disagree where one says so of the other, or where they drift apart on one topic with words in common.
    """
    text = layout.source.text
    found = sorted((s for s in read if s.kind in ("Finding", "RoleView")), key=lambda s: s.places[0])
    said = [_Said(each, fold(text[each.places[0].start : each.places[0].end])) for each in found]
    before: deque[_Said] = deque(maxlen=_WINDOW)
    linked: Counter[int] = Counter()
    for index, each in enumerate(said):
        other = _contradicted(each, before)
        if other is not None and linked[other.start] < _MOST and not linked[each.start]:
            linked.update((other.start, each.start))
            yield _statement(
                layout.source.text_sha256, other, each, _resolution(other, each, said[index + 1 :][:_FOLLOWS])
            )
        before.append(each)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {str(concept("topic", item.slug)): re.compile(item.cue) for item in load("topic") if item.cue}


def _stems(folded: str) -> Iterator[str]:
    for word in _WORD.findall(folded):
        if not _COMMON.fullmatch(word):
            yield re.sub(r"^ge(?=[b-df-hj-np-tv-z])", "", word)[:_STEM]


def _contradicted(each: _Said, before: deque[_Said]) -> _Said | None:
    """What a finding contradicts: the nearest before it where it says so, else the one with most words in common."""
    against = _DISAGREES.search(each.folded) if before else None
    if against and not _OTHER_SPOKE.search(each.folded, 0, against.start()):
        nearest = next((o for o in reversed(list(before)[-3:]) if _other_voice(each, o) and _close(each, o, 600)), None)
        if nearest is not None:
            return nearest
    if each.drift not in ("positive", "negative"):
        return None
    opposite = {"positive": "negative", "negative": "positive"}[each.drift]
    apart = [o for o in before if o.drift == opposite and each.topics & o.topics and _other_voice(each, o)]
    shared = [(len(each.stems & o.stems), o.start, o) for o in apart if _close(each, o, _NEAR)]
    best = max(shared, key=lambda s: s[:2], default=None)
    if best is None or best[0] < (_WORDS if each.norm == best[2].norm or best[2].speakers else _WORDS + 1):
        return None
    fewest = min(len(each.stems), len(best[2].stems))
    enough = best[0] >= _PART * fewest and each.beside & best[2].beside
    return best[2] if enough else None


def _close(each: _Said, other: _Said, reach: int) -> bool:
    return (each.norm is not None and each.norm == other.norm) or each.start - other.start < reach


def _other_voice(each: _Said, other: _Said) -> bool:
    """Whether two findings come from different people, or from people and from what was seen or read."""
    if each.speakers and other.speakers:
        return not each.speakers & other.speakers
    heard = {each.voice, other.voice}.intersection(_TOLD)
    return each.voice != other.voice and bool(heard) and all(_takes_sides(said) for said in (each, other))


def _takes_sides(said: _Said) -> bool:
    """Whether a finding is somebody's account: that of people, of papers, or what the inspectorate says it saw."""
    if said.voice in ("inspectorate", "author"):
        return said.voice == "inspectorate" and _CONCLUDES.search(said.folded) is not None
    return said.voice != "framework"


def _resolution(one: _Said, other: _Said, following: Sequence[_Said]) -> _Said | None:
    """The inspectorate's own statement on the issue behind the two, in the same part."""
    if other.voice in ("inspectorate", "documents"):
        return None
    for each in following:
        if each.norm != other.norm or each.start - other.start > _NEAR:
            return None
        own = each.voice in ("inspectorate", "documents", "author") and _CONCLUDES.search(each.folded)
        if own and (each.topics & one.topics & other.topics or each.stems & one.stems & other.stems):
            return each
    return None


def _statement(sha256: str, one: _Said, other: _Said, resolved: _Said | None) -> Statement:
    topics: tuple[URIRef, ...] = tuple(
        t for t in one.statement.all("topic") if t in other.topics and isinstance(t, URIRef)
    )
    same_norm = one.norm is not None and one.norm == other.norm
    return Statement(
        "Contradiction",
        tuple(dict.fromkeys((*one.statement.places, *other.statement.places))),
        "reader",
        "voice-disagrees" if _DISAGREES.search(other.folded) else "voices-drift-apart",
        values(
            between=(ref(sha256, one.statement), ref(sha256, other.statement)),
            resolvedBy=ref(sha256, resolved.statement) if resolved else None,
            topic=topics or [t for t in other.statement.all("topic") if isinstance(t, URIRef)],
            normNotation=one.norm if same_norm else None,
            aboutNorm=one.statement.all("aboutNorm") if same_norm else None,
        ),
        "derived",
    )
