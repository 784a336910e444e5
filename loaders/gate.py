"""The gate before the store: every quotation equals its text, every statement passes the shapes, or it is set aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import XSD, Graph, URIRef

from loaders.reading import SourceText
from ontology import namespaces as ns
from ontology.namespaces import NG, OA
from ontology.ntriples import iri, literal, node, text
from shapes.data import TYPE, Data, Triple
from shapes.validator import validate

_EVIDENCE, _HAS_EVIDENCE, _VOICE = iri(NG.Evidence), iri(NG.hasEvidence), iri(NG.voice)
_REFERS = ("Verwijst naar een uitspraak die apart is gezet.", "Refers to a statement that was set aside.")

Reasons = Mapping[str, list[tuple[str, str]]]


class BrokenReport(Exception):
    """A report whose text or structure is unusable, so that nothing of it can be kept."""


@dataclass(frozen=True)
class SetAside:
    """A statement that was not let through, and why."""

    statement: URIRef
    kind: str
    reason_nl: str
    reason_en: str


@dataclass(frozen=True)
class Passed:
    """What the gate let through, what it set aside (as records, not as facts), and what it warns of."""

    facts: Data
    quarantine: Data
    set_aside: tuple[SetAside, ...]
    warnings: tuple[str, ...] = ()


def pass_gate(data: Data, source: SourceText, key: str) -> Passed:
    """Check a report's graph and split it.

    A quotation that differs from its text stops the report (BrokenReport, naming report and offset), since then no
    offset can be trusted. A statement that breaks a shape is set aside with its reason, and so is every statement that
    refers to it.
    """
    _check_quotations(data, source)
    report = validate(data)
    reasons: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for result in report.results:
        if result.severity == "Violation":
            for statement in _statements_of(data, result.focus):
                reasons[statement].append((result.message_nl, result.message_en))
    document = iri(ns.document(key))
    if document in reasons:
        raise BrokenReport(f"{source.name}: the document itself breaks a shape: {reasons[document][0][1]}")
    warnings = tuple(f"{r.focus}: {r.message_en}" for r in report.results if r.severity != "Violation")
    passed = _split(data, _with_referrers(data, reasons), key)
    return Passed(passed.facts, passed.quarantine, passed.set_aside, warnings)


def set_aside(graph: Graph, statement: URIRef, key: str, nl: str, en: str) -> Graph:
    """Take a statement, and what refers to it, out of a report's graph; the records that take their place."""
    data = Data.of(graph)
    split = _split(data, _with_referrers(data, {iri(statement): [(nl, en)]}), key)
    for each in split.set_aside:
        graph.remove((each.statement, None, None))
    return split.quarantine.graph


def _check_quotations(data: Data, source: SourceText) -> None:
    for evidence, exact in data.pairs.get(iri(OA.exact), ()):
        start, end = (int(text(data.value(evidence, iri(term)) or '"-1"')) for term in (OA.start, OA.end))
        if not 0 <= start < end <= len(source.text) or source.text[start:end] != text(exact):
            raise BrokenReport(f"{source.name}: the quotation at {start}-{end} differs from the text")


def _statements_of(data: Data, focus: object) -> list[str]:
    """The statements that a faulty node belongs to: itself, or those that rest on it as evidence."""
    if not isinstance(focus, URIRef):
        return []
    faulty = iri(focus)
    if _EVIDENCE in data.objects(faulty, TYPE):
        return [statement for statement, passage in data.pairs.get(_HAS_EVIDENCE, ()) if passage == faulty]
    return [faulty]


def _with_referrers(data: Data, reasons: Reasons) -> Reasons:
    """The reasons, with those of every statement that refers to one that has some."""
    out = dict(reasons)
    statements = {subject for subject, _ in data.pairs.get(_VOICE, ())}
    referrers: defaultdict[str, list[str]] = defaultdict(list)
    for subject, _, value in data if out else ():
        if value in statements and subject in statements:
            referrers[value].append(subject)
    waiting = list(out)
    while waiting:
        for referrer in referrers[waiting.pop()]:
            if referrer not in out:
                out[referrer] = [_REFERS]
                waiting.append(referrer)
    return out


def _split(data: Data, reasons: Reasons, key: str) -> Passed:
    if not reasons:
        return Passed(data, Data(()), ())
    facts = Data(tuple(triple for triple in data if triple[0] not in reasons))
    records: list[Triple] = []
    aside: list[SetAside] = []
    for statement, why in sorted(reasons.items()):
        kind = text(data.value(statement, TYPE) or '""')
        nl, en = "; ".join(dict.fromkeys(w[0] for w in why)), "; ".join(dict.fromkeys(w[1] for w in why))
        subject = node(statement)
        if isinstance(subject, URIRef):
            aside.append(SetAside(subject, kind.rpartition("#")[2], nl, en))
            records += _record(data, statement, key, nl, en)
    return Passed(facts, Data(tuple(records)), tuple(aside))


def _record(data: Data, statement: str, key: str, nl: str, en: str) -> list[Triple]:
    """A record about a rejected statement: its own class, so that no question takes it for a fact."""
    record = f"{statement[:-1]}/set-aside>"
    lines = sorted(f"{statement} {p} {o} .\n" for p, values in data.about.get(statement, {}).items() for o in values)
    kind = data.value(statement, TYPE)
    any_uri = str(XSD.anyURI)
    return [
        (record, TYPE, iri(NG.QuarantinedStatement)),
        (record, iri(NG.inDocument), iri(ns.document(key))),
        (record, iri(NG.rejectedIri), literal(text(statement), datatype=any_uri)),
        *([(record, iri(NG.rejectedKind), literal(text(kind), datatype=any_uri))] if kind else []),
        (record, iri(NG.reason), literal(nl, lang="nl")),
        (record, iri(NG.reason), literal(en, lang="en")),
        (record, iri(NG.rejectedData), literal("".join(lines))),
    ]
