"""Checks on data as a whole, which SHACL can only say node by node and slowly, or not at all.

Each is one pass over the data, or one query in `checks/*.rq`: a shape with a query a node took 9 s for 256 quotations
where one pass takes less than a millisecond.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import ResultRow
from rdflib.term import Node

from ontology.namespaces import BASE, ID, NG, OA
from shapes import consistency
from shapes.consistency import Where
from shapes.constraints import Constraint
from shapes.engine import malformed
from shapes.personal import NAME, personal_data
from shapes.persons import SIGNED_BY
from shapes.report import SEVERITIES, Result, Severity
from shapes.terms import Types, terms
from shapes.usage import term_breaches

FOLDER = Path(__file__).parent / "checks"
_EXACT = frozenset({NG.text, OA.exact})
_WORDS = frozenset({None, XSD.string, RDF.langString})
_PARSING = Lock()  # rdflib's SPARQL parser breaks when two threads enter it at once (rdflib #1282)


class Breach(NamedTuple):
    """What a check found: the node, the property, the value, and the message where it says more than the rule."""

    focus: Node
    path: Node | None = None
    value: Node | None = None
    nl: str = ""
    en: str = ""


Find = Callable[[Graph, Types], Iterator[Breach]]


def run(data: Graph, types: Types) -> Iterator[Result]:
    """The breaches of every check; `types` tells the classes of what the data may refer to."""
    for constraint, find in checks():
        for breach in find(data, types):
            yield Result(
                constraint.severity,
                breach.focus,
                str(breach.path or ""),
                breach.value,
                breach.nl or constraint.message_nl,
                breach.en or constraint.message_en,
                constraint.shape,
                constraint.shape,
            )


@cache
def checks() -> tuple[tuple[Constraint, Find], ...]:
    """Every check with the rule it holds data to."""
    return (*_PASSES, *(_from_query(path) for path in sorted(FOLDER.glob("*.rq"))))


def _terms_used(data: Graph, types: Types) -> Iterator[Breach]:
    for breach in term_breaches(data, types):
        yield Breach(*breach)


def _dangling(data: Graph, types: Types) -> Iterator[Breach]:
    """References to something of ours that is described nowhere; rules are described by whoever applies them."""
    for subject, predicate, value in data:
        ours = isinstance(value, URIRef) and value.startswith(ID) and not value.startswith(f"{ID}rule/")
        if ours and value not in types:
            nl, en = terms().named(predicate)
            yield Breach(
                subject,
                predicate,
                value,
                f"De eigenschap „{nl}” verwijst naar iets dat nergens is beschreven: {value}.",
                f"The property “{en}” refers to something that is described nowhere: {value}.",
            )


def _quoted(data: Graph, _: Types) -> Iterator[Breach]:
    """Passages whose words are not what their text has at that place."""
    texts = {node: str(text) for node, text in data.subject_objects(NG.text)}
    for passage, source in data.subject_objects(OA.hasSource):
        start, end, exact = (data.value(passage, term) for term in (OA.start, OA.end, OA.exact))
        if source in texts and isinstance(start, Literal) and isinstance(end, Literal) and isinstance(exact, Literal):
            first, last = start.toPython(), end.toPython()
            if isinstance(first, int) and isinstance(last, int) and texts[source][first:last] != str(exact):
                yield Breach(passage, OA.exact, exact)


def _frozen(data: Graph, _: Types) -> Iterator[Breach]:
    """Texts that are not what their length and hash say."""
    for source, text in data.subject_objects(NG.text):
        digest = hashlib.sha256(str(text).encode("utf-8", "surrogatepass")).hexdigest()
        for predicate, truth in ((NG.charCount, str(len(str(text)))), (NG.textSha256, digest)):
            said = data.value(source, predicate)
            if said is not None and str(said) != truth:
                yield Breach(source, predicate, said)


def _personal(data: Graph, _: Types) -> Iterator[Breach]:
    """Personal data in a literal; the message says of what kind, and never repeats it."""
    for subject, predicate, value in data:
        if predicate in _EXACT or not isinstance(value, Literal) or value.datatype not in _WORDS:
            continue
        if (found := personal_data(str(value))) and not (found == NAME and _names_who_signed(data, subject)):
            nl, en = terms().named(predicate)
            yield Breach(
                subject,
                predicate,
                None,
                f"De eigenschap „{nl}” bevat {found[0]}; persoonsgegevens horen niet in de graaf.",
                f"The property “{en}” holds {found[1]}; personal data does not belong in the graph.",
            )


def _names_who_signed(data: Graph, subject: Node) -> bool:
    """Authors and signatories of a public document are named in public."""
    return any((subject, NG.field, Literal(field)) in data for field in SIGNED_BY)


def _malformed(data: Graph, _: Types) -> Iterator[Breach]:
    for subject, predicate, value in malformed(data):
        yield Breach(subject, predicate, value)


def _iri(name: str) -> str:
    return f"{BASE}shapes/check/{name}"


def _pass(
    name: str, nl: str, en: str, find: Find, module: str = "core", severity: Severity = "Violation"
) -> tuple[Constraint, Find]:
    return Constraint(_iri(name), module, severity, nl, en), find


def _within_document(places: Callable[[Graph, Types], Iterator[Where]]) -> Find:
    def find(data: Graph, types: Types) -> Iterator[Breach]:
        for where in places(data, types):
            yield Breach(*where)

    return find


_PASSES = (
    _pass(
        "well-formed-iri",
        "Een IRI bevat geen spaties, aanhalingstekens of haakjes.",
        "An IRI holds no spaces, quotation marks or brackets.",
        _malformed,
    ),
    _pass(
        "terms-used-as-declared",
        "Elke term van Normgraaf staat in de ontologie en hoort bij het ding en de waarde waarbij hij is gebruikt.",
        "Every term of Normgraaf is in the ontology and goes with the thing and the value that it is used with.",
        _terms_used,
    ),
    _pass(
        "dangling-reference",
        "Elke verwijzing binnen Normgraaf wijst naar iets dat is beschreven.",
        "Every reference within Normgraaf points to something that is described.",
        _dangling,
    ),
    _pass(
        "quotation-equals-text",
        "De letterlijke tekst van een vindplaats is gelijk aan de brontekst op die plaats.",
        "The exact text of a passage equals the source text at that place.",
        _quoted,
    ),
    _pass(
        "frozen-text",
        "Het aantal tekens en de hash van een brontekst horen bij die tekst.",
        "The character count and the hash of a source text belong to that text.",
        _frozen,
    ),
    _pass(
        "personal-data",
        "Buiten letterlijke brontekst staat geen e-mailadres, telefoon-, rekening- of burgerservicenummer, "
        "geboortedatum of persoonsnaam.",
        "Outside exact source text there is no e-mail address, telephone, account or citizen service number, "
        "date of birth or name of a person.",
        _personal,
    ),
    _pass(
        "norm-number",
        "Het nummer van een norm past niet bij de IRI van de norm, of die IRI bevat het toetsingskader niet.",
        "The number of a norm does not fit the IRI of the norm, or that IRI does not contain the framework.",
        _within_document(consistency.misnumbered),
        "norm",
    ),
    _pass(
        "point-without-norm",
        "Een aandachtspunt, verbeterpunt of tekortkoming noemt geen norm, terwijl hetzelfde document andere "
        "zulke punten wel bij een norm zet.",
        "An attention point, improvement point or shortcoming names no norm, although the same document puts "
        "other such points under a norm.",
        _within_document(consistency.without_norm),
        "inspection",
        "Warning",
    ),
    _pass(
        "repeated-statement",
        "Geen twee uitspraken van één soort zeggen hetzelfde over dezelfde vindplaatsen.",
        "No two statements of one kind say the same on the same passages.",
        _within_document(consistency.repeated),
        severity="Warning",
    ),
    _pass(
        "judgement-of-another-level",
        "Een afgeleid oordeel over een norm rust niet alleen op een oordeel over een thema, en andersom ook niet.",
        "A derived judgement on a norm does not rest on a judgement on a theme alone, nor the other way round.",
        _within_document(consistency.propagated),
        "inspection",
    ),
    _pass(
        "speaker-without-source",
        "Wie wordt aangehaald, staat bij de informatiebronnen; zo niet, dan meldt een bronfout dat.",
        "Whoever is quoted is among the evidence sources; if not, a source anomaly says so.",
        _within_document(consistency.unheard),
        "inspection",
        "Warning",
    ),
    _pass(
        "plausible-date",
        "Een datum ligt tussen 1990 en twintig jaar na uitgave, en een bezoek niet na de uitgave van het rapport.",
        "A date lies between 1990 and twenty years past the issue, and a visit not after the issue of the report.",
        _within_document(consistency.implausible_dates),
        severity="Warning",
    ),
    _pass(
        "contradiction-of-one-side",
        "De twee kanten van een tegenspraak verschillen in stem, spreker, waarde of strekking.",
        "The two sides of a contradiction differ in voice, speaker, value or polarity.",
        _within_document(consistency.one_sided),
        "discourse",
    ),
)


def _from_query(path: Path) -> tuple[Constraint, Find]:
    text = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^#\+ ([\w@]+): (.+)$", text, re.MULTILINE))
    severity = next(level for level in SEVERITIES if level == header["severity"])
    rule = Constraint(_iri(path.stem), header["module"], severity, header["message@nl"], header["message@en"])

    def find(data: Graph, _: Types) -> Iterator[Breach]:
        for row in data.query(_prepared(path)):
            if isinstance(row, ResultRow):
                yield Breach(row[0], None, row[1])

    return rule, find


@cache
def _prepared(path: Path) -> Query:
    with _PARSING:
        return prepareQuery(path.read_text(encoding="utf-8"))
