"""What the service answers in JSON."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """A document of JSON; values that are absent are left out."""

    model_config = ConfigDict(frozen=True)

    def json_bytes(self) -> bytes:
        """The document as it is sent."""
        return self.model_dump_json(exclude_none=True, by_alias=True).encode()


class Labelled(Model):
    """A thing of the graph with its label in the language of the request."""

    iri: str = Field(examples=["https://w3id.org/normgraaf/id/concept/voice/inspectorate"])
    label: str = Field(examples=["inspectie"])


class Place(Model):
    """Words in a report; `start` and `end` count Unicode code points, `page` counts from 1 where pages are known."""

    report: str = Field(examples=["text-2dfe5905b588f12c"])
    exact: str = Field(examples=["Aandachtspunt"])
    start: int = Field(examples=[2818])
    end: int = Field(examples=[2831])
    page: int | None = Field(default=None, examples=[3])
    href: str = Field(examples=["/passages/text-2dfe5905b588f12c/2818-2831"])


class Value(Model):
    """One property of a statement; `iri` where the value is a thing rather than a text."""

    property: Labelled
    value: str = Field(examples=["voldoet"])
    iri: str | None = None
    language: str | None = Field(default=None, examples=["nl"])


class Statement(Model):
    """Something a report says: what kind, who says it, stated or derived, by which rule, and where."""

    iri: str
    kind: Labelled
    voice: Labelled
    mode: Labelled
    rule: Labelled
    values: tuple[Value, ...]
    evidence: tuple[Place, ...]


class ReportSummary(Model):
    """One report: what it is and why, and how much was read from it."""

    id: str = Field(examples=["text-2dfe5905b588f12c"])
    iri: str
    title: str
    kind: Labelled
    reason: str | None = None
    publisher: str | None = None
    date: str | None = None
    statements: int = Field(examples=[412])
    set_aside: int = Field(examples=[0])
    href: str


class State(Model):
    """Whether the service lives, or is ready for questions."""

    status: str = Field(examples=["ready"])


class Taken(Model):
    """A report that was sent: what it became, and what was changed by it."""

    id: str = Field(examples=["text-2dfe5905b588f12c"])
    iri: str
    changed: bool
    statements: int = Field(examples=[412])
    set_aside: int = Field(examples=[0])
    warnings: tuple[str, ...] = ()
    note: str | None = None


class Paged(Model):
    """A part of a list; `next` is where the rest is."""

    total: int = Field(examples=[8])
    limit: int = Field(examples=[20])
    offset: int = Field(examples=[0])
    next: str | None = Field(default=None, examples=["/reports?limit=20&offset=20"])


class ReportList(Paged):
    """Reports in the order of their ids."""

    reports: tuple[ReportSummary, ...]


class KindCount(Model):
    """How many statements of one kind a report has."""

    kind: Labelled
    number: int


class SetAside(Model):
    """A statement that the gate did not let through, and why."""

    iri: str
    kind: str | None = None
    reason: str


class Report(Paged):
    """One report with its statements in the order of the text; `total` counts those of the kind asked for."""

    id: str
    iri: str
    title: str
    kind: Labelled
    reason: str | None = None
    publisher: str | None = None
    date: str | None = None
    file_name: str
    text_sha256: str = Field(description="SHA-256 of the text as it is served, in UTF-8, with personal data covered.")
    characters: int
    masked: int = Field(description="Pieces of personal data that were covered before anything was read.")
    left_out: tuple[KindCount, ...] = Field(
        description="What the file shows or holds beside the text, by kind: words, or pieces of what has no words."
    )
    text: str = Field(examples=["/reports/text-2dfe5905b588f12c/text"])
    kinds: tuple[KindCount, ...]
    statements: tuple[Statement, ...]
    set_aside: tuple[SetAside, ...]


class Passage(Place):
    """A place with the words around it and the statements that rest on it."""

    title: str
    prefix: str
    suffix: str
    statements: tuple[Statement, ...]


class Passages(Model):
    """The passages asked for: one for a span, all places of a statement for a statement."""

    passages: tuple[Passage, ...]


class Health(Model):
    """Whether the service answers, and from what."""

    status: str = Field(examples=["ok"])
    version: str = Field(examples=["0.1.0"])
    snapshot: str = Field(examples=["9-20261123T015056421649"])
    reports: int = Field(examples=[8])


class ParameterInfo(Model):
    """A parameter of a question: `type` is report, text or concept:SCHEME."""

    name: str = Field(examples=["report"])
    type: str = Field(examples=["report"])
    required: bool
    description: str


class QuestionInfo(Model):
    """A question, what it can be given and what it gives back."""

    name: str = Field(examples=["judgements"])
    title: str
    description: str
    parameters: tuple[ParameterInfo, ...]
    columns: tuple[str, ...]
    tags: tuple[str, ...]
    href: str
    answer: str


class QuestionList(Model):
    """All questions by name."""

    questions: tuple[QuestionInfo, ...]


class Answer(Model):
    """The rows of an answer, each with the passages that prove it.

    A passage says of how many `measured` statements by its rule how many were `right` (null where none was measured).
    `left_out` counts rows that rest on rules, or are of kinds, that are right too seldom; `unproven=true` gives them.
    """

    question: str
    title: dict[str, str]
    columns: tuple[str, ...]
    snapshot: str
    truncated: bool
    left_out: int
    rows: tuple[dict[str, Any], ...]


class ValidationResult(Model):
    """One thing that is wrong, in words."""

    severity: str = Field(examples=["Violation"])
    focus: str
    path: str | None = None
    value: str | None = None
    message: str


class ValidationReport(Model):
    """Whether data conforms to the shapes; with `checked` 0 nothing was checked and nothing conforms.

    `total` counts all findings, of which `results` has the first.
    """

    conforms: bool
    checked: int
    total: int
    results: tuple[ValidationResult, ...]
    warnings: tuple[str, ...]


class ProblemDetails(BaseModel):
    """What went wrong (RFC 9457); some problems add members, such as line and column."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["/docs#problem-not-found"])
    title: str = Field(examples=["Niet gevonden"])
    status: int = Field(examples=[404])
    detail: str
