"""One module a kind of document. Each recognises its kind by structure and reads what only that kind holds.

A genre module has `KIND` (a slug of the scheme document-kind), `recognise(assessment) -> Recognition | None`
and `read(assessment) -> Iterator[Statement]`. To add a kind, write such a module and name it in `GENRES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from loaders.genres import (
    dialogue_report,
    inspection_by_norms,
    inspection_by_themes,
    progress_letter,
    youth_summary,
)
from loaders.genres.recognition import Recognition
from loaders.readers.assessment import Assessment
from loaders.statements import Statement


class Genre(Protocol):
    KIND: str

    def recognise(self, assessment: Assessment) -> Recognition | None: ...

    def read(self, assessment: Assessment) -> Iterator[Statement]: ...


GENRES: tuple[Genre, ...] = (
    inspection_by_norms,
    inspection_by_themes,
    youth_summary,
    dialogue_report,
    progress_letter,
)

UNKNOWN = Recognition(
    "unknown",
    0.0,
    "geen bekende opbouw gevonden; bewaard als bron met tekst, actoren en onderwerpen",
    "no known structure found; kept as a source with text, actors and topics",
)


def recognise(assessment: Assessment) -> tuple[Genre | None, Recognition]:
    """The genre with the highest score and why; (None, UNKNOWN) where no genre claims the document."""
    claims = [(genre, claim) for genre in GENRES if (claim := genre.recognise(assessment)) is not None]
    if not claims:
        return None, UNKNOWN
    return max(claims, key=lambda pair: pair[1].score)
