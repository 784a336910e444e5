"""Plans of an organisation and larger enquiries of an inspectorate that a report speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values

_NAMED = re.compile(
    r"\b(?P<name>(?:[Pp]lan|[Pp]rogramma|[Pp]roject)(?: [‘'\"]?[A-ZÀ-Ý][\w-]+[’'\"]?)(?: [A-ZÀ-Ý][\w-]+)*)"
    r"(?! (?:de|het|een)\b)"
)
_BY_KIND = re.compile(
    r"\b(?P<name>plan van aanpak(?: (?:voor|tegen|over) (?:de |het )?[a-z-]+)?"
    r"|(?:verbeter|herstel|beleids|ontwikkel|opleidings|scholings|jaar|meerjaren|uitvoerings)plan"
    r"(?: (?:(?:voor|over) )?(?:19|20)\d\d| (?:voor|over) (?:de |het )?[a-z-]+)?"
    r"|thematisch toezicht)\b"
)


def statements(layout: Layout) -> Iterator[Statement]:
    """A Programme for each plan or enquiry, at its first naming; one that is only "het plan" names nothing."""
    seen: set[str] = set()
    for segment in layout.body:
        if segment.kind in (Kind.HEADING, Kind.ROW):
            continue
        for sentence in segment.sentences:
            for name, place in _in(sentence):
                if name.lower() not in seen:
                    seen.add(name.lower())
                    yield Statement("Programme", (place,), "author", "plan-by-kind", values(name=name))


def _in(sentence: Shadow) -> Iterator[tuple[str, Place]]:
    for match in _NAMED.finditer(sentence.text):
        yield match["name"], sentence.place(*match.span("name"))
    for match in _BY_KIND.finditer(sentence.folded):
        yield sentence.text[slice(*match.span("name"))], sentence.place(*match.span("name"))
