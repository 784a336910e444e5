"""Why a document is held to be of a kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recognition:
    """`kind` is a slug of the scheme document-kind, `score` runs from 0 to 1, the reasons name what was counted."""

    kind: str
    score: float
    reason_nl: str
    reason_en: str
