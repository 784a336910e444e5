"""Good examples that are named one by one, under a heading of what goes well: "De wisselkaart. Elk gezin krijgt …"."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.context.lexicon import holds
from loaders.context.reading import Contexts
from loaders.context.words import words
from loaders.elements.wording import topics
from loaders.readers.parties import Parties
from loaders.rules.lists import finite
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Place, Statement, values

_LONGEST_HEADING = 8  # words
_LONGEST_NAME = 6
_FEWEST = 2  # names of which a part is told to be a list of examples


def statements(layout: Layout, _: Contexts, __: Parties) -> Iterator[Statement]:
    """A GoodExample for each paragraph or item that opens with a name and goes on to tell it, where several do."""
    for section in layout.sections:
        title = section.title
        if not title or len(title.split()) > _LONGEST_HEADING or not holds("examples", "heading", title):
            continue
        named = [(name, segment) for segment in section.segments if (name := _name(segment)) is not None]
        for name, segment in named if len(named) >= _FEWEST else ():
            place = Place(name.whole.start, segment.sentences[1].whole.end)
            yield Statement(
                "GoodExample",
                (place,),
                FROM_CONTEXT,
                "example-with-its-name",
                values(name=name.text.strip(" ."), topic=topics(segment.folded)),
            )


def _name(segment: Segment) -> Shadow | None:
    """The name that a paragraph or item opens with: a few words with a full stop and without a verb."""
    if segment.kind not in (Kind.PARAGRAPH, Kind.ITEM) or len(segment.sentences) < 2:
        return None
    first = segment.sentences[0]
    found = [word for word in words(first.folded) if word.text[0].isalnum()]
    is_name = 0 < len(found) <= _LONGEST_NAME and first.text.endswith(".") and first.text[:1].isupper()
    return first if is_name and not finite().longest(words(first.folded)) else None
