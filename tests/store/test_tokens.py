"""A text is split in time proportional to its length, whatever it repeats."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from store.bounds import Bounds, within
from store.errors import QueryRefused, QuerySyntaxError, StoreError
from store.tokens import tokens
from store.update import guard_update

SHAPES = {
    "names with points": "?s a:b.c ",
    "points": "a...",
    "hyphens": "a-a-",
    "word and point": "a.",
    "letters": "é-",
    "names": "a:b ",
    "names with points inside": "a:b.c.",
    "names that end in points": "a:b... ",
    "escapes": "a:%41\\-",
    "colons": "::",
    "prefix without end": "a.:",
    "variables": "?v ",
    "glued variables": "?v",
    "blank nodes": "_:a..",
    "numbers": "1.e1",
    "points and digits": ".1",
    "exponents": "1e+",
    "IRIs": "<a:b> ",
    "opened IRIs": "<a",
    "angles": "<",
    "IRIs with escapes": "<\\u0041",
    "comparisons": "?a<?b ",
    "strings": "'a' ",
    "escaped quotes": '"\\',
    "quotes": '"a"',
    "long strings": '"""a"b"""',
    "opened long strings": '"""a ',
    "both quotes": "\"'",
    "languages": "'a'@en-a-b ",
    "tags": "@a-",
    "directions": "'a'@en--ltr ",
    "comments": "#a\n",
    "comment": "#",
    "spaces": " ",
    "lines": "\n",
    "returns": "\r",
    "brackets": "(",
    "braces": "{}",
    "squares": "[ ]",
    "quoted triples": "<<",
    "operators": "+-*/",
    "signs": "!",
    "words": "ab ",
    "keywords": "FILTER ",
    "underscores": "_",
    "underscore and point": "_.",
    "dollars": "$",
    "backslashes": "\\",
    "percent": "%",
    "other letters": "漢",
    "marks": "\u0301",
    "middle points": "·",
    "zero": "\x00",
    "beyond": "\U0001f600",
    "list": "(1 2 3) ",
    "FROM": "FROM <a:b> ",
    "prefixes": "PREFIX a: <a:b> ",
    "inserts": "INSERT DATA { <a:b> <a:b> 1 } ; ",
    "SERVICE": "SERVIC ",
}


def read(text: str) -> None:
    """All that is done with a text before an engine sees it."""
    wide = Bounds(10**9, 10**9)
    for part in (lambda: tokens(text, within(wide, text)), lambda: guard_update(text, bounds=wide)):
        with suppress(StoreError):
            part()


def seconds(text: str) -> float:
    """CPU of reading a text: the least of several times, since a busy machine only adds."""
    found = []
    for _ in range(3):
        began = process_time()
        read(text)
        found.append(process_time() - began)
    return min(found)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_twice_the_text_takes_twice_the_time(shape: str) -> None:
    size = 4_000
    one, two = shape * (size // len(shape)), shape * (2 * size // len(shape))
    few = 0.0003  # below this a clock tells nothing
    assert any(seconds(two) < max(2.5 * seconds(one), few) for _ in range(3)), (seconds(one), seconds(two))


@pytest.mark.parametrize("text", ["SELECT*{?s ?p " + "a..." * 4000 + " }", "a-a-" * 4000, '"\\' * 8000])
def test_texts_that_once_took_minutes_are_read_as_any_other(text: str) -> None:
    """They took ten thousand times as long as a plain one."""
    assert seconds(text) < 100 * seconds("ASK { " + "?s ?p ?o . " * (len(text) // 11) + "}")


@pytest.mark.parametrize("quote", ["'", '"', "'''", '"""'])
def test_a_quotation_mark_that_is_not_closed_is_named_with_its_place(quote: str) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        tokens(f"ASK {{\n ?s ?p {quote}a }}")
    assert (raised.value.line, raised.value.column) == (2, 8)
    assert quote[0] in raised.value.en


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a-b:c", [("name", "a-b:c")]),
        ("a.b:c.d.", [("name", "a.b:c.d"), ("sign", ".")]),
        ("a.:b", [("word", "a"), ("sign", "."), ("name", ":b")]),
        ("true.?s", [("word", "true"), ("sign", "."), ("variable", "?s")]),
        ("ab-cd", [("word", "ab"), ("sign", "-"), ("word", "cd")]),
        ("éa", [("sign", "é"), ("word", "a")]),
        ("1.5e3.", [("number", "1.5e3"), ("sign", ".")]),
        ('""', [("string", '""')]),
        ("'''a'b''c'''", [("string", "'''a'b''c'''")]),
        ("_:a.b.", [("blank", "_:a.b"), ("sign", ".")]),
        ("'a'@nl-BE", [("string", "'a'"), ("language", "@nl-BE")]),
    ],
)
def test_what_is_one_token(text: str, found: list[tuple[str, str]]) -> None:
    assert [(token.kind, token.text) for token in tokens(text)] == found


def test_an_iri_that_may_be_a_comparison_is_refused_with_its_place() -> None:
    with pytest.raises(QueryRefused) as raised:
        tokens("ASK { FILTER(?a<?b)FILTER(?c>?d) }")
    assert raised.value.column == 16
