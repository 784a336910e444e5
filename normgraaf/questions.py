"""The commands that ask: questions with their evidence, SPARQL, and whether data passes the shapes."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from normgraaf import session
from normgraaf.settings import Settings


class ResultFormats(StrEnum):
    """How answers are written: tables as the first four, graphs as the others."""

    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    turtle = "turtle"
    ntriples = "ntriples"
    jsonld = "jsonld"


def ask(
    question: Annotated[str, typer.Argument(help="The question's name, or `list` for all of them.")],
    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="A parameter, as name=value.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    unproven: Annotated[
        bool, typer.Option("--unproven", help="Also rows that rest only on rules that are right too seldom.")
    ] = False,
) -> None:
    """Ask one of the questions and show each row with its evidence."""
    from normgraaf import tables
    from queries import catalogue

    language = Settings().language
    if question == "list":
        if as_json:
            print(json.dumps([each.as_json() for each in catalogue.questions()], ensure_ascii=False, indent=1))
        else:
            session.console().print(tables.questions(catalogue.questions(), language))
        return
    given = dict(_pair(each) for each in param or [])
    answer = catalogue.ask(session.newest(), question, given, unproven=unproven)
    if as_json:
        print(json.dumps(answer.as_json(), ensure_ascii=False, indent=1))
    else:
        console = session.console()
        console.print(tables.answer(answer, language, console.width))
        if answer.left_out:
            print(
                f"{answer.left_out} rows left out: their rules are right too seldom; --unproven shows them",
                file=sys.stderr,
            )


def sparql(
    file: Annotated[Path, typer.Argument(help="A file with a SPARQL query, or - for standard input.")],
    format: Annotated[
        ResultFormats, typer.Option("--format", "-f", help="How to write the answer.")
    ] = ResultFormats.csv,
) -> None:
    """Run a SPARQL query on the newest snapshot."""
    from ontology import namespaces as ns
    from store.formats import write_result

    text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    sys.stdout.buffer.write(write_result(session.newest().query(text), format.value, ns.PREFIXES))


def validate(
    files: Annotated[list[Path], typer.Argument(help="RDF files: Turtle, N-Triples, JSON-LD, RDF/XML, TriG.")],
) -> None:
    """Check data against the shapes. Exit 0: conforms; 1: it does not, or nothing was checked; 2: no RDF."""
    from normgraaf import tables
    from shapes.validator import parse
    from shapes.validator import validate as check
    from store.errors import DataRefused, DataSyntaxError

    failed = False
    for file in files:
        try:
            report = check(parse(file.read_bytes(), file.name))
        except (DataSyntaxError, DataRefused) as error:
            print(f"normgraaf: {file}: {error}", file=sys.stderr)
            raise typer.Exit(2) from None
        session.console().print(tables.validation(file, report, Settings().language))
        failed |= not report.conforms
    if failed:
        raise typer.Exit(1)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"'{text}' is not name=value", param_hint="--param")
    return name, value
