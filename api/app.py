"""The service as an app: made by a factory, so that two of them share nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from api import (
    description,
    documentation,
    graphs,
    handlers,
    health,
    metrics,
    pages,
    passages,
    questions,
    reports,
    resources,
    sending,
    sparql,
    validation,
)
from api.access import require
from api.address import PublicAddress
from api.bodies import Bodies
from api.cache import AnswerCache
from api.compression import Compression
from api.frame import WEB
from api.headroom import Headroom
from api.memory import Memory
from api.middleware import Heads, Methods
from api.observing import Observation
from api.safety import Safety
from api.service import running
from normgraaf.settings import Settings


def create_app(settings: Settings, *, plain: bool = False) -> FastAPI:
    """A service on the store that the settings name; its processes start and end with the app's lifespan.

    A `plain` one has an ordinary default graph, no gate and asks for no token: what the W3C's suites are run against.
    """

    memory = Memory(settings.service_memory_mb)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running(settings, memory, app.state.prepare_reader, plain=plain) as service:
            app.state.service = service
            yield

    app = FastAPI(
        title="Normgraaf",
        version=version("normgraaf"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.settings = settings
    reading, validating = Depends(require("read")), Depends(require("validate"))
    parts = (
        pages,
        questions,
        reports,
        passages,
        sparql,
        graphs,
        description,
        validation,
        resources,
        sending,
        health,
        metrics,
        documentation,
    )
    app.state.metrics = metrics.Metrics()
    app.state.memory = memory
    app.state.prepare_reader = None  # what a reader does before its first task, where there is time for that
    app.state.openapi = {}  # the document by language, once it was asked for
    for part in parts:
        needed = [validating if part is validation else reading]
        app.include_router(part.router, dependencies=[] if plain or part in (health, metrics) else needed)
    app.mount("/static", StaticFiles(directory=WEB / "static"), name="static")
    handlers.install(app)
    # The last one added is the first to see a request.
    app.add_middleware(Bodies, settings=settings)
    app.add_middleware(Methods, routes=[route for part in parts for route in part.router.routes])
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"],
        allow_headers=["*"],
        expose_headers=[
            "ETag",
            "Link",
            "Location",
            "Normgraaf-Snapshot",
            "Normgraaf-Left-Out",
            "Normgraaf-Truncated",
            "WWW-Authenticate",
            "X-Request-ID",
        ],
    )
    app.add_middleware(PublicAddress, address=settings.public_address)
    app.add_middleware(Safety)
    app.add_middleware(Compression)
    app.add_middleware(AnswerCache, most_bytes=settings.cache_bytes, memory=memory)
    app.add_middleware(Heads)
    app.add_middleware(Headroom, memory=memory, send_seconds=settings.send_seconds)
    app.add_middleware(Observation, metrics=app.state.metrics)
    return app
