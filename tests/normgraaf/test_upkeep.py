"""Backup, restore and check as an operator uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal
from typer.testing import CliRunner, Result

from loaders.ingest import ingest
from normgraaf.cli import app
from ontology.namespaces import OA
from store import EmbeddedStore, StoreError
from tests.conftest import SAMPLES


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EmbeddedStore:
    """A store with one report, which the commands work on."""
    monkeypatch.setenv("NORMGRAAF_STORE", str(tmp_path / "store"))
    store = EmbeddedStore(tmp_path / "store")
    assert not [o for o in ingest([next(SAMPLES.glob("hertoets-*.txt"))], store) if o.failure]
    return store


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_a_sound_store_checks(store: EmbeddedStore) -> None:
    result = run("check")
    assert result.exit_code == 0, result.output
    assert "1 reports, 0 faults, 0 damaged snapshots" in result.output


def test_a_quotation_that_was_changed_is_named(store: EmbeddedStore) -> None:
    view = store.snapshot()
    assert view is not None
    (name,) = [graph for graph in view.graphs() if "/report/" in graph]
    graph = Graph().parse(data=view.serialize("ntriples", [name]), format="nt")
    evidence, exact = next(iter(graph.subject_objects(OA.exact)))
    graph.set((evidence, OA.exact, Literal(f"{exact} ")))
    store.replace({name: graph})
    result = run("check")
    assert result.exit_code == 1
    assert str(evidence) in result.output
    assert "equals the source text" in result.output


def test_a_backup_restores_into_another_folder(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "store.nq.gz"
    assert run("backup", str(file)).exit_code == 0
    monkeypatch.setenv("NORMGRAAF_STORE", str(tmp_path / "other"))
    assert run("restore", str(file)).exit_code == 0
    there, here = EmbeddedStore(tmp_path / "other").snapshot(), store.snapshot()
    assert there is not None
    assert here is not None
    assert there.serialize("nquads") == here.serialize("nquads")


def test_a_damaged_newest_snapshot_is_told_with_the_way_back(store: EmbeddedStore) -> None:
    newest, older = store.paths()[:2]
    (newest / "CURRENT").unlink()
    (newest / "CURRENT").write_text("nonsense")
    result = run("check")
    assert result.exit_code == 1
    assert f"normgraaf restore --snapshot {older.name}" in result.output
    assert run("restore", "--snapshot", older.name).exit_code == 0
    assert store.snapshot() is not None


def test_wrong_use_says_what_to_give(store: EmbeddedStore, tmp_path: Path) -> None:
    assert run("restore").exit_code == 2
    assert run("restore", "x.nq.gz", "--snapshot", "1-2").exit_code == 2


def test_an_empty_store_has_nothing_to_back_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NORMGRAAF_STORE", str(tmp_path / "none"))
    assert isinstance(run("backup", str(tmp_path / "file")).exception, StoreError)
    assert "is empty" in run("check").output
