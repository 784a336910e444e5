"""One file a kind of statement: its slots, what of its context it heeds, and its rules with their examples.

After EDS-NLP, where a pipe is data, an engine, a page and a test: the file is all four but for the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from loaders.context.words import Forms
from loaders.declared import Both, DeclarationError, Lines, Strict, declared, line_of_words, source_of
from loaders.rules.lists import shared
from loaders.rules.pattern import Pattern, PatternError, forms_of, parse

FOLDER = Path(__file__).with_name("kinds")
Mark = Literal[
    "negated", "doubted", "asked", "whether", "conditional", "hypothetical", "wished", "required", "planned", "past"
]


class SlotSpec(Strict):
    """What becomes of what fills a slot.

    `text` is the property that holds its words, `links` the one that holds the actors that it names, `value` the one
    that holds what a recogniser read. `least` is how few words may fill it; `holds` are forms of which it must hold
    one, `opens` forms of which one must stand among its first words, `shuns` forms with none of which it may begin,
    `bars` forms of which it may hold none; `back` are words that only point back, so that the sentence before fills
    the slot, or what fills the slot `carries` of a statement that it gives.
    """

    text: str = ""
    links: str = ""
    value: str = ""
    least: int = 1
    holds: Lines = ()
    opens: Lines = ()
    shuns: Lines = ()
    bars: Lines = ()
    back: Lines = ()
    carries: str = ""


class ContextSpec(Strict):
    """Marks of the context under which a kind is not stated, voices in which alone it is, sections where it is not.

    `drop` holds for a rule's own words, so that what a slot denies is denied there only; `within` for slots. With
    `by_writer` whoever writes the document says it, whomever the words around it name.
    """

    drop: tuple[Mark, ...] = ()
    within: Mapping[str, tuple[Mark, ...]] = {}
    voices: Lines = ()
    not_in: Lines = ()
    quoted: Literal["keep", "drop"] = "keep"
    by_writer: bool = False


class RuleSpec(Strict):
    """One rule: how its sentences read, what it says of itself, and sentences that do and do not give a statement.

    `only_in` are the roles of sections (`loaders.context`) in which alone it holds; `despite` are marks that its kind
    drops and it does not, since its own words bear them.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    label: Both
    says: Both
    find: Annotated[Lines, Field(min_length=1)]
    unless: Lines = ()
    bars: Lines = ()
    values: Mapping[str, str] = {}
    before: str = ""
    only_in: Lines = ()
    despite: tuple[Mark, ...] = ()
    yes: Annotated[Lines, Field(min_length=2)]
    no: Annotated[Lines, Field(min_length=2)]


class MarkSpec(Strict):
    """Further values, which a statement of the kind has where a pattern fits its sentence too."""

    values: Mapping[str, str] = {}
    find: Annotated[Lines, Field(min_length=1)]


class KindSpec(Strict):
    """A file as it is written.

    `place` is what a statement's evidence is: the sentence, the match, its slots or the name of one. `unless` are forms
    that bar every rule in a sentence, `bars` those that bar one in the clause that holds them. `once` is the property
    of which a document states each value once, where it stands first; `under_lead` reads an item with the words of its
    lead before it, `topics` adds what a sentence is about.
    """

    kind: str
    place: str = "sentence"
    each: Literal["sentence", "match"] = "match"
    once: str = ""
    under_lead: bool = False
    topics: bool = False
    context: ContextSpec = ContextSpec()
    words: Mapping[str, Lines] = {}
    slots: Mapping[str, SlotSpec]
    unless: Lines = ()
    bars: Lines = ()
    rule: Annotated[tuple[RuleSpec, ...], Field(min_length=1)]
    mark: tuple[MarkSpec, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule ready to be sought."""

    spec: RuleSpec
    patterns: tuple[Pattern, ...]
    unless: Forms[str]
    bars: Forms[str]


@dataclass(frozen=True)
class Slot:
    """What may fill a slot, ready to be held against words."""

    spec: SlotSpec
    holds: Forms[str]
    opens: Forms[str]
    shuns: Forms[str]
    bars: Forms[str]


@dataclass(frozen=True)
class Kind:
    """The rules of one kind of statement, ready to be sought, in their order of precedence."""

    spec: KindSpec
    rules: tuple[Rule, ...]
    slots: Mapping[str, Slot]
    marks: tuple[tuple[MarkSpec, tuple[Pattern, ...]], ...]

    file: str = ""

    @property
    def name(self) -> str:
        return self.spec.kind

    @cached_property
    def _sought(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the rules that a word may tell; under the empty word those that no word does."""
        found: dict[str, dict[int, None]] = {}
        for number, rule in enumerate(self.rules):
            for word in (word for pattern in rule.patterns for word in pattern.sought or ("",)):
                found.setdefault(word, {})[number] = None
        return {word: tuple(numbers) for word, numbers in found.items()}

    def likely(self, present: set[str]) -> list[Rule]:
        """The rules of which a sentence with these words may hold a pattern, in their order."""
        numbers = {number for word in self._sought.keys() & present for number in self._sought[word]}
        return [self.rules[number] for number in sorted(numbers.union(self._sought.get("", ())))]

    def only(self, rule: str) -> Kind:
        """The same kind with one of its rules."""
        return replace(self, rules=tuple(each for each in self.rules if each.spec.id == rule))


@cache
def kinds(folder: Path = FOLDER) -> tuple[Kind, ...]:
    """Every kind that has a file in a folder, by name of file; raises DeclarationError."""
    return tuple(load(path) for path in sorted(folder.glob("*.toml")))


def load(path: Path) -> Kind:
    """The kind of one file; raises DeclarationError with file, line and reason."""
    spec = declared(path, KindSpec)
    try:
        return _kind(spec, path.name)
    except PatternError as error:
        line = line_of_words(source_of(path), str(error))
        raise DeclarationError(f"{path.name}, line {line}: {error}") from None


def _kind(spec: KindSpec, file: str) -> Kind:
    lists = {**shared(), **spec.words}
    rules = tuple(
        Rule(
            rule,
            tuple(_parsed(line, lists) for line in rule.find),
            forms_of((*spec.unless, *rule.unless), lists),
            forms_of((*spec.bars, *rule.bars), lists),
        )
        for rule in spec.rule
    )
    marks = tuple((mark, tuple(_parsed(line, lists) for line in mark.find)) for mark in spec.mark)
    patterns = [*(each for rule in rules for each in rule.patterns), *(each for _, found in marks for each in found)]
    before = [rule.before for rule in spec.rule if rule.before]
    if unknown := {*(name for each in patterns for name in each.slots), *before} - spec.slots.keys():
        raise PatternError(f"{sorted(unknown)[0]!r} is no slot of the kind")
    if spec.place not in (known := {"sentence", "match", "slots", *spec.slots}):
        raise PatternError(f"the place {spec.place!r} is none of {', '.join(sorted(known))}")
    slots = {
        name: Slot(slot, *(forms_of(lines, lists) for lines in (slot.holds, slot.opens, slot.shuns, slot.bars)))
        for name, slot in spec.slots.items()
    }
    return Kind(spec, rules, slots, marks, file)


def _parsed(line: str, lists: Mapping[str, Lines]) -> Pattern:
    try:
        return parse(line, lists)
    except PatternError as error:
        raise PatternError(str(error) if line in str(error) else f"{error}, in {line!r}") from None
