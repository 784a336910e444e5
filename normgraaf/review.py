"""The command by which a person looks at the least sure statements of a report and decides on them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from normgraaf import session

if TYPE_CHECKING:
    from normgraaf.doubts import Doubt
    from store import Store


def review(
    report: Annotated[str, typer.Argument(help="A report's id or IRI.")],
    changes: Annotated[list[str] | None, typer.Argument(help="With --correct: property=value …")] = None,
    confirm: Annotated[str | None, typer.Option(help="The IRI of a statement that is right.")] = None,
    reject: Annotated[str | None, typer.Option(help="The IRI of one that is wrong; needs --because.")] = None,
    correct: Annotated[str | None, typer.Option(help="The IRI of one with other values than read.")] = None,
    because: Annotated[str, typer.Option(help="Why.")] = "",
    who: Annotated[str, typer.Option("--as", help="Who decides; a function will do.")] = "command line",
    limit: Annotated[int, typer.Option(min=1, help="How many statements to show.")] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Also those already decided on.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON; asks nothing.")] = False,
) -> None:
    """List the least sure statements of a report with their passages; confirm, reject or correct them."""
    from loaders.decisions import NoDecision
    from ontology import namespaces as ns

    store, key = session.opened(), report.removeprefix(ns.ID)
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
    from rdflib import URIRef

    from loaders.decisions import decide
    from store.audit import Account

    log = session.audit_log()
    log.ready()
    account = Account(log, who, "review")
    decide(store, key, URIRef(iri), what, who, because, changes, account)
    print(f"{what}: {iri}")


def _show(store: Store, key: str, who: str, limit: int, everything: bool, as_json: bool) -> None:
    from rdflib import URIRef

    from loaders.decisions import NoDecision, graph_of, reviewed
    from loaders.linking import LINKS
    from normgraaf.doubts import doubts

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
    console = session.console()
    for each in found[:limit]:
        console.print(_shown(each), soft_wrap=True)
        if sys.stdin.isatty() and sys.stdout.isatty() and not _ask(store, key, each, who):
            break
    console.print(f"{len(found)} statements to look at, {min(limit, len(found))} shown", markup=False)
    for lost in orphaned:
        console.print(f"orphaned: {lost.what} “{lost.quote[0]}” {lost.reason}", markup=False)


def _ask(store: Store, key: str, doubt: Doubt, who: str) -> bool:
    """One decision asked for on a terminal; False where the person stops."""
    from loaders.decisions import NoDecision

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
    from rich.markup import escape

    page = f", page {doubt.page}" if doubt.page is not None else ""
    rate = "not measured" if not doubt.fired else f"right {doubt.correct} of {doubt.fired} times"
    values = "; ".join(f"{name} {', '.join(each)}" for name, each in doubt.values.items())
    passage = " ".join(f"{escape(doubt.before)}[bold]{escape(doubt.words)}[/bold]{escape(doubt.after)}".split())
    state = f" [{doubt.decided}]" if doubt.decided else ""
    head = escape(f"{doubt.kind}{state}: {doubt.why}{page}; voice {doubt.voice}; rule {doubt.rule}, {rate}")
    return f"{head}\n  …{passage}…\n  {escape(values)}\n  {escape(doubt.statement)}\n"


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"'{text}' is not property=value")
    return name, value
