"""Faults of the source itself, recorded and never repaired."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from loaders.readers.norms import NormSections, PrintedNorm
from loaders.segments import Layout
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_THEME_LIST = re.compile(r"\bthema'?s\b\s*:\s*(?P<names>[^.]{10,300})")


def anomaly(kind: str, places: tuple[Place, ...], reading: str, *affects: object) -> Statement:
    """A fault of the source: `kind` is a slug of the scheme anomaly, `reading` says in Dutch what a reader sees."""
    pairs = values(anomalyKind=concept("anomaly", kind), reading=reading, affects=[a for a in affects if a])  # type: ignore[misc]
    return Statement("SourceAnomaly", places, "reader", f"anomaly-{kind}", pairs)


def duplicate_norm_texts(sections: NormSections) -> Iterator[Statement]:
    """Two norms of one report that print the same text."""
    by_text: defaultdict[str, list[PrintedNorm]] = defaultdict(list)
    for norm in sections.norms:
        by_text[norm.title.lower().rstrip(". ")].append(norm)
    for text, norms in by_text.items():
        notations = sorted({norm.notation for norm in norms})
        if text and len(notations) > 1:
            yield anomaly(
                "duplicate-text",
                tuple(norm.place for norm in norms),
                f"De normen {' en '.join(notations)} dragen dezelfde tekst.",
                *(sections.norm_iri(notation) for notation in notations),
            )


def theme_name_variants(layout: Layout, sections: NormSections) -> Iterator[Statement]:
    """A theme that the report announces under another name than its heading prints."""
    announced = next(((s, m) for s in layout.body if (m := _THEME_LIST.search(s.folded)) and sections.themes), None)
    if announced is None:
        return
    segment, match = announced
    names = [name.strip(" '") for name in re.split(r",| en (?=\w+ \w+$|\w+$)", match["names"]) if name.strip()]
    for theme, name in zip(sections.themes, names, strict=False):
        printed = theme.title.lower()
        if printed != name and len(names) == len(sections.themes):
            start = match.start("names") + match["names"].find(name)
            places = (theme.place, segment.shadow.place(start, start + len(name)))
            yield anomaly(
                "name-variant", places, f"Thema {theme.notation} heet in de opzet anders dan boven de paragraaf."
            )
