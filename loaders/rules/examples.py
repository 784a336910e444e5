"""Examples in rule files: sentences with their slots marked: "[cause De druk is hoog], waardoor [effect …]."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from loaders.context.reading import Contexts
from loaders.reading import SourceText, read_source, source_from_bytes
from loaders.rules.kind import Kind
from loaders.rules.reading import statements
from loaders.segments import segment
from loaders.statements import Statement
from ontology.namespaces import ID

_SLOT = re.compile(r"\[(?P<name>\w+) (?P<words>[^\[\]]+)\]")


@dataclass(frozen=True)
class Example:
    """A sentence, and the words that fill its slots, as a file shows them."""

    text: str
    slots: tuple[tuple[str, str], ...]


def example(marked: str) -> Example:
    """The sentence of an example without its marks, and what they mark."""
    slots = tuple((match["name"], match["words"]) for match in _SLOT.finditer(marked))
    return Example(_SLOT.sub(lambda match: match["words"], marked), slots)


def tried(kind: Kind, text: str) -> list[Statement]:
    """What the rules of a kind read in a short text, as in a document of its own."""
    layout = segment(source_from_bytes("example.txt", text.encode()))
    return list(statements(layout, Contexts(layout), (kind,)))


@dataclass(frozen=True)
class Read:
    """What a rule read: its name, the words that prove it, who says them (a slug), and its values as words."""

    rule: str
    words: str
    voice: str
    values: tuple[tuple[str, str], ...]


def read_text(kind: Kind, text: str) -> list[Read]:
    """What the rules of a kind read in a short text."""
    return _read(kind, source_from_bytes("example.txt", text.encode()))


def read_file(kind: Kind, path: Path) -> list[Read]:
    """What they read in a report; raises UnreadableReport."""
    return _read(kind, read_source(path))


def _read(kind: Kind, source: SourceText) -> list[Read]:
    layout = segment(source)
    return [
        Read(
            each.rule,
            " ".join(source.text[each.places[0].start : each.places[0].end].split()),
            each.voice,
            tuple((name, _as_word(value)) for name, value in each.values),
        )
        for each in statements(layout, Contexts(layout), (kind,))
    ]


def _as_word(value: object) -> str:
    return str(value).removeprefix(ID) if isinstance(value, URIRef) else str(value)


def faults(kind: Kind) -> list[str]:
    """Each example that does not give what its file says, in a line; empty where all do."""
    out = []
    for rule in kind.rules:
        for line in rule.spec.yes:
            wanted = example(line)
            found = [each for each in tried(kind, wanted.text) if each.rule == rule.spec.id]
            if not any(_as_marked(kind, each, wanted) for each in found):
                read = "; ".join(str(dict(each.values)) for each in found) or "nothing"
                out.append(f"{rule.spec.id}: {line} gives {read}")
        for line in rule.spec.no:
            if found := [each for each in tried(kind, line) if each.rule == rule.spec.id]:
                out.append(f"{rule.spec.id}: {line} gives {dict(found[0].values)}")
    return out


def _as_marked(kind: Kind, found: Statement, wanted: Example) -> bool:
    """Whether each property has the words that the slots which make it up are marked with."""
    marked: dict[str, list[str]] = {}
    for slot, words in wanted.slots:
        spec = kind.slots[slot].spec
        marked.setdefault(spec.text or spec.value or spec.links, []).append(words)
    return all(" ".join(words) in map(str, found.all(name)) for name, words in marked.items())
