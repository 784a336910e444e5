"""Who acts in a clause, and whom or what it is done to: roles, public bodies and names in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import URIRef

from loaders.elements.wording import Mention, mentions
from loaders.shadow import Shadow

BOUNDARY = re.compile(
    r"[,;:(] ?|\b(?:dat|die|omdat|zodat|waardoor|waarbij|waarvan|waar|wat|of|om|als|terwijl|hoewel|maar|doordat"
    r"|zodra|wanneer|nadat|voordat|tenzij|indien|want|dus|waarop|waarin|waarmee|waaraan|waaronder|waaruit)\s"
)
# Words before the verb that cannot be who acts: a place, a time, a circumstance.
_NOT_ACTING = re.compile(
    r"^(?:in|op|bij|na|voor|uit|met|van|aan|door|tijdens|binnen|sinds|via|volgens|over|tot|daarna|daarnaast|ook"
    r"|verder|hier\w*|daar\w*|dit|zo|om|er|wel|soms|vaak|jaarlijks|het is|en|naast|waar nodig|per|vanuit|onder|dan"
    r"|vervolgens|tegelijk\w*|bovendien|tevens|nu|inmiddels|momenteel|daarom|toch|tot slot|samen met|zonder|conform"
    r"|behalve|indien nodig|wanneer nodig|elk\w* \w+|iedere \w+)\b"
)
_AND = re.compile(r"(?:,| en| of|, en| en/of|/) ?(?:de |het |een |hun |diens |zijn |haar )?")
_INFINITIVE = re.compile(r"\b(?:te|om|en|kunnen|moeten|willen)$")
_AUXILIARY = re.compile(r" (?:wordt|worden|werd|werden|is|zijn|was|waren|heeft|hebben|kan|kunnen|moet|moeten)\b.*$")
_ARTICLE = re.compile(r"^(?:De|Het|Een) ")
_NAME_BEHIND = re.compile(
    r"(?: (?:de|het|stichting))? (?P<name>[A-ZÀ-Ý][\w&.-]*(?: (?:van|de|het|en|[A-ZÀ-Ý][\w&.-]*))*)"
)
_BEFORE_ROLE = re.compile(
    r"(?:(?:ook|dan|wel|niet alleen|zowel) )?(?:(?:de|het|een|alle|elke|iedere|deze|onze|hun|haar|zijn|je|jouw|uw|beide"
    r"|sommige|meerdere|veel|enkele) )?(?:(?:betrokken|gesproken|nieuwe|regionale|lokale|biologische|vaste|eigen|andere"
    r"|huidige|aanwezige|verantwoordelijke) )?"
)
_PRONOUN = re.compile(r"^(?:zij|ze|het|dit|dat|hij|deze|die|we|er|men|je|wie|iedereen|niemand)$")
_NAME_FIRST = re.compile(
    r"(?:[Dd]e |[Hh]et |[Ss]tichting )*(?P<name>[A-ZÀ-Ý][\w&-]*(?: (?:van (?:de |het )?)?[A-ZÀ-Ý&][\w&-]*)*)"
)
_NAME_WITHIN = re.compile(r"(?<=[\w,] )(?!(?:Ook|De|Het|Een|Dit|Deze|Zij|Ze|Hij|Er)\b)[A-ZÀ-Ý][\w&-]+")
_SINGULAR = {"jongen", "huis", "bes", "jeugdbescherming"}
STANDS_FOR = re.compile(r"^(?:zij|ze|hij)$")


@dataclass(frozen=True)
class Agent:
    """Somebody or something in a clause: the words, and the roles or bodies that they name."""

    text: str
    iris: tuple[URIRef, ...] = ()

    @property
    def is_pronoun(self) -> bool:
        return _PRONOUN.match(self.text.lower()) is not None

    @property
    def is_inspectorate(self) -> bool:
        return re.search(r"\binspect|^(?:we|wij)$", self.text.lower()) is not None


def actors(shadow: Shadow) -> list[Mention]:
    """The roles and bodies in order; of two that overlap the longer one."""
    found = [*mentions("role", shadow.folded), *mentions("body", shadow.folded)]
    out: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out


def chain(shadow: Shadow, found: list[Mention]) -> list[Mention]:
    """The first actor and those that are named along with it ("ouders, jeugdige en pleegouders")."""
    out = [found[0]]
    for mention in found[1:]:
        if not _AND.fullmatch(shadow.folded[out[-1].end : mention.start]):
            break
        out.append(mention)
    return out


def named(shadow: Shadow, found: list[Mention]) -> Agent:
    """The agent that a chain of actors makes."""
    linked = chain(shadow, found)
    text = bare(shadow.text[linked[0].start : linked[-1].end])
    return Agent(text, tuple(dict.fromkeys(mention.concept.iri for mention in linked)))


def opening(sentence: Shadow) -> Agent | None:
    """The actor with which a sentence opens: whom "zij" in the next one stands for."""
    found = actors(sentence)
    if not found or not re.fullmatch(r"(?:ook )?(?:de |het |een |alle )?", sentence.folded[: found[0].start]):
        return None
    return named(sentence, found)


def stands_for(pronoun_verb: str, candidates: Iterable[Agent]) -> Agent | None:
    """Whom "zij" stands for, of the agents named before it, the nearest last: one as plural as the verb."""
    plural = pronoun_verb.endswith("en") or pronoun_verb in ("zijn", "gaan", "doen", "zien")
    return next((agent for agent in reversed(list(candidates)) if is_plural(agent) is plural), None)


def is_plural(agent: Agent) -> bool:
    """Whether the words for an agent are plural, or name several."""
    words = agent.text.lower().split()
    if not words or len(agent.iris) > 1:
        return bool(words)
    last = words[-1]
    return last.endswith(("en", "s")) and last not in _SINGULAR and not agent.text[:1].isupper()


def all_named(sentence: Shadow) -> list[Agent]:
    """Every actor of a sentence, those that are named together as one."""
    found = actors(sentence)
    out: list[Agent] = []
    while found:
        linked = chain(sentence, found)
        out.append(named(sentence, found))
        found = found[len(linked) :]
    return out


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Words that a document writes with a capital within its sentences: names and not first words."""
    return frozenset(match.group() for text in texts for match in _NAME_WITHIN.finditer(text))


