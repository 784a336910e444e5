"""Data as the validator holds it: triples of N-Triples terms, each look-up made once and only when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rdflib import Graph

from ontology.ntriples import node, term

Triple = tuple[str, str, str]

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True)
class Data:
    """A set of triples; every term is a string as N-Triples writes it (`ontology.ntriples`)."""

    triples: tuple[Triple, ...]

    @classmethod
    def of(cls, graph: Graph) -> Data:
        """The triples of a graph of rdflib."""
        return cls(tuple((term(s), term(p), term(o)) for s, p, o in graph))

    @classmethod
    def read(cls, ntriples: str) -> Data:
        """The triples of N-Triples as `ntriples` writes them: one a line, one blank between terms, no comments."""
        split = (line[:-2].split(" ", 2) for line in ntriples.split("\n") if line)
        return cls(tuple((s, p, o) for s, p, o in split))

    @cached_property
    def ntriples(self) -> str:
        """One line a triple."""
        return "".join([f"{s} {p} {o} .\n" for s, p, o in self.triples])

    @cached_property
    def graph(self) -> Graph:
        """The same as a graph of rdflib."""
        graph = Graph()
        for s, p, o in self.triples:
            graph.add((node(s), node(p), node(o)))
        return graph

    @cached_property
    def about(self) -> dict[str, dict[str, list[str]]]:
        """Subject → predicate → objects."""
        out: dict[str, dict[str, list[str]]] = {}
        for s, p, o in self.triples:
            out.setdefault(s, {}).setdefault(p, []).append(o)
        return out

    @cached_property
    def pairs(self) -> dict[str, list[tuple[str, str]]]:
        """Predicate → subjects with their object."""
        out: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for s, p, o in self.triples:
            out[p].append((s, o))
        return dict(out)

    @cached_property
    def instances(self) -> dict[str, list[str]]:
        """Class → its instances as stated."""
        out: defaultdict[str, list[str]] = defaultdict(list)
        for s, kind in self.pairs.get(TYPE, ()):
            out[kind].append(s)
        return dict(out)

    @cached_property
    def held_by(self) -> dict[str, tuple[str, str]]:
        """Blank node → the first subject and predicate that it is a value of."""
        out: dict[str, tuple[str, str]] = {}
        for s, p, o in self.triples:
            if o[0] == "_":
                out.setdefault(o, (s, p))
        return out

    def objects(self, subject: str, predicate: str) -> list[str]:
        """The objects of a subject and a predicate; an empty list where there are none."""
        return self.about.get(subject, {}).get(predicate, [])

    def value(self, subject: str, predicate: str) -> str | None:
        """One object of a subject and a predicate, None where there is none."""
        return next(iter(self.objects(subject, predicate)), None)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)
