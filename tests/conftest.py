"""What the tests share: the samples, the real reports where they are there, and stores filled by the real pipeline."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from loaders.ingest import ingest
from loaders.pipeline import Reading, read
from store import EmbeddedStore, Endpoint, Store, open_store
from tests.virtuoso import missing, running

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"


StoreOf = Callable[..., EmbeddedStore]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `shared` skip with the reason where ../shared is absent."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="needs ../shared, which is not beside this checkout"))


def real_report(number: str) -> Path:
    """The real report whose file name starts with a number."""
    return next((SHARED / "reports").glob(f"{number}_*"))


@pytest.fixture(scope="session")
def reading_of() -> Callable[[Path], Reading]:
    """Read a file once a session."""
    known: dict[Path, Reading] = {}

    def reading(path: Path) -> Reading:
        if path not in known:
            known[path] = read(path)
        return known[path]

    return reading


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store on disk with all samples, for reading only."""
    store = open_store(tmp_path_factory.mktemp("samples") / "store")
    failed = [o for o in ingest(sorted(SAMPLES.glob("*.txt")), store) if o.failure]
    assert not failed
    return store


@pytest.fixture(scope="session")
def store_of(tmp_path_factory: pytest.TempPathFactory) -> StoreOf:
    """A store of its own in a folder with one report in it, under an id where one is given; read once a session."""
    known: dict[tuple[Path, str | None], Path] = {}

    def filled(report: Path, location: Path, key: str | None = None) -> EmbeddedStore:
        if (report, key) not in known:
            known[report, key] = tmp_path_factory.mktemp("store-of") / "store"
            (outcome,) = ingest([report], open_store(known[report, key]), key)
            assert not outcome.failure
        for suffix in ("", ".private"):
            if (given := known[report, key].with_name(f"store{suffix}")).exists():
                shutil.copytree(given, location.with_name(f"{location.name}{suffix}"))
        return EmbeddedStore(location)

    return filled


@pytest.fixture(scope="session")
def real_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store on disk with the real reports, each under its number, for reading only."""
    store = open_store(tmp_path_factory.mktemp("real") / "store")
    for path in sorted((SHARED / "reports").glob("*.txt")):
        failed = [o for o in ingest([path], store, f"r{path.name[:3]}") if o.failure]
        assert not failed
    return store


@pytest.fixture(scope="session")
def sample_texts(reading_of: Callable[[Path], Reading]) -> dict[str, str]:
    """The text of each sample by its document's id."""
    readings = [reading_of(path) for path in sorted(SAMPLES.glob("*.txt"))]
    return {reading.identity.key: reading.source.text for reading in readings}


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """The addresses of an empty Virtuoso, a second engine; what a test puts there it takes out again."""
    if reason := missing():
        pytest.skip(reason)
    with running(tmp_path_factory.mktemp("virtuoso")) as endpoint:
        yield endpoint
