"""A change by hand, tried on a copy of the newest snapshot, so that it can be looked at before it is committed."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from store.bounds import BOUNDS, Bounds
from store.errors import (
    ChangeTooLarge,
    FunctionUnknown,
    GraphProtected,
    GraphUnknown,
    QuerySyntaxError,
    StoreUnwritable,
    UpdateFailed,
    UpdateUnsupported,
)
from store.evaluation import failure
from store.fingerprint import digest, fingerprint
from store.formats import GraphFormat
from store.guard import syntax_error
from store.interface import View
from store.parsing import parse
from store.remote import RemoteView
from store.snapshot import Snapshot
from store.terms import DEFAULT, graph_name, iri
from store.update import GuardedUpdate, guard_update

_FOLDER = "trial-"
_ATTEMPTS = 50

MOST_TRIPLES = 500_000
"""Triples that the graphs of one change may hold after it."""


@dataclass(frozen=True)
class Update:
    """A SPARQL update with the dataset of the protocol and what resolves its relative IRIs.

    `writable` is the start of the IRIs of the graphs that it may write; "" is any graph, as in a plain store.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str = ""
    writable: str = ""
    bounds: Bounds = BOUNDS


@dataclass(frozen=True)
class GraphWrite:
    """Documents that become the content of a graph, or are added to it; none with `merge` off empties it."""

    graph: str
    parts: tuple[tuple[bytes, GraphFormat], ...] = ()
    merge: bool = False
    base: str = ""
    writable: str = ""


Change = Update | GraphWrite


@dataclass(frozen=True)
class Outcome:
    """What a change makes of the graphs that it writes, on the snapshot that it was tried on.

    `before` has the fingerprint of each graph as it was (absent where it was not there), `after` as it becomes; `lines`
    tells of each blank node of a document that was sent on which line it comes. Only these graphs can be committed:
    whatever else the engine did to the copy went away with the copy.
    """

    snapshot: str
    graphs: Mapping[str, tuple[ox.Triple, ...]]
    before: Mapping[str, str]
    added: int
    removed: int
    after: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def attempt(before: Snapshot | RemoteView, change: Change) -> Outcome:
    """The outcome of a change; nothing is committed.

    Raises what guard_update raises, GraphProtected, GraphUnknown, DatasetConflict, TermRefused, DataSyntaxError,
    DataRefused, ChangeTooLarge, UpdateFailed, UpdateUnsupported or StoreUnwritable.
    """
    if isinstance(change, GraphWrite):
        return _written(before, change)
    if not isinstance(before, Snapshot):
        raise UpdateUnsupported(before.id)
    guarded = guard_update(change.text, loads_fail=not change.writable, bounds=change.bounds)
    text = guarded.with_dataset(change.default_graphs, change.named_graphs)
    targets = guarded.targets(change.base, change.writable) if change.writable else None
    if targets is not None:
        _require_known(
            before, {*guarded.sources(change.base), *change.default_graphs, *change.named_graphs} - {*targets}
        )
    with _copy(before) as copy:
        _evaluate(copy, text, guarded, change.base)
        names = _all_graphs(before, copy) if targets is None else targets
        after = {name: _content(copy, name) for name in names}
    return _outcome(before, after)


def _written(before: View, change: GraphWrite) -> Outcome:
    graph = change.graph if change.graph == DEFAULT else iri(change.graph).value
    if change.writable and (not graph.startswith(change.writable) or graph == change.writable):
        raise GraphProtected(graph, change.writable)
    documents = [parse(data, kind, change.base or graph) for data, kind in change.parts]
    triples = dict.fromkeys(triple for document in documents for triple in document.triples)
    if change.merge:
        triples = {quad.triple: None for quad in before.graph(graph)} | triples
    if len(triples) > MOST_TRIPLES:
        raise ChangeTooLarge(MOST_TRIPLES)
    normal = ox.Store()  # the engine writes literals in their canonical form: 0.90 becomes 0.9
    normal.extend(ox.Quad(*triple) for triple in triples)
    lines = {node: line for document in documents for node, line in document.lines.items()}
    return replace(_outcome(before, {graph: {quad.triple for quad in normal}}), lines=lines)


