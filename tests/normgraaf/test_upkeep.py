"""Backup, restore and check as an operator uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from typer.testing import CliRunner, Result

from normgraaf.cli import app
from ontology.namespaces import NG, OA
from store import EmbeddedStore, StoreError
from store.audit import AuditLog
from tests.conftest import SAMPLES, StoreOf


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_of: StoreOf) -> EmbeddedStore:
    """A store with one report, which the commands work on."""
    monkeypatch.setenv("NORMGRAAF_STORE", str(tmp_path / "store"))
    return store_of(next(SAMPLES.glob("hertoets-*.txt")), tmp_path / "store")


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


def changed(store: EmbeddedStore, subject: object, predicate: URIRef, value: str) -> str:
    """One more triple in the report's graph; None as a subject stands for its text."""
    view = store.snapshot()
    assert view is not None
    (name,) = [graph for graph in view.graphs() if "/report/" in graph]
    graph = Graph().parse(data=view.serialize("ntriples", [name]), format="nt")
    node = subject or graph.value(None, RDF.type, NG.SourceText, any=False)
    graph.add((node, predicate, Literal(value)))
    store.replace({name: graph})
    return name


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Bel 06-12345678 na vijven.", "telephone"),
        ("Het kind is geboren op 3 mei 2011.", "birth"),
        ("Mail naar iemand@voorbeeld.nl.", "e-mail"),
    ],
)
def test_what_should_have_been_masked_is_found_and_not_repeated(store: EmbeddedStore, words: str, kind: str) -> None:
    changed(store, None, RDFS.comment, words)
    result = run("check")
    assert result.exit_code == 1
    (line,) = [line for line in result.output.splitlines() if "should have been masked" in line]
    assert kind in line
    assert not any(secret in result.output for secret in ("12345678", "3 mei", "iemand@"))


def test_a_backup_that_breaks_a_shape_is_not_restored(store: EmbeddedStore, tmp_path: Path) -> None:
    name = changed(store, None, NG.charCount, "geen getal")
    assert run("backup", str(tmp_path / "bad.nq.gz")).exit_code == 0
    before = store.newest_id()
    result = run("restore", str(tmp_path / "bad.nq.gz"))
    assert isinstance(result.exception, StoreError)
    assert name in str(result.exception)
    assert store.newest_id() == before


def test_a_log_that_lost_what_a_backup_saw_is_told(store: EmbeddedStore, tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "store.private")
    log.record("app", "update")
    file = tmp_path / "store.nq.gz"
    assert run("backup", str(file)).exit_code == 0
    assert run("audit", "--against", str(file)).exit_code == 0
    (tmp_path / "store.private" / "audit.sqlite").unlink()
    result = run("audit", "--against", str(file))
    assert result.exit_code == 1
    assert "store.nq.gz was made after an entry that is not there" in result.stderr


def test_an_emptied_log_is_found_by_check(store: EmbeddedStore, tmp_path: Path) -> None:
    file, view = tmp_path / "b.nq.gz", store.snapshot()
    assert view is not None
    assert run("backup", str(file)).exit_code == 0
    store.replace({}, remove=view.graphs()[:1])
    assert run("restore", str(file)).exit_code == 0
    assert "restore" in [entry.what for entry in AuditLog(tmp_path / "store.private").writes()]
    assert run("check").exit_code == 0
    (tmp_path / "store.private" / "audit.sqlite").unlink()
    result = run("check")
    assert result.exit_code == 1
    assert "audit log: snapshot" in result.output


def test_upgrade_says_that_there_is_nothing_to_do(store: EmbeddedStore) -> None:
    result = run("upgrade")
    assert result.exit_code == 0
    assert "is up to date: format" in result.output


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
