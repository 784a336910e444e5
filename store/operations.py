"""The operations of a SPARQL update: where each stands, which graphs it writes and where it says what it reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from store.errors import QuerySyntaxError
from store.tokens import Token, position

_IRIS = ("iri", "name")
_MANAGING = ("LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")


@dataclass(frozen=True)
class Operation:
    """One operation: its words, where it stands, the prologue that holds for it and the graphs it names.

    `targets` are the IRIs of the graphs it writes, `vague` the token by which it writes the default graph, every graph
    or a graph that a variable tells; `sources` are the IRIs of USING, `named` those of USING NAMED, `dataset` is the
    token of WITH or USING, `using` the offsets of all USING clauses, `where` the token before which a dataset can be
    put, `pattern` the offsets of the braces of DELETE WHERE.
    """

    words: str
    start: int = 0
    end: int = 0
    prologue: str = ""
    silent: bool = False
    targets: tuple[Token, ...] = ()
    vague: Token | None = None
    sources: tuple[Token, ...] = ()
    named: tuple[Token, ...] = ()
    using: tuple[int, int] = (0, 0)
    dataset: Token | None = None
    where: Token | None = None
    pattern: tuple[int, int] = (0, 0)


def operations(text: str, found: tuple[Token, ...]) -> tuple[Operation, ...]:
    """The operations of an update, given its tokens; raises QuerySyntaxError where none can be made out."""
    return _Reading(text, found).operations()


class _Template(NamedTuple):
    """What a block of quads writes: the graphs it names, its first triple in none, its first graph that varies."""

    targets: tuple[Token, ...]
    default: Token | None
    varying: Token | None


class _Reading:
    """One pass over the tokens of an update (SPARQL 1.1, grammar rules 29 to 52)."""

    def __init__(self, text: str, found: tuple[Token, ...]) -> None:
        self._text = text
        self._tokens = found
        self._index = 0
        self._prologue: list[str] = []

    def operations(self) -> tuple[Operation, ...]:
        found: list[Operation] = []
        self._read_prologue()
        while self._index < len(self._tokens):
            found.append(self._operation())
            if self._index < len(self._tokens):
                self._take(";")
            self._read_prologue()
        return tuple(found)

    def _read_prologue(self) -> None:
        while (word := self._keyword()) in ("PREFIX", "BASE", "VERSION"):
            first = self._here()
            self._index += 3 if word == "PREFIX" else 2
            last = self._tokens[min(self._index, len(self._tokens)) - 1]
            self._prologue.append(f"{self._text[first.start : last.end]}\n")

    def _operation(self) -> Operation:
        first = self._here()
        word = self._keyword()
        if word in ("INSERT", "DELETE", "WITH"):
            read = self._data() if self._keyword(1) == "DATA" else self._modify()
        elif word in _MANAGING:
            read = self._managing(word)
        else:
            raise self._unexpected()
        return replace(read, start=first.start, end=self._tokens[self._index - 1].end, prologue="".join(self._prologue))

    def _managing(self, word: str) -> Operation:
        """LOAD, CLEAR, DROP, CREATE, ADD, MOVE and COPY."""
        first = self._here()
        self._index += 1
        silent = self._skip("SILENT")
        graphs = [self._graph_named()]
        if word in ("ADD", "MOVE", "COPY"):
            self._take("TO")
            graphs.append(self._graph_named())
            graphs = graphs if word == "MOVE" else graphs[1:]
        elif word == "LOAD" and self._skip("INTO"):
            graphs = [self._graph_named()]
        vague = next((token for token in graphs if token.kind not in _IRIS), None)
        targets = tuple(token for token in graphs if token.kind in _IRIS)
        return Operation(word, silent=silent, targets=targets, vague=vague and first)

    def _graph_named(self) -> Token:
        """An IRI after GRAPH or on its own, or one of the words DEFAULT, NAMED and ALL."""
        self._skip("GRAPH")
        token = self._here()
        if token.kind not in _IRIS and token.keyword not in ("DEFAULT", "NAMED", "ALL"):
            raise self._unexpected()
        self._index += 1
        return token

    def _data(self) -> Operation:
        """INSERT DATA and DELETE DATA."""
        words = f"{self._keyword()} DATA"
        self._index += 2
        block = self._template()
        return Operation(words, targets=block.targets, vague=block.default or block.varying)

    def _modify(self) -> Operation:
        """[WITH iri] [DELETE {…}] [INSERT {…}] USING* WHERE {…}, and DELETE WHERE {…}."""
        first = self._here()
        dataset = first if self._skip("WITH") else None
        graph = self._iri() if dataset else None
        targets: tuple[Token, ...] = ()
        vague = None
        templates = 0
        while self._keyword() in ("DELETE", "INSERT") and templates < 2:
            self._index += 1
            templates += 1
            if templates == 1 and dataset is None and self._keyword() == "WHERE":
                return self._delete_where()
            block = self._template()
            targets += block.targets + ((graph,) if block.default and graph else ())
            vague = vague or block.varying or (None if graph else block.default)
        read = self._using(dataset)
        where = self._here()
        self._take("WHERE")
        self._group()
        return replace(read, targets=targets, vague=vague, where=where)

    def _using(self, dataset: Token | None) -> Operation:
        """The clauses USING and USING NAMED of an operation, which may have a WITH before them."""
        sources: tuple[list[Token], list[Token]] = ([], [])
        first = self._here()
        while self._keyword() == "USING":
            dataset = dataset or self._here()
            self._index += 1
            named = self._skip("NAMED")
            sources[named].append(self._iri())
        using = (first.start, self._tokens[self._index - 1].end) if first.keyword == "USING" else (0, 0)
        return Operation("MODIFY", sources=tuple(sources[0]), named=tuple(sources[1]), using=using, dataset=dataset)

    def _delete_where(self) -> Operation:
        where = self._here()
        self._take("WHERE")
        first = self._here()
        block = self._template()
        pattern = (first.start, self._tokens[self._index - 1].end)
        vague = block.default or block.varying
        return Operation("DELETE WHERE", targets=block.targets, vague=vague, where=where, pattern=pattern)

    def _template(self) -> _Template:
        block = self._group()
        targets: list[Token] = []
        default = varying = None
        depth = 0
        for before, token in pairwise(block):
            depth += {"{": 1, "}": -1}.get(before.text, 0)
            if depth != 1 or token.text in "{}." or token.keyword == "GRAPH":
                continue
            if before.keyword != "GRAPH":
                default = default or token
            elif token.kind in _IRIS:
                targets.append(token)
            else:
                varying = varying or token
        return _Template(tuple(dict.fromkeys(targets)), default, varying)

    def _group(self) -> tuple[Token, ...]:
        """The tokens from a brace to the one that closes it."""
        first = self._index
        self._take("{")
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(self._here().text, 0)
            self._index += 1
        return self._tokens[first : self._index]

    def _iri(self) -> Token:
        token = self._here()
        if token.kind not in _IRIS:
            raise self._unexpected()
        self._index += 1
        return token

    def _take(self, text: str) -> None:
        if text not in (self._here().text, self._here().keyword):
            raise self._unexpected()
        self._index += 1

    def _skip(self, keyword: str) -> bool:
        found = self._keyword() == keyword
        self._index += found
        return found

    def _keyword(self, ahead: int = 0) -> str:
        index = self._index + ahead
        return self._tokens[index].keyword if index < len(self._tokens) else ""

    def _here(self) -> Token:
        if self._index >= len(self._tokens):
            raise QuerySyntaxError(*position(self._text, len(self._text)), "end of text")
        return self._tokens[self._index]

    def _unexpected(self) -> QuerySyntaxError:
        token = self._here()
        return QuerySyntaxError(*position(self._text, token.start), token.text)
