"""Whether the statements of one document can hold together: each check is one pass over the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from rdflib import DCTERMS, SKOS, XSD

from ontology.namespaces import ID, NG, PROV
from ontology.ntriples import datatype, iri, text
from ontology.vocabulary import load
from shapes.data import Data
from shapes.terms import Types

Where = tuple[str, str | None, str | None]

_ISSUED, _NOTATION = iri(DCTERMS.issued), iri(SKOS.notation)
_DERIVED = f"<{ID}concept/judgement-status/derived>"
_STATED = f"<{ID}concept/judgement-status/stated>"
_MISSING_SOURCE = f"<{ID}concept/anomaly/missing-source>"
_SAME_TEXT = f"<{ID}concept/anomaly/duplicate-text>"
_SECOND_HAND = f"<{ID}concept/quotation-form/second-hand>"
_ROLE = f"<{ID}concept/role/"
# Roles so wide that an account of sources need not name them to have heard them.
UMBRELLAS = frozenset(
    {
        "begeleider",
        "gezin",
        "hulpverlener",
        "jeugdige",
        "ketenpartner",
        "medewerker",
        "organisatie",
        "ouder",
        "professional",
        "rollen",
    }
)
_ENOUGH_HEARD = 5
_EARLIEST = date(1990, 1, 1)
_YEARS_AHEAD = 20
_ROUNDING = Decimal("0.5")


def _ng(name: str) -> str:
    return f"<{NG}{name}>"


_IN_DOCUMENT, _NORM_NOTATION, _HAS_EVIDENCE = _ng("inDocument"), _ng("normNotation"), _ng("hasEvidence")
_NUMBER, _VALUE, _STATUS = _ng("number"), _ng("value"), _ng("valueStatus")
_FRACTION = tuple(map(_ng, ("numericValue", "numerator", "denominator")))
_STANCE = tuple(map(_ng, ("voice", "speaker", "polarity", "value", "numericValue")))
# What a statement says of its making, and what it is about, does not tell it from another.
_BOOKKEEPING = frozenset(
    [*map(_ng, ("rule", "voice", "assertionMode", "topic", "confidence", "reason")), iri(PROV.wasGeneratedBy)]
)


def repeated(data: Data, _: Types) -> Iterator[Where]:
    """Statements that equal another one in kind, passages and values."""
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for statement in dict.fromkeys(subject for subject, _ in data.pairs.get(_HAS_EVIDENCE, ())):
        alike[tuple(sorted(data.objects(statement, _HAS_EVIDENCE)))].append(statement)
    for group in alike.values():
        seen: set[frozenset[tuple[str, str]]] = set()
        for statement in sorted(group) if len(group) > 1 else ():
            about = data.about[statement].items()
            said = frozenset((p, o) for p, values in about if p not in _BOOKKEEPING for o in values)
            if said in seen:
                yield statement, None, None
            seen.add(said)


def without_norm(data: Data, _: Types) -> Iterator[Where]:
    """Points without a norm in a document that puts other points of that kind under one."""
    for kind in map(_ng, ("AttentionPoint", "ImprovementPoint", "Shortcoming")):
        points = [(point, data.value(point, _IN_DOCUMENT)) for point in data.instances.get(kind, ())]
        grouped = {document for point, document in points if data.objects(point, _NORM_NOTATION)}
        for point, document in points:
            bare = not data.objects(point, _NORM_NOTATION) and not data.objects(point, _ng("aboutNorm"))
            if bare and document in grouped:
                yield point, None, None


def misnumbered(data: Data, _: Types) -> Iterator[Where]:
    """Numbers of norms that do not fit the IRI of the norm, and norms whose IRI is not within their framework."""
    for about, number in ((_ng("aboutNorm"), _NORM_NOTATION), (_ng("printsNorm"), _ng("notation"))):
        for subject, norm in data.pairs.get(about, ()):
            if any(not norm.endswith(f"/norm/{text(each)}>") for each in data.objects(subject, number)):
                yield subject, about, norm
    for norm in data.instances.get(_ng("Norm"), ()):
        for framework in data.objects(norm, _ng("inFramework")):
            if any(norm != f"{framework[:-1]}/norm/{text(number)}>" for number in data.objects(norm, _NOTATION)):
                yield norm, _ng("inFramework"), framework


def propagated(data: Data, types: Types) -> Iterator[Where]:
    """Judgements on a norm derived from nothing but a judgement on a theme, or the other way round."""
    level: defaultdict[bool, set[str]] = defaultdict(set)
    derived = []
    for judgement, status in data.pairs.get(_STATUS, ()):
        on_norm = _ng("NormJudgement") in types.get(judgement, ())
        passages = set(data.objects(judgement, _HAS_EVIDENCE))
        if status == _DERIVED:
            derived.append((judgement, on_norm, passages))
        else:
            level[on_norm] |= passages
    for judgement, on_norm, passages in derived:
        if passages and passages <= level[not on_norm]:
            yield judgement, _STATUS, _DERIVED


def judged_twice(data: Data, _: Types) -> Iterator[Where]:
    """Stated judgements on one norm, of one document, date and party, that give different values."""
    told: defaultdict[tuple[str | None, ...], list[tuple[str, str]]] = defaultdict(list)
    for judgement in data.instances.get(_ng("NormJudgement"), ()):
        if _STATED not in data.objects(judgement, _STATUS):
            continue
        about = [data.value(judgement, term) for term in (_IN_DOCUMENT, _NORM_NOTATION)]
        when = [data.value(judgement, _ng(name)) for name in ("judgementDate", "judgedParty")]
        if None not in about:
            told[*about, *when] += [(judgement, value) for value in data.objects(judgement, _VALUE)]
    for found in told.values():
        if len({value for _, value in found}) > 1:
            yield from ((judgement, None, value) for judgement, value in found)


def unjudged(data: Data, _: Types) -> Iterator[Where]:
    """Printed norms without a judgement, of a document that judges other norms."""
    judged: defaultdict[str | None, set[str]] = defaultdict(set)
    for judgement in data.instances.get(_ng("NormJudgement"), ()):
        judged[data.value(judgement, _IN_DOCUMENT)].update(data.objects(judgement, _NORM_NOTATION))
    for norm in data.instances.get(_ng("PrintedNorm"), ()):
        document = data.value(norm, _IN_DOCUMENT)
        for number in data.objects(norm, _ng("notation")) if document in judged else ():
            if number not in judged[document]:
                yield norm, None, number


def of_one_number(data: Data, _: Types) -> Iterator[Where]:
    """Norms, or themes, of one framework with one number."""
    yield from _sharing(data, ("Norm", "Theme"), _ng("inFramework"), _NOTATION)


def advice_of_one_number(data: Data, _: Types) -> Iterator[Where]:
    """Pieces of advice of one document with one number."""
    yield from _sharing(data, ("Advice",), _IN_DOCUMENT, _NUMBER)


def of_one_text(data: Data, _: Types) -> Iterator[Where]:
    """Printed norms of one document with different numbers and one text, where no source anomaly says so."""
    faults = {fault for fault, kind in data.pairs.get(_ng("anomalyKind"), ()) if kind == _SAME_TEXT}
    told = {document for fault in faults for document in data.objects(fault, _IN_DOCUMENT)}
    alike: defaultdict[tuple[str | None, str], set[tuple[str, str]]] = defaultdict(set)
    for norm in data.instances.get(_ng("PrintedNorm"), ()):
        document = data.value(norm, _IN_DOCUMENT)
        for title in data.objects(norm, _ng("title")):
            alike[document, title] |= {(norm, number) for number in data.objects(norm, _ng("notation"))}
    for (document, title), found in alike.items():
        if document not in told and len({number for _, number in found}) > 1:
            yield from ((norm, None, title) for norm in sorted({norm for norm, _ in found}))


def miscounted(data: Data, _: Types) -> Iterator[Where]:
    """Percentages that do not agree with their numerator and denominator, by more than rounding."""
    for figure, unit in data.pairs.get(_ng("unit"), ()):
        if text(unit) not in ("%", "procent", "percent"):
            continue
        share, part, whole = (
            _decimal(data.value(figure, _ng(n))) for n in ("numericValue", "numerator", "denominator")
        )
        if share is not None and part is not None and whole and abs(100 * part / whole - share) > _ROUNDING:
            yield figure, None, data.value(figure, _ng("numericValue"))


def unheard(data: Data, _: Types) -> Iterator[Where]:
    """Quotations of a role that the account of sources lacks, where no source anomaly says so."""
    sources = data.instances.get(_ng("EvidenceSource"), ())
    heard = {role[1:-1] for source in sources for role in data.objects(source, _ng("participant")) if _is_role(role)}
    if len(heard) < _ENOUGH_HEARD:
        return
    faults = {fault for fault, kind in data.pairs.get(_ng("anomalyKind"), ()) if kind == _MISSING_SOURCE}
    told = {role for fault in faults for role in data.objects(fault, _ng("affects"))}
    for quotation, role in sorted(data.pairs.get(_ng("speaker"), ())):
        forms = data.objects(quotation, _ng("quotationForm"))
        if not forms or _SECOND_HAND in forms:
            continue
        if _is_role(role) and role not in told and not is_heard(role[1:-1], heard):
            yield quotation, _ng("speaker"), role


def is_heard(role: str, heard: set[str]) -> bool:
    """Whether a role (an IRI), a wider or a narrower one is among the roles that were heard."""
    if role.rpartition("/")[2] in UMBRELLAS:
        return True
    own = _widening(role)
    return any(role in _widening(other) or other in own for other in heard if other.rpartition("/")[2] not in UMBRELLAS)


def implausible_dates(data: Data, _: Types) -> Iterator[Where]:
    """Days before 1990 or twenty years past the year of issue, and visits after the report appeared."""
    issues = [text(issued)[:4] for _, issued in data.pairs.get(_ISSUED, ())]
    years = [int(year) for year in issues if year.isdecimal()]
    last = date(max(years, default=date.max.year - _YEARS_AHEAD) + _YEARS_AHEAD, 12, 31)
    for term in map(_ng, ("date", "earliest", "latest")):
        for subject, written in data.pairs.get(term, ()):
            day = _day(written)
            if day and not _EARLIEST <= day <= last:
                yield subject, term, written
    for visit, field in data.pairs.get(_ng("field"), ()):
        if text(field) == "visit_date":
            yield from _late_visits(data, visit)


def one_sided(data: Data, _: Types) -> Iterator[Where]:
    """Contradictions whose sides have the same voice, the same speakers and the same polarity."""
    for contradiction in data.instances.get(_ng("Contradiction"), ()):
        sides = data.objects(contradiction, _ng("between"))
        told = {tuple(frozenset(data.objects(side, term)) for term in _STANCE) for side in sides}
        if len(sides) > 1 and len(told) == 1:
            yield contradiction, _ng("between"), None


def _sharing(data: Data, kinds: tuple[str, ...], within: str, number: str) -> Iterator[Where]:
    for kind in map(_ng, kinds):
        groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for each in data.instances.get(kind, ()):
            for whole in data.objects(each, within):
                for value in data.objects(each, number):
                    groups[whole, value].append(each)
        for (_, value), found in groups.items():
            yield from ((each, None, value) for each in found if len(found) > 1)


def _late_visits(data: Data, visit: str) -> Iterator[Where]:
    document = data.value(visit, _IN_DOCUMENT)
    issued = next((text(each) for each in data.objects(document or "", _ISSUED)), "")
    told = any(affected == visit for _, affected in data.pairs.get(_ng("affects"), ()))
    for day in data.objects(visit, _ng("fieldValue")) if issued and not told else ():
        if text(day).partition("/")[0][: len(issued)] > issued:
            yield visit, _ng("fieldValue"), day


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(text(written)[:10]) if datatype(written) == str(XSD.date) else None
    except ValueError:
        return None


def _decimal(written: str | None) -> Decimal | None:
    try:
        return Decimal(text(written)) if written else None
    except InvalidOperation:
        return None


def _is_role(term: str) -> bool:
    return term.startswith(_ROLE)


def _widening(role: str) -> set[str]:
    """A role and every wider one."""
    wider = {str(concept.iri): str(concept.broader) for concept in load("role") if concept.broader}
    out: set[str] = set()
    while role and role not in out:
        out.add(role)
        role = wider.get(role, "")
    return out
