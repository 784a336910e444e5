"""One query on one engine: guarded, bound, limited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import pyoxigraph as ox

from store.bindings import HIDDEN, bind
from store.bounds import BOUNDS, Bounds
from store.errors import BindingRefused, FunctionUnknown, QueryFailed, StoreError
from store.guard import Dataset, GuardedQuery, dataset, guard, require_graphs, syntax_error
from store.merging import Merges
from store.result import NO_LIMITS, Limits, Result
from store.terms import Term, iri

# What a term costs beside its own characters, so that many short terms count too.
_TERM_BYTES = 16


@dataclass(frozen=True)
class Question:
    """A query with all that decides its answer on a given snapshot.

    `default_graphs` and `named_graphs` are the dataset of the SPARQL Protocol and overrule FROM in the text. Without
    any dataset the default graph is the union of all named graphs. Either way a triple that several graphs hold is
    found once. `base` resolves relative IRIs. A graph that the store does not hold is an error, unless not
    `known_only`: then it is empty, as in any plain store. `bounds` are how deep and long the text may be.
    """

    text: str
    bindings: Mapping[str, Term] = field(default_factory=dict)
    limits: Limits = NO_LIMITS
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    base: str = ""
    known_only: bool = True
    bounds: Bounds = BOUNDS


def evaluate(merges: Merges, question: Question, snapshot: str) -> Result:
    """The answer, or one of the errors of `store.errors`; nothing outside the store is read."""
    query = guard(question.text, question.bounds)
    text = bind(query, question.bindings)
    try:
        answer = _run(merges, query, text, question)
        return collect(answer, query, question.limits, snapshot)
    except SyntaxError as error:
        raise _located(query, error, question) from None
    except (RuntimeError, ValueError, OSError) as error:
        raise failure(error) from None


def failure(error: Exception) -> StoreError:
    """What the engine says of a well-formed query that it cannot evaluate."""
    unknown = re.search(r"custom (?:aggregate )?function <(.*)> is not supported", str(error), re.DOTALL)
    return FunctionUnknown(unknown[1][:200]) if unknown else QueryFailed(str(error))


Solutions = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]


def _run(merges: Merges, query: GuardedQuery, text: str, question: Question) -> Solutions:
    base = question.base or None
    chosen = _chosen(query, question)
    if question.known_only:
        require_graphs(merges.store, chosen)
    if not chosen:
        return merges.store.query(text, base_iri=base)
    read = merges.of(chosen)
    return read.store.query(text, base_iri=base, default_graph=list(read.default), named_graphs=list(read.named))


def _chosen(query: GuardedQuery, question: Question) -> Dataset:
    """The dataset of the protocol, else that of the text."""
    if question.default_graphs or question.named_graphs:
        return Dataset(*(tuple(map(iri, graphs)) for graphs in (question.default_graphs, question.named_graphs)))
    return dataset(query, question.base or None)


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
