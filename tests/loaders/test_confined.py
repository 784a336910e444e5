"""A file that takes too much, or ends its process, is one outcome; the others are read."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.confined import ConfinedReaders, Exceeded, Limits
from loaders.ingest import ingest
from loaders.offered import Job, Offered, Unread, offered_files, read_offered
from store import Store, open_store
from tests.conftest import SAMPLES

REPORT = SAMPLES / "jongerensamenvatting-elzenbrug.txt"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


@pytest.fixture(scope="module")
def readers() -> Iterator[ConfinedReaders]:
    with ConfinedReaders(Limits(seconds=5, megabytes=1024)) as readers:
        yield readers


def hold() -> None:
    """What never gives control back: a pattern that takes time without end."""
    import re

    re.match(r"(a|a)+$", "a" * 60 + "b")


def grow() -> int:
    return len(bytearray(2**33))


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def plus(one: int, other: int) -> int:
    return one + other


def test_each_limit_is_told_and_the_next_task_is_done(readers: ConfinedReaders) -> None:
    with pytest.raises(Exceeded, match="longer than 5 s"):
        readers.run(hold)
    assert readers.run(plus, 1, 2) == 3
    with pytest.raises(Exceeded, match="1024 MB"):
        readers.run(end)
    assert readers.run(plus, 3, 4) == 7
    with pytest.raises(MemoryError):
        readers.run(grow)
    assert readers.run(plus, 5, 6) == 11


def test_confined_readers_give_what_this_process_gives(store: Store, tmp_path: Path) -> None:
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    with ConfinedReaders(Limits(600, 4096, 2)) as readers:
        outcomes = list(ingest([REPORT, empty, REPORT], store, readers=readers))
    assert [(bool(each.reading), each.changed) for each in outcomes] == [(True, True), (False, False), (True, False)]
    here = read_offered(Job(REPORT, open_store(tmp_path / "other")))
    assert isinstance(here, Offered)
    assert outcomes[0].reading is not None
    assert set(outcomes[0].reading.passed) == set(here.placed.reading.passed)


def test_a_fault_of_ours_is_one_outcome_without_the_words_that_were_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("Jansen")

    monkeypatch.setattr("loaders.placing.read_source", broken)
    found = read_offered(Job(REPORT, store))
    assert isinstance(found, Unread)
    assert "a fault of Normgraaf's own: KeyError in loaders/placing.py" in found.reason
    assert "Jansen" not in found.reason


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("ten.ttl", b"", "normgraaf validate"),
        ("rapport.txt", b"@prefix ex: <http://example.org/> .\nex:a ex:b ex:c .\n", "normgraaf validate"),
        ("rapport.txt", b"PREFIX ex: <http://example.org/>\nex:a ex:b ex:c .\n", "normgraaf validate"),
        ("rapport.xml", b'<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="x"/>', "normgraaf validate"),
        ("rapport", b'{"@context": {}, "@id": "x"}', "normgraaf validate"),
        ("gemeenten.csv", b"name,iri,kind\n", "--register"),
        ("vraag.rq", b"SELECT * { ?s ?p ?o }", "normgraaf sparql"),
        ("store.nq.gz", b"", "normgraaf restore"),
        ("README.md", b"# Over deze map\n", "no report"),
        ("Readme.txt", b"Over deze map\n", "no report"),
    ],
)
def test_data_is_refused_with_the_command_that_takes_it(
    store: Store, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    found = read_offered(Job(tmp_path / name, store))
    assert isinstance(found, Unread)
    assert told in found.reason
    assert "\n" not in found.reason


def test_prefixes_in_a_sentence_are_no_data(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Prefix 1: zes kinderen wonen in de groep. De inspectie sprak hen.", "utf-8")
    assert isinstance(read_offered(Job(tmp_path / "a.txt", store)), Offered)


def test_what_lies_outside_the_folder_and_what_is_no_file_is_refused(store: Store, tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "uit.txt"
    folder.mkdir()
    outside.write_bytes(REPORT.read_bytes())
    (folder / "uit.txt").symlink_to(outside)
    (folder / "binnen.txt").symlink_to(folder / "goed.txt")
    (folder / "goed.txt").write_bytes(REPORT.read_bytes())
    (folder / "nul.txt").symlink_to("/dev/zero")
    (folder / "zelf.txt").symlink_to(folder / "zelf.txt")
    os.mkfifo(folder / "pijp.txt")
    (folder / "README.md").write_text("# Map", "utf-8")
    told = {each.path.name: each.failure for each in ingest(offered_files([folder]), store)}
    assert {name for name, failure in told.items() if not failure} == {"binnen.txt", "goed.txt"}
    assert "leads out" in told["uit.txt"]
    assert "leads out" in told["nul.txt"]
    assert "leads to itself" in told["zelf.txt"]
    assert "no file with content" in told["pijp.txt"]
    assert "README.md" not in told


def test_a_name_in_another_coding_ends_nothing(store: Store, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9 verslag.txt")
    (tmp_path / name).write_bytes(REPORT.read_bytes())
    first, second = ingest([tmp_path / name, REPORT], store)
    assert not first.failure
    assert not second.failure
    assert first.name == "caf\ufffd verslag.txt"
    view = store.snapshot()
    assert view is not None
    view.serialize("nquads").decode()
