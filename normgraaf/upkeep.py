"""Commands that keep a store: backup, restore, upgrade and check; and its settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normgraaf import session
from normgraaf.settings import Settings

if TYPE_CHECKING:
    from store import View

_DIGEST = re.compile("[0-9a-f]{64}")


def backup(file: Annotated[Path, typer.Argument(help="The file to write, as store.nq.gz.")]) -> None:
    """Write every graph of the store to one file: compressed N-Quads with a seal."""
    from shapes.version import shapes_digest
    from store.backup import save

    made = save(session.newest(), file, shapes=shapes_digest(), audit=session.audit_log().head())
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
    from store.audit import Account
    from store.backup import restore as restore_from

    store, account = session.opened(), Account(session.audit_log(), what="restore")
    account.log.ready()
    if file is not None:
        found = restore_from(file, store, _gate, account)
        print(f"{Settings().store} holds {found.graphs} graphs, {found.quads} quads, as in snapshot {found.snapshot}")
    elif isinstance(store, EmbeddedStore):
        print(f"{Settings().store} is back at {snapshot}, as snapshot {store.go_back(str(snapshot), account).id}")
    else:
        raise typer.BadParameter("another engine keeps no snapshots; restore a file", param_hint="--snapshot")


def upgrade() -> None:
    """Bring a store and an audit log of an earlier version up to date."""
    from ontology.load import migration
    from store import EmbeddedStore
    from store.mark import FORMAT, read

    store, log = session.opened(), session.audit_log()
    if kept := log.begin_anew():
        print(f"the audit log of the earlier version is kept as {kept}; a new one begins")
    if not isinstance(store, EmbeddedStore) or not store.paths():
        print(f"{Settings().store} holds nothing to upgrade")
        return
    found = read(store.paths()[0]).format
    while found < FORMAT:
        found += 1
        made = store.upgrade(migration(found))
        print(f"{Settings().store} has format {found} in snapshot {made.id}")
    print(f"{Settings().store} is up to date: format {FORMAT}")


def check() -> None:
    """Read the whole store: reports against their text, the shapes and what must be masked; the log against the store.

    Exit 1 where something is wrong.
    """
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
    of_log = session.faults_of_log(store)
    for fault in of_log:
        print(f"audit log: {fault}")
    view = store.snapshot()
    if view is None:
        print(f"The store {Settings().store} is empty.")
        if of_log:
            raise typer.Exit(1)
        return
    names = _graphs(view, "report")
    wrong = [(name, fault) for name in names for fault in _breaches(view, name)]
    for kind in ("report", "quarantine", "curated"):
        wrong += [(name, fault) for name in _graphs(view, kind) for fault in _unmasked(view, name)]
    for name, fault in wrong:
        print(f"{name.rpartition('/')[2]}: {fault}")
    print(f"{len(names)} reports, {len(wrong)} faults, {len(broken)} damaged snapshots")
    if wrong or broken or of_log:
        raise typer.Exit(1)


def settings() -> None:
    """Print every setting with its value, and the variable that sets it."""
    from normgraaf import tables

    session.console().print(tables.settings(Settings()))


def _say_how_to_go_back(sound: list[str]) -> None:
    if sound:
        print(f"The newest snapshot is damaged. To go back: normgraaf restore --snapshot {sound[0]}")
    else:
        print("No snapshot can be read. Restore a backup into an empty folder: normgraaf restore FILE")


def _gate(name: str, quads: list[Any]) -> str:
    """What breaks a shape in a graph of a backup; graphs that are neither a report's nor curated are no such data."""
    from ontology import namespaces as ns
    from shapes.data import Data
    from shapes.validator import validate

    if not name.startswith((str(ns.report_graph("")), str(ns.curated_graph("")))):
        return ""
    data = Data.read("".join(f"{quad.triple} .\n" for quad in quads))
    return next((str(r.message_en) for r in validate(data).results if r.severity == "Violation"), "")


def _graphs(view: View, kind: str) -> list[str]:
    from ontology import namespaces as ns

    return [name for name in view.graphs() if name.startswith(f"{ns.GRAPH}{kind}/")]


def _breaches(view: View, name: str) -> Iterator[str]:
    """What breaks a shape in a report's graph; that each quotation equals its text is one of the shapes."""
    from shapes.data import Data
    from shapes.validator import validate

    for result in validate(Data.read(view.serialize("ntriples", [name]).decode())).results:
        if result.severity == "Violation":
            yield f"{result.focus}: {result.message_en}"


def _unmasked(view: View, name: str) -> Iterator[str]:
    """Where a graph holds, in whatever literal or key, what should have been masked; it is not repeated."""
    from shapes.personal import traces

    key = name.rpartition("/")[2]
    if not key.startswith("text-"):  # a digest is no number of anybody
        for trace in traces(key.replace("-", " ")):
            yield f"its key holds {trace.kind[1]} that should have been masked"
    seen: set[str] = set()
    for quad in view.graph(name):
        words = getattr(quad.object, "value", "")
        if type(quad.object).__name__ == "Literal" and words not in seen and not _DIGEST.fullmatch(words):
            seen.add(words)
            for trace in traces(words):
                property_ = quad.predicate.value.rpartition("#")[2]
                yield f"{quad.subject}: {property_} holds {trace.kind[1]} that should have been masked"
