"""What the tests share: the samples, the real reports where they are there, and stores filled by the real pipeline."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from loaders.confined import Here
from loaders.ingest import ingest
from loaders.pipeline import Reading, read
from store import EmbeddedStore, Endpoint, Store, open_store
from tests.virtuoso import missing, running

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"


StoreOf = Callable[..., EmbeddedStore]


class InThisProcess(Here):
    """Reads where the command runs: starting a reader costs more than most commands."""

    def __enter__(self) -> InThisProcess:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, task: Callable[..., Any], *arguments: Any) -> Any:
        return task(*arguments)


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
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, which all its processes have."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def made_once(place: Path, make: Callable[[Path], None]) -> Path:
    """A file or folder that one process makes, whole, and the others wait for."""
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # which also ends with its process
        if not place.exists():
            part = place.with_name(f"{place.name}.part")
            make(part)
            part.rename(place)
    return place


@pytest.fixture(scope="session")
def reading_of(shared_folder: Path) -> Callable[[Path], Reading]:
    """Read a file once a run."""

    @cache
    def reading(path: Path) -> Reading:
        def make(part: Path) -> None:
            part.write_bytes(pickle.dumps(read(path)))

        name = hashlib.sha256(str(path).encode()).hexdigest()
        kept = made_once(shared_folder / name, make)
        found: Reading = pickle.loads(kept.read_bytes())
        return found

    return reading


@pytest.fixture(scope="session")
def sample_store(shared_folder: Path) -> Store:
    """A store on disk with all samples, for reading only."""

    def make(folder: Path) -> None:
        failed = [o for o in ingest(sorted(SAMPLES.glob("*.txt")), open_store(folder / "store")) if o.failure]
        assert not failed

    return open_store(made_once(shared_folder / "samples", make) / "store")


@pytest.fixture(scope="session")
def store_of(shared_folder: Path) -> StoreOf:
    """A store of its own in a folder with one report in it, under an id where one is given; read once a run."""

    def filled(report: Path, location: Path, key: str | None = None) -> EmbeddedStore:
        def make(folder: Path) -> None:
            (outcome,) = ingest([report], open_store(folder / "store"), key)
            assert not outcome.failure

        name = hashlib.sha256(f"{report} {key}".encode()).hexdigest()
        kept = made_once(shared_folder / f"store-{name}", make)
        for suffix in ("", ".private"):
            if (given := kept / f"store{suffix}").exists():
                shutil.copytree(given, location.with_name(f"{location.name}{suffix}"))
        return EmbeddedStore(location)

    return filled


@pytest.fixture(scope="session")
def real_store(shared_folder: Path) -> Store:
    """A store on disk with the real reports, each under its number, for reading only."""

    def make(folder: Path) -> None:
        for path in sorted((SHARED / "reports").glob("*.txt")):
            failed = [o for o in ingest([path], open_store(folder / "store"), f"r{path.name[:3]}") if o.failure]
            assert not failed

    return open_store(made_once(shared_folder / "real", make) / "store")


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
