"""OpenAPI that reads well, in both languages, without outside assets."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.api.conftest import TestClient


def operations(spec: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, found) for path, methods in spec["paths"].items() for method, found in methods.items()]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_operation_parameter_and_answer_has_words(client: TestClient, language: str) -> None:
    spec = client.get("/openapi.json", params={"lang": language}).json()
    assert len(operations(spec)) >= 20
    for path, method, found in operations(spec):
        where = f"{method} {path}"
        assert found["summary"], where
        assert found["description"], where
        done = {"200", "406", "500"} if "200" in found["responses"] else {"204", "403", "500"}
        assert done <= set(found["responses"]), where
        assert found["responses"].get("200", {"content": "none"})["content"], where
        for parameter in found.get("parameters", []):
            assert len(parameter["description"]) > 5, where
        for status, answer in found["responses"].items():
            assert not answer["description"].isdigit(), where
            if status >= "4" and (path, status) != ("/health/ready", "503"):
                assert list(answer["content"]) == ["application/problem+json"], where
                shape = answer["content"]["application/problem+json"]["schema"]["$ref"]
                assert shape.endswith("/ProblemDetails"), where
    for name, schema in spec["components"]["schemas"].items():
        assert schema.get("description") or name.startswith(("HTTPValidation", "Validation")), name


def test_the_languages_differ_throughout(client: TestClient) -> None:
    nl, en = (client.get("/openapi.json", params={"lang": language}).json() for language in ("nl", "en"))
    for (path, _, one), (_, _, other) in zip(operations(nl), operations(en), strict=True):
        assert one["description"] != other["description"], path


def test_every_example_works(client: TestClient) -> None:
    spec = client.get("/openapi.json").json()
    examples = [found["x-example"] for _, _, found in operations(spec) if "x-example" in found]
    assert len(examples) > 8
    for example in examples:
        assert client.get(example, headers={"accept": "text/html, */*;q=0.8"}).status_code == 200, example


def test_the_formats_documented_are_those_offered(client: TestClient) -> None:
    spec = client.get("/openapi.json").json()
    for path in ("/questions", "/reports", "/ns", "/health", "/", "/docs", "/questions/{name}"):
        answer = client.get(path.format(name="points"), headers={"accept": "image/png"})
        assert set(answer.json()["offered"]) == set(spec["paths"][path]["get"]["responses"]["200"]["content"]), path


def test_the_page_shows_every_operation_and_problem(client: TestClient) -> None:
    for language in ("nl", "en"):
        page = client.get("/docs", headers={"accept": "text/html"}, params={"lang": language}).text
        for path, _, found in operations(client.get("/openapi.json").json()):
            assert f'id="{found["operationId"]}"' in page
            assert f"<code>{path}</code>" in page
        problem = client.get("/reports/nergens").json()
        assert f'id="{problem["type"].partition("#")[2]}"' in page


@pytest.mark.parametrize("path", ["/", "/docs", "/sparql", "/questions", "/reports", "/validate", "/ns"])
def test_pages_load_nothing_from_outside(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"accept": "text/html"}).text
    for tag in re.findall(r"<(?:script|link|img|iframe)[^>]*>", page):
        assert re.search(r'(?:src|href)="/static/', tag), tag
    assert not re.search(r"<script(?![^>]*src)|style=|\son\w+=", page)
