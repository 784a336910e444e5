"""The commands for the rules by which statements are read: list them, explain one, try one on a sentence or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normgraaf import session

if TYPE_CHECKING:
    from loaders.rules.described import Described
    from loaders.rules.examples import Read
    from loaders.rules.kind import Kind

app = typer.Typer(help="The rules by which statements are read.", no_args_is_help=True)
_OWN = ".toml"


@app.callback()
def rules() -> None:
    """The rules by which statements are read."""


@app.command("list")
def listed(
    kind: Annotated[str | None, typer.Argument(help="Only those that give this kind of statement.")] = None,
) -> None:
    """List every rule with how often it was right of how often that was looked at."""
    from loaders.rules.described import rules
    from normgraaf import tables

    found = [each for each in rules() if kind is None or (each.kind is not None and each.kind.name == kind)]
    if not found:
        raise typer.BadParameter(f"no rule in a file gives {kind}", param_hint="KIND")
    session.console().print(tables.rules(found, _language()))


@app.command("explain")
def explain(name: Annotated[str, typer.Argument(help="A rule's name, as it stands beside an answer.")]) -> None:
    """Show one rule: what it does, how its sentences read, its examples and how often it was right."""
    from loaders.rules.described import rule

    for line in _explained(rule(name)):
        print(line)


@app.command("try")
def tried(
    rule: Annotated[str, typer.Argument(help="A rule's name, a kind of statement, or a rule file of your own.")],
    text: Annotated[str, typer.Argument(help="A sentence, or the path of a report.")],
) -> None:
    """Show what a rule, a kind or a file of your own reads in a sentence or a report; examples that fail are told."""
    from loaders.rules.examples import faults
    from normgraaf import tables

    kind = _kind(rule)
    for fault in faults(kind) if rule.endswith(_OWN) else ():
        typer.echo(f"example: {fault}", err=True)
    with session.readers(1) as readers:
        found = readers.run(_read, kind, text)
    console = session.console()
    console.print(tables.read(found) if found else "nothing")


def _read(kind: Kind, text: str) -> list[Read]:
    """What a kind's rules read, as a process that reads does it."""
    from loaders.rules.examples import read_file, read_text

    return read_file(kind, Path(text)) if Path(text).is_file() else read_text(kind, text)


def _kind(name: str) -> Kind:
    """The kind that a name stands for: of one rule, with that rule only."""
    from loaders.rules.described import rule
    from loaders.rules.kind import kinds, load

    if name.endswith(_OWN):
        return load(Path(name))
    for kind in kinds():
        if kind.name == name:
            return kind
    described = rule(name)
    if described.kind is None:
        raise typer.BadParameter(f"{name} reads the build of a document, no sentences; try it by reading one")
    return described.kind.only(name)


def _explained(rule: Described) -> list[str]:
    language = _language()
    kind = f" ({rule.kind.name}, {rule.kind.file})" if rule.kind else ""
    lines = [f"{rule.name}{kind}: {rule.label[language]}", "", rule.says[language], "", _measured(rule)]
    if rule.spec is not None:
        lines += ["", "reads", *(f"  {line}" for line in rule.spec.find)]
        lines += ["not where", *(f"  {line}" for line in rule.spec.unless)] if rule.spec.unless else []
        lines += ["gives one", *(f"  {line}" for line in rule.spec.yes)]
        lines += ["gives none", *(f"  {line}" for line in rule.spec.no)]
    return lines


def _measured(rule: Described) -> str:
    from loaders.rules.measured import ENOUGH

    if rule.counts is None:
        return "not measured: nothing that it gave was held against notes"
    right = f"right in {rule.counts.correct} of {rule.counts.fired}"
    return right if rule.counts.fired >= ENOUGH else f"{right}: too few for a figure"


def _language() -> str:
    from normgraaf.settings import Settings

    return Settings().language
