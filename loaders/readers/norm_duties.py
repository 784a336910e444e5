"""What a printed norm asks of whom: a norm that opens with the one who is to do it is a duty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.context.subjects import Names
from loaders.elements.wording import topics
from loaders.rules.lists import determiners
from loaders.rules.passage import Passage, Typed
from loaders.rules.slots import fillers
from loaders.shadow import shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_SHORTEST = 15  # characters of a norm's wording that asks anything
_NO_VERB = frozenset(("van", "die", "dat", "en", "of", "met", "voor", "in", "bij", "is", "zijn", "worden", "wordt"))
_HELPED = frozenset(
    concept("role", slug)
    for slug in (
        "jeugdige",
        "ouder",
        "pleegkind",
        "client",
        "biologische-ouder",
        "sociaal-netwerk",
        "netwerk",
        "school",
    )
)


def statements(read: Iterable[Statement]) -> Iterator[Statement]:
    """A NormativeStatement for each printed norm that opens with the one of whom the framework asks it.

    A norm that opens with those who are helped, or with what somebody is to be, says what must come about and not who
    sees to it; one of several sentences is more than the norm.
    """
    for norm in read:
        title = str(norm.get("title") or "").strip(" .")
        if norm.kind != "PrintedNorm" or not title or ". " in title:
            continue
        asked = _asked(title)
        if asked is None:
            continue
        bearer, text, action = asked
        yield Statement(
            "NormativeStatement",
            norm.places,
            "framework",
            "duty-of-norm",
            values(
                modality=concept("modality", "obligation"),
                bearer=bearer.links,
                bearerText=text,
                actionText=action,
                groundText=f"norm {norm.get('notation')}",
                normNotation=norm.get("notation"),
                aboutNorm=norm.all("printsNorm"),
                topic=topics(action.lower()),
            ),
        )


def _asked(title: str) -> tuple[Typed, str, str] | None:
    """Who a norm's wording opens with, in words too, and what it asks of them; None where it asks it of nobody."""
    sentence = shadow(title, [(0, len(title))])
    whole = Passage(sentence, 0, 0, Names())
    passage = Passage(sentence, 0, len(whole.words), Names())
    found = [each for each in fillers("actor", passage, 0) if each.links]
    if not found or found[0].stop >= passage.stop or _HELPED.intersection(found[0].links):
        return None
    bearer = found[0]
    action = passage.text(bearer.stop, passage.stop).text
    if len(action) < _SHORTEST or passage.words[bearer.stop].text in _NO_VERB:
        return None
    first = next(at for at in range(bearer.stop) if passage.words[at].text not in determiners())
    return bearer, passage.text(first, bearer.stop).text, action
