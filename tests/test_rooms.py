"""Each room imports only what docs/architecture.md allows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("ontology", "shapes", "loaders", "store", "queries", "api", "normgraaf")


def allowed() -> dict[str, set[str]]:
    """The table of the architecture page; what the front door lends the service are its settings."""
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)/` \|[^|]*\| ([^|]*) \|$", table, re.MULTILINE)
    out = {room: set(re.findall(r"\w+", cell)) for room, cell in rows if room in ROOMS}
    for room, rooms in out.items():
        if "all" in rooms:
            out[room] = set(ROOMS)
    return out


def imports(path: Path) -> set[str]:
    """The rooms that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found & set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_the_architecture_page_allows(room: str) -> None:
    may = allowed()[room] | {room}
    for path in (ROOT / room).rglob("*.py"):
        assert imports(path) <= may, f"{path.relative_to(ROOT)} imports {imports(path) - may}"


def test_only_the_front_door_imports_the_service() -> None:
    for room in set(ROOMS) - {"api", "normgraaf"}:
        for path in (ROOT / room).rglob("*.py"):
            assert "api" not in imports(path), path


def test_only_the_store_imports_a_triple_store_library() -> None:
    for room in set(ROOMS) - {"store"}:
        for path in (ROOT / room).rglob("*.py"):
            assert "pyoxigraph" not in path.read_text("utf-8"), path
