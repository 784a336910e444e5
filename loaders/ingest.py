"""Reports into the store, each in a commit of its own; a failing one leaves what was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import Graph

from loaders.confined import Here, Readers
from loaders.decisions import graph_of
from loaders.known import keep_what_is_known
from loaders.linking import LINKS, link
from loaders.masking import covered
from loaders.offered import Job, Offered, Unread
from loaders.pipeline import Reading
from loaders.placing import Placed, store_says
from loaders.registers import REGISTER, from_graph, read_registers
from loaders.review import apply, decisions
from loaders.rules import rules_graph
from ontology import load
from ontology import namespaces as ns
from store import Store, StoreError, View
from store.audit import Account
from store.errors import StoreMoved

_ATTEMPTS = 5


class UnknownReport(Exception):
    """A report that the store does not hold."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file: `reading` where it was read, `failure` (one line) where it was not.

    `note` says what a person should know of a report that the store held already: under which file name it came first,
    or that its text took the place of another.
    """

    path: Path
    reading: Reading | None
    failure: str = ""
    changed: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        """The file's name as it may be shown."""
        return covered(self.path.name)


def ingest(
    files: Iterable[Path | tuple[Path, str]],
    store: Store,
    given_id: str | None = None,
    registers: Iterable[Path] = (),
    *,
    key: bytes = b"",
    account: Account | None = None,
    readers: Readers | None = None,
) -> Iterator[Outcome]:
    """Read each file and commit it on its own; yields an outcome a file, in their order, and goes on after a failure.

    A file may come with the reason why it is refused (`loaders.offered.offered_files`). With the `key` of the store
    files and texts are known again by keyed digests; without one by their masked text. Every commit is told to the
    `account`. The `readers` read; without them this process does.

    When all are read, the organisations of all reports in the store are compared and candidates for links laid down;
    municipalities are looked up in the registers given, or else in those that the store keeps. Raises BadRegister,
    before anything is read, for a register that cannot be used.
    """
    paths, readers = list(registers), readers or Here()
    fixed: dict[str, Any] = {**fixed_graphs(), **({REGISTER: read_registers(paths).graph()} if paths else {})}
    store.replace(fixed, account=account and account.of("ontology"))
    offered = [each if isinstance(each, tuple) else (each, "") for each in files]
    jobs = [Job(path, store, given_id, key, refused) for path, refused in offered]
    for job, read in zip(jobs, readers.each(jobs), strict=True):
        yield _commit(job, read, readers, account and account.of("ingest"))
    _link_anew(store, account)


def remove(key: str, store: Store, account: Account | None = None) -> None:
    """Take a report out, and with it every link to its organisations; raises UnknownReport."""
    graph = str(ns.report_graph(key))
    snapshot = store.snapshot()
    if snapshot is None or graph not in snapshot:
        raise UnknownReport(f"the store holds no report {key}")
    store.replace({}, remove=[graph, str(ns.quarantine_graph(key))], account=account and account.of("remove"))
    _link_anew(store, account)


@cache
def fixed_graphs() -> Mapping[str, str]:
    """The graphs that are no report's, as N-Triples: ontology, vocabularies, frameworks, crosswalk and rules.

    Made once, since none of them changes as long as the process lives.
    """
    graphs = {
        str(ns.fixed_graph("ontology")): load.ontology_graph(),
        str(ns.fixed_graph("vocabulary")): load.vocabulary_graph(),
        str(ns.fixed_graph("framework")): load.framework_graph(),
        str(ns.fixed_graph("crosswalk")): load.crosswalk_graph(),
        str(ns.fixed_graph("rules")): rules_graph(),
    }
    return {name: graph.serialize(format="nt") for name, graph in graphs.items()}


def _link_anew(store: Store, account: Account | None) -> None:
    for attempt in range(_ATTEMPTS):
        if (view := store.snapshot()) is None:
            return
        kept = Graph()
        if REGISTER in view:
            kept.parse(data=view.serialize("ntriples", [REGISTER]), format="nt")
        links = link(view, from_graph(kept))
        try:
            store.replace({LINKS: links}, expected=view.id, account=account and account.of("link"))
        except StoreMoved:
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            return


def _commit(job: Job, read: Offered | Unread, readers: Readers, account: Account | None) -> Outcome:
    """What was read goes into the store as it is now; where it holds something else than the reader saw, the file is
    read again."""
    for _ in range(_ATTEMPTS):
        if isinstance(read, Unread):
            return Outcome(job.path, None, read.reason)
        try:
            before = job.store.snapshot()
            placed, now = read.placed, before.id if before else "0"
            if now != read.snapshot and store_says(before, placed.reading, job.key) != placed.met:
                (read,) = readers.each([job])
                continue
            return _replace(job, placed, before, now, account)
        except StoreMoved:
            continue
        except StoreError as error:
            return Outcome(job.path, None, str(error))
    return Outcome(job.path, None, f"{covered(job.path.name)}: the store changed each time it was to be written")


def _replace(job: Job, placed: Placed, before: View | None, expected: str, account: Account | None) -> Outcome:
    reading, former = placed.reading, placed.former
    key = reading.identity.key
    if former is not None:
        keep_what_is_known(reading, former)
    held = decisions(graph_of(before, ns.curated_graph(key)))
    orphaned = apply(reading.facts, reading.quarantine, held, key) if held else []
    note = "; ".join(
        filter(None, (placed.note, f"{len(orphaned)} decisions of reviewers orphaned" if orphaned else ""))
    )
    names = (str(ns.report_graph(key)), str(ns.quarantine_graph(key)))
    changed = former is not None or bool(held)
    graphs = (reading.facts, reading.quarantine) if changed else (reading.passed.ntriples, reading.stopped.ntriples)
    after = job.store.replace(dict(zip(names, graphs, strict=True)), expected=expected, account=account)
    return Outcome(job.path, reading, changed=after.id != expected, note=note)
