"""The app as a whole: independence, first requests, fresh commits, headers, markup in reports."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.app import create_app
from normgraaf.settings import Settings
from store import Store, open_store
from tests.api.conftest import TestClient, serving
from tests.conftest import ROOT, SAMPLES

PAGES = ("/", "/questions", "/questions/points", "/reports", "/sparql", "/validate", "/ns", "/docs", "/nergens")


def test_two_apps_share_nothing(client: TestClient, empty: TestClient) -> None:
    assert client.get("/health").json()["reports"] == 8
    assert empty.get("/health").json()["reports"] == 0
    assert client.get("/health").json()["reports"] == 8
    one, other = (create_app(Settings(store="x", language=language)) for language in ("nl", "en"))
    assert one.state is not other.state


def test_the_settings_of_one_app_do_not_reach_another(sample_store: Store) -> None:
    with serving(sample_store.location, language="en") as english, serving(sample_store.location) as dutch:
        assert english.get("/reports/nergens").json()["title"] == "There is no such report"
        assert dutch.get("/reports/nergens").json()["title"] == "Dat rapport is er niet"


def test_64_first_requests_at_once_are_all_answered(sample_store: Store) -> None:
    with serving(sample_store.location) as client, ThreadPoolExecutor(64) as threads:
        ask = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}
        answers = list(threads.map(lambda _: client.get("/sparql", params=ask), range(64)))
        assert [answer.status_code for answer in answers] == [200] * 64
        assert len({answer.text for answer in answers}) == 1


def test_a_report_of_another_process_is_visible_at_the_next_request(tmp_path: Path) -> None:
    file = SAMPLES / "jongerensamenvatting-elzenbrug.txt"
    program = (
        "import sys\nfrom pathlib import Path\nfrom loaders.ingest import ingest\nfrom store import open_store\n"
        "assert not [o for o in ingest([Path(sys.argv[1])], open_store(sys.argv[2]), 'vers') if o.failure]"
    )
    open_store(tmp_path / "store")
    with serving(tmp_path / "store") as client:
        assert client.get("/reports").json()["total"] == 0
        subprocess.run([sys.executable, "-c", program, str(file), str(tmp_path / "store")], check=True, cwd=ROOT)
        assert [each["id"] for each in client.get("/reports").json()["reports"]] == ["vers"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_in_its_language_and_keeps_to_its_own_scripts(
    client: TestClient, path: str, language: str
) -> None:
    page = client.get(path, headers={"accept": "text/html"}, params={"lang": language})
    assert f'<html lang="{language}">' in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert {"Accept", "Accept-Language"} <= {name.strip() for name in page.headers["vary"].split(",")}
    links = [part.partition('"')[0] for part in page.text.split('<a href="/')[1:]]
    assert all(f"lang={language}" in link for link in links if "static" not in link)


def test_inputs_have_labels(client: TestClient) -> None:
    import re

    for path in ("/sparql", "/validate", "/questions/statements-on-topic"):
        page = client.get(path, headers={"accept": "text/html"}).text
        fields = re.findall(r"<(?:input|select|textarea)(?![^>]*hidden)[^>]*\bid=\"([^\"]+)\"", page)
        assert fields
        assert all(f'<label for="{field}"' in page for field in fields)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/reports",
        "/reports/kwaad",
        "/reports/kwaad/text",
        "/questions/quotations/answer",
        "/questions/figures",
        "/questions/document-facts/answer",
        "/sparql?query=SELECT * { ?s ?p ?o } LIMIT 400",
        "/sparql?query=</textarea><script>alert(3)</script>",
        "/passages/kwaad/2-33",
        "/reports/<script>",
        "/questions/<script>alert(3)</script>",
        "/questions/figures/answer?word=<script>",
    ],
)
def test_markup_of_a_report_or_a_request_stays_text(hostile: TestClient, path: str) -> None:
    page = hostile.get(path, headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    body = page.text.replace('<script src="/static/comfort.js" defer></script>', "")
    assert "<script" not in body
    assert "<img" not in body
    assert "<b>zo" not in body


def test_the_title_of_a_hostile_report_is_there_as_text(hostile: TestClient) -> None:
    assert "&lt;script&gt;alert" in hostile.get("/reports/kwaad/text", headers={"accept": "text/html"}).text


@pytest.mark.parametrize("path", ["/reports", "/sparql?query=ASK {}", "/health", "/questions/points/answer"])
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.status_code == get.status_code == 200
    assert head.content == b""
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.headers["content-length"] == get.headers["content-length"]


def test_options_and_cors(client: TestClient) -> None:
    plain = client.options("/sparql")
    assert plain.status_code == 204
    assert set(plain.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    asked = {"origin": "https://app.example", "access-control-request-method": "POST"}
    preflight = client.options("/sparql", headers=asked)
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == "*"
    answer = client.get("/health", headers={"origin": "https://app.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert client.options("/nergens").status_code in (404, 405)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    answer = getattr(client, method)("/sparql")
    assert answer.status_code == 405
    assert answer.json()["type"] == "/docs#problem-method"


def test_a_fault_of_ours_tells_nothing_of_our_insides(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("api.questions.catalogue.questions", broken)
    answer = client.get("/questions")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.json()["type"] == "/docs#problem-internal"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_damaged_store_is_said_to_be_unreadable(tmp_path: Path) -> None:
    folder = tmp_path / "store" / "snapshots" / "1-20260101T000000000000"
    folder.mkdir(parents=True)
    (folder / "CURRENT").write_text("damaged")
    with serving(tmp_path / "store") as client:
        answer = client.get("/health")
        assert answer.status_code == 503
        assert answer.json()["type"] == "/docs#problem-store-unreadable"
