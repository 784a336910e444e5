"""A statement is known by what it says and where, not by when it was read."""

from __future__ import annotations

from decimal import Decimal

from rdflib import URIRef

from loaders.statements import Place, Statement, digest, values, without_repeats


def figure(value: int, end: int = 9, rule: str = "number-with-noun") -> Statement:
    return Statement("Figure", (Place(0, end),), "author", rule, values(numericValue=Decimal(value), unit="jeugdigen"))


def test_identity_follows_from_text_kind_place_and_key_values() -> None:
    same = digest("a", figure(3))
    assert same == digest("a", figure(3, rule="another-rule"))
    assert len({same, digest("b", figure(3)), digest("a", figure(4)), digest("a", figure(3, end=8))}) == 4
    assert len(same) == 16


def test_repeats_fall_away_and_order_stays() -> None:
    assert without_repeats("a", [figure(4), figure(3), figure(4)]) == (figure(4), figure(3))


def test_values_leave_out_what_is_absent_and_spread_lists() -> None:
    topics = [URIRef("urn:a"), URIRef("urn:b")]
    assert values(unit="", count=None, topic=topics, number=0) == (
        ("topic", topics[0]),
        ("topic", topics[1]),
        ("number", 0),
    )


def test_first_and_all_values() -> None:
    statement = Statement("X", (Place(0, 1),), "author", "r", (("a", 1), ("a", 2)))
    assert (statement.get("a"), statement.all("a"), statement.get("b")) == (1, (1, 2), None)
