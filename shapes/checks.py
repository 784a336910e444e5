"""Checks on data as a whole, which SHACL can only say node by node and slowly, or not at all.

Each is one pass over the data: a shape with a query a node took 9 s for 256 quotations where one pass takes less than a
millisecond.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from rdflib import RDF, XSD

from ontology.namespaces import BASE, ID, NG, OA
from ontology.ntriples import datatype, iri, literal, node, text
from shapes import consistency
from shapes.consistency import Where
from shapes.constraints import Constraint
from shapes.data import Data
from shapes.lexical import is_sound
from shapes.personal import NAME, personal_data
from shapes.persons import SIGNED_BY
from shapes.report import Result, Severity
from shapes.terms import Types, terms
from shapes.usage import term_breaches

_TEXT, _EXACT, _SOURCE = iri(NG.text), iri(OA.exact), iri(OA.hasSource)
_WORDS = frozenset({"", str(XSD.string), str(RDF.langString)})
_OURS, _RULE = f"<{ID}", f"<{ID}rule/"
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


class Breach(NamedTuple):
    """What a check found: the node, the property, the value, and the message where it says more than the rule."""

    focus: str
    path: str | None = None
    value: str | None = None
    nl: str = ""
    en: str = ""


Find = Callable[[Data, Types], Iterator[Breach]]


def run(data: Data, types: Types) -> Iterator[Result]:
    """The breaches of every check; `types` tells the classes of what the data may refer to."""
    for constraint, find in checks():
        for breach in find(data, types):
            yield Result(
                constraint.severity,
                node(breach.focus),
                text(breach.path) if breach.path else "",
                node(breach.value) if breach.value is not None else None,
                breach.nl or constraint.message_nl,
                breach.en or constraint.message_en,
                constraint.shape,
                constraint.shape,
            )


@cache
def checks() -> tuple[tuple[Constraint, Find], ...]:
    """Every check with the rule that it holds data to."""
    return _PASSES


def malformed(data: Data) -> set[str]:
    """The IRIs that cannot be written down."""
    about = {subject for subject, _, _ in data}
    terms_used = about.union((p for _, p, _ in data), (o for _, _, o in data if o[0] == "<"))
    return {each for each in terms_used if each[0] == "<" and _NOT_IN_IRI.search(each, 1, len(each) - 1)}


def _terms_used(data: Data, types: Types) -> Iterator[Breach]:
    for breach in term_breaches(data, types):
        yield Breach(*breach)


def _dangling(data: Data, types: Types) -> Iterator[Breach]:
    """References to something of ours that is described nowhere; rules are described by whoever applies them."""
    for subject, predicate, value in data:
        if value not in types and value.startswith(_OURS) and not value.startswith(_RULE):
            (nl, en), shown = terms().named(predicate), text(value)
            yield Breach(
                subject,
                predicate,
                value,
                f"De eigenschap „{nl}” verwijst naar iets dat nergens is beschreven: {shown}.",
                f"The property “{en}” refers to something that is described nowhere: {shown}.",
            )


def _quoted(data: Data, _: Types) -> Iterator[Breach]:
    """Passages whose words are not what their text has at that place."""
    texts = {source: text(words) for source, words in data.pairs.get(_TEXT, ())}
    for passage, source in data.pairs.get(_SOURCE, ()):
        exact = data.value(passage, _EXACT)
        start, end = (_whole(data.value(passage, iri(term))) for term in (OA.start, OA.end))
        if source not in texts or exact is None or start is None or end is None:
            continue
        if texts[source][start:end] != text(exact):
            yield Breach(passage, _EXACT, exact)


def _whole(written: str | None) -> int | None:
    number = text(written) if written and written[0] == '"' else ""
    return int(number) if number.isdecimal() else None


def _frozen(data: Data, _: Types) -> Iterator[Breach]:
    """Texts that are not what their length and hash say."""
    for source, written in data.pairs.get(_TEXT, ()):
        words = text(written)
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
        for predicate, truth in ((iri(NG.charCount), str(len(words))), (iri(NG.textSha256), digest)):
            said = data.value(source, predicate)
            if said is not None and text(said) != truth:
                yield Breach(source, predicate, said)


def _personal(data: Data, _: Types) -> Iterator[Breach]:
    """Personal data in a literal; the message says of what kind, and never repeats it."""
    for subject, predicate, value in data:
        if value[0] != '"' or predicate in (_TEXT, _EXACT) or datatype(value) not in _WORDS:
            continue
        if (found := personal_data(text(value))) and not (found == NAME and _names_who_signed(data, subject)):
            nl, en = terms().named(predicate)
            yield Breach(
                subject,
                predicate,
                None,
                f"De eigenschap „{nl}” bevat {found[0]}; persoonsgegevens horen niet in de graaf.",
                f"The property “{en}” holds {found[1]}; personal data does not belong in the graph.",
            )


def _names_who_signed(data: Data, subject: str) -> bool:
    """Authors and signatories of a public document are named in public."""
    return not {literal(field) for field in SIGNED_BY}.isdisjoint(data.objects(subject, iri(NG.field)))


def _malformed(data: Data, _: Types) -> Iterator[Breach]:
    wrong = malformed(data)
    for triple in data if wrong else ():
        if not wrong.isdisjoint(triple):
            yield Breach(*triple)


def _ill_typed(data: Data, _: Types) -> Iterator[Breach]:
    for subject, predicate, value in data:
        if (kind := datatype(value)) and not is_sound(text(value), kind):
            yield Breach(subject, predicate, value)


def _iri(name: str) -> str:
    return f"{BASE}shapes/check/{name}"


def _pass(
    name: str, nl: str, en: str, find: Find, module: str = "core", severity: Severity = "Violation"
) -> tuple[Constraint, Find]:
    return Constraint(_iri(name), module, severity, nl, en), find


def _within_document(places: Callable[[Data, Types], Iterator[Where]]) -> Find:
    def find(data: Data, types: Types) -> Iterator[Breach]:
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
        "lexical-form",
        "De tekst van een waarde is er een van haar datatype: 30 februari is geen datum.",
        "The text of a value is one of its datatype: 30 February is no date.",
        _ill_typed,
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
    _pass(
        "judged-twice",
        "Een norm krijgt in één document en op één datum twee verschillende gegeven oordelen.",
        "A norm gets two different stated judgements in one document and on one date.",
        _within_document(consistency.judged_twice),
        "inspection",
        "Warning",
    ),
    _pass(
        "norm-without-judgement",
        "Een gedrukte norm heeft geen oordeel, terwijl hetzelfde document andere normen wel beoordeelt.",
        "A printed norm has no judgement, although the same document judges other norms.",
        _within_document(consistency.unjudged),
        "inspection",
        "Warning",
    ),
    _pass(
        "number-used-twice",
        "Het nummer van een norm of thema komt in één toetsingskader maar één keer voor.",
        "The number of a norm or theme occurs only once in one framework.",
        _within_document(consistency.of_one_number),
        "norm",
    ),
    _pass(
        "same-norm-text",
        "Twee gedrukte normen van één document hebben dezelfde tekst, zonder dat een bronfout dat meldt.",
        "Two printed norms of one document have the same text, without a source anomaly that says so.",
        _within_document(consistency.of_one_text),
        "norm",
        "Warning",
    ),
    _pass(
        "advice-number-used-twice",
        "Twee adviezen van één document dragen hetzelfde nummer.",
        "Two pieces of advice in one document carry the same number.",
        _within_document(consistency.advice_of_one_number),
        "policy",
        "Warning",
    ),
    _pass(
        "share-of-figure",
        "Een percentage klopt niet met zijn teller en noemer.",
        "A percentage does not agree with its numerator and denominator.",
        _within_document(consistency.miscounted),
        "figure",
        "Warning",
    ),
)
