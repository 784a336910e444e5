"""The container file and the page on operation hold to the settings and to what is safe."""

from __future__ import annotations

import re

from normgraaf.settings import Settings
from tests.conftest import ROOT

LINES = (ROOT / "Containerfile").read_text("utf-8").splitlines()
PAGE = (ROOT / "docs" / "operation.md").read_text("utf-8")


def test_the_container_starts_from_a_pinned_base() -> None:
    bases = [line.split()[1] for line in LINES if line.startswith("FROM ")]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert all(re.fullmatch(r"docker\.io/library/python:3\.11-slim-\w+@sha256:[0-9a-f]{64}", base) for base in bases)


def test_the_container_runs_without_root_and_is_checked() -> None:
    last = LINES[max(i for i, line in enumerate(LINES) if line.startswith("FROM ")) :]
    users = [line.split()[1] for line in last if line.startswith("USER ")]
    assert users
    assert users[-1] not in ("0", "root")
    assert any(line.startswith("HEALTHCHECK ") for line in last)
    assert "STOPSIGNAL SIGTERM" in last


def test_the_container_holds_no_secret_and_only_named_folders() -> None:
    text = "\n".join(LINES)
    assert not re.search(r"password|secret|ng_[\w-]{20}|--scope|ARG .*TOKEN", text, re.IGNORECASE)
    assert not re.search(r"^COPY \. ", text, re.MULTILINE)
    assert "--require-hashes" in text
    for room in ("ontology", "shapes", "loaders", "store", "queries", "api", "normgraaf"):
        assert f"COPY {room} {room}" in text


def test_the_page_names_only_settings_that_there_are_and_every_limit() -> None:
    known = {f"NORMGRAAF_{name.upper()}" for name in Settings.model_fields}
    named = set(re.findall(r"NORMGRAAF_[A-Z_]+", PAGE))
    assert named <= known
    limits = {name for name in known if re.search(r"SECONDS|_MAX|MAX_|MEMORY|CLIENT_|WAIT", name)}
    assert limits <= named
