"""A graph as compact JSON-LD 1.1: a context of prefixes, an object for each subject, one value as itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from store.errors import FormatRefused
from store.terms import Term

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def context(prefixes: Mapping[str, str]) -> dict[str, Any]:
    """The context that maps these prefixes."""
    return {"@context": dict(prefixes)}


def write(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """The graph in a fixed order; raises FormatRefused for triples within triples, which JSON-LD 1.1 cannot say."""
    return json.dumps(_Document(tuple(sorted(set(triples), key=str)), prefixes).whole, ensure_ascii=False).encode()


class _Document:
    """One graph in the making."""

    def __init__(self, triples: tuple[ox.Triple, ...], prefixes: Mapping[str, str]) -> None:
        self._triples = triples
        self._prefixes = prefixes

    @cached_property
    def whole(self) -> dict[str, Any]:
        nodes: dict[str, dict[str, Any]] = {}
        for triple in self._triples:
            name = self._name(triple.subject)
            node = nodes.setdefault(name, {"@id": name})
            if triple.predicate.value == _TYPE and not isinstance(triple.object, ox.Literal):
                _add(node, "@type", self._name(triple.object))
            else:
                _add(node, self._short(triple.predicate.value), self._value(triple.object))
        return {**context(self._known), "@graph": list(nodes.values())}

    @cached_property
    def _known(self) -> dict[str, str]:
        """The prefixes that are no scheme of an IRI in the graph, which would be read as a prefix."""
        iris = {each.value for triple in self._triples for each in triple if isinstance(each, ox.NamedNode)}
        schemes = {found[1] for each in iris if (found := _SCHEME.match(each))}
        return {prefix: namespace for prefix, namespace in self._prefixes.items() if prefix not in schemes}

    def _name(self, term: Term) -> str:
        if isinstance(term, ox.NamedNode):
            return self._short(term.value)
        if isinstance(term, ox.BlankNode):
            return f"_:{term.value}"
        raise FormatRefused("jsonld", "een triple in een triple", "a triple within a triple")

    def _value(self, term: Term) -> Any:
        if not isinstance(term, ox.Literal):
            return {"@id": self._name(term)}
        if term.language:
            return {"@language": term.language, "@value": term.value}
        if term.datatype.value == _STRING:
            return term.value
        return {"@type": self._short(term.datatype.value), "@value": term.value}

    def _short(self, iri: str) -> str:
        """An IRI with the prefix of its namespace; what would then begin with slashes is an address to every reader."""
        for prefix, namespace in self._known.items():
            if iri.startswith(namespace) and not iri.startswith("//", len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri


def _add(node: dict[str, Any], key: str, value: Any) -> None:
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]
