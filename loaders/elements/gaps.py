"""What a document refers to and does not hold: annexes, notes, speakers without a source, numbers that are skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rdflib import URIRef

from loaders.elements.anomalies import anomaly
from loaders.segments import Kind, Layout
from loaders.shadow import fold
from loaders.statements import Place, Statement
from shapes.consistency import is_heard

_REFERENCE = re.compile(
    r"\b(?:zie|in|uit|van|\()(?: ook)?(?: de)? ?(?P<what>bijlage|tabel|figuur) (?P<number>\d{1,2}|[a-f])\b(?![.,]\d)"
)
_ANNEX_OF_ANOTHER = re.compile(r"^\W*(?:van|bij|uit) (?:de|het|deze|die|dat)\b")
_HOLDER = re.compile(r"^\W*(?P<what>bijlage|tabel|figuur) (?P<number>\d{1,2}|[a-f])\b")
_MARK = re.compile(
    r"(?<=[\w.,;:!?)”’'\"])(?:<sup>(?P<sup>\d{1,2})</sup>|(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)|\[(?P<bracket>\d{1,2})\])"
)
_NOTE = re.compile(r"^\W*(?:<sup>)?(?P<number>\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)")
# A second look takes some norms and leaves others.
_SELECTS = re.compile(r"hertoets|vervolg|heronderzoek|herinspectie")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENOUGH_NORMS = 6
_ENOUGH_TALKS = 5


def statements(layout: Layout, known: Sequence[Statement]) -> Iterator[Statement]:
    """A SourceAnomaly for each thing that the text points to and that is not there; `known` is what was read."""
    yield from _absent_parts(layout)
    yield from _absent_notes(layout)
    yield from _skipped_numbers(known)
    yield from _speakers_without_source(known)


def _absent_parts(layout: Layout) -> Iterator[Statement]:
    """An annex, table or figure that is referred to by number in a document that has none of that number."""
    held = {(m["what"], m["number"]) for s in layout.segments if (m := _HOLDER.match(s.folded))}
    told: set[tuple[str, str]] = set()
    for segment in layout.body:
        for match in _REFERENCE.finditer(segment.folded) if _may_refer(segment.folded) else ():
            key = match["what"], match["number"]
            other = _ANNEX_OF_ANOTHER.match(segment.folded[match.end() :])
            if key in held or key in told or other or _HOLDER.match(segment.folded):
                continue
            told.add(key)
            start = match.start("what")
            reading = f"De tekst verwijst naar {' '.join(key)}, maar die staat niet in dit document."
            yield anomaly("missing-source", (segment.shadow.place(start, match.end()),), reading)


def _may_refer(folded: str) -> bool:
    return "bijlage" in folded or "tabel" in folded or "figuur" in folded


def _absent_notes(layout: Layout) -> Iterator[Statement]:
    """A mark in the text whose note is absent, in a document that has notes with numbers."""
    notes = {
        match["number"].translate(_RAISED)
        for segment in layout.segments
        if segment.kind is Kind.FOOTNOTE and (match := _NOTE.match(segment.text))
    }
    if len(notes) < 2:
        return
    told: set[str] = set()
    for segment in layout.body:
        for match in _MARK.finditer(segment.text):
            number = (match["sup"] or match["raised"] or match["bracket"]).translate(_RAISED)
            if number not in notes and number not in told:
                told.add(number)
                reading = f"Bij dit teken hoort noot {number}, maar die noot staat er niet."
                yield anomaly("missing-source", (segment.shadow.place(*match.span()),), reading)


def _skipped_numbers(known: Sequence[Statement]) -> Iterator[Statement]:
    """One number that a series of norms or of advice leaves out."""
    norms = {str(s.get("notation")): s.places[0] for s in known if s.kind == "PrintedNorm"}
    titles = " ".join(fold(str(s.get("fieldValue"))) for s in known if s.get("field") == "title")
    if len(norms) >= _ENOUGH_NORMS and not _SELECTS.search(titles):
        yield from _one_gap("norm", norms)
    advice = {str(s.get("number")): s.places[0] for s in known if s.kind == "Advice" and s.get("number")}
    if len(advice) >= 3:
        yield from _one_gap("advies", advice)


def _one_gap(what: str, places: dict[str, Place]) -> Iterator[Statement]:
    gaps: list[tuple[str, str, str]] = []
    series: dict[str, list[int]] = {}
    for notation in places:
        if match := re.fullmatch(r"(?P<head>(?:\d+[a-z]?\.)*)(?P<last>\d{1,2})", notation):
            series.setdefault(match["head"], []).append(int(match["last"]))
    for head, numbers in series.items():
        numbers.sort()
        for one, other in pairwise(numbers):
            gaps += [(f"{head}{missing}", f"{head}{one}", f"{head}{other}") for missing in range(one + 1, other)]
    if len(gaps) == 1:
        missing, before, after = gaps[0]
        reading = f"Tussen {what} {before} en {after} ontbreekt {missing}; weggevallen of bewust weggelaten."
        yield anomaly("numbering-gap", (places[before], places[after]), reading)


def _speakers_without_source(known: Sequence[Statement]) -> Iterator[Statement]:
    """A role that is quoted in a report whose account of sources names others and not this one."""
    heard = {str(s.get("participant")) for s in known if s.kind == "EvidenceSource" and s.get("participant")}
    if len(heard) < _ENOUGH_TALKS:
        return
    told: set[str] = set()
    for quotation in known:
        role = quotation.get("speaker")
        if quotation.kind != "Quotation" or not isinstance(role, URIRef) or "/role/" not in role or str(role) in told:
            continue
        if str(quotation.get("quotationForm")).endswith("/second-hand") or is_heard(str(role), heard):
            continue
        told.add(str(role))
        reading = (
            f"Een {quotation.get('speakerRole')} wordt aangehaald, maar staat niet bij de bronnen van het onderzoek."
        )
        yield anomaly("missing-source", quotation.places[:1], reading, role)
