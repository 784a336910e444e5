"""How deep each heading of a document stands, from its rank where the format tells, its number and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.document.heading import Heading

_CHAPTER = frozenset({"thema", "hoofdstuk", "bijlage", "deel", "domein"})
_NORM = frozenset(
    {"norm", "standaard", "criterium", "kwaliteitscriterium", "indicator", "kwaliteitseis", "eis", "voorwaarde"}
    | {"verwachting", "kwaliteitsstandaard", "toetscriterium", "toetsingscriterium"}
)
# Chapters of reports that carry no number, and so end a numbered part before them.
_CHAPTER_TITLE = re.compile(
    r"^(?:samenvatting|inleiding|aanleiding|inhoud(?:sopgave)?|voorwoord|nawoord|eindconclusie|slotconclusie"
    r"|vervolg(?:acties)?|verantwoording|onderzoeks(?:verantwoording|opzet|aanpak)|werkwijze|methode|methodiek|colofon"
    r"|(?:geraadpleegde |gebruikte )?bronnen|bijlagen?|zienswijze|bestuurlijke reactie|literatuur|begrippen(?:lijst)?"
    r"|aanbevelingen|slotbeschouwing|slotwoord|ten slotte|tot slot)\b"
)


def levels(headings: Sequence[tuple[int, Heading]]) -> list[int]:
    """The level of each heading from 1, given as the rank that its format tells (0 for none) and its parts."""
    told = {rank for rank, _ in headings if rank}
    if len(told) > 1 or (told and all(rank for rank, _ in headings)):
        return _by_rank(headings)
    return _by_words(headings)


def _by_rank(headings: Sequence[tuple[int, Heading]]) -> list[int]:
    """By rank; of one rank, a number with more parts stands below one with fewer."""
    last = 1
    keys = []
    for rank, head in headings:
        last = rank or last
        keys.append((last, _depth(head.number) if head.number and not head.label else 0))
    order = {key: at for at, key in enumerate(sorted(set(keys)), 1)}
    return [order[key] for key in keys]


def _by_words(headings: Sequence[tuple[int, Heading]]) -> list[int]:
    titles = Counter(head.title.folded for _, head in headings if head.title and not head.number)
    out: list[int] = []
    above = 0  # the level of the numbered heading that unnumbered ones stand under
    for _, head in headings:
        if head.number:
            above = _numbered_level(head)
            out.append(above)
            continue
        title = head.title.folded if head.title else ""
        if above and titles[title] == 1 and _CHAPTER_TITLE.match(title):
            above = 0
        out.append(above + 1)
    return out


def _numbered_level(head: Heading) -> int:
    if head.label in _CHAPTER:
        return 1
    if head.label in _NORM:
        return 2 if _depth(head.number) < 3 else 3
    if head.label:
        return 4  # a point, an advice: below whatever it stands under
    return _depth(head.number)


def _depth(number: str) -> int:
    return number.replace(",", ".").count(".") + 1
