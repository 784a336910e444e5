"""The process that checks."""

from __future__ import annotations

import asyncio
import time

import pytest

from api.checker import Checker, refuse
from api.problems import Problem

FINE = b"<https://example.org/a> a <https://w3id.org/normgraaf/ns#AttentionPoint> ."


@pytest.mark.alone
def test_a_check_over_its_time_ends_and_the_next_one_works() -> None:
    long = "\n".join(f"<urn:a{n}> a <https://w3id.org/normgraaf/ns#AttentionPoint> ." for n in range(60_000)).encode()
    checker = Checker(3)
    try:
        asyncio.run(checker.check(FINE, "data.ttl"))
        began = time.monotonic()
        with pytest.raises(Problem, match="validation-time"):
            asyncio.run(checker.check(long, "data.ttl"))
        assert time.monotonic() - began < 6
        assert asyncio.run(checker.check(FINE, "data.ttl")).checked == 1
    finally:
        checker.close()


def test_plain_data_is_not_refused() -> None:
    refuse(b'{"@context": {"name": "https://example.org/name"}, "name": "@context"}', "data.jsonld")
    refuse(b"<rdf:RDF/>", "data.rdf")
    refuse(b"# <!DOCTYPE in a comment", "data.ttl")
