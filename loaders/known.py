"""What the store already holds of a report: under which key its text is known, and which text a key stood for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import RDFS, Graph, Literal
from rdflib.term import Node

from loaders.linking import alike
from loaders.pipeline import Reading
from loaders.reading import SourceText
from ontology import namespaces as ns
from ontology.namespaces import NG
from ontology.ntriples import iri, literal
from shapes.data import Data
from store.interface import View
from store.private import keyed_digest

QUERY = Path(__file__).with_suffix(".rq")


@dataclass(frozen=True)
class Known:
    """A report in the store: its key, the file it first came from, its text's digest and those of earlier texts."""

    key: str
    file_name: str
    text_sha256: str
    former_texts: frozenset[str]
    organisations: tuple[str, ...]

    def is_another_than(self, reading: Reading) -> bool:
        """Whether a report with the same title, publisher and date turns out to be about another organisation."""
        found = _organisations(reading.facts)
        return bool(found and self.organisations) and not any(
            alike(one, other) for one in found for other in self.organisations
        )


def known_reports(view: View | None, key: str, text_sha256: str, raw_text_mac: str = "-") -> list[Known]:
    """The reports of the store with that key or that text, also as it was before masking; that of the key first."""
    if view is None:
        return []
    asked = {"subject": ns.document(key), "sha": Literal(text_sha256), "mac": Literal(raw_text_mac)}
    said: dict[str, dict[str, list[str]]] = {}
    for row in view.query(QUERY.read_text("utf-8"), bindings=asked).rows:
        document, name, value = (str(getattr(cell, "value", "")) for cell in row)
        said.setdefault(document.removeprefix(ns.ID), {}).setdefault(name, []).append(value)
    found = [_known(each, values) for each, values in sorted(said.items())]
    return sorted(found, key=lambda report: report.key != key)


def with_keyed_digests(reading: Reading, key: bytes) -> Reading:
    """With digests by which the same file, and the same text however it is masked, are known again in this store."""
    text = reading.passed.value(iri(ns.document(reading.identity.key)), iri(NG.hasText))
    if text is None:
        return reading
    file_mac, text_mac = keyed_digest(key, "file", reading.source.sha256), raw_text_mac(reading.source, key)
    said = ((text, iri(NG.fileMac), literal(file_mac)), (text, iri(NG.rawTextMac), literal(text_mac)))
    return replace(reading, passed=Data((*reading.passed.triples, *said)))


def raw_text_mac(source: SourceText, key: bytes) -> str:
    """The keyed digest of a text before masking."""
    return keyed_digest(key, "text", source.raw_text_sha256)


def keep_what_is_known(reading: Reading, former: Known) -> None:
    """Of a report that comes again its first file name stays, and the digests of the texts it had before."""
    document = ns.document(former.key)
    for text in (former.former_texts | {former.text_sha256}) - {reading.source.text_sha256}:
        reading.facts.add((document, NG.formerText, Literal(text)))
    if former.text_sha256 == reading.source.text_sha256:
        reading.facts.set((document, NG.fileName, Literal(former.file_name)))
        if not reading.identity.title:
            reading.facts.set((document, RDFS.label, Literal(former.file_name)))


def _known(key: str, values: dict[str, list[str]]) -> Known:
    return Known(
        key,
        min(values.get("fileName", [""])),
        min(values.get("text", [""])),
        frozenset(values.get("formerText", ())),
        tuple(values.get("organisation", ())),
    )


def _organisations(graph: Graph) -> list[str]:
    facts: Iterable[Node] = graph.subjects(NG.field, Literal("organisation"))
    return [str(value) for fact in facts for value in graph.objects(fact, NG.fieldValue)]
