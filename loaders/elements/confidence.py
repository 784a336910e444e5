"""How far an inspectorate trusts an organisation to improve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from loaders.context.lexicon import holds, table
from loaders.context.words import Forms, words
from loaders.segments import Segment
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept


def statements(segments: Iterable[Segment]) -> Iterator[Statement]:
    """A ConfidenceJudgement for each degree of trust that the inspectorates express, with every place that does so."""
    places: dict[str, list[Place]] = {}
    speaking = False
    for sentence in (s for segment in segments for s in segment.sentences):
        named = holds("confidence", "speaker", sentence.folded)
        if named or (speaking and holds("confidence", "pronoun", sentence.folded)):
            for hit in _grades().longest(words(sentence.folded)):
                places.setdefault(hit.value, []).append(sentence.whole)
        speaking = named
    for grade, found in places.items():
        yield Statement(
            "ConfidenceJudgement",
            tuple(dict.fromkeys(found)),
            "inspectorate",
            "trust-in-words",
            values(value=concept("trust", grade), valueStatus=concept("judgement-status", "stated")),
        )


@cache
def _grades() -> Forms[str]:
    return Forms((form, grade) for grade, forms in table("confidence")["grades"].items() for form in forms)
