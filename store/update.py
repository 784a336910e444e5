"""A SPARQL update that was read before anything is evaluated: what it writes is known, and allowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from store.bounds import BOUNDS, Bounds, within
from store.errors import DatasetConflict, QueryRefused
from store.guard import refuse_services, resolve
from store.operations import Operation, operations
from store.terms import iri
from store.tokens import Token, position, tokens


@dataclass(frozen=True)
class Using:
    """The dataset of an operation, as its text has the IRIs; each once."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)

    def __str__(self) -> str:
        clauses = [f"USING {graph}" for graph in self.default]
        return " ".join([*clauses, *(f"USING NAMED {graph}" for graph in self.named)])


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
        """The IRIs of the graphs that USING and USING NAMED name."""
        return tuple(
            node for each in self.operations for node in self._resolved(each, (*each.sources, *each.named), base)
        )

    def with_dataset(self, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
        """The text, reading from these graphs (the protocol's using-graph-uri and using-named-graph-uri), where several
        default graphs are merged as a set.

        The engine finds a triple once in each of them. So an operation that reads several comes after one that puts
        them in a graph of its own, and before one that drops that graph. Raises DatasetConflict where the update has a
        dataset of its own (SPARQL 1.1 Protocol, section 2.2.3).
        """
        given = Using(*(_once(str(iri(graph)) for graph in graphs) for graphs in (default_graphs, named_graphs)))
        pieces, end = [], 0
        for operation in self.operations:
            if operation.dataset and given:
                raise DatasetConflict(operation.dataset.keyword, *position(self.text, operation.dataset.start))
            using = given or _own(operation)
            if operation.where and using:
                pieces += [self.text[end : operation.start], self._reading(operation, using)]
                end = operation.end
        return "".join(pieces) + self.text[end:]

    def _reading(self, operation: Operation, using: Using) -> str:
        """One operation that reads from these graphs."""
        if operation.where is None or (operation.using != (0, 0) and len(using.default) < 2):
            return self.text[operation.start : operation.end]
        first, last = operation.pattern
        copied = self.text[first:last]  # DELETE WHERE { p } means DELETE { p } WHERE { p }
        before_using = operation.using[0] or operation.where.start
        opening = self.text[operation.start : before_using]
        rest = self.text[operation.where.start : operation.end]
        if len(using.default) < 2:
            return f"{opening} {copied} {using} {rest}"
        merged = f"<urn:uuid:{uuid4()}>"
        filled = f"INSERT {{ GRAPH {merged} {{ ?s ?p ?o }} }} {Using(using.default)} WHERE {{ ?s ?p ?o }}"
        return f"{filled} ; {opening} {copied} {Using((merged,), using.named)} {rest} ; DROP SILENT GRAPH {merged}"

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


def guard_update(text: str, *, loads_fail: bool = False, bounds: Bounds = BOUNDS) -> GuardedUpdate:
    """The update, when it reaches nothing outside the store and is within the bounds.

    Raises QueryRefused with line and column for SERVICE and LOAD, QueryTooDeep and QueryTooLong, and QuerySyntaxError
    where no operation can be made out; other errors of syntax are the engine's. With `loads_fail` a LOAD SILENT is an
    operation that failed in silence, as SPARQL 1.1 Update, section 3.1.4, allows; nothing is fetched.
    """
    found = tokens(text, within(bounds, text))
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
        return guard_update(_without(text, loads), bounds=bounds)
    return GuardedUpdate(text, found, read)


def _own(operation: Operation) -> Using:
    """The dataset that an operation gives itself."""
    return Using(*(_once(each.text for each in found) for found in (operation.sources, operation.named)))


def _once(graphs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(graphs))


def _without(text: str, loads: Sequence[Operation]) -> str:
    pieces, end = [], 0
    for each in loads:
        pieces.append(f"{text[end : each.start]}INSERT DATA {{}}")
        end = each.end
    return "".join(pieces) + text[end:]
