"""What a document is about, for one whose structure is not known."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from loaders.elements.wording import topics
from loaders.segments import Kind, Layout
from loaders.statements import Place, Statement, values


def statements(layout: Layout) -> Iterator[Statement]:
    """A TopicMention for each topic, with every sentence that touches it."""
    places: dict[URIRef, dict[Place, None]] = {}
    for segment in layout.body:
        if segment.kind is not Kind.HEADING:
            for sentence in segment.sentences:
                for topic in topics(sentence.folded):
                    places.setdefault(topic, {})[sentence.whole] = None
    for topic, where in places.items():
        yield Statement("TopicMention", tuple(where), "author", "topic-by-cue", values(topic=topic))
