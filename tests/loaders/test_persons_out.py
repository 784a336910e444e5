"""What tells of a person leaves by no way: not as quotation, label, annotation, page, log or error."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from loaders.annotations import annotation_page
from loaders.ingest import ingest
from loaders.masking import BLOCK, covered, mask
from loaders.pipeline import read_text
from loaders.reading import UnreadableReport, read_source, source_from_bytes
from ontology import namespaces as ns
from shapes.persons import without_persons
from store import open_store
from tests.shapes.persons_made import hidden, staying

PAGE = Path(__file__).parents[2] / "docs" / "extraction.md"
HIDDEN = hidden()


def test_the_share_that_is_covered_is_the_one_the_page_gives() -> None:
    found = sum(not any(words in mask(text)[0] for words in told) for text, told in HIDDEN)
    stays = sum(mask(text)[0] == text for text in staying())
    given = re.search(r"(\d+) of (\d+) snippets.*?(\d+) of (\d+) that only look", PAGE.read_text("utf-8"), re.S)
    assert given is not None
    assert tuple(map(int, given.groups())) == (found, len(HIDDEN), stays, len(staying()))
    assert len(HIDDEN) >= 60


@pytest.mark.parametrize(("text", "told"), HIDDEN, ids=[str(number) for number in range(len(HIDDEN))])
def test_nothing_of_a_person_is_in_text_graph_or_annotations(text: str, told: tuple[str, ...]) -> None:
    report = f"Verslag van het bezoek\n\n{text}\n\nOuders vertellen: “{text.rstrip('.')}.”\n"
    reading = read_text(source_from_bytes("verslag.txt", report.encode()))
    page = json.dumps(annotation_page(reading.passed, ns.document(reading.identity.key)), ensure_ascii=False)
    graph = "".join(value for triple in reading.passed for value in triple)
    for words in told:
        assert len(mask(text)[0]) == len(text)
        for out in (page, graph):
            assert words not in out


@pytest.mark.parametrize("text", staying())
def test_what_only_looks_like_a_person_stays(text: str) -> None:
    assert mask(text) == (text, 0)
    assert without_persons(text) == text or "(gefingeerde" in text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("mw.de.vries.pdf", f"mw.{BLOCK * 8}.pdf"),
        ("dhr_pietersen-2024.docx", f"dhr_{BLOCK * 9}-2024.docx"),
        ("geb_03-05-2009.txt", f"geb_{BLOCK * 10}.txt"),
        ("gesprek_sanne.txt", f"gesprek_{BLOCK * 5}.txt"),
        ("verslag-lotte-van-rijn.pdf", f"verslag-{BLOCK * 14}.pdf"),
        ("rapport-gezinshuizen-de-hazelmaat.pdf", "rapport-gezinshuizen-de-hazelmaat.pdf"),
        ("moeder-kind-huis-2023.pdf", "moeder-kind-huis-2023.pdf"),
    ],
)
def test_the_name_of_a_file_is_shown_without_persons(name: str, shown: str) -> None:
    assert covered(name) == shown


def test_what_pages_are_made_from_and_what_is_logged_holds_no_person(tmp_path: Path) -> None:
    report = tmp_path / "gesprek-lotte-van-rijn.txt"
    report.write_text("Verslag\n\n" + "\n\n".join(text for text, _ in HIDDEN) + "\n", "utf-8")
    store = open_store(tmp_path / "store")
    (outcome,) = ingest([report], store)
    assert not outcome.failure
    kept = " ".join(
        getattr(quad.object, "value", "") + quad.subject.value
        for name in store.snapshot().graphs()
        for quad in store.snapshot().graph(name)
    )
    told = {words for _, of_text in HIDDEN for words in of_text} | {"lotte", "rijn", "Lotte"}
    assert not [words for words in told if re.search(rf"\b{re.escape(words)}\b", kept + outcome.name)]


def test_an_error_tells_no_name_of_a_file(tmp_path: Path) -> None:
    empty = tmp_path / "mw.de.vries.txt"
    empty.touch()
    with pytest.raises(UnreadableReport) as told:
        read_source(empty)
    assert "vries" not in str(told.value)
