"""Reports into the store, one at a time; a failing one leaves what was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from loaders.decisions import graph_of
from loaders.gate import BrokenReport
from loaders.identity import InvalidId
from loaders.known import Known, add_keyed_digests, keep_what_is_known, known_reports, raw_text_mac
from loaders.linking import LINKS, link
from loaders.masking import covered
from loaders.pipeline import Reading, read_text
from loaders.reading import UnreadableReport, read_source
from loaders.registers import REGISTER, from_graph, read_registers
from loaders.review import apply, decisions
from loaders.rules import rules_graph
from ontology import load
from ontology import namespaces as ns
from store import Store, View
from store.errors import StoreError


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


def report_files(paths: Iterable[Path]) -> list[Path]:
    """The files among paths and in folders, sorted within each folder; hidden files and README files are left out."""
    out: list[Path] = []
    for path in paths:
        inside = (
            sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            if path.is_dir()
            else [path]
        )
        out.extend(p for p in inside if path.is_file() or p.suffix.lower() != ".md")
    return list(dict.fromkeys(out))


def ingest(
    files: Iterable[Path],
    store: Store,
    given_id: str | None = None,
    registers: Iterable[Path] = (),
    key: bytes = b"",
) -> Iterator[Outcome]:
    """Read each file and commit it on its own; yields an outcome a file and goes on after a failure.

    With the `key` of the store files and texts are known again by keyed digests; without one by their masked text.

    When all are read, the organisations of all reports in the store are compared and candidates for links laid down;
    municipalities are looked up in the registers given, or else in those that the store keeps. Raises BadRegister,
    before anything is read, for a register that cannot be used.
    """
    paths = list(registers)
    store.replace(fixed_graphs() | ({REGISTER: read_registers(paths).graph()} if paths else {}))
    for path in files:
        yield _ingest_one(path, store, given_id, key)
    _link_anew(store)


def remove(key: str, store: Store) -> None:
    """Take a report out, and with it every link to its organisations; raises UnknownReport."""
    graph = str(ns.report_graph(key))
    snapshot = store.snapshot()
    if snapshot is None or graph not in snapshot:
        raise UnknownReport(f"the store holds no report {key}")
    store.replace({}, remove=[graph, str(ns.quarantine_graph(key))])
    _link_anew(store)


def fixed_graphs() -> dict[str, Graph]:
    """The graphs that are no report's: ontology, vocabularies, frameworks, crosswalk and rules."""
    return {
        str(ns.fixed_graph("ontology")): load.ontology_graph(),
        str(ns.fixed_graph("vocabulary")): load.vocabulary_graph(),
        str(ns.fixed_graph("framework")): load.framework_graph(),
        str(ns.fixed_graph("crosswalk")): load.crosswalk_graph(),
        str(ns.fixed_graph("rules")): rules_graph(),
    }


def _link_anew(store: Store) -> None:
    if (view := store.snapshot()) is not None:
        kept = Graph()
        if REGISTER in view:
            kept.parse(data=view.serialize("ntriples", [REGISTER]), format="nt")
        store.replace({LINKS: link(view, from_graph(kept))})


def _ingest_one(path: Path, store: Store, given_id: str | None, secret: bytes) -> Outcome:
    try:
        before = store.snapshot()
        reading, former, note = _read_again(path, before, given_id, secret)
        key = reading.identity.key
        if secret:
            add_keyed_digests(reading, secret)
        if former is not None:
            keep_what_is_known(reading, former)
        held = decisions(graph_of(before, ns.curated_graph(key)))
        orphaned = apply(reading.facts, reading.quarantine, held, key) if held else []
        note = "; ".join(filter(None, (note, f"{len(orphaned)} decisions of reviewers orphaned" if orphaned else "")))
        names = (str(ns.report_graph(key)), str(ns.quarantine_graph(key)))
        changed = bool(secret) or former is not None or bool(held)
        graphs = (reading.facts, reading.quarantine) if changed else (reading.passed.ntriples, reading.stopped.ntriples)
        after = store.replace(dict(zip(names, graphs, strict=True)))
    except (UnreadableReport, InvalidId, BrokenReport, StoreError) as error:
        told = " ".join(str(error).split())  # one line, whatever the file is called
        return Outcome(path, None, told.replace(path.name, covered(path.name)))
    return Outcome(path, reading, changed=before is None or after.id != before.id, note=note)


def _read_again(
    path: Path, view: View | None, given_id: str | None, secret: bytes
) -> tuple[Reading, Known | None, str]:
    """A file read, the report of the same key in the store, and what to say about the two.

    A text that the store holds keeps the key it has there, whatever the file is called. A report with the key of one
    about another organisation gets a key of its own.
    """
    source = read_source(path)
    same_text = known_reports(view, "-", source.text_sha256, raw_text_mac(source, secret) if secret else "-")
    if same_text and given_id in (None, same_text[0].key):
        known = same_text[0]
        note = "" if known.file_name == covered(path.name) else f"the same text came before as {known.file_name}"
        if known.text_sha256 != source.text_sha256:
            note = "the same text as before, masked otherwise"
        return read_text(source, known.key), known, note
    reading = read_text(source, given_id)
    former = _of_key(view, reading)
    if former is not None and given_id is None and former.is_another_than(reading):
        reading = read_text(source, f"{reading.identity.key[:92]}-{source.text_sha256[:7]}")
        return reading, _of_key(view, reading), f"like {former.key} in title and date, but about another organisation"
    if former is not None and former.text_sha256 != source.text_sha256:
        return reading, former, f"a new version: another text than that of {former.file_name}, which it replaces"
    return reading, former, f"the same text is also held as {same_text[0].key}" if same_text else ""


def _of_key(view: View | None, reading: Reading) -> Known | None:
    key = reading.identity.key
    return next((known for known in known_reports(view, key, "-") if known.key == key), None)
