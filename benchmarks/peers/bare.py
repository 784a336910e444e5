"""The least that a service can be: FastAPI over pyoxigraph, nothing refused, nothing limited, nothing explained."""

from __future__ import annotations

import os

import pyoxigraph as ox
from fastapi import FastAPI
from starlette.responses import Response

store = ox.Store.read_only(os.environ["BARE_STORE"])
app = FastAPI()


@app.get("/sparql")
def sparql(query: str) -> Response:
    found = store.query(query)
    body = found.serialize(format=ox.QueryResultsFormat.JSON)
    return Response(body, media_type="application/sparql-results+json")
