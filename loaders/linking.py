"""Organisations of different reports that may be the same: candidates for a person to decide on, never a merge."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import combinations
from pathlib import Path

from rdflib import RDF, Graph, Literal, URIRef

from loaders.registers import Entry, Register
from loaders.shadow import fold
from ontology import namespaces as ns
from ontology.namespaces import NG, PROV
from store.interface import View

QUERY = Path(__file__).with_suffix(".rq")
LINKS = str(ns.fixed_graph("links"))
RUN = ns.run("links")

_LEGAL_FORM = re.compile(r"^(?:stichting|vereniging|cooperatie|de) ")
# What a longer name adds where it names a part of the same organisation.
_PART = re.compile(r"^(?:(?:locatie|vestiging|regio|team|afdeling|unit)\b|in |te )")
# Above this many reports that share a name each is linked to the first of them, and no longer to every other one.
_EVERY_PAIR = 12


@dataclass(frozen=True)
class Named:
    """An actor as one report names it, once for each form of its name."""

    document: URIRef
    actor: URIRef
    name: str
    evidence: URIRef
    text: URIRef


@dataclass
class Said:
    """What the reports say of themselves that bears on who is who: a value and its passage, by field and document."""

    facts: dict[str, dict[URIRef, list[tuple[str, URIRef]]]] = field(default_factory=lambda: defaultdict(dict))

    def first(self, name: str, document: URIRef) -> tuple[str, URIRef] | None:
        return next(iter(self.facts[name].get(document, [])), None)

    def year(self, document: URIRef) -> str:
        """The year in which a report appeared, or else that of the visit; empty where neither is printed."""
        dated = self.first("date", document) or self.first("visit_date", document)
        return dated[0][:4] if dated else ""


@dataclass(frozen=True)
class Link:
    """A conjecture on two names: what they would be to each other, why, and on which passages it rests."""

    one: Named
    other: URIRef
    relation: str
    status: str
    rule: str
    reason: str
    evidence: tuple[URIRef, ...]


def link(view: View, register: Register | None = None) -> Graph:
    """An IdentityLink for every two organisations of two reports whose names are alike, and for what a register knows.

    Names are alike when they are the same words, or one continues the other; a legal form before them does not count.
    A shared name may still hide a successor, a brand or another location: each such link is a candidate, and its
    relation stays unknown unless a report says more. A municipality is looked up by its exact name among the entries of
    that kind; where the register gives the name to others too, the link stays a candidate.
    """
    organisations, municipalities, said = _collected(view)
    graph = Graph()
    links = [*_between_reports(organisations, said), *_to_register(municipalities, said, register or Register(()))]
    for each in links:
        _add(graph, each)
    if links:
        graph.add((RUN, RDF.type, NG.ExtractionRun))
        graph.add((RUN, NG.software, Literal(f"normgraaf {version('normgraaf')}")))
        for text in {each.one.text for each in links}:
            graph.add((RUN, PROV.used, text))
    return graph


def core(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without the legal form before them."""
    return tuple(re.findall(r"\w+", _LEGAL_FORM.sub("", fold(name))))


def alike(one: str, other: str) -> bool:
    """Whether two names are the same words, or one continues the other; a legal form before them does not count."""
    return _continues(core(one), core(other))


def _collected(view: View) -> tuple[list[Named], list[Named], Said]:
    organisations: list[Named] = []
    municipalities: list[Named] = []
    said = Said()
    for row in view.query(QUERY.read_text("utf-8")).rows:
        what, document, actor, name, evidence, text = (str(getattr(cell, "value", "")) for cell in row)
        if what in ("organisation", "municipality"):
            named = Named(URIRef(document), URIRef(actor), name, URIRef(evidence), URIRef(text))
            (organisations if what == "organisation" else municipalities).append(named)
        else:
            said.facts[what].setdefault(URIRef(document), []).append((name, URIRef(evidence)))
    return organisations, municipalities, said


