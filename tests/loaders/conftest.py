"""What the tests of the loaders share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from loaders.context.policy import in_context
from loaders.context.reading import Contexts
from loaders.documents.recognition import Recognition, claims
from loaders.elements import actors
from loaders.readers.assessment import assess
from loaders.readers.parties import Parties
from loaders.reading import source_from_bytes
from loaders.segments import Layout, segment
from loaders.statements import Statement


@pytest.fixture
def layout_of() -> Callable[[str], Layout]:
    """The layout of an invented text."""

    def layout(text: str) -> Layout:
        return segment(source_from_bytes("invented.txt", text.encode()))

    return layout


def claimed(layout: Layout, kind: str) -> Recognition | None:
    """The claim that a document is of a kind."""
    return next((claim for claim in claims(assess(layout)) if claim.kind == kind), None)


def said(layout: Layout, statements: Iterable[Statement], kind: str = "unknown") -> list[Statement]:
    """What some statements become in the context of a document of a kind."""
    return list(in_context(statements, Contexts(layout, kind), layout.source))


Reader = Callable[[Layout, Contexts, Parties], Iterable[Statement]]


def read_by(reader: Reader, layout: Layout) -> list[Statement]:
    """What a reader that knows contexts and parties gives of a layout, before its context is heeded."""
    return list(reader(layout, Contexts(layout), Parties(actors.statements(layout, "invented"))))


def words_of(layout: Layout, statement: Statement) -> str:
    """The words that a statement stands on, blanks collapsed."""
    place = statement.places[0]
    return " ".join(layout.source.text[place.start : place.end].split())


def slugs_of(statement: Statement, name: str) -> list[str]:
    """The last parts of a property's IRIs."""
    return [str(value).rpartition("/")[2] for value in statement.all(name)]
