"""The command that shows the audit log and holds its entries against their digests."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from normgraaf import session


def audit(
    since: Annotated[datetime | None, typer.Option(help="Only entries from this moment on.")] = None,
    against: Annotated[Path | None, typer.Option(help="A backup whose place in the log must be there too.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A line of JSON an entry.")] = False,
) -> None:
    """Show every write: who, when, what, how many. Exit 1 where the log was tampered with."""
    from normgraaf import tables

    log = session.audit_log()
    faults = session.faults_of_log(session.opened())
    if against is not None:
        from store.backup import about

        said = about(against).audit
        missing = log.lacking([(against.name, said)]) if said else []
        faults += [f"{name} was made after an entry that is not there" for name in missing]
    if as_json:
        for entry in log.writes(since):
            print(json.dumps(asdict(entry), ensure_ascii=False))
    else:
        session.console().print(tables.entries(log.writes(since)))
    for fault in faults:
        typer.echo(f"The log is broken: {fault}.", err=True)
    if faults:
        raise typer.Exit(1)
    head = log.head()
    typer.echo(f"The log is sound; its last digest is {head.digest if head else 'none yet'}.", err=True)