def _between_reports(found: Iterable[Named], said: Said) -> Iterator[Link]:
    by_first_word: dict[str, list[Named]] = {}
    for each in found:
        words = core(each.name)
        if words and len(words[0]) > 3:
            by_first_word.setdefault(words[0], []).append(each)
    seen: set[tuple[URIRef, URIRef]] = set()
    for group in by_first_word.values():
        many = len({each.document for each in group}) > _EVERY_PAIR
        pairs = ((group[0], other) for other in group[1:]) if many else combinations(group, 2)
        for one, other in pairs:
            if one.document != other.document and (one.actor, other.actor) not in seen and alike(one.name, other.name):
                seen.add((one.actor, other.actor))
                yield _conjecture(one, other, said)


def _continues(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _conjecture(one: Named, other: Named, said: Said) -> Link:
    """What two like names would be to each other, as far as the reports themselves tell."""
    reason = f"“{one.name}” en “{other.name}” beginnen met dezelfde woorden."
    relation, more = "unknown", []
    for young, old in ((one, other), (other, one)):
        founded = said.first("founding_date", young.document)
        if founded and said.year(old.document) and said.year(old.document) < founded[0][:4]:
            reason += f" De ene is volgens zijn rapport opgericht in {founded[0]}; het andere rapport is ouder."
            relation, more = "successor", [founded[1]]
    longer, shorter = sorted((one, other), key=lambda named: -len(core(named.name)))
    rest = " ".join(core(longer.name)[len(core(shorter.name)) :])
    if relation == "unknown" and _PART.match(rest):
        relation = "part"
    numbers = [said.first("kvk_number", named.document) for named in (one, other)]
    if all(numbers):
        same = len({number[0] for number in numbers if number}) == 1
        reason += " Beide rapporten noemen " + ("hetzelfde KvK-nummer." if same else "een ander KvK-nummer.")
        relation = "same" if same and relation == "unknown" else relation
        more += [number[1] for number in numbers if number]
    evidence = dict.fromkeys([one.evidence, other.evidence, *more])
    return Link(one, other.actor, relation, "candidate", "names-alike", reason, tuple(evidence))


def _to_register(found: Iterable[Named], said: Said, register: Register) -> Iterator[Link]:
    known: set[URIRef] = set()
    for named in found:
        entries = register.named(named.name, said.year(named.document))
        if not entries or named.actor in known:
            continue
        known.add(named.actor)
        of_kind = [entry for entry in entries if entry.kind == "municipality"]
        certain = len(entries) == len(of_kind) == 1
        for entry in of_kind:
            yield Link(
                named,
                entry.iri,
                "same",
                "registered" if certain else "candidate",
                "name-in-register",
                _why(named, entry, len(entries)),
                (named.evidence,),
            )


def _why(named: Named, entry: Entry, count: int) -> str:
    reason = f"Het register heeft een gemeente met de naam “{entry.name}”"
    return f"{reason}." if count == 1 else f"{reason}, maar {count} vermeldingen die zo kunnen heten ({named.name})."


def _add(graph: Graph, each: Link) -> None:
    digest = hashlib.sha256(f"{each.one.actor}\x1f{each.other}".encode()).hexdigest()[:16]
    subject = ns.statement(each.one.document.removeprefix(ns.ID), "IdentityLink", digest)
    for predicate, value in (
        (RDF.type, NG.IdentityLink),
        (NG.inDocument, each.one.document),
        (NG.voice, ns.concept("voice", "reader")),
        (NG.assertionMode, ns.concept("mode", "derived")),
        (NG.rule, ns.rule(each.rule)),
        (NG.linkSubject, each.one.actor),
        (NG.linkObject, each.other),
        (NG.linkRelation, ns.concept("identity-relation", each.relation)),
        (NG.linkStatus, ns.concept("identity-status", each.status)),
        (NG.reason, Literal(each.reason)),
        (PROV.wasGeneratedBy, RUN),
        *((NG.hasEvidence, evidence) for evidence in each.evidence),
    ):
        graph.add((subject, predicate, value))
