"""The process that checks."""

from __future__ import annotations

import asyncio
import itertools

import pytest
from rdflib import RDF

from api.checker import MOST_FINDINGS, Checker
from api.problems import Problem
from store.errors import WaitedTooLong

FINE = b"<https://example.org/a> a <https://w3id.org/normgraaf/ns#AttentionPoint> ."


def endless(*_: object) -> None:
    """In place of a check: goes on for ever, in C, where no handler of a signal runs."""
    sum(itertools.repeat(0))


def test_a_check_over_its_time_ends_and_the_next_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker(1)
    try:
        with monkeypatch.context() as instead:
            instead.setattr("api.checker._check", endless)
            with pytest.raises(Problem, match="validation-time"):
                asyncio.run(checker.check(FINE, "data.ttl"))
        checker._seconds = 300
        assert asyncio.run(checker.check(FINE, "data.ttl")).checked == 1
    finally:
        checker.close()


def test_the_first_findings_are_told_and_all_are_counted() -> None:
    kind = "https://w3id.org/normgraaf/ns#Organisation"
    many = "\n".join(f"<urn:a{n}> <{RDF.type}> <{kind}> ." for n in range(MOST_FINDINGS + 500)).encode()
    checker = Checker(300)
    try:
        found = asyncio.run(checker.check(many, "data.nt", written="ntriples"))
    finally:
        checker.close()
    assert found.total >= MOST_FINDINGS + 500
    assert len(found.findings) == MOST_FINDINGS
    assert found.document.count(b"shacl#ValidationResult> .") == MOST_FINDINGS


def test_the_checks_of_one_client_follow_one_another_and_others_go_between() -> None:
    checker = Checker(300, wait=300)
    ended: list[str] = []

    async def check(client: str) -> None:
        await checker.check(FINE, "data.ttl", client=client)
        ended.append(client)

    async def all_at_once() -> None:
        await asyncio.gather(*(check("a") for _ in range(6)), check("b"))

    try:
        asyncio.run(all_at_once())
    finally:
        checker.close()
    assert ended.index("b") <= 2


def test_a_check_does_not_wait_for_ever() -> None:
    checker = Checker(300, wait=0.05)

    async def two() -> list[object]:
        return await asyncio.gather(
            *(checker.check(FINE, "data.ttl", client="a") for _ in range(2)), return_exceptions=True
        )

    try:
        found = asyncio.run(two())
    finally:
        checker.close()
    assert any(isinstance(each, WaitedTooLong) for each in found)
