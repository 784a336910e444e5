"""What a query may not do: reach outside the store, or change it. Decided before anything is evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, Protocol

import pyoxigraph as ox

from store.bounds import BOUNDS, Bounds, within
from store.errors import GraphUnknown, QueryRefused, QuerySyntaxError
from store.remembered import Remembered
from store.tokens import Token, position, tokens

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_FORMS: dict[str, Form] = {"SELECT": "SELECT", "ASK": "ASK", "CONSTRUCT": "CONSTRUCT", "DESCRIBE": "DESCRIBE"}
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_PROLOGUE = ("BASE", "PREFIX", "VERSION")
# The engine reads keywords without looking at what follows them: SERVICESILENT, trueSERVICE and SERVICE:x all count.
# No other word of SPARQL holds SERVICE or FROM.
_SERVICE = re.compile("SERVICE", re.IGNORECASE)
_FROM = re.compile("FROM", re.IGNORECASE)
_GLUED_PREFIX = re.compile("FROM|^NAMED$", re.IGNORECASE)


class Parsed(Protocol):
    """A text with its tokens."""

    @property
    def text(self) -> str: ...

    @property
    def tokens(self) -> tuple[Token, ...]: ...


@dataclass(frozen=True)
class GuardedQuery:
    """A query that was read and may be evaluated.

    `start` is the offset where its form starts; `sources` are the IRIs of FROM, `named` those of FROM NAMED.
    """

    text: str
    form: Form
    tokens: tuple[Token, ...]
    start: int
    sources: tuple[Token, ...]
    named: tuple[Token, ...]


@dataclass(frozen=True)
class Dataset:
    """The graphs that a query reads: those that together are its default graph, and those that it may name."""

    default: tuple[ox.NamedNode, ...] = ()
    named: tuple[ox.NamedNode, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)

    def __iter__(self) -> Iterator[ox.NamedNode]:
        return iter((*self.default, *self.named))


_REMEMBERED_BYTES = 8_000_000
_TOKEN_BYTES = 150  # of a token with its text


@cache
def _remembered() -> Remembered[tuple[str, Bounds], GuardedQuery]:
    return Remembered(_REMEMBERED_BYTES)


def guard(text: str, bounds: Bounds = BOUNDS) -> GuardedQuery:
    """The query, when it only asks and only asks this store, within the bounds; takes time proportional to the text.

    Raises QueryRefused with line and column for SERVICE (however deep), for updates and LOAD, QueryTooDeep and
    QueryTooLong, and QuerySyntaxError for a text that has no query form. Other errors of syntax are the engine's.
    Source: SPARQL 1.1 Query, section 19.
    """
    if (known := _remembered().get((text, bounds))) is not None:
        return known
    query = _guarded(text, bounds)
    _remembered().put((text, bounds), query, len(text.encode()) + _TOKEN_BYTES * len(query.tokens))
    return query


def _guarded(text: str, bounds: Bounds) -> GuardedQuery:
    found = tokens(text, within(bounds, text))
    first = _form_index(found)
    if first is None:
        raise QuerySyntaxError(*position(text, len(text)), "end of text")
    keyword = found[first].keyword
    if keyword in _UPDATES:
        raise _refused(text, found[first], f"{keyword} wijzigt de opslag", f"{keyword} changes the store")
    form = next((form for known, form in _FORMS.items() if keyword.startswith(known)), None)
    if form is None:
        raise QuerySyntaxError(*position(text, found[first].start), found[first].text)
    refuse_services(text, found)
    return GuardedQuery(text, form, found, found[first].start, *_sources(text, found))


def dataset(query: GuardedQuery, base: str | None = None) -> Dataset:
    """The graphs that FROM and FROM NAMED name."""
    prologue = query.text[: query.start]
    found = resolve(query.text, prologue, (*query.sources, *query.named), base)
    return Dataset(found[: len(query.sources)], found[len(query.sources) :])


def resolve(text: str, prologue: str, iris: tuple[Token, ...], base: str | None = None) -> tuple[ox.NamedNode, ...]:
    """The IRIs that tokens of a text stand for: the engine itself resolves prefixes and the base, on an empty store."""
    if not iris:
        return ()
    listed = " ".join(token.text for token in iris)
    try:
        solutions = ox.Store().query(f"{prologue} SELECT ?g {{ VALUES ?g {{ {listed} }} }}", base_iri=base)
    except SyntaxError:
        raise QuerySyntaxError(*position(text, iris[0].start), iris[0].text) from None
    return tuple(solution[0] for solution in solutions)  # type: ignore[union-attr]


def require_graphs(store: ox.Store, graphs: Iterable[ox.NamedNode]) -> None:
    """Raises GraphUnknown for the first graph that the store does not hold."""
    for graph in graphs:
        if not store.contains_named_graph(graph):
            raise GraphUnknown(graph.value)


def syntax_error(query: Parsed, error: SyntaxError) -> QuerySyntaxError:
    """The engine's error of syntax with the place where a person would look for it."""
    undeclared = next(_undeclared(query.tokens), None)
    if undeclared:
        return QuerySyntaxError(*position(query.text, undeclared.start), f"{undeclared.text} (prefix?)")
    match = re.match(r"error at (\d+):(\d+): expected (.*)", str(error), re.DOTALL)
    if not match:
        return QuerySyntaxError(1, 1, str(error))
    offset = _offset(query.text, int(match[1]), int(match[2])) - _read_ahead(match[3])
    reason = re.search(r"\b[A-Z][a-z]*(?: [A-Za-z]+){3,}", match[3])
    near = _near(query.tokens, offset) if offset < len(query.text.rstrip()) else None
    where = position(query.text, near.start if near else len(query.text))
    return QuerySyntaxError(*where, (near.text if near else "end of text") + (f" ({reason[0]})" if reason else ""))


