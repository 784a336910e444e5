"""The questions: one file each, with typed parameters, and the evidence of every row of an answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from rapidfuzz import process
from rdflib import Literal, URIRef
from rdflib.term import Node

from ontology import namespaces as ns
from ontology.vocabulary import load

FOLDER = Path(__file__).parent / "questions"
EVIDENCE = Path(__file__).parent / "evidence.rq"


class UnknownQuestion(Exception):
    """There is no question of that name."""


class BadParameter(Exception):
    """A parameter that is missing, unknown or not of its type; the message names it and says what is wanted."""


@dataclass(frozen=True)
class Parameter:
    """`type` is report, text, or concept:SCHEME (the slug of a concept)."""

    name: str
    type: str
    required: bool
    description: Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """One question as its file states it; titles and descriptions by language (nl, en)."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    tags: tuple[str, ...]
    by_passage: bool
    text: str

    def as_json(self) -> dict[str, Any]:
        """The question as plain values, without its query."""
        return {
            "name": self.name,
            "title": dict(self.title),
            "description": dict(self.description),
            "parameters": [
                {"name": p.name, "type": p.type, "required": p.required, "description": dict(p.description)}
                for p in self.parameters
            ],
            "columns": list(self.columns),
            "tags": list(self.tags),
        }


@dataclass(frozen=True)
class Passage:
    """A place that proves a row: the words, where they stand, who says them, and how the statement was read.

    Of `measured` statements by its rule that were looked at, `right` were right; both None where none were. What is
    `held_back` was read by a rule, or is of a kind, that is right too seldom.
    """

    statement: str
    document: str
    exact: str
    start: int
    end: int
    page: int | None
    voice: str
    mode: str
    rule: str
    right: int | None = None
    measured: int | None = None
    held_back: bool = False

    @property
    def report(self) -> str:
        """The report's part of the IRI."""
        return self.document.removeprefix(ns.ID)


@dataclass(frozen=True)
class AnswerRow:
    """Values by column (absent where unbound or empty) and the passages of the statements bound in this row."""

    values: Mapping[str, str]
    evidence: tuple[Passage, ...]


@dataclass(frozen=True)
class Answer:
    """The rows of an answer in the question's order; `left_out` counts those that only rules held back would give."""

    question: Question
    rows: tuple[AnswerRow, ...]
    left_out: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        return self.question.columns

    def as_json(self) -> dict[str, Any]:
        """The answer as plain values: question, columns, rows with their evidence."""
        return {
            "question": self.question.name,
            "title": dict(self.question.title),
            "columns": list(self.columns),
            "left_out": self.left_out,
            "rows": [
                {"values": dict(row.values), "evidence": [_passage_json(p) for p in row.evidence]} for row in self.rows
            ],
        }


class Rows(Protocol):
    """What a query gives back: the names of its columns, and rows of terms in that order."""

    @property
    def variables(self) -> tuple[str, ...]: ...

    @property
    def rows(self) -> Iterable[tuple[Any, ...]]: ...


class Queryable(Protocol):
    """Anything that answers a SPARQL query with parameters bound as terms."""

    def query(self, text: str, *, bindings: Mapping[str, Any] | None = None) -> Rows: ...


@cache
def questions() -> tuple[Question, ...]:
    """Every question, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.rq")))


def question(name: str) -> Question:
    """One question; raises UnknownQuestion and suggests what may have been meant."""
    for each in questions():
        if each.name == name:
            return each
    near = process.extractOne(name, [each.name for each in questions()])
    raise UnknownQuestion(f"there is no question '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""))


def ask(source: Queryable, name: str, given: Mapping[str, str], *, unproven: bool = False) -> Answer:
    """Answer a question; two queries, one for the rows and one for the evidence of all of them.

    Rows that only rules held back give are counted and left out, unless `unproven` asks for them.
    """
    asked = question(name)
    found = source.query(asked.text, bindings=bind(asked, given))
    statements = statements_of(found)
    passages = source.query(evidence_query(statements)) if statements else None
    return answer(asked, found, passages, unproven=unproven)


def bind(asked: Question, given: Mapping[str, str]) -> dict[str, Node]:
    """The given parameters as RDF terms; raises BadParameter."""
    known = {parameter.name: parameter for parameter in asked.parameters}
    for name in given:
        if name not in known:
            raise BadParameter(f"'{asked.name}' has no parameter '{name}'; it has: {', '.join(known) or 'none'}")
    for parameter in asked.parameters:
        if parameter.required and not given.get(parameter.name):
            raise BadParameter(f"parameter '{parameter.name}' is missing: {parameter.description['en']}")
    return {name: _term(known[name], value) for name, value in given.items() if value}


def statements_of(found: Rows) -> list[str]:
    """The IRIs of all statements that the rows bind."""
    return list(dict.fromkeys(iri for row in found.rows for iri in _bound(found.variables, row)))


def evidence_query(statements: Iterable[str]) -> str:
    """The query for the passages of statements, which come from the store itself."""
    iris = " ".join(URIRef(iri).n3() for iri in statements)
    return f"{EVIDENCE.read_text('utf-8')}\nVALUES ?statement {{ {iris} }}"


def answer(asked: Question, found: Rows, passages: Rows | None, *, unproven: bool = False) -> Answer:
    """Rows and passages put together: a row's evidence is that of the statements bound in that row."""
    by_statement: defaultdict[str, list[Passage]] = defaultdict(list)
    for row in passages.rows if passages else ():
        passage = _passage(dict(zip(passages.variables, row, strict=True)) if passages else {})
        by_statement[passage.statement].append(passage)
    rows, left_out = [], 0
    for row in found.rows:
        cells = dict(zip(found.variables, row, strict=True))
        shown = ((name, _shown(cells[name])) for name in asked.columns if cells.get(name) is not None)
        values = {name: value for name, value in shown if value}
        proofs = [p for iri in _bound(found.variables, row) for p in by_statement[iri]]
        if proofs and not unproven and all(proof.held_back for proof in proofs):
            left_out += 1
        else:
            rows.append(AnswerRow(values, tuple(sorted(proofs, key=_where))))
    if asked.by_passage:
        rows.sort(key=lambda row: [_where(passage) for passage in row.evidence[:1]])
    return Answer(asked, tuple(rows), left_out)


