"""A SPARQL query as a row of tokens: enough of the grammar to tell keywords from names, IRIs, strings and comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from store.errors import QueryRefused, QuerySyntaxError

# The character classes of SPARQL 1.1, section 19.8 (PN_CHARS_BASE and what is built on it).
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_U = _BASE + "_"
_NAME = _U + "0-9\u00b7\u0300-\u036f\u203f-\u2040"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
# Each pattern takes time in proportion to the text: what was taken is never given back (possessive), dots at the end of
# a name are looked at once, and where a run of letters turns out to be no prefix the run itself is the token.
_RUN = rf"[{_BASE}](?>\.*+[{_NAME}\-]++)*+"
_LOCAL = rf"(?>[{_U}0-9:]|{_ESCAPED})(?>\.*+(?>[{_NAME}:\-]++|{_ESCAPED}))*+"
_IRI = r'<(?>[^<>"{}|^`\\\x00-\x20]++|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>'
_WORD = r"[A-Za-z_][A-Za-z0-9_]*+"
_NUMBER = r"(?>[0-9]++\.?[0-9]*+|\.[0-9]++)(?>[eE][+-]?[0-9]++)?"

_TOKEN = re.compile(
    "|".join(
        (
            r"(?P<space>[ \t\r\n]++|\#[^\r\n]*+)",
            rf"(?P<iri>{_IRI})",
            r'(?P<string>"""(?>"{0,2}(?>[^"\\]++|\\.))*+"""|' + r"'''(?>'{0,2}(?>[^'\\]++|\\.))*+'''|"
            r'"(?!"")(?>[^"\\\r\n]++|\\.)*+"|' + r"'(?!'')(?>[^'\\\r\n]++|\\.)*+')",
            r"(?P<open>[\"'])",
            r"(?P<language>@[A-Za-z]++(?>-[A-Za-z0-9]++)*+(?:--(?:ltr|rtl))?)",
            rf"(?P<variable>[?$][{_U}0-9][{_NAME}]*+)",
            rf"(?P<blank>_:[{_U}0-9](?>\.*+[{_NAME}\-]++)*+)",
            rf"(?P<run>{_RUN})(?P<name>:(?:{_LOCAL})?)?",
            rf"(?P<local>:(?:{_LOCAL})?)",
            rf"(?P<number>{_NUMBER})",
            rf"(?P<word>{_WORD})",
            r"(?P<sign>.)",
        )
    ),
    re.DOTALL,
)
_PIECE = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<sign>.)", re.DOTALL)

# Whether `<` opens an IRI or compares depends on the grammar, not on the characters. After an operand and directly
# inside parentheses both can be meant: `(?a<?b)FILTER(?c>?d)`. An IRI with `scheme://` cannot be read as a comparison.
OPERANDS = ("variable", "string", "language", "number", "name", "blank", "iri")
"""The kinds of token that are terms."""

_PLAIN_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*+://|<[^?$#'()>]*+>")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, its text and where it starts. Words are keywords, names of functions, `a`, true or false."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def keyword(self) -> str:
        """The word in capitals; empty for every other kind of token."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str, check: Callable[[Token], None] | None = None) -> tuple[Token, ...]:
    """The tokens of a query, without white space and comments, in time proportional to its length; `check` sees each as
    it is found, and may raise before the rest is looked at.

    Raises QueryRefused where `<` could start an IRI as well as compare, since a keyword could hide behind the doubt,
    and QuerySyntaxError for a quotation mark that is never closed.
    """
    found: list[Token] = []
    open_brackets: list[str] = []
    for token in _split(text):
        if (
            token.kind == "iri"
            and open_brackets[-1:] == ["("]
            and _is_operand(found[-1])
            and not _PLAIN_IRI.match(token.text)
        ):
            raise QueryRefused(
                "zet een spatie na < bij een vergelijking, of schrijf de IRI met een prefix",
                "put a space after < in a comparison, or write the IRI with a prefix",
                *position(text, token.start),
            )
        if check is not None:
            check(token)
        if token.kind == "sign" and token.text in "([{":
            open_brackets.append(token.text)
        elif token.kind == "sign" and token.text in ")]}" and open_brackets:
            open_brackets.pop()
        found.append(token)
    return tuple(found)


def _split(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind, start = match.lastgroup, match.start()
        if kind == "space":
            continue
        if kind == "run" and not (match["run"].isascii() and match["run"].isalnum()):
            # Letters, points and hyphens that no colon follows: the words, numbers and signs that they hold.
            for piece in _PIECE.finditer(text, start, match.end()):
                yield Token(piece.lastgroup or "sign", piece.group(), piece.start())
        elif kind == "open":
            raise QuerySyntaxError(*position(text, start), f"{match.group()} (not closed)")
        else:
            yield Token(_KINDS.get(kind or "sign", kind or "sign"), match.group(), start)


_KINDS = {"run": "word", "local": "name"}


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character of the text."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _is_operand(token: Token) -> bool:
    return token.kind in OPERANDS or token.text == ")" or token.keyword in ("TRUE", "FALSE")
