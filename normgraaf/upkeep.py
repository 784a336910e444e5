"""Commands that keep a store: backup, restore and check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normgraaf import session
from normgraaf.settings import Settings

if TYPE_CHECKING:
    from store import View


def backup(file: Annotated[Path, typer.Argument(help="The file to write, as store.nq.gz.")]) -> None:
    """Write every graph of the store to one file: compressed N-Quads with a seal."""
    from store.backup import save

    made = save(session.newest(), file)
    print(f"{file}: {made.graphs} graphs, {made.quads} quads of snapshot {made.snapshot}")


def restore(
    file: Annotated[Path | None, typer.Argument(help="A file that `normgraaf backup` wrote.")] = None,
    snapshot: Annotated[
        str | None, typer.Option("--snapshot", help="Or an older snapshot of the store; `normgraaf check` lists them.")
    ] = None,
) -> None:
    """Bring the store back to a backup, or to an older snapshot. What was there is one snapshot away."""
    if (file is None) == (snapshot is None):
        raise typer.BadParameter("give a file, or --snapshot", param_hint="FILE")
    from store import EmbeddedStore
    from store.backup import restore as restore_from

    store = session.opened()
    if file is not None:
        found = restore_from(file, store)
        print(f"{Settings().store} holds {found.graphs} graphs, {found.quads} quads, as in snapshot {found.snapshot}")
    elif isinstance(store, EmbeddedStore):
        print(f"{Settings().store} is back at {snapshot}, as snapshot {store.go_back(str(snapshot)).id}")
    else:
        raise typer.BadParameter("another engine keeps no snapshots; restore a file", param_hint="--snapshot")


def check() -> None:
    """Read the whole store and hold each report against its text and the shapes. Exit 1 where something is wrong."""
    from normgraaf import tables
    from store import EmbeddedStore
    from store.soundness import conditions

    store = session.opened()
    found = conditions(store) if isinstance(store, EmbeddedStore) else []
    if found:
        session.console().print(tables.conditions(found))
    broken = [each for each in found if each.fault]
    if broken and broken[0] is found[0]:
        _say_how_to_go_back([each.snapshot for each in found if not each.fault])
        raise typer.Exit(1)
    view = store.snapshot()
    if view is None:
        print(f"The store {Settings().store} is empty.")
        return
    wrong = [(name, fault) for name in _report_graphs(view) for fault in _faults(view, name)]
    for name, fault in wrong:
        print(f"{name.rpartition('/')[2]}: {fault}")
    print(f"{len(_report_graphs(view))} reports, {len(wrong)} faults, {len(broken)} damaged snapshots")
    if wrong or broken:
        raise typer.Exit(1)


def _say_how_to_go_back(sound: list[str]) -> None:
    if sound:
        print(f"The newest snapshot is damaged. To go back: normgraaf restore --snapshot {sound[0]}")
    else:
        print("No snapshot can be read. Restore a backup into an empty folder: normgraaf restore FILE")


def settings() -> None:
    """Print every setting with its value, and the variable that sets it."""
    from normgraaf import tables

    session.console().print(tables.settings(Settings()))


def _report_graphs(view: View) -> list[str]:
    from ontology import namespaces as ns

    return [name for name in view.graphs() if name.startswith(str(ns.report_graph("")))]


def _faults(view: View, name: str) -> list[str]:
    """What breaks a shape in a report's graph; that each quotation equals its text is one of the shapes."""
    from rdflib import Graph

    from shapes.validator import validate

    graph = Graph().parse(data=view.serialize("ntriples", [name]), format="nt")
    return [
        f"{result.focus}: {result.message_en}" for result in validate(graph).results if result.severity == "Violation"
    ]
