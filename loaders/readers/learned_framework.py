"""An assessment framework that Normgraaf does not know, learned from the report that works with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from loaders.readers.norms import LearnedFramework, NormSections
from loaders.segments import Layout
from loaders.shadow import fold
from loaders.statements import Place, Statement, values
from ontology import namespaces as ns
from ontology.namespaces import concept

_KIND = (
    r"(?:(?:[Tt]oetsings|[Kk]waliteits|[Nn]ormen|[Bb]eoordelings|[Tt]oezicht|[Ii]nspectie|[Rr]eferentie)kader"
    r"|[Kk]waliteits(?:eisen|normen|standaard)|[A-Z][\w-]{1,20}-kader)"
)
_QUOTED = r"['‘’“”\"„][^'‘’“”\"„\n]{3,60}['‘’“”\"„]"
_LINK = r"(?:voor|van|de|het|en|in|bij)"
_NAMED = re.compile(
    rf"\b{_KIND}(?:\s+(?:{_LINK}\b|{_QUOTED}|[A-Z0-9][\w-]*|(?:jeugd|zorg|hulp|pleeg|toezicht|kwaliteit|opvang)[\w-]*"
    r"|verantwoorde|gecertificeerde|veilige?|instellingen|aanbieders|organisaties))*"
)
_LOOSE_END = re.compile(rf"(?:\s+{_LINK})+$")
# So many norms make a framework; fewer are a list of something else.
_FEWEST = 3
_NAMELESS = "Kader van dit rapport"


def learned(layout: Layout, sections: NormSections) -> NormSections:
    """The same, with the framework that the report works with where it is none of those known.

    It is called what the report calls it most, else after the report itself.
    """
    if sections.framework or len({norm.notation for norm in sections.norms}) < _FEWEST:
        return sections
    named = _name(layout)
    if named:
        name, place = named
        key = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    else:
        name, place = _NAMELESS, sections.norms[0].place
        key = f"rapport-{layout.source.text_sha256[:12]}"
    return replace(sections, learned=LearnedFramework(key, name, place))


def statements(sections: NormSections) -> Iterator[Statement]:
    """A PrintedFramework for a framework that was learned, to be looked at by a person."""
    if sections.learned:
        yield Statement(
            "PrintedFramework",
            (sections.learned.place,),
            "framework",
            "framework-learned",
            values(
                title=sections.learned.name,
                inFramework=ns.framework(sections.learned.key),
                reviewStatus=concept("review-status", "not-reviewed"),
            ),
            "derived",
        )


def _name(layout: Layout) -> tuple[str, Place] | None:
    """The name by which the report most often calls a framework, and where it first does."""
    counted: Counter[str] = Counter()
    first: dict[str, tuple[str, Place]] = {}
    for segment in layout.body:
        if "kader" not in segment.folded and "kwaliteits" not in segment.folded:
            continue
        for match in _NAMED.finditer(segment.text):
            name = _LOOSE_END.sub("", match.group())
            slug = fold(re.sub(r"\W+", " ", name)).strip()
            if " " in slug or "-" in name:
                counted[slug] += 1
                first.setdefault(slug, (name, segment.shadow.place(match.start(), match.start() + len(name))))
    return first[max(counted, key=lambda slug: counted[slug])] if counted else None