def _where(passage: Passage) -> tuple[str, int, int]:
    return passage.document, passage.start, passage.end


def _bound(variables: tuple[str, ...], row: tuple[Any, ...]) -> list[str]:
    out: list[str] = []
    for name, cell in zip(variables, row, strict=True):
        if cell is not None and name in ("statement", "statements"):
            out.extend(cell.value.split())
    return out


def _term(parameter: Parameter, value: str) -> Node:
    if parameter.type == "text":
        return Literal(value)
    if parameter.type == "report":
        return _iri(parameter, value if value.startswith(ns.ID) else ns.document(value))
    scheme = parameter.type.removeprefix("concept:")
    slugs = {concept.slug: concept.iri for concept in load(scheme)}
    name = value.removeprefix(f"{ns.ID}concept/{scheme}/")
    if name not in slugs:
        near = process.extractOne(name, list(slugs))
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise BadParameter(f"parameter '{parameter.name}': '{value}' is not in the vocabulary {scheme}{hint}")
    return slugs[name]


def _iri(parameter: Parameter, text: str) -> URIRef:
    if re.search(r"[\x00-\x20<>\"{}|^`\\]", text):
        raise BadParameter(f"parameter '{parameter.name}': '{text}' cannot be part of an IRI")
    return URIRef(text)


def _read(path: Path) -> Question:
    text = path.read_text("utf-8")
    header: defaultdict[str, list[str]] = defaultdict(list)
    for key, value in re.findall(r"^#\+ ([\w@]+): (.*)$", text, re.MULTILINE):
        header[key].append(value.strip())
    return Question(
        name=path.stem,
        title={lang: header[f"title@{lang}"][0] for lang in ("nl", "en")},
        description={lang: header[f"description@{lang}"][0] for lang in ("nl", "en")},
        parameters=tuple(_parameter(line) for line in header["parameter"]),
        columns=tuple(_list(header["columns"][0])),
        tags=tuple(_list(header["tags"][0])),
        by_passage=header["order"] == ["passage"],
        text=text,
    )


def _parameter(line: str) -> Parameter:
    name, kind, needed, nl, en = (part.strip() for part in line.split("|"))
    return Parameter(name, kind, needed == "required", {"nl": nl, "en": en})


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _passage(cells: Mapping[str, Any]) -> Passage:
    page = cells["page"]
    return Passage(
        statement=cells["statement"].value,
        document=cells["document"].value,
        exact=cells["exact"].value,
        start=int(cells["start"].value),
        end=int(cells["end"].value),
        page=int(page.value) if page is not None else None,
        voice=_slug(cells["voice"].value),
        mode=_slug(cells["mode"].value),
        rule=_slug(cells["rule"].value),
        right=_count(cells["right"]),
        measured=_count(cells["measured"]),
        held_back=cells["held"] is not None,
    )


def _count(term: Any) -> int | None:
    return int(term.value) if term is not None else None


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]


def _shown(term: Any) -> str:
    """A cell as text: a document by its id, any other concept by its slug, a literal by its value."""
    value = str(term.value)
    if value.startswith(f"{ns.ID}concept/"):
        return _slug(value)
    return value.removeprefix(ns.ID)


def _passage_json(passage: Passage) -> dict[str, Any]:
    return {
        "report": passage.report,
        "statement": passage.statement,
        "exact": passage.exact,
        "start": passage.start,
        "end": passage.end,
        "page": passage.page,
        "voice": passage.voice,
        "mode": passage.mode,
        "rule": passage.rule,
        "right": passage.right,
        "measured": passage.measured,
        "held_back": passage.held_back,
    }
