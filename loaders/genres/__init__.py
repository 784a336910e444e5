"""What only documents of one kind are read for: one module a kind, by the slug that `loaders.documents` recognises.

A module has `KIND` (a slug of the scheme document-kind) and `read(assessment) -> Iterator[Statement]`. A kind needs
none: what any document may hold is read from every document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from loaders.genres import (
    dialogue_report,
    inspection_by_norms,
    inspection_by_themes,
    progress_letter,
    youth_summary,
)
from loaders.readers.assessment import Assessment
from loaders.statements import Statement


class Genre(Protocol):
    KIND: str

    def read(self, assessment: Assessment) -> Iterator[Statement]: ...


_MODULES: tuple[Genre, ...] = (
    inspection_by_norms,
    inspection_by_themes,
    youth_summary,
    dialogue_report,
    progress_letter,
)
GENRES: Mapping[str, Genre] = {module.KIND: module for module in _MODULES}
