"""A store kept by any SPARQL 1.1 server: the same interface over the SPARQL and Graph Store protocols."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from store.audit import DONE, UNKNOWN
from store.bindings import bind, bound_terms
from store.endpoint import Answer, Dataset, Endpoint
from store.errors import EngineRefused, GraphUnknown, QueryFailed, StoreError, StoreMoved
from store.evaluation import Question, collect
from store.fingerprint import fingerprint
from store.formats import GraphFormat, write_graphs
from store.guard import dataset, guard
from store.result import Limits, Result
from store.shelter import PROBES, lost, restore, shelter
from store.snapshot import EMPTY, identifier
from store.terms import iri, quads

if TYPE_CHECKING:
    from store.audit import Account, AuditLog
    from store.bindings import Bindings

LEDGER = "urn:x-normgraaf:store"
"""The graph in which the store keeps its own account: the last commit, what each graph holds, what is sheltered."""

_COMMIT = ox.NamedNode("urn:x-normgraaf:commit")
_DIGEST = ox.NamedNode("urn:x-normgraaf:digest")
_SHELTERS = ox.NamedNode("urn:x-normgraaf:shelters")
_STORE = ox.NamedNode(LEDGER)
_LEDGER_QUERY = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{LEDGER}> {{ ?s ?p ?o }} }}"
_SECONDS = 60.0
_LEDGER_SECONDS = 5.0
# A service asks for the newest commit with every request; the engine is asked at most this often.
_FRESH_SECONDS = 1.0


@dataclass(frozen=True)
class Ledger:
    """The store's own account: the last commit's id ("" before the first), the graphs with what they hold."""

    commit: str
    digests: Mapping[str, str]
    shelters: frozenset[str]

    def quads(self) -> list[ox.Quad]:
        said = [(_STORE, _COMMIT, self.commit)]
        said += [(ox.NamedNode(graph), _DIGEST, digest) for graph, digest in self.digests.items()]
        said += [(_STORE, _SHELTERS, datatype) for datatype in self.shelters]
        return [ox.Quad(subject, name, ox.Literal(value), _STORE) for subject, name, value in said]


class RemoteStore:
    """Named graphs in another engine.

    Each graph is replaced by one PUT, so a reader sees it whole; a commit of several graphs is not one step there, and
    carries an id that ends in "-writing" while it lasts. Only one process may write at a time, and only through
    Normgraaf: a graph that somebody else changes keeps its old commit id, and so its cached answers.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._seen: tuple[float, str | None] = (float("-inf"), None)

    def replace(
        self,
        graphs: Mapping[str, Iterable[Any]],
        remove: Iterable[str] = (),
        *,
        expected: str | None = None,
        account: Account | None = None,
    ) -> RemoteView:
        """Gives each named graph exactly these triples and removes others; returns the view after it.

        An empty graph is removed; one that holds the same already is not sent. When this returns the engine has
        acknowledged every change; when it raises EngineRefused or EngineUnreachable some graphs may have been replaced,
        each of them whole, and the same call again completes the commit.
        """
        ledger = self._ledger()
        if expected is not None and expected != (ledger.commit or EMPTY):
            raise StoreMoved(expected)
        wanted = {str(name): list(quads(iri(name), triples)) for name, triples in graphs.items()}
        wanted |= {str(name): [] for name in remove if str(name) not in wanted}
        digests = {name: fingerprint(new) if new else "" for name, new in wanted.items()}
        changed = [name for name, digest in digests.items() if ledger.digests.get(name, "") != digest]
        if not changed and ledger.commit and not ledger.commit.endswith("-writing"):
            return self._view(ledger)
        if not ledger.commit:
            ledger = Ledger("", {}, self._lost())
        begun = account.begin(changed, None) if account else None
        try:
            after = self._commit(ledger, {name: (wanted[name], digests[name]) for name in changed})
        except StoreError:
            if account and begun:  # some graphs may have been replaced
                account.settle(begun, UNKNOWN, (None, None))
            raise
        if account and begun:
            account.settle(begun, DONE, (None, None), after.commit)
        return self._view(after)

    def settle(self, log: AuditLog) -> None:
        """Says of writes that were begun and not settled that nobody can tell what became of them."""
        log.settle(None)

    def _commit(self, ledger: Ledger, changed: Mapping[str, tuple[list[ox.Quad], str]]) -> Ledger:
        commit = identifier(_number(ledger.commit) + 1)
        # Written as changing first: where the commit breaks off, what it touched counts as unknown and is sent again.
        untouched = {name: digest for name, digest in ledger.digests.items() if name not in changed}
        self._write_ledger(Ledger(f"{commit}-writing", untouched, ledger.shelters))
        for name, (content, _) in changed.items():
            self._write(name, shelter(content, ledger.shelters))
        held = {name: digest for name, (_, digest) in changed.items() if digest}
        after = Ledger(commit, untouched | held, ledger.shelters)
        self._write_ledger(after)
        self._seen = (float("-inf"), None)
        return after

    def snapshot(self) -> RemoteView | None:
        """The view of what the engine holds now; None before the first commit."""
        ledger = self._ledger()
        return self._view(ledger) if ledger.commit else None

    def newest_id(self) -> str | None:
        """The id of the last commit, asked of the engine at most once a second."""
        at, found = self._seen
        if time.monotonic() - at > _FRESH_SECONDS:
            found = self._ledger().commit or None
            self._seen = (time.monotonic(), found)
        return found

    def _view(self, ledger: Ledger) -> RemoteView:
        return RemoteView(self.endpoint, ledger)

    def _ledger(self) -> Ledger:
        answer = self.endpoint.ask(_LEDGER_QUERY, as_graph=False, seconds=_LEDGER_SECONDS)
        rows = _rows(answer)
        commit = next((o.value for s, p, o in rows if p == _COMMIT), "")
        digests = {s.value: o.value for s, p, o in rows if p == _DIGEST}
        return Ledger(commit, digests, frozenset(o.value for s, p, o in rows if p == _SHELTERS))

    def _lost(self) -> frozenset[str]:
        """The datatypes that this engine does not give back as written: tried out once, before the first commit."""
        # A subject each: an engine may take values of two datatypes for one and the same.
        probes = (ox.Quad(ox.NamedNode(f"{LEDGER}:{n}"), _SHELTERS, probe, _STORE) for n, probe in enumerate(PROBES))
        self.endpoint.put(LEDGER, _ntriples(probes))
        answer = self.endpoint.ask(_LEDGER_QUERY, as_graph=False, seconds=_LEDGER_SECONDS)
        return lost(value for _, _, value in _rows(answer))

    def _write(self, name: str, content: list[ox.Quad]) -> None:
        if content:
            self.endpoint.put(name, _ntriples(content))
        else:
            self.endpoint.delete(name)

    def _write_ledger(self, ledger: Ledger) -> None:
        self.endpoint.put(LEDGER, _ntriples(ledger.quads()))


