"""What a validation found, and how it is written down: text, JSON or a SHACL report in Turtle."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as RDFLiteral
from rdflib.term import Node

from ontology.namespaces import PREFIXES

Severity = Literal["Violation", "Warning", "Info"]
Language = Literal["nl", "en"]

SEVERITIES: tuple[Severity, ...] = ("Violation", "Warning", "Info")


@dataclass(frozen=True)
class Result:
    """One thing that is wrong: which rule (`shape`, an IRI), with which node, and why in words.

    `path` is the IRI of the property it is about, "" where it is not about one; `term` is the offending value, None
    where there is no single one. `component` is the SHACL constraint component, or the rule where that is not SHACL;
    `owner` is the path to a focus that is a blank node: what it hangs on and by which property, "" where it hangs on
    nothing.
    """

    severity: Severity
    focus: Node
    path: str
    term: Node | None
    message_nl: str
    message_en: str
    shape: str
    component: str
    owner: str = ""

    @property
    def place(self) -> str:
        """Where the thing is found: its IRI; for a blank node its label or line, after what it hangs on."""
        named = f"_:{self.focus}" if isinstance(self.focus, BNode) else str(self.focus)
        return f"{self.owner} / {named}" if self.owner else named

    @property
    def value(self) -> str:
        """The offending value as text, "" where there is no single one."""
        return "" if self.term is None else str(self.term)

    def message(self, language: Language) -> str:
        return self.message_nl if language == "nl" else self.message_en


@dataclass(frozen=True)
class Note:
    """Something about the validation as a whole, in both languages."""

    nl: str
    en: str


@dataclass(frozen=True)
class Report:
    """The outcome of a validation.

    `checked` counts the nodes that at least one shape targets; where it is 0 nothing was checked, a note says so and
    the data does not conform.
    """

    conforms: bool
    results: tuple[Result, ...]
    checked: int
    notes: tuple[Note, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The notes in English."""
        return tuple(note.en for note in self.notes)

    def text(self, language: Language = "en") -> str:
        """One line a result, for people."""
        nodes = "knopen getoetst" if language == "nl" else "nodes checked"
        verdict = {
            ("nl", True): "voldoet",
            ("nl", False): "voldoet niet",
            ("en", True): "conforms",
            ("en", False): "does not conform",
        }[language, self.conforms]
        lines = [f"{verdict} ({self.checked} {nodes})"]
        lines += [note.nl if language == "nl" else note.en for note in self.notes]
        lines += [f"{r.severity}: {r.place}: {r.message(language)}{_shown(r.value)}" for r in self.results]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values, with every message in both languages."""
        return {
            "conforms": self.conforms,
            "checked": self.checked,
            "notes": [{"nl": note.nl, "en": note.en} for note in self.notes],
            "results": [
                {
                    "severity": r.severity,
                    "focus": r.place,
                    "path": r.path,
                    "value": r.value,
                    "message": {"nl": r.message_nl, "en": r.message_en},
                    "shape": r.shape,
                }
                for r in self.results
            ],
        }

    def json(self) -> str:
        """`as_dict` as JSON."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=1)

    def graph(self) -> Graph:
        """The report as SHACL defines it: a sh:ValidationReport; notes are left out, SHACL has no place for them."""
        graph = Graph(bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        report = BNode("report")
        graph.add((report, RDF.type, SH.ValidationReport))
        graph.add((report, SH.conforms, RDFLiteral(self.conforms)))
        for number, result in enumerate(self.results):
            node = BNode(f"result{number:06}")
            graph.add((report, SH.result, node))
            _add(graph, node, result)
        return graph

    def turtle(self) -> str:
        """The SHACL report as Turtle."""
        return self.graph().serialize(format="turtle")


def _add(graph: Graph, node: BNode, result: Result) -> None:
    graph.add((node, RDF.type, SH.ValidationResult))
    graph.add((node, SH.focusNode, result.focus))
    graph.add((node, SH.resultSeverity, SH[result.severity]))
    graph.add((node, SH.sourceConstraintComponent, URIRef(result.component)))
    graph.add((node, SH.sourceShape, URIRef(result.shape)))
    graph.add((node, SH.resultMessage, RDFLiteral(result.message_nl, lang="nl")))
    graph.add((node, SH.resultMessage, RDFLiteral(result.message_en, lang="en")))
    if result.path:
        graph.add((node, SH.resultPath, URIRef(result.path)))
    if result.term is not None:
        graph.add((node, SH.value, result.term))


def _shown(value: str) -> str:
    return f" [{value[:80]}]" if value else ""
