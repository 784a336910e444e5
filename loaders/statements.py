"""What a reader of reports writes down: sourced statements, before they become RDF."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rdflib import URIRef


@dataclass(frozen=True)
class Ref:
    """Another statement of the same document, by the kind and digest that its IRI is made of."""

    kind: str
    digest: str


# The voice of a statement that takes it from the clause in which it stands (`loaders.context`).
FROM_CONTEXT = "author"

Value = str | int | bool | Decimal | date | URIRef | Ref


class Place(NamedTuple):
    """A span of the source text in code points, end excluded."""

    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """One thing that a report says, where it says so, who says it and by which rule it was read.

    `kind` is the local name of an ontology class; `values` are pairs of an ontology property's local name and a value
    (IRIs for linked things, plain Python values for literals). `voice` and `mode` are slugs of those schemes.
    """

    kind: str
    places: tuple[Place, ...]
    voice: str
    rule: str
    values: tuple[tuple[str, Value], ...] = ()
    mode: str = "stated"

    def get(self, name: str) -> Value | None:
        """The first value of a property, or None."""
        return next((value for key, value in self.values if key == name), None)

    def all(self, name: str) -> tuple[Value, ...]:
        """Every value of a property, in order."""
        return tuple(value for key, value in self.values if key == name)


# What tells two statements of one kind on one span apart, beside their kind and place.
KEYS: dict[str, tuple[str, ...]] = {
    "DocumentFact": ("field", "fieldValue"),
    "PrintedTheme": ("notation",),
    "PrintedNorm": ("notation",),
    "PrintedFramework": ("title",),
    "NormCriterion": ("normNotation",),
    "ScalePoint": ("label",),
    "NormJudgement": ("normNotation", "value", "judgementDate", "judgedName"),
    "ThemeJudgement": ("themeNotation", "printedValue", "judgedName"),
    "ConfidenceJudgement": ("value",),
    "AttentionPoint": ("normNotation",),
    "ImprovementPoint": ("normNotation",),
    "Shortcoming": ("normNotation",),
    "FollowUp": ("followUpKind", "dateText"),
    "Figure": ("numericValue", "unit", "counted", "referenceDate"),
    "EvidenceSource": ("participantRole", "participantCount"),
    "TimeLimit": ("duration",),
    "InstrumentUse": ("name",),
    "Advice": ("number",),
    "NormativeStatement": ("modality", "actionText"),
    "Contradiction": ("between",),
    "Definition": ("term",),
    "RoleView": ("viewOf", "viewBy"),
    "Programme": ("name",),
    "PlannedAction": ("planningText",),
    "GoodExample": ("name",),
    "Relation": ("subjectText", "predicateText", "objectText"),
    "ActorMention": ("actor",),
    "TopicMention": ("topic",),
    "IdentityLink": ("linkSubject", "linkObject"),
    "SourceAnomaly": ("anomalyKind", "reading"),
}


def digest(text_sha256: str, statement: Statement) -> str:
    """Sixteen hex digits that follow from the text, the kind, the places and the key values alone."""
    parts = [text_sha256, statement.kind, *(f"{p.start}-{p.end}" for p in statement.places)]
    parts += [f"{name}={value}" for name in KEYS.get(statement.kind, ()) for value in statement.all(name)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def ref(text_sha256: str, statement: Statement) -> Ref:
    """The reference by which one statement points at another."""
    return Ref(statement.kind, digest(text_sha256, statement))


def without_repeats(text_sha256: str, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements, each identity once, in the order in which they were read."""
    unique: dict[str, Statement] = {}
    for statement in statements:
        unique.setdefault(digest(text_sha256, statement), statement)
    return tuple(unique.values())


def values(**pairs: Value | Iterable[Value] | None) -> tuple[tuple[str, Value], ...]:
    """Property-value pairs from keywords; None and empty strings are left out, tuples and lists give several values."""
    out: list[tuple[str, Value]] = []
    for name, value in pairs.items():
        if value is None or value == "":
            continue
        if isinstance(value, str | int | Decimal | date | Ref):
            out.append((name, value))
        else:
            out.extend((name, each) for each in value)
    return tuple(out)
