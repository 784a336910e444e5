"""What is no report, or means harm: a clear outcome each, nothing executed, nothing lost from the store."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from rdflib import Literal
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from loaders.ingest import Outcome, ingest
from loaders.offered import report_files
from normgraaf.cli import app
from ontology import namespaces as ns
from store import Store
from tests.api.conftest import serving
from tests.conftest import SAMPLES, InThisProcess, StoreOf

REPORT = SAMPLES / "inspectie-pleegzorg-wilgenkring.txt"
LINE = "Jeugdigen zeggen dat zij zich veilig voelen. De 12 jeugdigen kregen hulp van 3 pleegouders. "
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ENTITIES = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_MAIN = "officeDocument/2006/relationships/officeDocument"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf(password: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(72, 700, LINE)
    canvas.save()
    return out.getvalue()


def docx(text: str, head: str = "") -> bytes:
    out = io.BytesIO()
    base = "http://schemas.openxmlformats.org"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{base}/package/2006/content-types"><Override PartName="/word/document.xml" '
            f'ContentType="{_TYPE}"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{base}/package/2006/relationships"><Relationship Id="r1" Type="{base}/{_MAIN}" '
            'Target="word/document.xml"/></Relationships>',
        )
        body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
        parts.writestr("word/document.xml", f"{head}<w:document {_WORD}>{body}</w:document>")
    return out.getvalue()


REFUSED: dict[str, tuple[bytes, str]] = {
    "leeg.txt": (b"", "the file is empty"),
    "wit.txt": (b" \n\t \r\n\x0c ", "the file is empty"),
    "binair.txt": (bytes(range(256)) * 40, "binary"),
    "half.pdf": (pdf()[: len(pdf()) // 2], "damaged or truncated"),
    "slot.pdf": (pdf("geheim"), "password"),
    "bom.docx": (docx("a b " * 12_000_000), "unpacks to more than"),
    "lach.docx": (docx("&l9;", f"<!DOCTYPE d [{_ENTITIES}]>"), "declares entities"),
    "lach.html": (f"<!DOCTYPE html [{_ENTITIES}]><html><body><p>&l9;</p></body></html>".encode(), "no words"),
}


@pytest.fixture
def store(tmp_path: Path, store_of: StoreOf) -> Store:
    """A store with one report, which must still be there afterwards."""
    return store_of(REPORT, tmp_path / "store")


def contents(store: Store) -> set[str]:
    view = store.snapshot()
    assert view
    return set(view.serialize("nquads").decode().splitlines())


def read_one(store: Store, path: Path, data: bytes | str) -> Outcome:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return next(iter(list(ingest([path], store))))


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_holds_no_text_is_refused_in_one_line_and_the_store_stays_as_it_was(
    store: Store, tmp_path: Path, name: str
) -> None:
    before = contents(store)
    data, why = REFUSED[name]
    started = time.process_time()
    outcome = read_one(store, tmp_path / name, data)
    assert outcome.reading is None
    assert outcome.failure.startswith(f"{name}: ")
    assert why in outcome.failure
    assert "\n" not in outcome.failure
    assert time.process_time() - started < 30
    assert contents(store) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tekens.txt", LINE.replace("zich", "zich\x07 \x1b[31m\x08")),
        ("nul.txt", LINE.encode() + b"\x00\x00\x01" + LINE.encode()),
        ("gemengd.txt", LINE.encode() + "Cliënten ruziën.".encode("cp1252") + LINE.encode()),
        ("recept.txt", "Recept voor pannenkoeken\n\nNeem 3 eieren en 250 gram bloem. Bak ze 4 minuten.\n"),
        ("english.txt", "Inspection report\n\nThe inspectorate found that 12 of 20 young people felt safe.\n"),
        ("rechts.txt", "\u202eVerslag\u202c\n\nJeugdi\u200bgen zeg\u200dgen dat zij \u2067veilig\u2069 zijn.\n"),
    ],
)
def test_other_text_is_read_as_of_no_known_kind_and_without_a_judgement(
    store: Store, tmp_path: Path, name: str, text: str | bytes
) -> None:
    before = contents(store)
    outcome = read_one(store, tmp_path / name, text)
    assert outcome.reading, outcome.failure
    assert outcome.reading.recognised.kind == "unknown"
    held = contents(store)
    graph = f"<{ns.report_graph(outcome.reading.identity.key)}>"
    assert before <= held
    assert any(graph in each for each in held)
    assert not any(graph in each and "Judgement>" in each for each in held)


def test_the_same_report_under_two_names_is_one_report(store: Store, tmp_path: Path) -> None:
    before = contents(store)
    outcome = read_one(store, tmp_path / "andere naam.txt", REPORT.read_bytes())
    assert not outcome.changed
    assert REPORT.name in outcome.note
    assert contents(store) == before


MARKUP = 'vreemd [/red]\n"naam" <b>x\'<script>alert(1)<\x1b[31m.txt'.replace("/", "\u2215")
INJECTED = '</textarea><script>alert(2)</script> } ; DROP ALL ; INSERT DATA { <a:b> <a:b> "x" } #'


def test_markup_and_queries_in_names_and_quotes_are_words_and_nothing_more(store: Store, tmp_path: Path) -> None:
    before = contents(store)
    text = f"Verslag {INJECTED}\n\nJeugdigen zeggen: “{INJECTED} Ik ben veilig.” zegt een jeugdige.\n\n{LINE}"
    outcome = read_one(store, tmp_path / MARKUP, text)
    assert outcome.reading, outcome.failure
    held = contents(store)
    assert before <= held
    assert not any(each.startswith("<a:b>") for each in held)
    view = store.snapshot()
    assert view
    bound = view.query("SELECT ?s WHERE { ?s ?p ?words }", bindings={"words": Literal(INJECTED)})
    assert list(bound.rows) == []
    with serving(tmp_path / "store") as client:
        key = outcome.reading.identity.key
        for path in ("/", f"/id/{key}", "/reports"):
            page = client.get(path, headers={"accept": "text/html"})
            assert page.status_code == 200, path
            assert "<script>alert" not in page.text
            assert "</textarea><script" not in page.text
        assert "&lt;script&gt;" in client.get(f"/id/{key}", headers={"accept": "text/html"}).text
    assert contents(store) == held


def test_a_folder_with_traps_is_read_to_its_end_and_gives_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("leeg.txt", "half.pdf"):
        (folder / name).write_bytes(REFUSED[name][0])
    (folder / "[red]x[∕red] [bold").write_text(LINE, "utf-8")
    (folder / "goed.txt").write_bytes(REPORT.read_bytes())
    (folder / 'nieuwe\nregel "[/nee]'.replace("/", "\u2215")).write_bytes(b"")
    (folder / "map.txt").mkdir()
    (folder / "lus").symlink_to(folder)
    (folder / "zelf").symlink_to(folder / "zelf")
    os.mkfifo(folder / "pijp.txt")
    monkeypatch.setenv("NORMGRAAF_STORE", str(tmp_path / "store"))
    monkeypatch.setattr("normgraaf.session.readers", lambda _: InThisProcess())
    result = CliRunner().invoke(app, ["ingest", str(folder)])
    assert result.exit_code == 1, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "inspection-by-norms" in result.output
    assert "[red]x" in result.output
    assert result.output.count("failed:") == 5  # those three, the pipe, and the link to itself
    names = {path.name for path in report_files([folder])}
    assert "pijp.txt" not in names
    assert "map.txt" not in names


def test_a_pipe_or_a_folder_given_as_a_report_is_refused_at_once(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    (tmp_path / "map.txt").mkdir()
    outcomes = list(ingest([tmp_path / "pijp.txt", tmp_path / "map.txt", REPORT], store))
    assert [bool(each.failure) for each in outcomes] == [True, True, False]


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "size"),
    [("de tuin ligt achter het huis aan de weg en ", 5_000_000), (LINE, 500_000)],
    ids=["one sentence of 5 MB", "many sentences"],
)
def test_a_text_on_one_line_takes_time_in_proportion(store: Store, tmp_path: Path, words: str, size: int) -> None:
    took = []
    for length in (size // 5, size):
        started = time.process_time()
        outcome = read_one(store, tmp_path / f"lang-{length}.txt", (words * (length // len(words) + 1))[:length])
        took.append(time.process_time() - started)
        assert outcome.reading, outcome.failure
    assert took[1] < 10 * took[0]
