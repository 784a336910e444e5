"""What the command line shows as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from datetime import datetime

    from api.tokens import Token
    from loaders.ingest import Outcome
    from loaders.rules.described import Described
    from loaders.rules.examples import Read
    from normgraaf.settings import Settings
    from queries.catalogue import Answer, Question
    from shapes.validator import Report
    from store import View
    from store.audit import Entry
    from store.soundness import Condition

QUERIES = Path(__file__).parent / "queries"

# An answer is a table where each column gets this many signs, and the passages that prove a row these.
_LEAST_WIDTH = 14
_EVIDENCE_WIDTH = 40


def outcomes(rows: Iterable[Outcome]) -> Table:
    """A row a file: statements, set aside, warnings, and what came of it, or why it was not read."""
    table = _table("report", "statements#", "set aside#", "warnings#", "what came of it")
    for row in rows:
        reading = row.reading
        if reading is None:
            table.add_row(row.name, "", "", "", Text.assemble(("failed:", "red"), f" {visible(row.failure)}"))
            continue
        said = [f"{'read' if row.changed else 'unchanged'} as {reading.identity.key}", row.note]
        if not reading.identity.certain:
            said.append("no publisher, title and date found: each new text is a new document")
        if reading.source.ledger:
            said.append(f"seen and not read: {', '.join(f'{e.count} {e.kind}' for e in reading.source.ledger)}")
        kind = (reading.recognised.kind, "bold")
        why = f": {visible(reading.recognised.reason_en)}; {visible('; '.join(filter(None, said)))}"
        counts = (reading.statements, len(reading.set_aside), len(reading.warnings))
        table.add_row(row.name, *map(str, counts), Text.assemble(kind, why))
    return table


def reasons(rows: Iterable[Outcome]) -> Table | None:
    """A row a statement that was set aside and its reason; None where there is none."""
    aside = [(row.name, each) for row in rows if row.reading for each in row.reading.set_aside]
    if not aside:
        return None
    table = _table("report", "kind", "set aside because", title="Set aside")
    for name, each in aside:
        table.add_row(name, each.kind, each.reason_en)
    return table


def reports(snapshot: View) -> Table:
    """A row a report in the store."""
    table = _table("report", "title", "kind", "statements#", "set aside#", "not read#")
    for row in snapshot.query((QUERIES / "reports.rq").read_text("utf-8")).rows:
        table.add_row(*(str(getattr(cell, "value", "")) for cell in row))
    return table


def questions(rows: Iterable[Question], language: str) -> Table:
    """A row a question, with its parameters."""
    table = _table("question", "title", "parameters")
    for row in rows:
        table.add_row(row.name, row.title[language], ", ".join(p.name for p in row.parameters))
    return table


def answer(given: Answer, language: str, width: int) -> RenderableType:
    """The rows with the passages that prove them: a table where it fits the width, else a list of fields a row."""
    title = given.question.title[language]
    rows = [
        (
            [row.values.get(column, "") for column in given.columns],
            "\n".join(
                f"“{passage.exact}” ({passage.report}, {passage.start}–{passage.end})" for passage in row.evidence
            ),
        )
        for row in given.rows
    ]
    if width < _LEAST_WIDTH * len(given.columns) + _EVIDENCE_WIDTH:
        return Group(Text(visible(title), "bold"), *(_fields(given.columns, *row) for row in rows))
    table = _table(*given.columns, "evidence", title=title)
    for values, proofs in rows:
        table.add_row(*values, proofs)
    return table


def _fields(columns: Iterable[str], values: Iterable[str], proofs: str) -> Table:
    grid = _Words.grid(padding=(0, 2))
    grid.add_row("", "")
    for name, value in (*zip(columns, values, strict=True), ("evidence", proofs)):
        if value:
            grid.add_row(Text(name, "bold"), value)
    return grid


def validation(file: Path, report: Report, language: str) -> Table:
    """A row a result of one file."""
    verdict = "conforms" if report.conforms else "does not conform"
    table = _table("severity", "node", "message", title=f"{file}: {verdict} ({report.checked} nodes checked)")
    for result in report.results:
        table.add_row(result.severity, result.place, result.message_nl if language == "nl" else result.message_en)
    for warning in report.warnings:
        table.add_row("Warning", "", warning)
    return table


def conditions(rows: Iterable[Condition]) -> Table:
    """A row a snapshot, newest first."""
    table = _table("snapshot", "graphs#", "quads#", "condition")
    for row in rows:
        table.add_row(
            row.snapshot, str(row.graphs), str(row.quads), Text(visible(row.fault), "red") if row.fault else "sound"
        )
    return table


def settings(values: Settings) -> Table:
    """A row a setting."""
    table = _table("variable", "value", "meaning")
    table.columns[0].no_wrap = True
    for name, field in type(values).model_fields.items():
        table.add_row(f"NORMGRAAF_{name.upper()}", str(getattr(values, name)), field.description or "")
    return table


def tokens(rows: Iterable[Token], now: datetime) -> Table:
    """A row a token: until when it is valid, and whether it opens anything now."""
    table = _table("name", "scope", "made", "valid until", "state")
    for row in rows:
        state = "usable" if row.usable(now) else "revoked" if row.revoked else "expired"
        end = row.revoked or row.expires
        until = f"{end:%Y-%m-%d %H:%M}" if end else "until it is revoked"
        table.add_row(row.name, row.scope, f"{row.created:%Y-%m-%d %H:%M}", until, state)
    return table


def entries(rows: Iterable[Entry]) -> Table:
    """A row an entry of the audit log."""
    table = _table("when", "who and what", "graphs", "added#", "removed#", "outcome")
    for row in rows:
        counts = ("?" if count is None else str(count) for count in (row.added, row.removed))
        graphs = "\n".join(name.rpartition("/graph/")[2] for name in row.graphs)
        who = "\n".join(filter(None, (f"{row.who}: {row.what}", row.request)))
        table.add_row(row.at[:19].replace("T", " "), who, graphs, *counts, row.outcome)
    return table


def rules(rows: Iterable[Described], language: str) -> Table:
    """A row a rule: the kind it gives where a file says so, its label, and how often it was right."""
    table = _table("rule", "kind", "label", "right#", "of#")
    for row in rows:
        counts = (str(row.counts.correct), str(row.counts.fired)) if row.counts else ("", "not measured")
        table.add_row(row.name, row.kind.name if row.kind else "", row.label[language], *counts)
    return table


def read(rows: Iterable[Read]) -> Table:
    """A row a statement that a rule read."""
    table = _table("rule", "voice", "values", "words")
    for row in rows:
        table.add_row(row.rule, row.voice, "\n".join(f"{name}: {value}" for name, value in row.values), row.words)
    return table


def visible(text: str) -> str:
    """The same words without signs that would steer a terminal or turn the order of its letters."""
    return re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)


class _Words(Table):
    """A table in which words are shown as they are: a name or quotation with brackets is no markup."""

    def add_row(self, *cells: RenderableType | None, **named: Any) -> None:
        super().add_row(*(Text(visible(each)) if isinstance(each, str) else each for each in cells), **named)


def _table(*columns: str, title: str | None = None) -> Table:
    """Columns whose name ends in # hold numbers and keep their width; words in the others go on in the next line."""
    table = _Words(title=None if title is None else Text(visible(title)), title_justify="left")
    for column in columns:
        counts = column.endswith("#")
        justify: Literal["right", "left"] = "right" if counts else "left"
        table.add_column(column.removesuffix("#"), overflow="fold", justify=justify, no_wrap=counts)
    return table
