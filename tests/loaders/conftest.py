"""What the tests of the loaders share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.reading import source_from_bytes
from loaders.segments import Layout, segment


@pytest.fixture
def layout_of() -> Callable[[str], Layout]:
    """The layout of an invented text."""

    def layout(text: str) -> Layout:
        return segment(source_from_bytes("invented.txt", text.encode()))

    return layout
