"""The command by which a person looks at the least sure statements of a report and decides on them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

import typer
from rdflib import RDF, Graph, URIRef
from rdflib.term import Node
from rich.console import Console
from rich.markup import escape

from loaders.decisions import NoDecision, Reviewed, decide, graph_of, reviewed
from loaders.linking import LINKS
from loaders.review import decisions, quote_of
from loaders.rules.measured import Measured, measured
from normgraaf.settings import Settings
from ontology import namespaces as ns
from ontology.namespaces import NG
from store import Store, open_store
from store.audit import COMMAND_LINE, AuditLog, difference

_MODES = {"unknown": 0, "derived": 1}
_HEADING, _IDENTITY, _ANOMALY, _REST = 2, 3, 4, 5
_NOT_SHOWN = {"hasEvidence", "inDocument", "voice", "assertionMode", "rule", "review"}


@dataclass(frozen=True)
class Doubt:
    """A statement to look at: why it is here, its words between what stands around them, who says it, by which rule.

    `correct` and `fired` are the rule's measured counts, None where it was not measured.
    """

    statement: str
    kind: str
    why: str
    before: str
    words: str
    after: str
    page: int | None
    voice: str
    mode: str
    values: dict[str, list[str]]
    rule: str
    correct: int | None
    fired: int | None
    decided: str = ""


def doubts(held: Reviewed, links: Graph, everything: bool = False) -> list[Doubt]:
    """The statements of a report, the least sure first; those that a person decided on only where all are asked for.

    First what is unknown or derived, then recovered headings, candidates for identity, faults of the source, and then
    by the measured precision of the rule, as (correct + 1) / (fired + 2): one half for a rule that was not measured.
    """
    known, told = measured(), {each.iri: each.what for each in decisions(held.curated)}
    found = [(_order(graph, each, known), each, graph) for graph, each in _statements(held, links)]
    shown = []
    for order, each, graph in sorted(found, key=lambda one: (one[0], one[1])):
        decided = next((told[r] for r in graph.objects(each, NG.review) if isinstance(r, URIRef) and r in told), "")
        if everything or not decided:
            shown.append(_doubt(held.facts, graph, each, order[0], known, decided))
    return shown


def review(
    report: Annotated[str, typer.Argument(help="A report's id or IRI.")],
    changes: Annotated[list[str] | None, typer.Argument(help="With --correct: property=value …")] = None,
    confirm: Annotated[str | None, typer.Option(help="The IRI of a statement that is right.")] = None,
    reject: Annotated[str | None, typer.Option(help="The IRI of one that is wrong; needs --because.")] = None,
    correct: Annotated[str | None, typer.Option(help="The IRI of one with other values than read.")] = None,
    because: Annotated[str, typer.Option(help="Why.")] = "",
    who: Annotated[str, typer.Option("--as", help="Who decides; a function will do.")] = COMMAND_LINE,
    limit: Annotated[int, typer.Option(min=1, help="How many statements to show.")] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Also those already decided on.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON; asks nothing.")] = False,
) -> None:
    """List the least sure statements of a report with their passages; confirm, reject or correct them."""
    store, key = open_store(Settings().location), report.removeprefix(ns.ID)
    asked = [(iri, what) for iri, what in _asked(confirm, reject, correct) if iri]
    if len(asked) > 1:
        raise typer.BadParameter("one decision at a time")
    try:
        if asked:
            iri, what = asked[0]
            _take(store, key, iri, what, who, because, dict(_pair(each) for each in changes or []))
        elif changes:
            raise typer.BadParameter("values go with --correct", param_hint="CHANGES")
        else:
            _show(store, key, who, limit, everything, as_json)
    except NoDecision as refused:
        print(f"normgraaf: {refused}", file=sys.stderr)
        raise typer.Exit(1) from None


def _asked(confirm: str | None, reject: str | None, correct: str | None) -> Iterator[tuple[str | None, str]]:
    yield from ((confirm, "confirmed"), (reject, "rejected"), (correct, "corrected"))


def _take(store: Store, key: str, iri: str, what: str, who: str, because: str, changes: dict[str, str]) -> None:
    log = AuditLog(Settings().private_folder)
    log.ready()
    before = store.snapshot()
    decision = decide(store, key, URIRef(iri), what, who, because, changes)
    graphs = [str(name(key)) for name in (ns.report_graph, ns.quarantine_graph, ns.curated_graph)]
    added, removed = difference(before, store.snapshot(), graphs)
    log.record(decision.who, "review", graphs, added=added, removed=removed)
    print(f"{what}: {iri}")


def _show(store: Store, key: str, who: str, limit: int, everything: bool, as_json: bool) -> None:
    view = store.snapshot()
    if view is None:
        raise NoDecision(f"the store holds no report {key}")
    held = reviewed(view, key)
    found, orphaned = doubts(held, graph_of(view, URIRef(LINKS)), everything), held.orphaned
    if as_json:
        left = [{"decision": each.what, "words": each.quote[0], "reason": each.reason} for each in orphaned]
        print(
            json.dumps({"statements": [asdict(each) for each in found[:limit]], "orphaned": left}, ensure_ascii=False)
        )
        return
    console = Console(highlight=False)
    for each in found[:limit]:
        console.print(_shown(each), soft_wrap=True)
        if sys.stdin.isatty() and sys.stdout.isatty() and not _ask(store, key, each, who):
            break
    console.print(f"{len(found)} statements to look at, {min(limit, len(found))} shown", markup=False)
    for lost in orphaned:
        console.print(f"orphaned: {lost.what} “{lost.quote[0]}” {lost.reason}", markup=False)


def _ask(store: Store, key: str, doubt: Doubt, who: str) -> bool:
    """One decision asked for on a terminal; False where the person stops."""
    answer = str(typer.prompt("(c)onfirm, (r)eject, c(o)rrect, (s)kip, (q)uit", default="s")).strip().lower()[:1]
    try:
        if answer == "c":
            _take(store, key, doubt.statement, "confirmed", who, "", {})
        elif answer == "r":
            _take(store, key, doubt.statement, "rejected", who, typer.prompt("because"), {})
        elif answer == "o":
            _take(store, key, doubt.statement, "corrected", who, "", dict([_pair(typer.prompt("property=value"))]))
    except NoDecision as refused:
        print(f"normgraaf: {refused}", file=sys.stderr)
    return answer != "q"


def _shown(doubt: Doubt) -> str:
    page = f", page {doubt.page}" if doubt.page is not None else ""
    rate = "not measured" if not doubt.fired else f"right {doubt.correct} of {doubt.fired} times"
    values = "; ".join(f"{name} {', '.join(each)}" for name, each in doubt.values.items())
    passage = " ".join(f"{escape(doubt.before)}[bold]{escape(doubt.words)}[/bold]{escape(doubt.after)}".split())
    state = f" [{doubt.decided}]" if doubt.decided else ""
    head = escape(f"{doubt.kind}{state}: {doubt.why}{page}; voice {doubt.voice}; rule {doubt.rule}, {rate}")
    return f"{head}\n  …{passage}…\n  {escape(values)}\n  {escape(doubt.statement)}\n"


def _statements(held: Reviewed, links: Graph) -> Iterator[tuple[Graph, URIRef]]:
    for each in held.facts.subjects(NG.voice, None):
        if isinstance(each, URIRef):
            yield held.facts, each
    places = set(held.facts.objects(None, NG.hasEvidence))
    for each in set(links.subjects(RDF.type, NG.IdentityLink)):
        if isinstance(each, URIRef) and places & set(links.objects(each, NG.hasEvidence)):
            yield links, each


def _order(graph: Graph, statement: Node, known: dict[str, Measured]) -> tuple[int, float]:
    rule = known.get(_last(graph.value(statement, NG.rule)))
    kind = _last(graph.value(statement, RDF.type))
    sure = rule.expected if rule else 0.5
    if kind == "IdentityLink":
        return _IDENTITY, sure
    if kind == "SourceAnomaly":
        return _ANOMALY, sure
    mode = _MODES.get(_last(graph.value(statement, NG.assertionMode)), _REST)
    recovered = str(graph.value(statement, NG.recoveredHeading)) == "true"
    return (_HEADING if recovered and mode == _REST else mode), sure


_WHY = {
    0: "unknown",
    1: "derived",
    _HEADING: "recovered heading",
    _IDENTITY: "may be the same",
    _ANOMALY: "fault of the source",
}


def _doubt(
    facts: Graph, graph: Graph, statement: URIRef, order: int, known: dict[str, Measured], decided: str
) -> Doubt:
    rule = _last(graph.value(statement, NG.rule))
    rate = known.get(rule)
    words, before, after = quote_of(facts + graph if graph is not facts else facts, statement)
    place = graph.value(statement, NG.hasEvidence)
    page = facts.value(place, NG.page)
    values: dict[str, list[str]] = {}
    for term, value in sorted(graph.predicate_objects(statement)):
        if str(term).startswith(str(NG)) and (name := _last(term)) not in _NOT_SHOWN:
            values.setdefault(name, []).append(_last(value) if str(value).startswith(ns.ID) else str(value))
    return Doubt(
        str(statement),
        _last(graph.value(statement, RDF.type)),
        _WHY.get(order, "stated"),
        before,
        words,
        after,
        int(str(page)) if page is not None else None,
        _last(graph.value(statement, NG.voice)),
        _last(graph.value(statement, NG.assertionMode)),
        values,
        rule,
        rate.correct if rate else None,
        rate.fired if rate else None,
        decided,
    )


def _last(term: Node | None) -> str:
    return str(term or "").replace("#", "/").rpartition("/")[2]


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"'{text}' is not property=value")
    return name, value
