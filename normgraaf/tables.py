"""What the command line shows as tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

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
            table.add_row(row.path.name, "", "", "", "", f"[red]failed:[/red] {row.failure}")
            continue
        reading = row.reading
        table.add_row(
            row.path.name,
            f"[bold]{reading.recognised.kind}[/bold]: {reading.recognised.reason_en}",
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
            row.snapshot, str(row.graphs), str(row.quads), f"[red]{row.fault}[/red]" if row.fault else "sound"
        )
    return table


def settings(values: Settings) -> Table:
    """A row a setting."""
    table = _table("variable", "value", "meaning")
    for name, field in Settings.model_fields.items():
        table.add_row(f"NORMGRAAF_{name.upper()}", str(getattr(values, name)), field.description or "")
    return table


def _table(*columns: str, title: str | None = None) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
