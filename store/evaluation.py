"""One query on one engine: guarded, bound, limited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import pyoxigraph as ox

from store.bindings import HIDDEN, bind
from store.errors import BindingRefused, QueryFailed, StoreError
from store.guard import GuardedQuery, dataset, guard, require_graphs, syntax_error
from store.result import NO_LIMITS, Limits, Result
from store.terms import Term, iri

# What a term costs beside its own characters, so that many short terms count too.
_TERM_BYTES = 16


@dataclass(frozen=True)
class Question:
    """A query with all that decides its answer on a given snapshot.

    `default_graphs` and `named_graphs` are the dataset of the SPARQL Protocol and overrule FROM in the text. Without
    any dataset the default graph is the union of all named graphs. A triple that several of the chosen default graphs
    hold is found once for each of them; in the union it is found once. `base` resolves relative IRIs. A graph that the
    store does not hold is an error, unless not `known_only`: then it is empty, as in any plain store.
    """

    text: str
    bindings: Mapping[str, Term] = field(default_factory=dict)
    limits: Limits = NO_LIMITS
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    base: str = ""
    known_only: bool = True


def evaluate(store: ox.Store, question: Question, snapshot: str) -> Result:
    """The answer, or one of the errors of `store.errors`; nothing outside the store is read."""
    query = guard(question.text)
    text = bind(query, question.bindings)
    try:
        answer = _run(store, query, text, question)
        return collect(answer, query, question.limits, snapshot)
    except SyntaxError as error:
        raise _located(query, error, question) from None
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryFailed(str(error)) from None


Solutions = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]


def _run(store: ox.Store, query: GuardedQuery, text: str, question: Question) -> Solutions:
    base = question.base or None
    if question.default_graphs or question.named_graphs:
        default = [iri(graph) for graph in question.default_graphs]
        named = [iri(graph) for graph in question.named_graphs]
        if question.known_only:
            require_graphs(store, (*default, *named))
        return store.query(text, base_iri=base, default_graph=list(default), named_graphs=list(named))
    if question.known_only:
        require_graphs(store, dataset(query, base))
    return store.query(text, base_iri=base)


def collect(answer: Solutions, query: GuardedQuery, limits: Limits, snapshot: str) -> Result:
    """What an engine gives, as far as the limits let it through; columns that a binding made are left out."""
    if isinstance(answer, ox.QueryBoolean):
        return Result(query.form, snapshot, boolean=bool(answer))
    if not isinstance(answer, ox.QuerySolutions):
        triples, truncated = _limited(_once(answer), limits)
        return Result(query.form, snapshot, triples=triples, truncated=truncated)
    names = [variable.value for variable in answer.variables]
    kept = [index for index, name in enumerate(names) if not name.startswith(HIDDEN)]
    rows, truncated = _limited((tuple(solution[index] for index in kept) for solution in answer), limits)
    return Result(query.form, snapshot, tuple(names[index] for index in kept), rows, truncated=truncated)


_Item = TypeVar("_Item", bound=Iterable[Term | None])


def _limited(items: Iterable[_Item], limits: Limits) -> tuple[tuple[_Item, ...], Literal["rows", "bytes"] | None]:
    """The items that fit within the limits, and the limit that the first one left out would have broken."""
    found: list[_Item] = []
    size = 0
    for item in items:
        if limits.rows is not None and len(found) >= limits.rows:
            return tuple(found), "rows"
        if limits.bytes is not None:
            size += sum(_TERM_BYTES + len(str(value).encode()) for value in item if value is not None)
            if size > limits.bytes:
                return tuple(found), "bytes"
        found.append(item)
    return tuple(found), None


def _once(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Each triple once: a graph is a set, and the engine repeats a triple that several solutions give."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _located(query: GuardedQuery, error: SyntaxError, question: Question) -> StoreError:
    """The error in the query as it was given; where that is sound, a bound term stands where none may."""
    if not question.bindings:
        return syntax_error(query, error)
    try:
        ox.Store().query(query.text, base_iri=question.base or None)
    except SyntaxError as original:
        return syntax_error(query, original)
    return BindingRefused(
        "…",
        "een waarde staat waar de vraag dit soort term niet toelaat",
        "a value stands where the query allows no such term",
    )
