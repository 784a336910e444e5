"""Cases: what a document tells of one child or family as an example; passages with topics, never persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.elements.wording import topics
from loaders.segments import Kind, Layout, Segment
from loaders.statements import Place, Statement, values

_HEADED = re.compile(
    r"^\W*(?:(?:een|het) )?(?:(?:praktijk)?voorbeeld|casus|casusbeschrijving|uit (?:een|het) dossier|verhaal)"
    r"(?: (?:uit de praktijk|\d+|[a-z]|van (?:een )?\w+))?\W*$"
)
_LABELLED = re.compile(
    r"^\W*(?:(?:een|het|ter) )?(?:(?:praktijk)?voorbeeld|casus|illustratie|verhaal van \w+)(?: \d+| [a-z])?"
    r"\s?[:.–-] (?=\S)"
)
# Words that only go with the story of one person whose name is kept back.
_NAME_KEPT_BACK = re.compile(
    r"\b(?:niet (?:zijn|haar|hun|de|mijn) echte na(?:am|men)|(?:gefingeerde?|verzonnen) naam"
    r"|(?:heet|heten) (?:(?:ze|hij|zij) )?(?:in het echt |eigenlijk )?(?:niet echt|anders)"
    r"|na(?:am|men) (?:is|zijn) (?:veranderd|gefingeerd|aangepast))\b"
)
_AGE = (
    r"(?:\d{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    r"|achttien)"
)
_ONE_PERSON = re.compile(
    r"\b(?:een|de|het|dit|deze) (?:\w+ )?(?:jongen|meisje|jongere|jeugdige|kind|baby|peuter|kleuter|tiener|pleegkind"
    rf"|puber|moeder|vader|gezin)\b|\b{_AGE} jaar\b|\bis {_AGE}\b|\b(?:hij|zij|ze)\b"
)
_STORY = re.compile(
    rf"^e+n (?:\w+ )?(?:jongen|meisje|jongere|jeugdige|kind|baby|peuter|kleuter|tiener|pleegkind) van {_AGE}(?: jaar)?"
    r"(?: \([^()]{1,60}\))? "
    r"(?!en\b|of\b|tot\b|moet|mag\b|kan\b|hoort\b)\w+"
)
_HINT = re.compile(r"voorbeeld|casus|illustratie|verhaal|echte na|naam|heet|heten|namen| van ")


def statements(layout: Layout, known: Iterable[Statement] = ()) -> Iterator[Statement]:
    """A Case for each box or passage that tells of one child or family; those already `known` are not told twice."""
    taken = [place for statement in known if statement.kind == "Case" for place in statement.places]
    for place, folded in _told(layout.body):
        if not any(each.start < place.end and place.start < each.end for each in taken):
            yield Statement("Case", (place,), "author", "case-told", values(topic=topics(folded)))


def hides_a_name(folded: str) -> bool:
    """Whether a passage says that a name in it is not the real one: what looks like a name there names a person."""
    return bool(_HINT.search(folded)) and bool(_NAME_KEPT_BACK.search(folded))


def _told(body: list[Segment] | tuple[Segment, ...]) -> Iterator[tuple[Place, str]]:
    for before, segment in zip([None, *body], body, strict=False):
        if segment.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            continue
        headed = segment.kind is Kind.PARAGRAPH and before is not None and _heads_a_case(before)
        if not headed and not _HINT.search(segment.folded):
            continue
        told = (headed or _LABELLED.match(segment.folded)) and _ONE_PERSON.search(segment.folded)
        if told or _NAME_KEPT_BACK.search(segment.folded):
            yield segment.place, segment.folded
            continue
        for sentence in segment.sentences:
            if _STORY.match(sentence.folded):
                yield sentence.whole, sentence.folded


def _heads_a_case(segment: Segment) -> bool:
    return len(segment.folded) < 60 and bool(_HEADED.match(segment.folded))
