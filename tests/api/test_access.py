"""Who may do what: a small app with routes of each scope, over the folder of tokens of one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI

from api import handlers
from api.access import Principal, require
from api.tokens import TokenBook
from normgraaf.settings import Settings
from tests.api.conftest import TestClient


def routes_of_each_scope(settings: Settings) -> FastAPI:
    app = FastAPI()
    app.state.settings = settings
    handlers.install(app)

    @app.get("/read")
    async def read(who: Annotated[Principal, Depends(require("read"))]) -> str:
        return who.name

    @app.post("/write")
    async def write(who: Annotated[Principal, Depends(require("write"))]) -> str:
        return who.name

    @app.post("/admin")
    async def admin(who: Annotated[Principal, Depends(require("admin"))]) -> str:
        return who.name

    return app


@pytest.fixture
def book(tmp_path: Path) -> TokenBook:
    return TokenBook(tmp_path / "store.private")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(routes_of_each_scope(Settings(store=str(tmp_path / "store")))) as client:
        yield client


def bearing(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_writing_is_off_until_a_token_for_it_exists(client: TestClient, book: TokenBook, language: str) -> None:
    book.create("reader", "read")
    answer = client.post("/write", params={"lang": language})
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/docs#problem-writes-off"
    assert "normgraaf token create" in answer.json()["detail"]
    assert ("beheerder" in answer.json()["detail"]) == (language == "nl")


def test_a_missing_token_is_asked_for(client: TestClient, book: TokenBook) -> None:
    book.create("app", "write")
    for headers in ({}, {"authorization": "Basic YTpi"}, {"authorization": "Bearer "}):
        answer = client.post("/write", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Bearer realm="normgraaf", scope="write"'


def test_a_wrong_token_is_refused_even_where_none_is_needed(client: TestClient, book: TokenBook) -> None:
    secret = book.create("app", "write")
    for wrong in (f"{secret}x", secret[:-1], "é"):
        answer = client.get("/read", headers={"authorization": f"Bearer {wrong}".encode()})
        assert answer.status_code == 401
        assert 'error="invalid_token"' in answer.headers["www-authenticate"]
    assert client.get("/read", headers=bearing(secret)).json() == "app"


def test_a_scope_reaches_as_far_as_it_goes(client: TestClient, book: TokenBook) -> None:
    secrets = {scope: book.create(scope, scope) for scope in ("read", "write", "admin")}
    reached = {
        (scope, path): client.request("GET" if path == "/read" else "POST", path, headers=bearing(secret)).status_code
        for scope, secret in secrets.items()
        for path in ("/read", "/write", "/admin")
    }
    refused = {pair for pair, status in reached.items() if status == 403}
    assert refused == {("read", "/write"), ("read", "/admin"), ("write", "/admin")}
    assert {status for pair, status in reached.items() if pair not in refused} == {200}
    answer = client.post("/admin", headers=bearing(secrets["write"]))
    assert 'error="insufficient_scope"' in answer.headers["www-authenticate"]


def test_a_revoked_token_is_refused_from_the_next_request_on(client: TestClient, book: TokenBook) -> None:
    secret = book.create("app", "write")
    assert client.post("/write", headers=bearing(secret)).json() == "app"
    book.revoke("app")
    assert client.post("/write", headers=bearing(secret)).status_code == 401


def test_reading_can_be_closed(tmp_path: Path, book: TokenBook) -> None:
    secret = book.create("reader", "read")
    settings = Settings(store=str(tmp_path / "store"), read_token_required=True)
    with TestClient(routes_of_each_scope(settings)) as client:
        assert client.get("/read").status_code == 401
        assert client.get("/read", headers=bearing(secret)).json() == "reader"


def test_reading_is_open_and_anonymous(client: TestClient) -> None:
    assert client.get("/read").json() == "anonymous"


def test_a_closed_service_asks_for_the_scope_of_each_part(tmp_path: Path, book: TokenBook) -> None:
    from tests.api.conftest import serving

    secret = book.create("reader", "read")
    with serving(tmp_path / "store", read_token_required=True) as client:
        assert client.get("/reports").status_code == 401
        assert client.get("/health/live").status_code == 200
        assert client.get("/reports", headers=bearing(secret)).status_code == 200
        checked = client.post("/validate", headers=bearing(secret) | {"content-type": "text/turtle"}, content=b"")
        assert checked.json()["type"] == "/docs#problem-scope"
