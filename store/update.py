"""A SPARQL update that was read before anything is evaluated: what it writes is known, and allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.errors import DatasetConflict, QueryRefused
from store.guard import refuse_services, resolve
from store.operations import Operation, operations
from store.terms import iri
from store.tokens import Token, position, tokens


@dataclass(frozen=True)
class GuardedUpdate:
    """An update that was read as operations and reaches nothing outside the store."""

    text: str
    tokens: tuple[Token, ...]
    operations: tuple[Operation, ...]

    def targets(self, base: str, writable: str) -> tuple[str, ...]:
        """The IRIs of all graphs it writes, each once. Raises QueryRefused where one does not start with `writable`, or
        is not named."""
        found: dict[str, None] = {}
        for operation in self.operations:
            if operation.vague:
                raise self._refused(operation.vague, *_VAGUE, writable)
            for token, node in zip(operation.targets, self._resolved(operation, operation.targets, base), strict=True):
                if not node.startswith(writable) or node == writable:
                    raise self._refused(token, *_PROTECTED, writable)
                found[node] = None
        return tuple(found)

    def sources(self, base: str) -> tuple[str, ...]:
        """The IRIs of the graphs that USING names."""
        return tuple(node for each in self.operations for node in self._resolved(each, each.sources, base))

    def with_dataset(self, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
        """The text, reading from these graphs: the protocol's using-graph-uri and using-named-graph-uri.

        Raises DatasetConflict where the update has a dataset of its own (SPARQL 1.1 Protocol, section 2.2.3).
        """
        if not default_graphs and not named_graphs:
            return self.text
        using = "".join(f"USING {iri(graph)} " for graph in default_graphs)
        using += "".join(f"USING NAMED {iri(graph)} " for graph in named_graphs)
        pieces, end = [], 0
        for operation in self.operations:
            if operation.dataset:
                raise DatasetConflict(operation.dataset.keyword, *position(self.text, operation.dataset.start))
            if operation.where:
                first, last = operation.pattern
                copied = self.text[first:last]  # DELETE WHERE { p } means DELETE { p } WHERE { p }
                pieces += [self.text[end : operation.where.start], f" {copied} {using} "]
                end = operation.where.start
        return "".join(pieces) + self.text[end:]

    def _resolved(self, operation: Operation, iris: tuple[Token, ...], base: str) -> list[str]:
        return [node.value for node in resolve(self.text, operation.prologue, iris, base or None)]

    def _refused(self, token: Token, nl: str, en: str, writable: str) -> QueryRefused:
        where = position(self.text, token.start)
        return QueryRefused(nl.format(token.text, writable), en.format(token.text, writable), *where)


_VAGUE = (
    "bij {0} staat niet in welke graaf wordt geschreven; noem er een: GRAPH <{1}…> (de standaardgraaf is de vereniging "
    "van alle grafen)",
    "at {0} the graph that is written is not named; name one: GRAPH <{1}…> (the default graph is the union of all "
    "graphs)",
)
_PROTECTED = (
    "{0} is een beschermde graaf; met de hand schrijven kan alleen in grafen onder <{1}>",
    "{0} is a protected graph; only graphs under <{1}> are written by hand",
)


def guard_update(text: str, *, loads_fail: bool = False) -> GuardedUpdate:
    """The update, when it reaches nothing outside the store.

    Raises QueryRefused with line and column for SERVICE and LOAD, QuerySyntaxError where no operation can be made out;
    other errors of syntax are the engine's. With `loads_fail` a LOAD SILENT is an operation that failed in silence, as
    SPARQL 1.1 Update, section 3.1.4, allows; nothing is fetched.
    """
    found = tokens(text)
    refuse_services(text, found)
    read = operations(text, found)
    loads = [each for each in read if each.words == "LOAD"]
    for each in loads:
        if not (loads_fail and each.silent):
            where = position(text, each.start)
            raise QueryRefused(
                "LOAD haalt gegevens van buiten de opslag", "LOAD fetches from outside the store", *where
            )
    if loads:
        return guard_update(_without(text, loads))
    return GuardedUpdate(text, found, read)


def _without(text: str, loads: Sequence[Operation]) -> str:
    for each in reversed(loads):
        text = f"{text[: each.start]}INSERT DATA {{}}{text[each.end :]}"
    return text
