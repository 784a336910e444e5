"""What an answer takes from its request: language, address, parameters; it travels to the reader that writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api import links
from api.language import LANGUAGES, Language, say

WEB = Path(__file__).parent / "web"


@cache
def templates() -> Environment:
    """The templates of all pages."""
    return Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Frame:
    """Plain values of one request. `path` is the one within the service, `root` what stands before it outside;
    `takes_gzip` tells whether its client takes that."""

    language: Language
    method: str
    root: str
    path: str
    parameters: Mapping[str, str]
    takes_gzip: bool

    def say(self, key: str, **values: object) -> str:
        """A message in the language of this request."""
        return say(self.language, key, **values)

    def href(self, path: str, parameters: Mapping[str, object] | None = None, fragment: str = "") -> str:
        """An address within the service, which keeps the language that the request named."""
        given = {name: str(value) for name, value in (parameters or {}).items() if value not in (None, "")}
        if self.parameters.get("lang") in LANGUAGES:
            given.setdefault("lang", self.language)
        query = f"?{urlencode(given)}" if given else ""
        return f"{self.root}{path}{query}" + (f"#{fragment}" if fragment else "")

    def again(self, **changed: object) -> str:
        """The address of this request with some parameters changed."""
        return self.href(self.path, {**self.parameters, **changed})

    def link(self, iri: str) -> str | None:
        """Where the service shows an IRI of its own; None for one that is not."""
        path = links.path(iri)
        return None if path is None else self.href(*path)

    def render(self, template: str, **values: Any) -> str:
        """A page in the language of this request."""
        return (
            templates()
            .get_template(template)
            .render(call=self, t=self.say, href=self.href, link=self.link, language=self.language, **values)
        )
