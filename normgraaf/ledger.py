"""The command that shows the audit log and holds its entries against their digests."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from normgraaf import session


def audit(
    since: Annotated[datetime | None, typer.Option(help="Only entries from this moment on.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A line of JSON an entry.")] = False,
) -> None:
    """Show every write: who, when, what, how many. Exit 1 where the log was tampered with."""
    from normgraaf import tables

    log = session.audit_log()
    entries = list(log.entries(since))
    if as_json:
        for entry in entries:
            print(json.dumps(asdict(entry), ensure_ascii=False))
    else:
        session.console().print(tables.entries(entries))
    broken = log.broken()
    if broken is not None:
        typer.echo(f"The log is broken at entry {broken}: it was changed, or an entry before it is gone.", err=True)
        raise typer.Exit(1)
    typer.echo(f"The log is sound; its last digest is {entries[-1].digest if entries else 'none yet'}.", err=True)
