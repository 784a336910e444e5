"""Real stores on disk: an empty one for each test, and one with two small invented graphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace

from store import Snapshot, Store, open_store

EX = Namespace("http://example.org/")


def graph(*values: str) -> Graph:
    """One graph in which a thing has each of these values."""
    out = Graph()
    for value in values:
        out.add((EX.thing, EX.value, Literal(value)))
    return out


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Two small graphs, for reading only."""
    store = open_store(tmp_path_factory.mktemp("read") / "store")
    return store.replace({EX.one: graph("a", "b"), EX.two: graph("b", "c")})
