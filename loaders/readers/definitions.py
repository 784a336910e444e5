"""What a document says that its terms and abbreviations mean, where a table says it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from loaders.context.reading import Contexts
from loaders.context.words import words
from loaders.elements.names import Name
from loaders.elements.wording import find, mentions
from loaders.rules.lists import shared
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values

_GLOSSARY = "glossary"
_MOST = 6  # words of a term
_LEAST_CAPITALS = 2  # of a short form, and of the words of a name


def statements(layout: Layout, contexts: Contexts) -> Iterator[Statement]:
    """A Definition for each row of two cells in a list of terms, or below heads that say that a row is one."""
    for term, meaning, segment in _entries(layout, contexts):
        yield Statement(
            "Definition",
            (segment.place,),
            contexts.writer,
            "definition-in-table",
            values(term=term, meaning=meaning),
        )


def spelled_out(layout: Layout, contexts: Contexts) -> Iterator[Name]:
    """The role, body or organisation that a table spells out for a short form, with that form as its alias."""
    for term, _, row in _entries(layout, contexts):
        full = row.cells[1]
        if " " in term or sum(map(str.isupper, term)) < _LEAST_CAPITALS or find("instrument", full.folded):
            continue
        kind = next((scheme for scheme in ("body", "role") if _is_whole(scheme, full)), "")
        if kind or sum(word[:1].isupper() for word in full.text.split()) >= _LEAST_CAPITALS:
            yield Name(kind or "organisation", full.text.strip(" ."), full.whole, term)


def _is_whole(scheme: str, full: Shadow) -> bool:
    return any(each.start == 0 and each.end == len(full.folded.rstrip(" .")) for each in mentions(scheme, full.folded))


def _entries(layout: Layout, contexts: Contexts) -> Iterator[tuple[str, str, Segment]]:
    """The term, the meaning and the row of each entry."""
    for kind, group in groupby(layout.body, key=lambda segment: segment.kind):
        rows = [*group] if kind is Kind.ROW else []
        if not rows or not (_is_head(rows[0]) or contexts.section(rows[0]).name == _GLOSSARY):
            continue
        for row in rows:
            if len(row.cells) == 2 and not _is_head(row) and len(words(row.cells[0].folded)) <= _MOST:
                term, meaning = (cell.text.strip(" :.") for cell in row.cells)
                if term and meaning:
                    yield term, meaning, row


def _is_head(row: Segment) -> bool:
    """Whether a row's cells are heads that announce terms and what they mean."""
    said = [cell.folded.strip(" :.") for cell in row.cells]
    return len(said) == 2 and said[0] in shared()["term_heads"] and said[1] in shared()["meaning_heads"]
