"""Reports: the list, one, and its text."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import TestClient

HTML = {"accept": "text/html"}


@pytest.mark.parametrize("limit", [1, 3, 8, 20])
def test_following_next_gives_every_report_once(client: TestClient, limit: int, sample_texts: dict[str, str]) -> None:
    seen: list[str] = []
    address: str | None = f"/reports?limit={limit}"
    while address:
        answer = client.get(address)
        page = answer.json()
        assert page["total"] == len(sample_texts)
        seen += [each["id"] for each in page["reports"]]
        address = page.get("next")
        assert answer.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
    assert seen == sorted(sample_texts)


def test_a_report_tells_its_kind_and_why_in_both_languages(client: TestClient, report: dict[str, Any]) -> None:
    assert report["kind"]["iri"].endswith("/inspection-by-norms")
    assert report["publisher"] == "Inspectie Gezondheidszorg en Jeugd"
    other = client.get(report["href"], params={"lang": "en"}).json()
    assert other["kind"]["label"] != report["kind"]["label"]
    assert other["reason"] != report["reason"]


def test_counts_are_those_of_the_statements(client: TestClient, report: dict[str, Any]) -> None:
    found = client.get(report["href"], params={"limit": 1}).json()
    assert found["total"] == report["statements"] == sum(kind["number"] for kind in found["kinds"])
    assert report["set_aside"] == len(found["set_aside"])


def test_following_next_gives_every_statement_once_in_the_order_of_the_text(
    client: TestClient, report: dict[str, Any]
) -> None:
    seen: list[tuple[int, str]] = []
    address: str | None = f"{report['href']}?limit=150"
    while address:
        page = client.get(address).json()
        seen += [(each["evidence"][0]["start"], each["iri"]) for each in page["statements"]]
        address = page.get("next")
    assert len(seen) == len({iri for _, iri in seen}) == report["statements"]
    assert seen == sorted(seen)


def test_one_kind_has_only_that_kind(client: TestClient, report: dict[str, Any], point: dict[str, Any]) -> None:
    found = client.get(report["href"], params={"kind": "AttentionPoint", "limit": 200}).json()
    assert {each["kind"]["iri"] for each in found["statements"]} == {point["kind"]["iri"]}
    assert len(found["statements"]) == found["total"]
    refused = client.get(report["href"], params={"kind": "Sandwich"})
    assert refused.status_code == 422
    assert refused.json()["parameter"] == "kind"


def test_evidence_is_a_slice_of_the_text(client: TestClient, report: dict[str, Any]) -> None:
    text = client.get(f"{report['href']}/text").text
    for each in client.get(report["href"], params={"limit": 200}).json()["statements"]:
        for place in each["evidence"]:
            assert text[place["start"] : place["end"]] == place["exact"]


def test_the_text_is_to_the_letter(client: TestClient, sample_texts: dict[str, str]) -> None:
    for key, text in sample_texts.items():
        answer = client.get(f"/reports/{key}/text")
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.content == text.encode()
        part = client.get(f"/reports/{key}/text", params={"start": 10, "end": 60})
        assert part.content.decode() == text[10:60]


def test_the_text_as_a_page_marks_the_passage_and_the_pages(client: TestClient, report: dict[str, Any]) -> None:
    parameters = {"start": 4489, "end": 4500}
    page = client.get(f"{report['href']}/text", params=parameters, headers=HTML).text
    words = client.get(f"{report['href']}/text", params=parameters).text
    assert f'<mark id="passage">{words}</mark>' in page
    assert 'id="page-2"' in page
    assert 'id="page-1"' not in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/nergens", 404),
        ("/reports/nergens/text", 404),
        ("/reports/concept", 404),
        ("/reports/a%20b%3Ec", 404),
        ("/reports?limit=0", 422),
        ("/reports?limit=201", 422),
        ("/reports?offset=-1", 422),
        ("/reports?limit=veel", 422),
    ],
)
def test_what_is_not_there_or_not_right(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["status"] == status
    if status == 422:
        assert answer.json()["parameter"] in ("limit", "offset")


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 10**9)])
def test_a_part_outside_the_text_is_not_there(client: TestClient, report: dict[str, Any], start: int, end: int) -> None:
    answer = client.get(f"{report['href']}/text", params={"start": start, "end": end})
    assert answer.status_code == 404


def test_pages_cost_a_few_queries_however_much_they_show(
    client: TestClient, report: dict[str, Any], asked: list[str]
) -> None:
    for path, most in (
        ("/reports?limit=200", 3),
        ("/", 3),
        (f"{report['href']}?limit=200", 7),
        (f"{report['href']}/text", 1),
    ):
        asked.clear()
        client.get(path, headers=HTML)
        assert 0 < len(asked) <= most, path


def test_an_empty_store_is_met_with_a_friendly_word(empty: TestClient) -> None:
    assert empty.get("/reports").json() == {"total": 0, "limit": 20, "offset": 0, "reports": []}
    for path in ("/", "/reports"):
        page = empty.get(path, headers={"accept": "text/html", "accept-language": "nl"})
        assert page.status_code == 200
        assert "nog geen rapporten" in page.text
        assert "normgraaf ingest" in page.text
