"""The command that shows the audit log and holds its entries against their digests."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from normgraaf.settings import Settings
from store.audit import AuditLog, Entry


def audit(
    since: Annotated[datetime | None, typer.Option(help="Only entries from this moment on.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A line of JSON an entry.")] = False,
) -> None:
    """Show every write: who, when, what, how many. Exit 1 where the log was tampered with."""
    log = AuditLog(Settings().private_folder)
    entries = list(log.entries(since))
    if as_json:
        for entry in entries:
            print(json.dumps(asdict(entry), ensure_ascii=False))
    else:
        (Console() if Console().is_terminal else Console(width=160)).print(_table(entries))
    broken = log.broken()
    if broken is not None:
        typer.echo(f"The log is broken at entry {broken}: it was changed, or an entry before it is gone.", err=True)
        raise typer.Exit(1)
    typer.echo(f"The log is sound; its last digest is {entries[-1].digest if entries else 'none yet'}.", err=True)


def _table(entries: list[Entry]) -> Table:
    table = Table("when", "who", "what", "graphs", "added", "removed", "outcome", "request")
    for e in entries:
        counts = ("?" if count is None else str(count) for count in (e.added, e.removed))
        graphs = "\n".join(name.rpartition("/graph/")[2] for name in e.graphs)
        table.add_row(e.at[:19], e.who, e.what, graphs, *counts, e.outcome, e.request)
    return table
