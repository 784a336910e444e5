"""When something is planned: the moment that a passage names, as printed and as days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from loaders.context.words import words
from loaders.elements.planning import Planning, plannings
from loaders.readers.document_date import appeared
from loaders.segments import Layout
from loaders.shadow import Shadow, shadow
from loaders.statements import Statement, Value, values
from ontology.namespaces import concept

# What may stand before a moment and belongs to it: "tussen 1 en 15 mei", "met ingang van maart".
_BEFORE = frozenset(
    (
        *(
            "uiterlijk",
            "voor",
            "vanaf",
            "per",
            "in",
            "op",
            "tussen",
            "na",
            "tot",
            "binnen",
            "het",
            "de",
            "begin",
            "eind",
        ),
        *("medio", "en", "met", "van", "rond", "ingang", "komend", "volgend", "komende", "volgende", "loop", "einde"),
    )
)


_BEHIND = (" van het jaar", " van dit jaar", " van volgend jaar", " van de maand")


@dataclass(frozen=True)
class Moment:
    """`printed` is how a passage says when, `planning` what days that is."""

    printed: str
    planning: Planning


def moment(passage: Shadow, since: date | None = None) -> Moment | None:
    """The first moment that a passage names; None where it names none. `since` is the day of its document."""
    found = plannings(passage.folded, since)
    return _whole(passage, found[0]) if found else None


def _whole(passage: Shadow, planning: Planning) -> Moment:
    start = planning.start
    for word in reversed([word for word in words(passage.folded) if word.end <= start]):
        if word.text not in _BEFORE and not word.text.isdigit():
            break
        start = word.start
    end = planning.end
    for tail in _BEHIND:
        if passage.folded.startswith(tail, end):
            end += len(tail)
    return Moment(passage.text[start:end].strip(), planning)


def when(found: Moment | None) -> tuple[tuple[str, Value], ...]:
    """The properties of a moment, for any statement of what will be done."""
    if found is None:
        return ()
    planning = found.planning
    return values(
        planningText=found.printed,
        earliest=planning.earliest,
        latest=planning.latest,
        precision=concept("precision", planning.precision),
        inferredYear=True if planning.inferred else None,
    )


_DATED = ("Commitment",)


def with_moments(statements: Iterable[Statement], layout: Layout) -> Iterator[Statement]:
    """The statements, each promise with the moment that its words name."""
    since = appeared(layout)
    for each in statements:
        if each.kind in _DATED and each.get("planningText") is None:
            place = each.places[0]
            words_ = shadow(layout.source.text, [(place.start, place.end)], layout.repairs)
            named = tuple(pair for pair in when(moment(words_, since)) if pair[0] != "precision")
            yield replace(each, values=each.values + named)
        else:
            yield each
