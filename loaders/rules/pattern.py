"""The grammar of patterns: a line of a rule file as the elements that are sought one behind the other.

`word`, `begin*`, `*end` and `a|b` stand for words as in `loaders.context.words`; `(a b|c)` for one of several phrases;
`{list}` for a phrase of a list of the file or of `words.toml`; `~3` for up to three words of any kind. `<slot>` is a
clause or a part of it, `<slot:subject>` what can stand before the verb of a main clause, `<slot:verbal>` one that a
finite verb opens, `<slot:phrase>` a few words without a verb, `<slot:word>` one word, `<slot:rest>` all up to the end
of the sentence, `<slot:actor>` and the like what a recogniser finds, `<slot:actor|writer>` either. `^` is where a
clause begins, `$` where it ends; `?` behind a word, phrase or list makes it optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.context.words import Forms
from loaders.rules.slots import TYPES

_PART = re.compile(
    r"<(?P<slot>\w+)(?::(?P<types>[\w|]+))?>|\((?P<phrases>[^()]*)\)(?P<maybe>\?)?|\{(?P<list>\w+)\}(?P<perhaps>\?)?"
    r"|~(?P<gap>\d+)|(?P<edge>[\^$])|(?P<word>[^\s<>(){}^$]+)"
)
SHAPES = frozenset(("clause", "phrase", "rest", "subject", "verbal", "word"))


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what is wrong, for whoever wrote it."""


@dataclass(frozen=True)
class Fixed:
    """Words of which one form must stand there."""

    forms: Forms[str]
    optional: bool = False


@dataclass(frozen=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int


@dataclass(frozen=True)
class Slot:
    """What is filled: by a shape of words, or by one of the recognisers named."""

    name: str
    shape: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edge:
    """Where a clause begins or ends."""

    at_end: bool


Element = Fixed | Gap | Slot | Edge


@dataclass(frozen=True)
class Pattern:
    """The elements of one line; `sought` are words of which a sentence holds one wherever the pattern fits.

    It is empty where only a single word or a recogniser's find tells. `needs` are all such sets, `sought` among them.
    """

    source: str
    elements: tuple[Element, ...]
    sought: frozenset[str]
    needs: tuple[frozenset[str], ...] = ()

    def may_fit(self, present: set[str]) -> bool:
        """Whether a sentence holds the words that the pattern cannot do without."""
        return not any(words.isdisjoint(present) for words in self.needs)

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.elements if isinstance(each, Slot))


def parse(source: str, lists: Mapping[str, Sequence[str]]) -> Pattern:
    """The pattern of a line; `lists` are the phrases that `{name}` stands for. Raises PatternError."""
    elements: list[Element] = []
    choices: list[frozenset[str]] = []
    at = 0
    for match in _PART.finditer(source):
        if gap := source[at : match.start()].strip():
            raise PatternError(f"cannot read {gap!r} in {source!r}")
        at = match.end()
        phrases, optional = _phrases(match, lists)
        if phrases:
            elements.append(Fixed(Forms((phrase, phrase) for phrase in phrases), optional))
            if not optional and (words := _telling(phrases)):
                choices.append(words)
        else:
            elements.append(_element(match))
    if source[at:].strip():
        raise PatternError(f"cannot read {source[at:].strip()!r} in {source!r}")
    if not choices and not any(isinstance(each, Slot) and (each.types or each.shape == "word") for each in elements):
        raise PatternError(f"{source!r} holds no whole word by which it can be sought")
    sought = min(choices, key=lambda words: (len(words), -_shortest(words)), default=frozenset())
    pattern = Pattern(source, tuple(elements), sought, tuple(sorted(choices, key=len)))
    if len(set(pattern.slots)) < len(pattern.slots):
        raise PatternError(f"{source!r} fills one slot twice")
    return pattern


def phrases_of(line: str, lists: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The phrases that a word or `{list}` of a file stands for; raises PatternError for a list that is not there."""
    match = re.fullmatch(r"\{(\w+)\}", line)
    if match is None:
        return (line,)
    if match[1] not in lists:
        raise PatternError(f"there is no list {match[1]!r}")
    return tuple(lists[match[1]])


def _phrases(match: re.Match[str], lists: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], bool]:
    if (inside := match["phrases"]) is not None:
        return tuple(part.strip() for part in inside.split("|") if part.strip()), bool(match["maybe"])
    if match["list"]:
        return phrases_of(f"{{{match['list']}}}", lists), bool(match["perhaps"])
    if (word := match["word"]) is None:
        return (), False
    optional = len(word) > 1 and word.endswith("?")
    return (word.removesuffix("?") if optional else word,), optional


def _element(match: re.Match[str]) -> Element:
    if match["gap"]:
        return Gap(int(match["gap"]))
    if match["edge"]:
        return Edge(match["edge"] == "$")
    types = tuple((match["types"] or "clause").split("|"))
    if len(types) == 1 and types[0] in SHAPES:
        return Slot(match["slot"], types[0])
    if unknown := [each for each in types if each not in TYPES]:
        known = ", ".join(sorted(SHAPES | TYPES))
        raise PatternError(f"slot {match['slot']!r} has the unknown type {unknown[0]!r}; there are {known}")
    return Slot(match["slot"], "", types)


def _telling(phrases: Sequence[str]) -> frozenset[str]:
    """For each phrase the words that tell it best, one of which each of its forms holds; empty where one has none."""
    out: set[str] = set()
    for phrase in phrases:
        best = max(_whole(phrase), key=_shortest, default=())
        if not best:
            return frozenset()
        out.update(best)
    return frozenset(out)


def _whole(phrase: str) -> Iterator[tuple[str, ...]]:
    """The places of a phrase that whole words fill, each with those words."""
    for part in phrase.split():
        words = tuple(part.split("|"))
        if not any(word.startswith(("*", "~")) or word.endswith("*") for word in words):
            yield words


def _shortest(words: frozenset[str] | tuple[str, ...]) -> int:
    return min(map(len, words), default=0)


def forms_of(lines: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Forms[str]:
    """Lines of phrases as forms; raises PatternError."""
    return Forms((phrase, phrase) for line in lines for phrase in phrases_of(line, lists))
