"""The command line, as a person runs it, with a store on disk; in a process of its own where that is the point."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from importlib import import_module
from importlib.metadata import version
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from normgraaf.cli import main
from normgraaf.settings import Settings
from store.mark import FILE as MARK
from tests.api.service import free_port
from tests.conftest import ROOT, SAMPLES, InThisProcess

REPORT = SAMPLES / "inspectie-pleegzorg-wilgenkring.txt"
OTHER = SAMPLES / "jongerensamenvatting-elzenbrug.txt"


def run(store: Path, *arguments: str, columns: int = 200) -> subprocess.CompletedProcess[str]:
    """A command in this process, which has imported already what each one needs: its exit code and what it told."""
    given = {"NORMGRAAF_STORE": str(store), "NO_COLOR": "1", "COLUMNS": str(columns)}
    out, err = (TextIOWrapper(BytesIO(), "utf-8") for _ in range(2))
    code: object = 0
    with ExitStack() as around:
        around.enter_context(patch.dict(os.environ, given))
        around.enter_context(patch("sys.argv", ["normgraaf", *arguments]))
        around.enter_context(patch("normgraaf.session.readers", lambda _: InThisProcess()))
        around.enter_context(redirect_stdout(out))
        around.enter_context(redirect_stderr(err))
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
    told, failed = (_told(each) for each in (out, err))
    return subprocess.CompletedProcess(arguments, int(str(code)), told, failed)


def _told(written: TextIOWrapper) -> str:
    written.seek(0)
    return written.read()


def started(store: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, as a person starts it."""
    command = [sys.executable, "-c", "from normgraaf.cli import main; main()", *arguments]
    environment = os.environ | {"NORMGRAAF_STORE": str(store), "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("cli") / "store"
    result = started(store, "ingest", str(REPORT), str(OTHER))
    assert result.returncode == 0, result.stderr
    return store


def test_every_command_has_help_that_says_what_it_does(tmp_path: Path) -> None:
    commands = ("ingest", "status", "serve", "ask", "sparql", "validate", "annotations", "text", "export", "remove")
    for command in (*commands, "settings", "ontology"):
        result = run(tmp_path, command, "--help")
        assert result.returncode == 0
        assert len(result.stdout.split("\n")) > 5, command


def test_ingest_ends_with_a_row_a_report_and_goes_on_after_a_failure(tmp_path: Path) -> None:
    empty, binary = tmp_path / "leeg.txt", tmp_path / "plaatje.txt"
    empty.write_bytes(b"")
    binary.write_bytes(b"\x89PNG\r\n\x00\x00\x01")
    result = run(tmp_path / "store", "ingest", str(empty), str(binary), str(REPORT))
    assert result.returncode == 1
    assert "leeg.txt: the file is empty" in result.stdout
    assert "plaatje.txt" in result.stdout
    assert "binary" in result.stdout
    assert "inspection-by-norms" in result.stdout
    assert "Traceback" not in result.stderr
    assert "wilgenkring" in run(tmp_path / "store", "status").stdout


def test_reading_again_changes_nothing(filled: Path) -> None:
    before = run(filled, "export", "--format", "nquads").stdout
    again = run(filled, "ingest", str(REPORT))
    assert again.returncode == 0
    assert "unchanged" in again.stdout
    assert sorted(run(filled, "export", "--format", "nquads").stdout.splitlines()) == sorted(before.splitlines())


def test_a_changed_document_replaces_its_graph_and_a_broken_one_leaves_it(tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "rapport.txt"
    text = REPORT.read_bytes()
    file.write_bytes(text)
    assert run(store, "ingest", str(file), "--id", "rapport").returncode == 0
    file.write_bytes(text.replace(b"Aandachtspunt", b"Opmerkingen"))
    assert run(store, "ingest", str(file), "--id", "rapport").returncode == 0
    points = json.loads(run(store, "ask", "points", "-p", "report=rapport", "--json").stdout)
    assert {row["values"]["kind"] for row in points["rows"]} <= {"verbeterpunt"}
    file.write_bytes(b"")
    assert run(store, "ingest", str(file), "--id", "rapport").returncode == 1
    assert json.loads(run(store, "ask", "points", "-p", "report=rapport", "--json").stdout) == points


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("ingest", "bestaat-niet.txt"), 2, "no such file"),
        (("ingest", str(REPORT), "--id", "Geen Id"), 1, "cannot be an id"),
        (("ask", "judgments"), 1, "did you mean 'judgements'"),
        (("ask", "points", "-p", "report"), 2, "not name=value"),
        (("annotations", "geen-rapport"), 1, "holds no report"),
        (("export", "geen-rapport"), 1, "holds no report"),
        (("remove", "geen-rapport"), 1, "holds no report"),
        (("frobnicate",), 2, "No such command"),
    ],
)
def test_an_error_is_one_clear_line(filled: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run(filled, *arguments)
    assert words in result.stderr + result.stdout
    assert "Traceback" not in result.stderr
    assert result.returncode == code


def test_debug_shows_the_trace(filled: Path) -> None:
    assert "Traceback" in started(filled, "--debug", "ask", "judgments").stderr


def test_annotations_of_a_file_need_no_store_and_are_those_of_the_store(filled: Path, tmp_path: Path) -> None:
    from_file = json.loads(run(tmp_path / "none", "annotations", str(REPORT)).stdout)
    key = from_file["id"].removeprefix("https://w3id.org/normgraaf/id/").removesuffix("/annotations")
    from_store = json.loads(run(filled, "annotations", key).stdout)
    assert from_file["items"] == from_store["items"]
    assert not (tmp_path / "none").exists()
    text = run(tmp_path, "text", str(REPORT)).stdout
    for item in from_file["items"]:
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]


