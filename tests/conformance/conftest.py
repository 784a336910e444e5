"""The real service as the suites ask for it: an empty store, a plain default graph, no gate and no token."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest

from api.app import create_app
from normgraaf.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette would rather have a package that is not ours to choose
    from starlette.testclient import TestClient


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service, with its worker processes, as HTTP requests reach it."""
    store = tmp_path_factory.mktemp("conformance") / "store"
    app = create_app(Settings(store=str(store)), plain=True)
    with TestClient(app, base_url="http://www.example", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def emptied(plain: TestClient) -> TestClient:
    """The same, with everything that earlier tests left taken out."""
    answer = plain.post("/sparql", data={"update": "DROP ALL"})
    assert answer.status_code == 200, answer.text
    return plain
