"""What the service calls itself is what its operator says, whatever a client says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from api.address import PublicAddress
from store import Store
from tests.api.conftest import TestClient, serving

EVIL = {"host": "evil.example", "x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}


@pytest.fixture(scope="module")
def public(sample_store: Store) -> Iterator[TestClient]:
    address = "https://data.example.org/normgraaf/"
    with serving(sample_store.location, public_address=address, workers=1) as client:
        yield client


@pytest.mark.parametrize("path", ["/.well-known/void", "/.well-known/sparql-examples", "/sparql"])
def test_descriptions_do_not_follow_the_host(client: TestClient, public: TestClient, path: str) -> None:
    for each, known in ((client, "http://testserver/"), (public, "https://data.example.org/normgraaf/")):
        text = each.get(path, headers={**EVIL, "accept": "text/turtle"}).text
        assert "evil" not in text
        assert f"{known}sparql" in text


@pytest.mark.parametrize("path", ["/questions/", "/sparql/", "/graph/report/x/"])
def test_redirects_do_not_follow_the_host(client: TestClient, public: TestClient, path: str) -> None:
    for each in (client, public):
        answer = each.get(path, headers=EVIL, follow_redirects=False)
        assert "evil" not in str(answer.headers)
    assert (
        public.get("/questions/", follow_redirects=False)
        .headers["location"]
        .startswith("https://data.example.org/normgraaf/questions")
    )


def test_the_path_of_a_proxy_may_be_there_or_not(public: TestClient) -> None:
    for path in ("/questions", "/normgraaf/questions"):
        page = public.get(path, headers={"accept": "text/html"})
        assert page.status_code == 200
        assert 'href="/normgraaf/questions/' in page.text


@pytest.mark.parametrize(
    ("server", "scheme", "host"),
    [
        (("127.0.0.1", 8000), "http", b"127.0.0.1:8000"),
        (("::1", 8000), "http", b"[::1]:8000"),
        (("10.0.0.1", 443), "https", b"10.0.0.1"),
        (("10.0.0.1", 80), "https", b"10.0.0.1:80"),
        (None, "http", b"localhost"),
    ],
)
def test_without_a_setting_it_is_where_it_listens(server: Any, scheme: str, host: bytes) -> None:
    import asyncio

    scope: dict[str, Any] = {"type": "http", "server": server, "scheme": scheme, "headers": [(b"host", b"evil")]}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert scope["headers"] == [(b"host", host)]

    asyncio.run(PublicAddress(app, "")(scope, None, None))  # type: ignore[arg-type]
