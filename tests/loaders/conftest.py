"""What the tests of the loaders share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from loaders.context.policy import in_context
from loaders.context.reading import Contexts
from loaders.reading import source_from_bytes
from loaders.segments import Layout, segment
from loaders.statements import Statement


@pytest.fixture
def layout_of() -> Callable[[str], Layout]:
    """The layout of an invented text."""

    def layout(text: str) -> Layout:
        return segment(source_from_bytes("invented.txt", text.encode()))

    return layout


def said(layout: Layout, statements: Iterable[Statement], kind: str = "unknown") -> list[Statement]:
    """What some statements become in the context of a document of a kind."""
    return list(in_context(statements, Contexts(layout, kind), layout.source))
