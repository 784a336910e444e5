"""A report that comes again: under another name, with another text, or only seemingly the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from loaders.ingest import Outcome, ingest
from ontology.namespaces import NG
from store import Store, open_store
from tests.conftest import SAMPLES

TEXT = (SAMPLES / "hertoets-pleegzorg-wilgenkring.txt").read_text("utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


def offer(
    store: Store, folder: Path, name: str, text: str, given_id: str | None = None, key: bytes = b"k" * 32
) -> Outcome:
    file = folder / name
    file.write_text(text, "utf-8")
    (outcome,) = ingest([file], store, given_id, key=key)
    assert not outcome.failure
    return outcome


def reports(store: Store) -> list[str]:
    view = store.snapshot()
    assert view is not None
    return [graph for graph in view.graphs() if "/graph/report/" in graph]


def test_the_same_text_under_another_name_changes_nothing(store: Store, tmp_path: Path) -> None:
    first = offer(store, tmp_path, "een.txt", TEXT)
    again = offer(store, tmp_path, "twee.txt", TEXT)
    assert (first.changed, again.changed) == (True, False)
    assert again.note == "the same text came before as een.txt"
    assert len(reports(store)) == 1


def test_a_text_keeps_the_id_it_was_given(store: Store, tmp_path: Path) -> None:
    offer(store, tmp_path, "een.txt", TEXT, "mijn-id")
    again = offer(store, tmp_path, "twee.txt", TEXT)
    assert again.reading is not None
    assert (again.reading.identity.key, again.changed) == ("mijn-id", False)


def test_one_text_under_two_given_ids_is_told(store: Store, tmp_path: Path) -> None:
    offer(store, tmp_path, "een.txt", TEXT, "a")
    other = offer(store, tmp_path, "een.txt", TEXT, "b")
    assert (other.changed, other.note) == (True, "the same text is also held as a")


def test_another_text_of_the_same_report_is_a_new_version_that_remembers_the_old(store: Store, tmp_path: Path) -> None:
    first = offer(store, tmp_path, "een.txt", TEXT)
    second = offer(store, tmp_path, "twee.txt", f"{TEXT}\nEen regel erbij.\n")
    assert first.reading is not None
    assert second.reading is not None
    assert second.note.startswith("a new version: another text than that of een.txt")
    assert len(reports(store)) == 1
    former = {str(text) for text in second.reading.facts.objects(None, NG.formerText)}
    assert former == {first.reading.source.text_sha256}
    assert not offer(store, tmp_path, "twee.txt", f"{TEXT}\nEen regel erbij.\n").changed


def test_same_title_and_date_about_another_organisation_is_another_report(store: Store, tmp_path: Path) -> None:
    front = "Inspectierapport\n\nInspectie Gezondheidszorg en Jeugd\n\nmei 2024\n\nOrganisatie: {}\n\n"
    body = "De inspectie bezocht de locatie op 3 april 2024. Zij sprak met jongeren en met pleegouders.\n"
    one = offer(store, tmp_path, "een.txt", front.format("Stichting De Linde") + body)
    two = offer(store, tmp_path, "twee.txt", front.format("Stichting Het Anker") + body)
    assert one.reading is not None
    assert two.reading is not None
    assert two.note == f"like {one.reading.identity.key} in title and date, but about another organisation"
    assert len(reports(store)) == 2
    assert not offer(store, tmp_path, "twee.txt", front.format("Stichting Het Anker") + body).changed


def test_a_file_name_with_personal_data_is_kept_covered(store: Store, tmp_path: Path) -> None:
    outcome = offer(store, tmp_path, "brief mevrouw Jansen 123456782.txt", TEXT)
    assert outcome.reading is not None
    (name,) = outcome.reading.facts.objects(None, NG.fileName)
    assert not any(part in str(name) for part in ("Jansen", "123456782"))
    assert offer(store, tmp_path, "brief mevrouw Jansen 123456782.txt", TEXT).note == ""


def test_a_birth_date_that_was_masked_cannot_be_guessed_back(store: Store, tmp_path: Path) -> None:
    text = f"{TEXT}\nHet kind is geboren op {{}} mei 2011.\n"
    assert offer(store, tmp_path, "een.txt", text.format(7)).reading
    view = store.snapshot()
    assert view is not None
    served = view.serialize("nquads").decode()
    assert "mei 2011" not in served
    assert not [day for day in range(1, 32) if hashlib.sha256(text.format(day).encode()).hexdigest() in served]


def test_the_same_file_has_the_same_keyed_digest_and_under_another_key_another(store: Store, tmp_path: Path) -> None:
    def macs(outcome: Outcome) -> set[str]:
        assert outcome.reading is not None
        facts = outcome.reading.facts
        return {str(each) for term in (NG.fileMac, NG.rawTextMac) for each in facts.objects(None, term)}

    first = macs(offer(store, tmp_path, "een.txt", TEXT))
    assert len(first) == 2
    assert macs(offer(store, tmp_path, "een.txt", TEXT)) == first
    other = open_store(tmp_path / "other")
    assert not macs(offer(other, tmp_path, "een.txt", TEXT, key=b"x" * 32)) & first
    assert macs(offer(open_store(tmp_path / "none"), tmp_path, "een.txt", TEXT, key=b"")) == set()


def test_a_text_that_is_masked_otherwise_than_before_keeps_its_id(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{TEXT}\nDe code is 7-8-9.\n"
    offer(store, tmp_path, "een.txt", text, "mijn-id")
    monkeypatch.setattr("loaders.reading.mask", lambda words: (words.replace("7-8-9", "█████"), 1))
    again = offer(store, tmp_path, "een.txt", text)
    assert again.reading is not None
    assert (again.reading.identity.key, again.note) == ("mijn-id", "the same text as before, masked otherwise")


@pytest.mark.parametrize(
    "name", ["brief_mevrouw_Jansen.txt", "mevrouw-Jansen-123456782.txt", "brief.aan.dhr.Jansen.txt"]
)
def test_what_is_covered_in_a_name_is_covered_in_an_error(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (outcome,) = ingest([tmp_path / name], store)
    assert outcome.failure
    for shown in (outcome.failure, outcome.name):
        assert "Jansen" not in shown
        assert "█" in shown
