"""Each kind of statement in at least ten contexts: what is denied, asked or supposed is not stated."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from ontology.namespaces import ID, NG

CONTEXTS: dict[str, dict[str, list[list[str]]]] = tomllib.loads(
    Path(__file__).with_name("contexts.toml").read_text("utf-8")
)
HEAD = "Inspectierapport Lindenhof\n\n"


def voices(kind: str, sentence: str) -> list[str]:
    """The voices of the statements of a kind in a small report of one sentence."""
    facts: Any = read_text(source_from_bytes("invented.txt", f"{HEAD}{sentence}\n".encode())).facts
    graph = facts if hasattr(facts, "subjects") else facts.graph
    found = [
        subject
        for subject in graph.subjects(None, NG[kind])
        if kind != "NormJudgement" or graph.value(subject, NG.value) is not None
    ]
    return [str(graph.value(subject, NG.voice)).removeprefix(f"{ID}concept/voice/") for subject in found]


def cases(outcome: str) -> list[Any]:
    return [
        pytest.param(kind, context, sentence, id=f"{kind}-{context}")
        for kind, outcomes in CONTEXTS.items()
        for context, sentence in outcomes[outcome]
    ]


@pytest.mark.parametrize(("kind", "context", "sentence"), cases("stated"))
def test_what_is_asserted_is_stated_in_the_voice_of_its_clause(kind: str, context: str, sentence: str) -> None:
    voice, colon, _ = context.partition(": ")
    found = voices(kind, sentence)
    assert found
    assert not colon or set(found) == {voice}


@pytest.mark.parametrize(("kind", "context", "sentence"), cases("absent"))
def test_what_is_denied_asked_or_supposed_is_not_stated(kind: str, context: str, sentence: str) -> None:
    assert voices(kind, sentence) == []


def test_each_kind_is_held_in_ten_contexts() -> None:
    assert {
        kind: sum(map(len, each.values())) for kind, each in CONTEXTS.items() if sum(map(len, each.values())) < 10
    } == {}
