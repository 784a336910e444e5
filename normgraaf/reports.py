"""The commands for reports: read them into the store, show, export and remove them."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normgraaf import session
from normgraaf.settings import Settings

if TYPE_CHECKING:
    from shapes.data import Data
    from store import View


class GraphFormats(StrEnum):
    """How graphs are written."""

    trig = "trig"
    nquads = "nquads"
    turtle = "turtle"
    jsonld = "jsonld"


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders with files.", show_default=False)],
    id: Annotated[str | None, typer.Option("--id", help="The document's id, for one file.")] = None,
    register: Annotated[
        list[Path] | None,
        typer.Option("--register", help="A register of municipalities and other bodies (CSV or Turtle); repeatable."),
    ] = None,
) -> None:
    """Read reports into the store. Exit 0: all read; 1: some failed; 2: wrong use."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from loaders.offered import offered_files
    from normgraaf import tables

    files = offered_files(paths)
    missing = [path for path in paths if not path.exists()]
    if missing or not files:
        raise typer.BadParameter(f"no such file: {missing[0]}" if missing else "no files found", param_hint="PATHS")
    if id is not None and len(files) > 1:
        raise typer.BadParameter("an id goes with one file", param_hint="--id")
    outcomes = []
    with (
        session.readers(len(files)) as readers,
        Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        ) as progress,
    ):
        task = progress.add_task("reading", total=len(files))
        registers = register or Settings().register_files
        for outcome in session.recorder().ingest(files, session.opened(), id, registers, readers):
            outcomes.append(outcome)
            progress.update(task, advance=1, description=outcome.name[:40])
    console = session.console()
    console.print(tables.outcomes(outcomes))
    if (reasons := tables.reasons(outcomes)) is not None:
        console.print(reasons)
    if any(outcome.failure for outcome in outcomes):
        raise typer.Exit(1)


def status() -> None:
    """What the store holds: reports, statements, what was set aside, the newest snapshot."""
    from normgraaf import tables

    settings, snapshot = Settings(), session.opened().snapshot()
    if snapshot is None:
        print(f"The store {settings.store} is empty. Start with: normgraaf ingest PATH")
        for folder in _stores_beside(Path(settings.store)):
            print(f"There is another: NORMGRAAF_STORE={folder} normgraaf status")
        return
    session.console().print(tables.reports(snapshot))
    print(f"snapshot {snapshot.id} in {settings.store}")


def _stores_beside(store: Path) -> list[Path]:
    found = store.parent.glob("*/snapshots") if store.parent.is_dir() else ()
    return sorted(folder.parent for folder in found if folder.parent != store)


def annotation_page_of(
    report: Annotated[str, typer.Argument(help="A file (it need not be in the store), or a report's id or IRI.")],
) -> None:
    """Print what the graph holds about one document as a W3C Web Annotation page (JSON)."""
    from rdflib import URIRef

    from loaders.annotations import annotation_page
    from ontology import namespaces as ns

    path = Path(report)
    if path.is_file():
        with session.readers(1) as readers:
            page = readers.run(annotations_of, path)
    else:
        document = URIRef(report) if report.startswith("http") else ns.document(report)
        data = _data_of(session.newest(), document.removeprefix(ns.ID))
        page = annotation_page(data, document)
    print(json.dumps(page, ensure_ascii=False, indent=1))


def annotations_of(path: Path) -> dict[str, Any]:
    """The page of a file, as a process that reads makes it."""
    from loaders.annotations import annotation_page
    from loaders.pipeline import read
    from ontology import namespaces as ns

    reading = read(path)
    return annotation_page(reading.passed, ns.document(reading.identity.key))


def export(
    reports: Annotated[
        list[str] | None, typer.Argument(help="Ids or IRIs of reports; all where none is given.")
    ] = None,
    format: Annotated[
        GraphFormats, typer.Option("--format", "-f", help="How to write the graphs.")
    ] = GraphFormats.trig,
) -> None:
    """Write the graphs of reports to standard output."""
    from ontology import namespaces as ns

    snapshot = session.newest()
    graphs = [_held(snapshot, report.removeprefix(ns.ID)) for report in reports or []] or snapshot.graphs()
    sys.stdout.buffer.write(snapshot.serialize(format.value, graphs, ns.PREFIXES))


def remove(report: Annotated[str, typer.Argument(help="A report's id or IRI.")]) -> None:
    """Take one report out of the store."""
    from ontology import namespaces as ns

    key = report.removeprefix(ns.ID)
    session.recorder().remove(key, session.opened())
    print(f"removed {key}")


def _held(view: View, key: str) -> str:
    """The name of a report's graph in the store."""
    from ontology import namespaces as ns

    name = str(ns.report_graph(key))
    if name not in view:
        from loaders.ingest import UnknownReport

        raise UnknownReport(f"the store holds no report {key}")
    return name


def _data_of(view: View, key: str) -> Data:
    from shapes.data import Data

    return Data.read(view.serialize("ntriples", [_held(view, key)]).decode())
