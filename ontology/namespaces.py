"""Every IRI that Normgraaf makes, and the one prefix map."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from urllib.parse import quote

from rdflib import DCTERMS, FOAF, OWL, RDF, RDFS, SH, SKOS, XSD, Namespace, URIRef

BASE = "https://w3id.org/normgraaf/"
NG = Namespace(f"{BASE}ns#")
ID = f"{BASE}id/"
GRAPH = f"{BASE}graph/"
OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
ORG = Namespace("http://www.w3.org/ns/org#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")

PREFIXES = MappingProxyType(
    {
        "dcterms": str(DCTERMS),
        "eli": str(ELI),
        "foaf": str(FOAF),
        "ng": str(NG),
        "oa": str(OA),
        "org": str(ORG),
        "owl": str(OWL),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "sh": str(SH),
        "skos": str(SKOS),
        "xsd": str(XSD),
    }
)


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens from any text; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or quote(text, safe="") or "-"


def concept(scheme: str, name: str) -> URIRef:
    """A concept of a controlled vocabulary, as concept("role", "pleegouder")."""
    return URIRef(f"{ID}concept/{scheme}/{name}")


def scheme(name: str) -> URIRef:
    """A controlled vocabulary itself."""
    return URIRef(f"{ID}concept/{name}")


def framework(key: str) -> URIRef:
    """An assessment framework, as framework("jij")."""
    return URIRef(f"{ID}framework/{key}")


def theme(key: str, notation: str) -> URIRef:
    """A theme of a framework; a notation means nothing outside its framework."""
    return URIRef(f"{ID}framework/{key}/theme/{notation}")


def norm(key: str, notation: str) -> URIRef:
    """A norm of a framework; a notation means nothing outside its framework."""
    return URIRef(f"{ID}framework/{key}/norm/{notation}")


def rule(name: str) -> URIRef:
    """A rule by which a statement is read or derived."""
    return URIRef(f"{ID}rule/{name}")


def document(key: str) -> URIRef:
    """A report."""
    return URIRef(f"{ID}{key}")


def statement(key: str, kind: str, digest: str) -> URIRef:
    """Something that a report says, or a place in its text."""
    return URIRef(f"{ID}{key}/{slug_of_kind(kind)}/{digest}")


def actor(key: str, name: str) -> URIRef:
    """An actor as one report knows it."""
    return URIRef(f"{ID}{key}/actor/{slug(name)}")


def run(name: str) -> URIRef:
    """A run of the program over all reports, as run("links")."""
    return URIRef(f"{ID}run/{name}")


def report_graph(key: str) -> URIRef:
    """The named graph that holds what a report says."""
    return URIRef(f"{GRAPH}report/{key}")


def quarantine_graph(key: str) -> URIRef:
    """The named graph with the records of what the gate set aside of a report."""
    return URIRef(f"{GRAPH}quarantine/{key}")


def curated_graph(key: str) -> URIRef:
    """The named graph with what people decided on the statements of a report."""
    return URIRef(f"{GRAPH}curated/{key}")


def fixed_graph(name: str) -> URIRef:
    """A graph that is not a report's: ontology, vocabulary, framework, crosswalk or rules."""
    return URIRef(f"{GRAPH}{name}")


def slug_of_kind(kind: str) -> str:
    """The part of an IRI that names a class: "NormJudgement" becomes "norm-judgement"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind).lower()
