"""Commands that make, list and revoke the tokens with which apps write."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.tokens import Token, TokenBook
from normgraaf.settings import Settings

app = typer.Typer(
    help="Tokens for apps: scopes read, validate, write and admin, each with those before it.", no_args_is_help=True
)


class Scopes(StrEnum):
    """What a token can open."""

    read = "read"
    validate = "validate"
    write = "write"
    admin = "admin"


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="What the audit log calls its holder: an app or a role, not a person.")],
    scope: Annotated[Scopes, typer.Option(help="What it opens.")],
    days: Annotated[int | None, typer.Option(min=1, help="Days that it is valid; without it until revoked.")] = None,
) -> None:
    """Make a token and show it once; only its digest is kept."""
    print(_book().create(name, scope.value, days))


@app.command("list")
def list_tokens() -> None:
    """Show every token ever made: its name, scope and state. The tokens themselves are not kept."""
    table = Table("name", "scope", "made", "valid until", "state")
    now = datetime.now(UTC)
    for token in _book().tokens():
        until = f"{token.expires:%Y-%m-%d %H:%M}" if token.expires else "revoked"
        table.add_row(token.name, token.scope, f"{token.created:%Y-%m-%d %H:%M}", until, _state(token, now))
    (Console() if Console().is_terminal else Console(width=160)).print(table)


@app.command()
def revoke(name: Annotated[str, typer.Argument(help="The token's name.")]) -> None:
    """Make a token useless, from the next request on."""
    _book().revoke(name)
    print(f"revoked {name}")


def _state(token: Token, now: datetime) -> str:
    if token.usable(now):
        return "usable"
    return f"revoked {token.revoked:%Y-%m-%d %H:%M}" if token.revoked else "expired"


def _book() -> TokenBook:
    return TokenBook(Settings().private_folder)
