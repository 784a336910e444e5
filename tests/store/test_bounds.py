"""What is too deep or too long for an engine's stack is told as a limit; what only looks long is answered."""

from __future__ import annotations

import asyncio
from types import NoneType

import pytest

from store import EmbeddedStore, Snapshot
from store.bounds import Bounds
from store.errors import QueryOverflow, QuerySyntaxError, QueryTimeout, QueryTooDeep, QueryTooLong, StoreError
from store.guard import guard
from store.pool import ReaderPool
from store.update import guard_update

DEEP = {
    "parentheses": ("ASK { FILTER(", "(", "true", ")", ") }"),
    "groups": ("ASK {", "{", "", "}", "}"),
    "OPTIONAL": ("ASK {", "OPTIONAL { ?s ?p ?o ", "", "}", "}"),
    "sub-SELECT": ("ASK {", "{ SELECT * {", "", "}}", "}"),
    "EXISTS": ("ASK {", "FILTER EXISTS {", "", "}", "}"),
    "NOT EXISTS in an expression": ("ASK { FILTER(", "NOT EXISTS { FILTER(", "true", ")}", ") }"),
    "GRAPH": ("ASK {", "GRAPH ?g {", "", "}", "}"),
    "UNION": ("ASK {", "{ {} UNION ", "{}", "}", "}"),
    "MINUS": ("ASK {", "?s ?p ?o MINUS {", "", "}", "}"),
    "functions": ("ASK { FILTER(", "STR(", "1", ")", ") }"),
    "IF": ("ASK { FILTER(", "IF(true,", "true", ",false)", ") }"),
    "COALESCE": ("ASK { FILTER(", "COALESCE(", "true", ")", ") }"),
    "IN": ("ASK { FILTER(1 ", "IN (1 ", "IN (1)", ")", ") }"),
    "paths": ("ASK { ?s ", "(", "<a:b>", ")*", " ?o }"),
    "inverse paths": ("ASK { ?s ", "^(", "<a:b>", ")", " ?o }"),
    "collections": ("ASK { ?s ?p ", "(", "1", ")", " }"),
    "blank nodes": ("ASK { ?s ?p ", "[ ?p ", "1", "]", " }"),
    "quoted triples": ("ASK { ?s ?p ", "<<( ?s ?p ", "1", " )>>", " }"),
    "aggregates": ("SELECT (", "SUM(", "?x", ")", " AS ?n) {}"),
    "a template": ("CONSTRUCT { ?s ?p ", "[ ?p ", "1", "]", " } WHERE {}"),
}
LONG = {
    "negations": ("ASK { FILTER(", "!", "true) }"),
    "sums": ("ASK { FILTER(", "1+", "1 > 0) }"),
    "products": ("ASK { FILTER(", "1*", "1 > 0) }"),
    "conjunctions": ("ASK { FILTER(", "true&&", "true) }"),
    "disjunctions": ("ASK { FILTER(", "false||", "true) }"),
    "UNION": ("ASK { {} ", "UNION {} ", "}"),
    "MINUS": ("ASK { ?s ?p ?o ", "MINUS {?s ?p ?o} ", "}"),
    "OPTIONAL": ("ASK {", "OPTIONAL { ?s ?p ?o } ", "}"),
    "FILTER": ("ASK { ?s ?p ?o ", "FILTER(?o > 1) ", "}"),
    "FILTER after a value": ("ASK {", "?s ?p trueFILTER(true)", "}"),
    "BIND": ("ASK {", "BIND(1 AS ?x) ", "}"),
    "triples": ("ASK {", "?s ?p ?o . ", "}"),
    "triples that end in a number": ("ASK {", "?s ?p 1.", "}"),
    "objects": ("ASK { ?s ?p ?o ", ", ?o ", "}"),
    "properties": ("ASK { ?s ?p ?o ", "; ?p ?o ", "}"),
    "a collection": ("ASK { ?s ?p (", "1 ", ") }"),
    "a sequence path": ("ASK { ?s <a:b>", "/<a:b>", " ?o }"),
    "an alternative path": ("ASK { ?s <a:b>", "|<a:b>", " ?o }"),
    "inverse signs": ("ASK { ?s ", "^", "<a:b> ?o }"),
    "aggregates": ("SELECT ", "(COUNT(*) AS ?n) ", "{}"),
    "DESCRIBE": ("DESCRIBE ", "<a:b> ", ""),
    "keys": ("SELECT * { ?s ?p ?o } ORDER BY ", "?s ", ""),
    "columns": ("SELECT ", "?v ", "{ ?s ?p ?o }"),
}
HARMLESS = {
    "VALUES": "ASK { VALUES ?v { " + "-1 " * 20_000 + "} }",
    "rows of VALUES": "ASK { VALUES (?v ?w) { " + "(1 <a:b>) " * 20_000 + "} }",
    "members of IN": "ASK { FILTER(1 IN (" + "1, " * 20_000 + "1)) }",
    "arguments": "ASK { FILTER(CONCAT(" + "'a', " * 20_000 + "'a') != '') }",
    "a template": "CONSTRUCT { " + "?s ?p ?o . " * 5_000 + "} WHERE { ?s ?p ?o }",
    "a long string": "ASK { FILTER('" + "(" * 20_000 + "' != '') }",
    "a comment": "ASK {} #" + "(" * 20_000,
}