def name_first(shadow: Shadow, names: frozenset[str]) -> tuple[Agent, Shadow] | None:
    """The name that a stretch begins with, where the document uses it as one, and what follows it."""
    match = _NAME_FIRST.match(shadow.text)
    if match is None or not names.intersection(match["name"].split()):
        return None
    rest = shadow.part(match.end(), len(shadow.text))
    found = actors(rest)
    if found and found[0].start == 0:
        workers = rest.text[: found[0].end]
        return Agent(f"{bare(match['name'])} {workers}", (found[0].concept.iri,)), rest.part(
            found[0].end, len(rest.text)
        )
    return Agent(bare(match["name"])), rest


def role_first(shadow: Shadow) -> tuple[Agent, Shadow] | None:
    """The actor that a stretch begins with, but for an article or adjective, and what follows it."""
    found = actors(shadow)
    if not found or not _BEFORE_ROLE.fullmatch(shadow.folded[: found[0].start]):
        return None
    linked = chain(shadow, found)
    return named(shadow, found), shadow.part(linked[-1].end, len(shadow.text))


def clause(sentence: Shadow, start: int, end: int) -> range:
    """The stretch between the joints of the sentence that holds a match from `start` to `end`."""
    first = max((m.end() for m in BOUNDARY.finditer(sentence.folded, 0, start)), default=0)
    after = BOUNDARY.search(sentence.folded, end)
    return range(first, after.start() if after else len(sentence.text))


def acting(before: Shadow) -> Agent | None:
    """Who acts: all that stands before the verb, where it is short, names an actor and opens with no preposition."""
    if not before or _NOT_ACTING.match(before.folded) or _INFINITIVE.search(before.folded):
        return None
    if " is een " in before.folded:
        return None
    found = actors(before)
    if found and found[0].start <= 25:
        linked = chain(before, found)
        text = bare(before.text[: linked[-1].end])
        return Agent(text, tuple(dict.fromkeys(m.concept.iri for m in linked)))
    auxiliary = _AUXILIARY.search(before.folded)
    words = before.part(0, auxiliary.start() if auxiliary else len(before.text))
    name = re.search(r"(?:^|(?<= ))[A-ZÀ-Ý][\w'’-]+", _ARTICLE.sub("", words.text, count=1))
    short = re.match(r"(?:het|de|deze|dit) [\w-]+$", words.folded)
    return Agent(bare(words.text)) if (name or short) and len(words.folded.split()) <= 6 else None


def inverted(before: Shadow, after: Shadow) -> tuple[Agent, Shadow] | None:
    """Who acts where the verb comes first: an actor or name right behind it, and what follows that."""
    if before and not _NOT_ACTING.match(before.folded):
        return None
    found = actors(after)
    if found and found[0].start <= 6:
        linked = chain(after, found)
        agent = named(after, found)
        return agent, after.part(linked[-1].end, len(after.text))
    name = _NAME_BEHIND.match(" " + after.text)
    if name is None:
        return None
    return Agent(bare(name["name"])), after.part(name.end() - 1, len(after.text))


def bare(text: str) -> str:
    """Words without the article or adverb before them."""
    return re.sub(r"^(?:[Dd]e|[Hh]et|[Ee]en|[Oo]ok|[Zz]o|[Aa]lle) ", "", text.strip(" .,;:*’'\"")).strip()
