"""One request and what is needed to answer it: language, addresses, templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BeforeValidator
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api import links
from api.clients import client_of, seconds_of
from api.language import LANGUAGES, Language, language_of, say
from api.negotiation import Offer, negotiate
from api.service import Service

WEB = Path(__file__).parent / "web"

JSON = Offer("json", "application/json")
HTML = Offer("html", "text/html")
CSV = Offer("csv", "text/csv")
TURTLE = Offer("turtle", "text/turtle", ("ttl", "n3"))
NTRIPLES = Offer("ntriples", "application/n-triples", ("nt",))
JSON_LD = Offer("jsonld", "application/ld+json", ("json-ld",))
RDF_XML = Offer("rdfxml", "application/rdf+xml", ("xml", "rdf", "rdf+xml"))


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
class Call:
    """A request with its language; made by `Call.of`, also where no route matched."""

    request: Request
    language: Language

    @classmethod
    def of(cls, request: Request) -> Call:
        return cls(request, language_of(request, request.app.state.settings.language))

    @property
    def service(self) -> Service:
        """The service, with its readers within the limits of who asks."""
        service: Service = self.request.app.state.service
        pool = service.pool.on_behalf_of(
            client_of(self.request),
            timeout=seconds_of(self.request),
            max_bytes=service.settings.max_answer_bytes,
            left=self._left if self._is_read else None,
        )
        return replace(service, pool=pool)

    @property
    def _is_read(self) -> bool:
        """Whether all of the request was read, so that what comes next is that its client leaves."""
        return self.request.method == "GET" or hasattr(self.request, "_body")

    async def _left(self) -> None:
        """Returns when the client has left."""
        while (await self.request.receive())["type"] != "http.disconnect":
            pass

    def say(self, key: str, **values: object) -> str:
        """A message in the language of this request."""
        return say(self.language, key, **values)

    def choose(self, *offers: Offer) -> Offer:
        """The way in which this request wants its answer; raises NotAcceptable."""
        return negotiate(self.request.headers.get("accept"), offers, self.request.query_params.get("format"))

    def href(self, path: str, parameters: Mapping[str, object] | None = None, fragment: str = "") -> str:
        """An address within the service, which keeps the language that the request named."""
        given = {name: str(value) for name, value in (parameters or {}).items() if value not in (None, "")}
        if self.request.query_params.get("lang") in LANGUAGES:
            given.setdefault("lang", self.language)
        root = str(self.request.scope.get("root_path", ""))
        query = f"?{urlencode(given)}" if given else ""
        return f"{root}{path}{query}" + (f"#{fragment}" if fragment else "")

    def again(self, **changed: object) -> str:
        """The address of this request with some parameters changed."""
        given: dict[str, object] = dict(self.request.query_params)
        return self.href(
            self.request.scope["path"].removeprefix(self.request.scope.get("root_path", "")), given | changed
        )

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

    def page(
        self, template: str, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
    ) -> HTMLResponse:
        """The response that carries a page."""
        return HTMLResponse(self.render(template, **values), status, dict(headers or {}))


def _absent(given: object) -> object:
    """A field of a form that was left empty was not given."""
    return given or None


async def _call(
    request: Request,
    lang: Annotated[Language | None, BeforeValidator(_absent), Query()] = None,  # noqa: ARG001 - read by language_of, here for the documentation
    format: Annotated[str | None, Query()] = None,  # noqa: ARG001 - read by choose
    timeout: Annotated[str | None, Query()] = None,  # noqa: ARG001 - read by seconds_of
) -> Call:
    return Call.of(request)


Asked = Annotated[Call, Depends(_call)]
"""The parameter of a route that takes the request as a Call."""

Offers = Sequence[Offer]
