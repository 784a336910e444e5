"""The addresses of a SPARQL 1.1 server and one request to each: a query, or a graph put, read or removed."""

from __future__ import annotations

import base64
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote

from store.errors import EngineRefused, EngineUnreachable, QueryTimeout

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_JSON = "application/sparql-results+json"
_NTRIPLES = "application/n-triples"
_MOST_BYTES = 256 * 2**20  # of one answer; an engine that gives more is told to give less
_WRITING_SECONDS = 300.0
_ASKING_SECONDS = 30.0
_SAID = 300  # characters of an engine's own words that an error repeats


@dataclass(frozen=True)
class Endpoint:
    """Where a server answers queries (SPARQL 1.1 Protocol) and keeps graphs (SPARQL 1.1 Graph Store HTTP Protocol).

    `graphs` is empty for a server that is only read. A user's name and password go along as Basic authentication to
    the first and as whatever the server asks for (Basic or Digest) to the second.
    """

    queries: str
    graphs: str = ""
    user: str = ""
    password: str = ""

    def ask(self, text: str, *, as_graph: bool, seconds: float, dataset: Dataset = ((), ())) -> Answer:
        """The body of an answer: SPARQL JSON for a table or a boolean, N-Triples for a graph.

        Raises QueryTimeout, EngineRefused (the server says no) or EngineUnreachable.
        """
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException  # brings in rdflib: see `store.terms`

        request = self._request(text, as_graph=as_graph, seconds=seconds, dataset=dataset)
        try:
            response = request.query().response
            body = response.read(_MOST_BYTES + 1)
        except TimeoutError:
            raise QueryTimeout(seconds) from None
        except SPARQLWrapperException as error:
            raise EngineRefused(self.queries, _said(str(error))) from None
        except HTTPError as error:
            raise EngineRefused(
                self.queries, f"{error.code} {_said(error.read(2000).decode('utf-8', 'replace'))}"
            ) from None
        except (URLError, HTTPException, OSError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise QueryTimeout(seconds) from None
            raise EngineUnreachable(self.queries, _said(str(error))) from None
        if len(body) > _MOST_BYTES:
            raise EngineRefused(self.queries, f"> {_MOST_BYTES // 2**20} MB")
        return Answer(body, cut=_is_cut(response))

    def put(self, graph: str, ntriples: bytes) -> None:
        """Gives a graph exactly these triples. Raises EngineRefused or EngineUnreachable."""
        self._change("PUT", graph, ntriples)

    def delete(self, graph: str) -> None:
        """Removes a graph; one that is not there is no error."""
        self._change("DELETE", graph, None)

    def _request(self, text: str, *, as_graph: bool, seconds: float, dataset: Dataset) -> SPARQLWrapper:
        from SPARQLWrapper import BASIC, JSON, POST, TURTLE, SPARQLWrapper

        request = SPARQLWrapper(self.queries, agent="normgraaf")
        request.setOnlyConneg(True)
        request.setReturnFormat(TURTLE if as_graph else JSON)
        request.addCustomHttpHeader("Accept", _NTRIPLES if as_graph else _JSON)
        request.setMethod(POST)
        request.setTimeout(max(1, round(seconds)))
        if self.user:
            request.setHTTPAuth(BASIC)
            request.setCredentials(self.user, self.password)
        for name, graphs in zip(("default-graph-uri", "named-graph-uri"), dataset, strict=True):
            for graph in graphs:
                request.addParameter(name, graph)
        request.setQuery(text)
        return request

    def _change(self, method: Literal["PUT", "DELETE"], graph: str, body: bytes | None) -> None:
        if not self.graphs:
            raise EngineRefused(self.queries, "no Graph Store address (NORMGRAAF_STORE_GRAPHS)")
        separator = "&" if "?" in self.graphs else "?"
        address = f"{self.graphs}{separator}graph={quote(graph, safe='')}"
        headers = {"Content-Type": _NTRIPLES} if body is not None else {}
        request = urllib.request.Request(address, body, headers, method=method)  # noqa: S310 - an operator's setting
        try:
            urllib.request.urlopen(self._authorized(request), timeout=_WRITING_SECONDS).read()  # noqa: S310
        except HTTPError as error:
            if method == "DELETE" and error.code == 404:
                return
            said = _said(error.read(2000).decode("utf-8", "replace"))
            raise EngineRefused(self.graphs, f"{error.code} {said}") from None
        except (URLError, HTTPException, OSError) as error:
            raise EngineUnreachable(self.graphs, _said(str(error))) from None

    def _authorized(self, request: urllib.request.Request) -> urllib.request.Request:
        """The request with the credentials that the server asks for.

        It is asked with a request of its own: a server that refuses a large body hangs up before it has read it.
        """
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, self.graphs, self.user, self.password)
        asking = urllib.request.Request(request.full_url, method="HEAD")  # noqa: S310 - an operator's setting
        try:
            urllib.request.urlopen(asking, timeout=_ASKING_SECONDS).close()  # noqa: S310
        except HTTPError as error:
            challenge = error.headers.get("WWW-Authenticate") or ""
            if error.code == 401 and challenge.lower().startswith("digest"):
                handler = urllib.request.HTTPDigestAuthHandler(passwords)
                asked = urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge.partition(" ")[2]))
                request.add_unredirected_header("Authorization", f"Digest {handler.get_authorization(request, asked)}")
            elif error.code == 401:
                secret = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
                request.add_unredirected_header("Authorization", f"Basic {secret}")
        return request


Dataset = tuple[tuple[str, ...], tuple[str, ...]]
"""Default graphs and named graphs of the SPARQL Protocol; both empty for all that the server holds."""


@dataclass(frozen=True)
class Answer:
    """The bytes of an answer, and whether the server says that it left something out."""

    body: bytes
    cut: bool


def _is_cut(response: object) -> bool:
    """Virtuoso answers 200 for a part of an answer, and says so in a header only."""
    headers = response.info() if hasattr(response, "info") else {}
    return "X-SPARQL-MaxRows" in headers or "S1TAT" in (headers.get("X-SQL-State") or "")


def _said(text: str) -> str:
    return " ".join(text.split())[:_SAID]