def test_sparql_runs_a_file(filled: Path, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/normgraaf/ns#PrintedNorm> }", "utf-8")
    result = run(filled, "sparql", str(query))
    assert result.stdout.split() == ["n", "14"]
    query.write_text("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }", "utf-8")
    assert run(filled, "sparql", str(query)).returncode == 1


def test_remove_takes_one_report_out(tmp_path: Path) -> None:
    store = tmp_path / "store"
    run(store, "ingest", str(OTHER), "--id", "weg")
    assert run(store, "remove", "weg").returncode == 0
    assert run(store, "annotations", "weg").returncode == 1


def test_a_removed_report_leaves_no_link_to_it(tmp_path: Path) -> None:
    store = tmp_path / "store"
    run(store, "ingest", str(SAMPLES))
    links = json.loads(run(store, "ask", "identity-candidates", "--json").stdout)["rows"]
    gone = links[0]["values"]["alsoIn"]
    assert run(store, "remove", gone).returncode == 0
    left = json.loads(run(store, "ask", "identity-candidates", "--json").stdout)["rows"]
    assert all(gone not in (row["values"]["in"], row["values"]["alsoIn"]) for row in left)
    assert gone not in run(store, "export", "--format", "nquads").stdout


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NORMGRAAF_PORT", "veel")
    result = run(tmp_path, "status")
    assert result.returncode == 1
    assert "NORMGRAAF_PORT" in result.stderr
    assert "Traceback" not in result.stderr


def test_settings_names_every_variable(tmp_path: Path) -> None:
    shown = run(tmp_path, "settings").stdout
    assert all(f"NORMGRAAF_{name.upper()}" in shown for name in Settings.model_fields)


def test_a_command_imports_only_what_it_needs(filled: Path) -> None:
    heavy = "rdflib", "loaders.pipeline", "shapes.validator", "api.app", "pyshacl"
    for arguments in ((), ("--help",), ("--version",), ("ingest", "--help"), ("settings",), ("status",)):
        program = f"""
import sys
from normgraaf.cli import app
try:
    app({list(arguments)})
except SystemExit:
    print("imported", *(set(sys.modules) & {set(heavy)}))
"""
        environment = os.environ | {"NORMGRAAF_STORE": str(filled)}
        result = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env=environment, check=True
        )
        assert result.stdout.splitlines()[-1].strip() == "imported", arguments


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout == f"normgraaf {version('normgraaf')}\n"


