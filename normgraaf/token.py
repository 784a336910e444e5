"""Commands that make, list and revoke the tokens with which apps write."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from normgraaf import session
from normgraaf.settings import Settings

if TYPE_CHECKING:
    from api.tokens import TokenBook

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
    from normgraaf import tables

    session.console().print(tables.tokens(_book().tokens(), datetime.now(UTC)))


@app.command()
def revoke(name: Annotated[str, typer.Argument(help="The token's name.")]) -> None:
    """Make a token useless, from the next request on."""
    _book().revoke(name)
    print(f"revoked {name}")


def _book() -> TokenBook:
    from api.tokens import TokenBook

    return TokenBook(Settings().private_folder)
