"""Who writes a document, and its own words for its sections, by its kind."""

from __future__ import annotations

from functools import cache

from loaders.context.words import Forms, words
from loaders.documents.kind import UNKNOWN, document_kinds


def writer_of(kind: str, opening: str) -> str:
    """The voice of whoever writes a document: slug of the scheme voice, by kind or folded opening lines."""
    known = document_kinds()[kind or UNKNOWN].spec
    if known.writer:
        return known.writer
    hits = {hit.value for hit in _writers(kind if known.writers else UNKNOWN).all(words(opening))}
    return "inspectorate" if hits == {"inspectorate"} else "author"


def titles_of(kind: str) -> Forms[str] | None:
    """The forms of headings that a kind has beside the common ones, by role; None where it has none."""
    known = document_kinds()[kind or UNKNOWN]
    return known.titles if known.spec.sections else None


@cache
def _writers(kind: str) -> Forms[str]:
    told = document_kinds()[kind].spec.writers
    return Forms((form, voice) for voice in ("author", "inspectorate") for form in told.get(voice, ()))
