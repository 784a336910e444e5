"""The command line: every command under one name, and what a person is told when one cannot do its work."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from normgraaf import ledger, ontology, questions, reports, rules, serving, token, upkeep
from normgraaf.review import review
from normgraaf.text import text

app = typer.Typer(
    name="normgraaf",
    help="Reads youth-care reports into a knowledge graph in which every answer carries its evidence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS: tuple[Callable[..., None], ...] = (
    reports.ingest,
    reports.status,
    serving.serve,
    questions.ask,
    questions.sparql,
    questions.validate,
    text,
    review,
    reports.export,
    reports.remove,
    upkeep.backup,
    upkeep.restore,
    upkeep.upgrade,
    upkeep.check,
    ledger.audit,
    upkeep.settings,
)
for _command in _COMMANDS:
    app.command()(_command)
app.command("annotations")(reports.annotation_page_of)
app.add_typer(ontology.app, name="ontology")
app.add_typer(rules.app, name="rules")
app.add_typer(token.app, name="token")

# What a person can cause and mend; anything else is a fault of ours. By name, because a command imports only what it
# needs: what was not imported was not raised.
EXPECTED = (
    ("builtins", "OSError"),
    ("builtins", "UnicodeDecodeError"),
    ("pydantic", "ValidationError"),
    ("api.tokens", "TokenRefused"),
    ("loaders.confined", "Exceeded"),
    ("loaders.gate", "BrokenReport"),
    ("loaders.identity", "InvalidId"),
    ("loaders.ingest", "UnknownReport"),
    ("loaders.reading", "UnreadableReport"),
    ("loaders.registers", "BadRegister"),
    ("loaders.rules.described", "UnknownRule"),
    ("loaders.declared", "DeclarationError"),
    ("normgraaf.serving", "AddressRefused"),
    ("queries.catalogue", "BadParameter"),
    ("queries.catalogue", "UnknownQuestion"),
    ("store.errors", "StoreError"),
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"normgraaf {version('normgraaf')}")
        raise typer.Exit


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole trace of an error.")] = False,
    _shown: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    logging.basicConfig(level=logging.DEBUG if debug else logging.WARNING)


def main() -> None:
    """Run the command line; an error is one line on standard error and exit 1, wrong use is exit 2."""
    _run(app, "--debug" in sys.argv)


def _run(command: Callable[[], Any], debug: bool) -> None:
    try:
        command()
    except Exception as error:
        if debug:
            raise
        print(f"normgraaf: {_in_words(error)}", file=sys.stderr)
        sys.exit(1)


def _expected() -> tuple[type[Exception], ...]:
    return tuple(getattr(sys.modules[module], name) for module, name in EXPECTED if module in sys.modules)


def _in_words(error: Any) -> str:
    if not isinstance(error, _expected()):
        from loaders.unforeseen import where

        return f"a fault of Normgraaf's own: {where(error)}. Run again with --debug to see all of it."
    if hasattr(error, "errors"):
        faults = [f"NORMGRAAF_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()]
        return "a setting cannot be used: " + "; ".join(faults)
    return " ".join(str(error).split())