class RemoteView:
    """What the engine holds, under the id of the commit that was newest when the view was made."""

    def __init__(self, endpoint: Endpoint, ledger: Ledger) -> None:
        self.id = ledger.commit
        self._endpoint = endpoint
        self._graphs = frozenset(ledger.digests)

    def query(
        self,
        text: str,
        *,
        bindings: Bindings | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Result:
        """The answer; raises QueryRefused, BindingRefused, TermRefused, GraphUnknown, QueryTimeout, EngineRefused or
        EngineUnreachable. The default graph is what the engine takes for it: its documentation says how to make that
        the union of all graphs."""
        limits = Limits(max_rows, max_bytes)
        return self.answer(Question(text, bound_terms(bindings), limits, tuple(default_graphs), tuple(named_graphs)))

    def answer(self, question: Question, seconds: float = _SECONDS) -> Result:
        """The answer to a question whose terms are already the engine's, within so many seconds."""
        query = guard(question.text, question.bounds)
        chosen: Dataset = (tuple(question.default_graphs), tuple(question.named_graphs))
        for graph in (*chosen[0], *chosen[1], *(source.value for source in dataset(query))):
            if graph not in self:
                raise GraphUnknown(graph)
        as_graph = query.form in ("CONSTRUCT", "DESCRIBE")
        answer = self._endpoint.ask(bind(query, question.bindings), as_graph=as_graph, seconds=seconds, dataset=chosen)
        if query.form == "ASK":
            return Result(query.form, self.id, boolean=_boolean(answer))
        found = _triples(answer) if as_graph else _table(answer)
        result = collect(found, query, question.limits, self.id)
        return _restored(result, cut=answer.cut)

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs that Normgraaf put there, sorted."""
        return sorted(self._graphs)

    def graph(self, graph: str) -> Iterator[ox.Quad]:
        """The quads of one named graph."""
        name = iri(graph)
        found = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name.value}> {{ ?s ?p ?o }} }}")
        if found.truncated:
            raise QueryFailed(f"the engine gives only a part of <{graph}>")
        return (ox.Quad(t.subject, t.predicate, t.object, name) for t in found.triples)

    def __contains__(self, graph: str) -> bool:
        return str(graph) in self._graphs

    def count(self) -> int:
        """The number of triples in all named graphs."""
        return sum(1 for name in self.graphs() for _ in self.graph(name))

    def serialize(
        self, file_format: GraphFormat, graphs: Iterable[str] | None = None, prefixes: Mapping[str, str] | None = None
    ) -> bytes:
        """Named graphs (all of them when None) as a document, sorted, so that equal content gives equal bytes."""
        chosen = self.graphs() if graphs is None else list(graphs)
        for name in chosen:
            if name not in self:
                raise GraphUnknown(name)
        return write_graphs((quad for name in chosen for quad in self.graph(name)), file_format, prefixes)


def _rows(answer: Answer) -> list[tuple[Any, ...]]:
    table = _table(answer)
    return [] if isinstance(table, ox.QueryBoolean) else [tuple(solution) for solution in table]


def _table(answer: Answer) -> ox.QuerySolutions | ox.QueryBoolean:
    try:
        return ox.parse_query_results(answer.body, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise QueryFailed(f"the engine's answer is not SPARQL JSON: {error}") from None


def _boolean(answer: Answer) -> bool:
    """The answer to ASK, which Virtuoso gives as a table with one cell."""
    table = _table(answer)
    return bool(table) if isinstance(table, ox.QueryBoolean) else any(row[0].value in ("1", "true") for row in table)


def _triples(answer: Answer) -> list[ox.Triple]:
    try:
        return [quad.triple for quad in ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError) as error:
        raise QueryFailed(f"the engine's answer is not N-Triples: {error}") from None


def _restored(result: Result, *, cut: bool) -> Result:
    return Result(
        result.form,
        result.snapshot,
        result.variables,
        tuple(tuple(restore(cell) for cell in row) for row in result.rows),
        result.boolean,
        tuple(ox.Triple(t.subject, t.predicate, restore(t.object)) for t in result.triples),
        result.truncated or ("rows" if cut else None),
    )


def _ntriples(content: Iterable[ox.Quad]) -> bytes:
    return ox.serialize((quad.triple for quad in content), format=ox.RdfFormat.N_TRIPLES) or b""


def _number(commit: str) -> int:
    try:
        return int(commit.partition("-")[0] or 0)
    except ValueError:
        raise EngineRefused(LEDGER, f"its account names no commit: {commit!r}") from None