def test_the_questions_are_listed_as_json(tmp_path: Path) -> None:
    listed = json.loads(run(tmp_path, "ask", "list", "--json").stdout)
    assert {each["name"] for each in listed} == {path.stem for path in (ROOT / "queries/questions").glob("*.rq")}
    assert all(each["title"]["nl"] and each["columns"] for each in listed)


def test_an_empty_store_is_said_in_a_line_with_the_one_beside_it(filled: Path) -> None:
    other = filled.parent / "other"
    assert f"NORMGRAAF_STORE={filled}" in run(other, "status").stdout
    result = run(other, "ask", "points")
    assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
    assert "is empty; start with" in result.stderr


def test_ingest_and_status_tell_the_same_numbers(tmp_path: Path) -> None:
    told = run(tmp_path / "store", "ingest", str(REPORT)).stdout
    kept = run(tmp_path / "store", "status").stdout
    numbers = [re.findall(r"│ +(\d+) (?=│)", text)[:2] for text in (told, kept)]
    assert numbers[0] == numbers[1]
    assert len(numbers[0]) == 2


def test_tables_fit_eighty_columns(filled: Path) -> None:
    for arguments in (
        ("status",),
        ("ingest", str(REPORT)),
        ("ask", "list"),
        ("ask", "judgements"),
        ("ask", "points"),
        ("settings",),
        ("audit",),
        ("check",),
    ):
        shown = run(filled, *arguments, columns=80).stdout.splitlines()
        assert shown
        assert not [line for line in shown if len(line) > 80 and str(filled) not in line], arguments
    assert "NORMGRAAF_QUERY_SECONDS_MAX" in run(filled, "settings", columns=80).stdout


@pytest.mark.enable_socket
def test_a_port_that_is_taken_is_all_that_is_said(filled: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run(filled, "serve", "--port", str(port))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"normgraaf: cannot listen on 127.0.0.1:{port}: address already in use\n"


@pytest.mark.enable_socket
@pytest.mark.parametrize("arguments", [("serve", "--port", "{free}"), ("ingest", str(OTHER)), ("status",), ("check",)])
def test_a_store_of_an_earlier_format_is_a_line_that_names_the_upgrade(
    filled: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    shutil.copytree(filled, tmp_path / "store")
    for mark in (tmp_path / "store").glob(f"snapshots/*/{MARK}"):
        mark.unlink()
    result = started(tmp_path / "store", *(part.format(free=free_port()) for part in arguments))
    told = result.stderr.strip()
    assert (result.returncode, len(told.splitlines())) == (1, 1), told
    assert told.startswith(f"normgraaf: The store {tmp_path / 'store'} has format 1; ")
    assert "`normgraaf upgrade`" in told
    assert run(tmp_path / "store", "upgrade").returncode == 0
    assert run(tmp_path / "store", *(arguments if arguments[0] != "serve" else ("status",))).returncode == 0


def test_every_error_that_is_expected_exists() -> None:
    from normgraaf.cli import EXPECTED

    for module, name in EXPECTED:
        assert issubclass(getattr(import_module(module), name), Exception)


def test_a_fault_of_our_own_is_a_line_without_the_words_that_were_read(tmp_path: Path) -> None:
    program = """
from normgraaf import cli
def broken():
    raise KeyError("geheim")
cli._run(broken, False)
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("normgraaf: a fault of Normgraaf's own: KeyError")
    assert "geheim" not in result.stderr


def test_a_file_past_its_limit_is_a_row_and_the_batch_ends_with_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NORMGRAAF_REPORT_SECONDS", "0.01")
    result = started(tmp_path / "store", "ingest", str(REPORT), str(OTHER))
    assert result.returncode == 1
    assert result.stdout.count("reading it took longer than 0.01 s") == 2
    told = started(tmp_path, "annotations", str(REPORT))
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == "normgraaf: reading it took longer than 0.01 s and was ended\n"


def test_the_demo_serves_what_status_sees() -> None:
    made = subprocess.run(["make", "-n", "demo"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"NORMGRAAF_STORE=(\S+)", made)) == {Settings.model_fields["store"].default}
