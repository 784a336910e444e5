"""The service over real stores on disk: the samples, an empty one, and one with a hostile report."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from api.documentation import description
from loaders.ingest import ingest
from normgraaf.settings import Settings
from store import ReaderPool, Store, View, open_store

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Starlette would rather have a package that is not ours to choose
    from starlette.testclient import TestClient

Serve = Callable[..., AbstractContextManager[TestClient]]

HOSTILE = """# <script>alert("titel")</script>

Uitgever: Inspectie "van alles" & <b>zo</b>
Datum: 12 mei 2023

Jeugdigen zeggen: “<img src=x onerror=alert(1)> Ik voel me hier veilig.” aldus een jeugdige.
De organisatie heeft 12 pleegzorgwerkers in dienst </textarea><script>alert(2)</script> en dat is genoeg.
"""


class DocumentedClient(TestClient):
    """A client that holds every answer against the description of the service: what is sent is documented."""

    def request(self, method: str, url: Any, **given: Any) -> Any:  # type: ignore[override]
        answer = super().request(method, url, **given)
        for each in (*answer.history, answer):
            _is_documented(each)
        return answer


def _is_documented(answer: Any) -> None:
    """Whether the operation has this status, and with a body this media type."""
    path, method = answer.request.url.path, answer.request.method.lower()
    for pattern, methods in _documented():
        found = methods.get("get" if method == "head" else method)
        if found is None or not pattern.fullmatch(path):
            continue
        status = str(answer.status_code)
        assert status in found["responses"], f"{method} {path} answers {status}, which is not documented"
        kind = answer.headers.get("content-type", "").partition(";")[0]
        known = found["responses"][status].get("content", {})
        if kind and not (kind == "text/html" and status >= "400"):  # a refusal is a page where one is asked for
            assert kind in known, f"{method} {path} answers {status} as {kind}, which is not documented"
        return


@cache
def _documented() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    """The operations of each path; the paths with fewer variables first, as the service tries them."""
    paths = description(create_app(Settings(store="x")), "en")["paths"]
    order = sorted(paths, key=lambda path: (path.count("{"), -len(path)))
    return [(re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(path))), paths[path]) for path in order]


@contextmanager
def serving(store: Path | str, **settings: Any) -> Iterator[TestClient]:
    """A service on a store, with its processes, in this process; two readers unless a test needs more."""
    app = create_app(Settings(**{"store": str(store), "workers": 2} | settings))
    with DocumentedClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def client(sample_store: Store) -> Iterator[TestClient]:
    """The service over the samples, for reading only; it answers each request anew."""
    with serving(sample_store.location, cache_bytes=0) as client:
        yield client


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service over a store to which nothing was committed."""
    with serving(tmp_path_factory.mktemp("empty") / "store") as client:
        yield client


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service over a report whose text is full of markup."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "kwaad.txt").write_text(HOSTILE, "utf-8")
    store = open_store(folder / "store")
    assert not [outcome.failure for outcome in ingest([folder / "kwaad.txt"], store, "kwaad") if outcome.failure]
    with serving(store.location) as client:
        yield client


class Counted:
    """A view that tells which queries it is asked."""

    def __init__(self, view: View, texts: list[str]) -> None:
        self.id = view.id
        self._view, self._texts = view, texts

    def query(self, text: str, **given: Any) -> Any:
        self._texts.append(text)
        return self._view.query(text, **given)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that reach the store during a test; what a reader does for a request is done in this process."""
    texts: list[str] = []
    for name in ("query", "document"):
        original = getattr(ReaderPool, name)

        async def counted(self: ReaderPool, text: str, *rest: Any, original: Any = original, **named: Any) -> Any:
            texts.append(text)
            return await original(self, text, *rest, **named)

        monkeypatch.setattr(ReaderPool, name, counted)

    async def performed(self: ReaderPool, task: Callable[[Any], Any]) -> Any:
        view = self._store.snapshot()
        assert view is not None
        return task(Counted(view, texts))

    monkeypatch.setattr(ReaderPool, "perform", performed)
    return texts


@pytest.fixture(scope="session")
def report(client: TestClient) -> dict[str, Any]:
    """The inspection report with points, as /reports tells of it."""
    found = client.get("/reports", params={"limit": 200}).json()["reports"]
    return next(each for each in found if each["title"].startswith("Rapport De Wilgenkring"))


@pytest.fixture(scope="session")
def point(client: TestClient, report: dict[str, Any]) -> dict[str, Any]:
    """One attention point of that report."""
    found: dict[str, Any] = client.get(report["href"], params={"kind": "AttentionPoint"}).json()["statements"][0]
    return found
