"""What the command line shows as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from loaders.ingest import Outcome
from normgraaf.settings import Settings
from store import View

if TYPE_CHECKING:
    from queries.catalogue import Answer, Question
    from shapes.validator import Report
    from store.soundness import Condition

QUERIES = Path(__file__).parent / "queries"


def outcomes(rows: Iterable[Outcome]) -> Table:
    """A row a file: its kind and why, statements, set aside, warnings, or why it failed."""
    table = _table("report", "kind and why", "statements", "set aside", "warnings", "result")
    for row in rows:
        if row.reading is None:
            table.add_row(row.path.name, "", "", "", "", Text.assemble(("failed:", "red"), f" {visible(row.failure)}"))
            continue
        reading = row.reading
        table.add_row(
            row.path.name,
            Text.assemble((reading.recognised.kind, "bold"), f": {visible(reading.recognised.reason_en)}"),
            str(reading.statements),
            str(len(reading.set_aside)),
            str(len(reading.warnings)),
            f"{'read' if row.changed else 'unchanged'} as {reading.identity.key}"
            + (f"; {row.note}" if row.note else "")
            + (
                ""
                if reading.identity.certain
                else "; no publisher, title and date found: each new text is a new document"
            ),
        )
    return table


def reasons(rows: Iterable[Outcome]) -> Table | None:
    """A row a statement that was set aside and its reason; None where there is none."""
    aside = [(row.path.name, each) for row in rows if row.reading for each in row.reading.set_aside]
    if not aside:
        return None
    table = _table("report", "kind", "set aside because", title="Set aside")
    for name, each in aside:
        table.add_row(name, each.kind, each.reason_en)
    return table


def reports(snapshot: View) -> Table:
    """A row a report in the store."""
    table = _table("report", "title", "kind", "statements", "set aside")
    for row in snapshot.query((QUERIES / "reports.rq").read_text("utf-8")).rows:
        table.add_row(*(str(getattr(cell, "value", "")) for cell in row))
    return table


def questions(rows: Iterable[Question], language: str) -> Table:
    """A row a question, with its parameters."""
    table = _table("question", "title", "parameters")
    for row in rows:
        table.add_row(row.name, row.title[language], ", ".join(p.name for p in row.parameters))
    return table


def answer(given: Answer, language: str) -> Table:
    """A row an answer row: its values, then the passages that prove it."""
    table = _table(*given.columns, "evidence", title=given.question.title[language])
    for row in given.rows:
        proofs = "\n".join(
            f"“{passage.exact}” ({passage.report}, {passage.start}–{passage.end})" for passage in row.evidence
        )
        table.add_row(*(row.values.get(column, "") for column in given.columns), proofs)
    return table


def validation(file: Path, report: Report, language: str) -> Table:
    """A row a result of one file."""
    verdict = "conforms" if report.conforms else "does not conform"
    table = _table("severity", "node", "message", title=f"{file}: {verdict} ({report.checked} nodes checked)")
    for result in report.results:
        table.add_row(result.severity, str(result.focus), result.message_nl if language == "nl" else result.message_en)
    for warning in report.warnings:
        table.add_row("Warning", "", warning)
    return table


def conditions(rows: Iterable[Condition]) -> Table:
    """A row a snapshot, newest first."""
    table = _table("snapshot", "graphs", "quads", "condition")
    for row in rows:
        table.add_row(
            row.snapshot, str(row.graphs), str(row.quads), Text(visible(row.fault), "red") if row.fault else "sound"
        )
    return table


def settings(values: Settings) -> Table:
    """A row a setting."""
    table = _table("variable", "value", "meaning")
    for name, field in Settings.model_fields.items():
        table.add_row(f"NORMGRAAF_{name.upper()}", str(getattr(values, name)), field.description or "")
    return table


def visible(text: str) -> str:
    """The same words without signs that would steer a terminal or turn the order of its letters."""
    return re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)


class _Words(Table):
    """A table in which words are shown as they are: a name or quotation with brackets is no markup."""

    def add_row(self, *cells: RenderableType | None, **named: Any) -> None:
        super().add_row(*(Text(visible(each)) if isinstance(each, str) else each for each in cells), **named)


def _table(*columns: str, title: str | None = None) -> Table:
    table = _Words(title=None if title is None else Text(visible(title)), title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
