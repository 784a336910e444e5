"""One request and what is needed to answer it: its frame, the readers, the ways in which it takes an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, TypeVar, TypeVarTuple, cast

from fastapi import Depends, Query
from pydantic import BeforeValidator
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api.answers.source import Source
from api.answers.task import Task, Written
from api.clients import client_of, seconds_of
from api.compression import takes_gzip
from api.frame import Frame
from api.language import Language, language_of
from api.negotiation import Offer, negotiate
from api.problems import Problem
from api.service import Service

_Given = TypeVarTuple("_Given")
_Told = TypeVar("_Told")

JSON = Offer("json", "application/json")
HTML = Offer("html", "text/html")
CSV = Offer("csv", "text/csv")
TURTLE = Offer("turtle", "text/turtle", ("ttl", "n3"))
NTRIPLES = Offer("ntriples", "application/n-triples", ("nt",))
JSON_LD = Offer("jsonld", "application/ld+json", ("json-ld",))
RDF_XML = Offer("rdfxml", "application/rdf+xml", ("xml", "rdf", "rdf+xml"))


@dataclass(frozen=True)
class Call(Frame):
    """A request with its frame; made by `Call.of`, also where no route matched."""

    request: Request

    @classmethod
    def of(cls, request: Request) -> Call:
        root = str(request.scope.get("root_path", ""))
        return cls(
            language=language_of(request, request.app.state.settings.language),
            method=request.method,
            root=root,
            path=request.scope["path"].removeprefix(root),
            parameters=dict(request.query_params),
            takes_gzip=takes_gzip(request.headers.get("accept-encoding", "")),
            request=request,
        )

    @property
    def frame(self) -> Frame:
        """What a reader needs to know of the request."""
        return Frame(**{each.name: getattr(self, each.name) for each in fields(Frame)})

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

    def choose(self, *offers: Offer) -> Offer:
        """The way in which this request wants its answer; raises NotAcceptable."""
        return negotiate(self.request.headers.get("accept"), offers, self.request.query_params.get("format"))

    async def told(self, tell: Callable[[Source, Frame, *_Given], _Told], *given: *_Given) -> _Told:
        """What a function of api.answers tells of the newest snapshot, in a reader; raises its Problem."""
        task = Task(tell, self.frame, self.service.settings.max_answer_bytes, given)
        told = await self.service.pool.perform(task)
        if isinstance(told, Problem):
            raise told
        return cast(_Told, told)

    async def written(self, write: Callable[[Source, Frame, *_Given], Written], *given: *_Given) -> Response:
        """The response that a function of api.answers writes in a reader, so that this process only passes it on."""
        found = await self.told(write, *given)
        return Response(found.body, found.status, dict(found.headers))

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
