"""One file a kind of statement: its slots, what of its context it heeds, and its rules with their examples.

After EDS-NLP, where a pipe is data, an engine, a page and a test: the file is all four but for the engine.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from loaders.context.words import Forms
from loaders.rules.lists import shared
from loaders.rules.pattern import Pattern, PatternError, forms_of, parse

FOLDER = Path(__file__).with_name("kinds")
Lines = tuple[str, ...]
Mark = Literal[
    "negated", "doubted", "asked", "whether", "conditional", "hypothetical", "wished", "required", "planned", "past"
]


class RuleFileError(ValueError):
    """A file of rules that cannot be used; the message names the file, the line and the reason."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(_Strict):
    """A text in Dutch and in English."""

    nl: str = Field(min_length=2)
    en: str = Field(min_length=2)


class SlotSpec(_Strict):
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


class ContextSpec(_Strict):
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


class RuleSpec(_Strict):
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


class MarkSpec(_Strict):
    """Further values, which a statement of the kind has where a pattern fits its sentence too."""

    values: Mapping[str, str] = {}
    find: Annotated[Lines, Field(min_length=1)]


class KindSpec(_Strict):
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
    """Every kind that has a file in a folder, by name of file; raises RuleFileError."""
    return tuple(load(path) for path in sorted(folder.glob("*.toml")))


def load(path: Path) -> Kind:
    """The kind of one file; raises RuleFileError with file, line and reason."""
    try:
        source = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise RuleFileError(f"{path.name}: no UTF-8") from None
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(f"{path.name}: {error}") from None
    try:
        return _kind(KindSpec.model_validate(data), path.name)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise RuleFileError(f"{path.name}, line {_line(source, first['loc'])}: {where}: {first['msg']}") from None
    except PatternError as error:
        raise RuleFileError(f"{path.name}, line {_line_of_words(source, str(error))}: {error}") from None


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


def _line(source: str, loc: tuple[int | str, ...]) -> int:
    """The line on which what pydantic names stands: the header of its table, or the key below that."""
    lines = source.splitlines()
    at = 0
    for index, part in enumerate(loc):
        number = loc[index + 1] if index + 1 < len(loc) else None
        if isinstance(number, int) and f"[[{part}]]" in map(str.strip, lines):
            at = [n for n, line in enumerate(lines) if line.strip() == f"[[{part}]]"][number]
        elif isinstance(part, str):
            table = re.escape(".".join(map(str, loc[: index + 1])))
            key = re.compile(rf"\s*(?:{re.escape(part)}\s*=|\[{table}\])")
            at = next((n for n in range(at, len(lines)) if key.match(lines[n])), at)
    return at + 1


def _line_of_words(source: str, message: str) -> int:
    """The line that holds what a message quotes."""
    quoted = re.findall(r"'([^']+)'", message)
    lines = source.splitlines()
    return next((n for words in quoted[::-1] for n, line in enumerate(lines, 1) if words in line), 1)