def named(triples: Iterable[ox.Triple], lines: Mapping[str, int]) -> Iterator[ox.Triple]:
    """The triples with blank nodes named after the line they come from, as `line4`, others `stored1` and so on."""
    names: dict[str, ox.BlankNode] = {}
    seen = Counter[str]()

    def renamed(node: Any) -> Any:
        if not isinstance(node, ox.BlankNode):
            return node
        if node.value not in names:
            stem = f"line{lines[node.value]}" if node.value in lines else "stored"
            seen[stem] += 1
            plain = seen[stem] == 1 and stem != "stored"
            names[node.value] = ox.BlankNode(stem if plain else f"{stem}-{seen[stem]}")
        return names[node.value]

    for each in triples:
        yield ox.Triple(renamed(each.subject), each.predicate, renamed(each.object))


def _evaluate(copy: ox.Store, text: str, guarded: GuardedUpdate, base: str) -> None:
    try:
        copy.update(text, base_iri=base or None)
    except SyntaxError as error:
        raise _located(guarded, error, base) from None
    except (RuntimeError, ValueError, OSError) as error:
        found = failure(error)
        raise found if isinstance(found, FunctionUnknown) else UpdateFailed(str(error)) from None


def _located(guarded: GuardedUpdate, error: SyntaxError, base: str) -> QuerySyntaxError:
    """The error in the text as it was given; a dataset that was put in moves what follows it."""
    try:
        ox.Store().update(guarded.text, base_iri=base or None)
    except SyntaxError as original:
        return syntax_error(guarded, original)
    except (RuntimeError, ValueError, OSError):
        pass  # a sound text that fails on an empty store
    return syntax_error(guarded, error)


def _content(copy: ox.Store, name: str) -> set[ox.Triple]:
    found: set[ox.Triple] = set()
    for quad in copy.quads_for_pattern(None, None, None, graph_name(name)):
        found.add(quad.triple)
        if len(found) > MOST_TRIPLES:
            raise ChangeTooLarge(MOST_TRIPLES)
    return found


def _outcome(before: View, after: Mapping[str, set[ox.Triple]]) -> Outcome:
    old = {name: {quad.triple for quad in before.graph(name)} for name in after}
    marks = {name: fingerprint(before.graph(name)) for name, triples in old.items() if triples}
    added = sum(len(after[name] - old[name]) for name in after)
    removed = sum(len(old[name] - after[name]) for name in after)
    graphs = {name: tuple(triples) for name, triples in after.items()}
    return Outcome(before.id, graphs, marks, added, removed, {name: digest(each) for name, each in graphs.items()})


def _all_graphs(before: Snapshot, copy: ox.Store) -> tuple[str, ...]:
    now = (node.value for node in copy.named_graphs() if isinstance(node, ox.NamedNode))
    return tuple(sorted({DEFAULT, *before.graphs(), *now}))


def _require_known(before: Snapshot, graphs: set[str]) -> None:
    for graph in sorted(graphs):
        if graph not in before:
            raise GraphUnknown(graph)


@contextmanager
def _copy(before: Snapshot) -> Iterator[ox.Store]:
    """A copy to change, in a folder that goes away; one that a process left when it was ended goes with the next."""
    if before.path is None:
        yield ox.Store()  # nothing was committed yet
        return
    location = before.path.parent.parent  # beside the snapshots, so that files can be linked
    _sweep(location)
    try:
        folder = Path(tempfile.mkdtemp(prefix=_FOLDER, dir=location))
    except OSError as error:
        raise StoreUnwritable(location, error) from None
    hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
        before.copy_to(folder / "store")
        yield ox.Store(str(folder / "store"))
    except (RuntimeError, OSError) as error:
        raise StoreUnwritable(location, error) from None
    finally:
        os.close(hold)
        _clear(folder)


def _clear(folder: Path) -> None:
    """Removes a copy; the engine may still be writing its last files there."""
    for _ in range(_ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.02)


def _sweep(location: Path) -> None:
    for folder in location.glob(f"{_FOLDER}*"):
        try:
            hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            continue
        try:
            fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            pass
        finally:
            os.close(hold)
