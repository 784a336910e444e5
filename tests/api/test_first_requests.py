"""A fresh service answers all of its first requests, however many come at once (rdflib #1282)."""

from __future__ import annotations

import asyncio
from collections import Counter

import httpx
import pytest

from store import Store
from tests.api.service import started

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

REQUESTS = 64
PATHS = (
    "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20%3Fc%20%7D%20LIMIT%205",
    "/sparql",
    "/questions/points",
    "/reports",
    "/ns",
    "/graph/framework",
    "/.well-known/void",
    "/.well-known/sparql-examples",
)


async def at_once(base: str) -> list[httpx.Response]:
    limits = httpx.Limits(max_connections=REQUESTS)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
        return await asyncio.gather(*(client.get(PATHS[number % len(PATHS)]) for number in range(REQUESTS)))


def test_64_first_requests_at_once_are_all_answered(sample_store: Store) -> None:
    with started(sample_store.location) as client:  # type: ignore[attr-defined]
        answers = asyncio.run(at_once(str(client.base_url)))
        assert Counter(answer.status_code for answer in answers) == {200: REQUESTS}
        assert all(answer.content for answer in answers)
        for path in PATHS[:1] + PATHS[2:4]:  # where no blank node has another name each time
            bodies = {answer.content for answer in answers if answer.url.raw_path.decode() == path}
            assert len(bodies) == 1, path
        assert client.get(PATHS[0]).status_code == 200
