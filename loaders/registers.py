"""Official names and identifiers from a file that the operator supplies: a register of public bodies.

A CSV file has a header with the columns `name`, `iri` and `kind`, and where known `aliases` (between bars),
`valid_from` and `valid_until` (dates as 2023-01-01). A Turtle file describes each body with a name (`rdfs:label`,
`skos:prefLabel` or TOOI's `officieleNaamExclSoort`) and a kind (`dcterms:type` as text, or TOOI's class).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, URIRef

from loaders.shadow import fold
from ontology import namespaces as ns
from ontology.namespaces import NG

REGISTER = str(ns.fixed_graph("register"))
TOOI = "https://identifier.overheid.nl/tooi/"

_KINDS = {
    "gemeente": "municipality",
    "municipality": "municipality",
    "provincie": "province",
    "province": "province",
    "ministerie": "ministry",
    "ministry": "ministry",
    "samenwerkingsorganisatie": "region",
    "regio": "region",
    "region": "region",
}
_CLASSES = {"municipality": NG.Municipality}
_COLUMNS = ("name", "iri", "kind")
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_TOOI_ID = re.compile(
    rf"{TOOI}id/(?:gemeente/gm[0-9]{{4}}|provincie/pv[0-9]{{2}}|ministerie/mnre[0-9]{{4}}|[a-z]+/[a-z]+[0-9]+)"
)
_OFFICIAL_NAME = URIRef(f"{TOOI}def/ont/officieleNaamExclSoort")


class BadRegister(Exception):
    """A register that cannot be used; the message names file, line and fault in one line."""


@dataclass(frozen=True)
class Entry:
    """One body of a register; `kind` is a slug of the scheme organisation-kind."""

    iri: URIRef
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def in_force(self, year: int) -> bool:
        """Whether the entry held good on some day of a year."""
        begun = self.valid_from is None or self.valid_from.year <= year
        return begun and (self.valid_until is None or self.valid_until.year >= year)


@dataclass(frozen=True)
class Register:
    """The bodies of one or more register files."""

    entries: tuple[Entry, ...]

    def named(self, name: str, year: str = "") -> tuple[Entry, ...]:
        """The entries with exactly that name or alias, whatever their kind; capitals and accents do not count.

        With a year only those that were in force in that year.
        """
        found = self._by_name.get(fold(name), ())
        return tuple(entry for entry in found if not year.isdecimal() or entry.in_force(int(year)))

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for form in dict.fromkeys(fold(form) for form in (entry.name, *entry.aliases)):
                found.setdefault(form, []).append(entry)
        return found

    def graph(self) -> Graph:
        """The entries as RDF, so that what a link points to is described."""
        graph = Graph()
        for entry in self.entries:
            graph.add((entry.iri, RDF.type, _CLASSES.get(entry.kind, NG.Organisation)))
            graph.add((entry.iri, RDFS.label, Literal(entry.name)))
            graph.add((entry.iri, NG.organisationKind, ns.concept("organisation-kind", entry.kind)))
            for alias in entry.aliases:
                graph.add((entry.iri, SKOS.altLabel, Literal(alias, lang="nl")))
            for term, day in ((NG.validFrom, entry.valid_from), (NG.validUntil, entry.valid_until)):
                if day is not None:
                    graph.add((entry.iri, term, Literal(day)))
        return graph


def read_registers(paths: Iterable[Path]) -> Register:
    """The entries of all files; raises BadRegister for a file that is missing or does not hold what it should."""
    entries: dict[tuple[URIRef, str], Entry] = {}
    for path in paths:
        for entry in _entries(path):
            known = entries.setdefault((entry.iri, fold(entry.name)), entry)
            if known.kind != entry.kind:
                raise BadRegister(f"{path.name}: {entry.iri} is a {known.kind} and a {entry.kind} at once")
    return Register(tuple(entries.values()))


def from_graph(graph: Graph) -> Register:
    """The register as the store keeps it."""
    return Register(tuple(_described(graph, iri) for iri in sorted(_subjects(graph, NG.organisationKind))))


def _entries(path: Path) -> Iterator[Entry]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise BadRegister(f"{path.name}: the register cannot be read ({reason})") from error
    found = list(_from_turtle(path, text) if path.suffix.lower() in (".ttl", ".nt") else _from_csv(path, text))
    if not found:
        raise BadRegister(f"{path.name}: the register holds no entries")
    yield from found


def _from_csv(path: Path, text: str) -> Iterator[Entry]:
    lines = text.splitlines()
    separator = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    rows = csv.DictReader(lines, delimiter=separator, strict=True)
    header = [name.strip().lower() for name in rows.fieldnames or ()]
    if missing := [name for name in _COLUMNS if name not in header]:
        raise BadRegister(f"{path.name}: the header lacks the column {missing[0]} (needed: {', '.join(_COLUMNS)})")
    rows.fieldnames = header
    try:
        for row in rows:
            cells = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
            if any(cells.values()):
                yield _from_row(f"{path.name}, line {rows.line_num}", cells)
    except csv.Error as error:
        raise BadRegister(f"{path.name}, line {rows.line_num}: {error}") from error


def _from_row(where: str, cells: dict[str, str]) -> Entry:
    if not cells["name"]:
        raise BadRegister(f"{where}: the name is empty")
    aliases = tuple(sorted(alias.strip() for alias in cells.get("aliases", "").split("|") if alias.strip()))
    return Entry(
        _checked_iri(where, cells["iri"]),
        cells["name"],
        _kind(where, cells["kind"]),
        aliases,
        _day(where, cells.get("valid_from", "")),
        _day(where, cells.get("valid_until", "")),
    )


def _from_turtle(path: Path, text: str) -> Iterator[Entry]:
    try:
        graph = Graph().parse(data=text, format="turtle")
    except Exception as error:
        raise BadRegister(f"{path.name}: not Turtle ({' '.join(str(error).split())[:120]})") from error
    for iri in sorted(
        _subjects(graph, RDFS.label) | _subjects(graph, SKOS.prefLabel) | _subjects(graph, _OFFICIAL_NAME)
    ):
        kinds = [
            str(kind) for term in (DCTERMS.type, NG.organisationKind, RDF.type) for kind in graph.objects(iri, term)
        ]
        known = [_KINDS[word] for kind in kinds if (word := re.split(r"[/#]", kind)[-1].lower()) in _KINDS]
        if not known:
            raise BadRegister(f"{path.name}: {iri} has no kind (one of {', '.join(sorted(_KINDS))})")
        _checked_iri(path.name, str(iri))
        entry = _described(graph, iri)
        yield Entry(iri, entry.name, known[0], entry.aliases, entry.valid_from, entry.valid_until)


def _described(graph: Graph, iri: URIRef) -> Entry:
    name = next(
        str(v)
        for term in (_OFFICIAL_NAME, SKOS.prefLabel, RDFS.label)
        for v in sorted(map(str, graph.objects(iri, term)))
    )
    kind = str(graph.value(iri, NG.organisationKind)).rpartition("/")[2]
    days = [graph.value(iri, term) for term in (NG.validFrom, NG.validUntil)]
    first, last = (day.toPython() if isinstance(day, Literal) else None for day in days)
    aliases = tuple(sorted(str(alias) for alias in graph.objects(iri, SKOS.altLabel)))
    return Entry(
        iri, name, kind, aliases, first if isinstance(first, date) else None, last if isinstance(last, date) else None
    )


def _subjects(graph: Graph, term: URIRef) -> set[URIRef]:
    return {subject for subject in graph.subjects(term) if isinstance(subject, URIRef)}


def _checked_iri(where: str, iri: str) -> URIRef:
    if not _IRI.fullmatch(iri):
        raise BadRegister(f"{where}: '{iri[:80]}' is not an IRI")
    if iri.startswith(TOOI) and not _TOOI_ID.fullmatch(iri):
        raise BadRegister(f"{where}: '{iri[:80]}' is not a TOOI identifier, as {TOOI}id/gemeente/gm0000")
    return URIRef(iri)


def _kind(where: str, word: str) -> str:
    kind = _KINDS.get(word.lower())
    if kind is None:
        raise BadRegister(f"{where}: '{word[:40]}' is no kind (one of {', '.join(sorted(_KINDS))})")
    return kind


def _day(where: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadRegister(f"{where}: '{text[:20]}' is not a date as 2023-01-01") from error