def deep(shape: tuple[str, str, str, str, str], depth: int) -> str:
    before, opening, inner, closing, after = shape
    return before + opening * depth + inner + closing * depth + after


def brackets(opening: str) -> int:
    """How many a level of a shape opens."""
    return sum(map(opening.count, ("(", "[", "{", "<<")))


def long(shape: tuple[str, str, str], parts: int) -> str:
    before, part, after = shape
    return before + part * parts + after


@pytest.mark.parametrize("shape", DEEP.values(), ids=DEEP.keys())
def test_what_nests_too_deep_is_refused_with_its_place(shape: tuple[str, str, str, str, str]) -> None:
    for depth in (201, 10_000):
        with pytest.raises(QueryTooDeep, match="limit of") as raised:
            guard(deep(shape, depth))
        assert (raised.value.line, raised.value.column > 1) == (1, True)


@pytest.mark.parametrize("shape", LONG.values(), ids=LONG.keys())
def test_what_hangs_together_too_long_is_refused_with_its_place(shape: tuple[str, str, str]) -> None:
    for parts in (2_003, 10_000):
        with pytest.raises(QueryTooLong, match="2000"):
            guard(long(shape, parts))


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_lists_are_no_parts(text: str, snapshot: Snapshot) -> None:
    assert snapshot.query(text).snapshot == snapshot.id


def test_an_update_inserts_as_much_as_it_will_and_is_held_to_the_same() -> None:
    many = "<a:s> <a:p> -1 . " * 3_000
    assert guard_update(f"INSERT DATA {{ GRAPH <a:g> {{ {many} }} }} ; DELETE {{ {many} }} WHERE {{}}").operations
    with pytest.raises(QueryTooLong):
        guard_update(f"DELETE WHERE {{ {many} }}")
    with pytest.raises(QueryTooDeep):
        guard_update("INSERT DATA { <a:s> <a:p> " + "[ <a:p> " * 300 + "1" + "]" * 300 + " }")


def test_a_bound_is_what_it_is_set_to() -> None:
    text = "ASK { FILTER((((true)))) }"
    assert guard(text, Bounds(depth=5)).form == "ASK"
    with pytest.raises(QueryTooDeep):
        guard(text, Bounds(depth=4))


@pytest.mark.long
def test_readers_have_the_stack_for_all_that_is_within_the_bounds(store: EmbeddedStore) -> None:
    texts = [deep(shape, 190 // brackets(shape[1])) for shape in DEEP.values()]
    texts += [long(shape, 600) for shape in LONG.values()]
    with ReaderPool(store.location, workers=1, timeout=2) as pool:
        ended = [type(ask(pool, text)) for text in texts]
    assert set(ended) <= {NoneType, QueryTimeout, QuerySyntaxError}


def test_a_text_past_bounds_that_are_set_too_wide_ends_its_reader_alone(store: EmbeddedStore) -> None:
    with ReaderPool(store.location, workers=1, bounds=Bounds(10**6, 10**6)) as pool:
        assert isinstance(ask(pool, deep(DEEP["EXISTS"], 20_000)), QueryOverflow)
        assert ask(pool, "ASK {}") is None


def ask(pool: ReaderPool, text: str) -> StoreError | None:
    """What is said against a text; None where it is answered."""
    try:
        asyncio.run(pool.query(text))
    except StoreError as error:
        return error
    return None
