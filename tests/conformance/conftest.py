"""The real service as the suites ask for it: an empty store, a plain default graph, no gate and no token."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.app import create_app
from normgraaf.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette would rather have a package that is not ours to choose
    from starlette.testclient import TestClient


@pytest.fixture(scope="session")
def folder() -> Iterator[Callable[[], Path]]:
    """New folders, in memory where the system has a place for that: the suites make some hundreds of commits."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="conformance-", dir=memory) as root:
        yield lambda: Path(tempfile.mkdtemp(dir=root))


@pytest.fixture(scope="session")
def plain(folder: Callable[[], Path]) -> Iterator[TestClient]:
    """The service, with its worker processes, as HTTP requests reach it."""
    app = create_app(Settings(store=str(folder() / "store")), plain=True)
    with TestClient(app, base_url="http://www.example", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def emptied(plain: TestClient) -> TestClient:
    """The same, with everything that earlier tests left taken out."""
    answer = plain.post("/sparql", data={"update": "DROP ALL"})
    assert answer.status_code == 200, answer.text
    return plain
