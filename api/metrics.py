"""What Prometheus asks: requests, times, the queue, the workers and the snapshot. Each app counts for itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.responses import Response

from api.call import Asked
from api.negotiation import Offer
from api.operations import operation
from api.service import Service
from store.snapshot import created

router = APIRouter()

_TEXT = Offer("text", "text/plain")
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counts of one app, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        made: dict[str, Any] = {"registry": self.registry}
        self._requests = Counter("normgraaf_requests", "Requests answered.", ["route", "status"], **made)
        self._seconds = Histogram(
            "normgraaf_request_seconds", "Seconds to an answer.", ["route"], buckets=_BUCKETS, **made
        )
        self._queue = Gauge("normgraaf_queue_length", "Queries that wait for a worker.", **made)
        self._restarts = Gauge("normgraaf_workers_restarted", "Workers that took the place of another.", **made)
        self._age = Gauge("normgraaf_snapshot_age_seconds", "Seconds since the newest snapshot was made.", **made)
        self._triples = Gauge("normgraaf_triples", "Triples in the newest snapshot.", **made)
        self._counted = ""

    def tell(self, route: str, status: int, seconds: float) -> None:
        """Counts one request."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    async def text(self, service: Service) -> bytes:
        """All of it in the format of Prometheus; triples are counted once a snapshot."""
        self._queue.set(service.pool.waiting)
        self._restarts.set(service.pool.restarts)
        self._age.set(_age(service.snapshot))
        if service.snapshot != self._counted:
            found = await service.pool.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
            self._triples.set(int(str(getattr(next(found.dicts())["n"], "value", 0))))
            self._counted = service.snapshot
        return generate_latest(self.registry)


def _age(snapshot: str) -> float:
    """Seconds since a snapshot was made; not a number where its id does not tell."""
    try:
        return (datetime.now(UTC) - created(snapshot)).total_seconds()
    except ValueError:
        return float("nan")


@router.get("/metrics", **operation("metrics", "service", (_TEXT,), errors=(503,), example="/metrics"))
async def metrics(call: Asked) -> Response:
    call.choose(_TEXT)
    found: Metrics = call.request.app.state.metrics
    headers = {"Cache-Control": "no-store"}
    # The service's own readers, on nobody's behalf: what its client asked before does not stand before the count.
    return Response(await found.text(call.request.app.state.service), headers=headers, media_type=CONTENT_TYPE_LATEST)
