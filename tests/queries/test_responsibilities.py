"""Who must do what, asked by role and by force, on the samples and on the real reports."""

from __future__ import annotations

import pytest

from queries import catalogue
from queries.catalogue import AnswerRow
from store import Store


def rows(store: Store, **parameters: str) -> list[AnswerRow]:
    snapshot = store.snapshot()
    assert snapshot is not None
    return list(catalogue.ask(snapshot, "responsibilities", parameters).rows)


def test_what_municipalities_are_responsible_for(sample_store: Store) -> None:
    found = rows(sample_store, role="gemeente")
    assert found
    assert {row.values["who"] for row in found} <= {"gemeenten", "gemeente"}
    assert any("jeugdhulp" in row.values["what"] for row in found)


def test_each_force_is_told_apart(sample_store: Store) -> None:
    for modality, label in (
        ("obligation", "verplichting"),
        ("permission", "toestemming"),
        ("recommendation", "aanbeveling"),
        ("promise", "toezegging"),
    ):
        found = rows(sample_store, modality=modality)
        assert found, modality
        assert {row.values["force"] for row in found} == {label}


def test_a_norm_asks_on_its_own_ground(sample_store: Store) -> None:
    asked = [row for row in rows(sample_store, role="hulpverlener") if row.values["voice"] == "kader"]
    assert asked
    assert all(row.values["ground"].startswith("norm ") for row in asked)


@pytest.mark.shared
def test_who_is_responsible_in_the_real_reports(real_store: Store) -> None:
    municipalities = rows(real_store, report="r004", role="gemeente")
    assert sum("voor" in row.evidence[-1].exact for row in municipalities if row.evidence) >= 2
    expected = rows(real_store, report="r003", modality="expectation")
    assert len(expected) >= 2
    in_time = [row for row in rows(real_store, report="r004") if row.values.get("term")]
    assert any("8 september" in row.values["term"] for row in in_time)
