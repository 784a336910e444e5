"""The command that holds data against the shapes: what it says, and its exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from normgraaf.cli import app

ORGANISATION = "<https://w3id.org/normgraaf/ns#Organisation>"
XSD = "http://www.w3.org/2001/XMLSchema#"


def validate(tmp_path: Path, data: bytes, name: str = "a.ttl") -> Result:
    (tmp_path / name).write_bytes(data)
    return CliRunner().invoke(app, ["validate", str(tmp_path / name)])


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b'\n<urn:x> <urn:y> "X"@thislanguagetagistoolong .', "a.ttl", "line 2"),
        (b"<urn:a> <urn:b> " + b"[ <urn:b> " * 50_000, "a.ttl", "200 levels"),
        (b"[" * 100_000, "a.jsonld", "200 levels"),
        (b"<a>" * 100_000, "a.rdf", "200 levels"),
        (b"<!DOCTYPE a><a/>", "a.rdf", "document type"),
        ("<urn:a> <urn:b> 1 .".encode("utf-16"), "a.ttl", "UTF-16"),
        (b'{"@context": "https://example.org/c"}', "a.jsonld", "not fetched"),
        (b"", "a.rdf", "line 1"),
    ],
)
def test_what_is_no_rdf_is_told_in_one_line_and_ends_with_2(
    tmp_path: Path, data: bytes, name: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    result = validate(tmp_path, data, name)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not caplog.records


def test_what_does_not_conform_is_told_with_its_place_and_ends_with_1(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    date = f'<http://purl.org/dc/terms/date> "2024-02-30"^^<{XSD}date>'
    result = validate(tmp_path, f"\ufeff\n\n[] a {ORGANISATION} ; {date} .".encode())
    assert result.exit_code == 1
    assert "_:line3" in result.stdout
    assert not caplog.records
    assert not result.stderr


def test_nothing_that_a_shape_looks_at_does_not_conform(tmp_path: Path) -> None:
    assert validate(tmp_path, b"<urn:a> <urn:b> <urn:c> .").exit_code == 1