def _near(found: tuple[Token, ...], offset: int) -> Token | None:
    """The token that starts at an offset, else the one that it touches, else the next."""
    starts = next((token for token in found if token.start == offset), None)
    return starts or next((token for token in found if token.end >= offset), None)


def _form_index(found: tuple[Token, ...]) -> int | None:
    """Where the prologue ends: the first word that is no declaration."""
    index = 0
    while index < len(found) and found[index].keyword in _PROLOGUE:
        index += 3 if found[index].keyword == "PREFIX" else 2
    return index if index < len(found) else None


def refuse_services(text: str, found: tuple[Token, ...]) -> None:
    """Raises QueryRefused for SERVICE, however deep."""
    for index, token in enumerate(found):
        if token.kind == "word" and _SERVICE.search(token.text):
            raise _refused(text, token, "SERVICE gaat buiten de opslag", "SERVICE goes outside the store")
        if token.kind == "name" and _SERVICE.search(token.text.partition(":")[0]):
            opens_group = index + 1 < len(found) and found[index + 1].text == "{"
            if opens_group and found[index - 1].keyword != "GRAPH":
                raise _refused(text, token, "SERVICE gaat buiten de opslag", "SERVICE goes outside the store")


def _sources(text: str, found: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The IRIs of FROM and of FROM NAMED. Raises QueryRefused where a keyword is glued to what follows it."""
    sources: tuple[list[Token], list[Token]] = ([], [])
    for index, token in enumerate(found):
        if token.kind == "word" and _FROM.search(token.text):
            named = index + 1 < len(found) and found[index + 1].keyword == "NAMED"
            source = next(iter(found[index + 1 + named :]), token)
            if token.keyword != "FROM" or source.kind not in ("iri", "name"):
                raise _glued(text, token)
            sources[named].append(source)
    glued = next((token for token in _undeclared(found) if _GLUED_PREFIX.search(token.text.partition(":")[0])), None)
    if glued:
        raise _glued(text, glued)
    return tuple(sources[0]), tuple(sources[1])


def _glued(text: str, token: Token) -> QueryRefused:
    return _refused(text, token, "zet een spatie na FROM en na NAMED", "put a space after FROM and after NAMED")


def _refused(text: str, token: Token, nl: str, en: str) -> QueryRefused:
    return QueryRefused(nl, en, *position(text, token.start))


def _undeclared(found: tuple[Token, ...]) -> Iterator[Token]:
    """The prefixed names whose prefix the prologue does not declare."""
    declared = {name.text for word, name in pairwise(found) if word.keyword == "PREFIX"}
    return (
        token for token in found if token.kind == "name" and token.text[: token.text.index(":") + 1] not in declared
    )


def _offset(text: str, line: int, column: int) -> int:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return starts[min(line, len(starts)) - 1] + column - 1


def _read_ahead(expected: str) -> int:
    """How far past the fault the engine was: it reads as many characters as a keyword has before it compares them."""
    words = re.findall(r"\b[A-Z_]{2,}\b", expected)
    others = re.sub(r"\bone of\b|\[_\]|\b[A-Z_]{2,}\b|[,\s]", "", expected)
    return len(words[0]) if words and not others else 0
