"""A heading's words: what it calls itself, its printed number, its title and the value that stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.shadow import Shadow

_WORDS = (
    "thema|norm|hoofdstuk|bijlage|deel|paragraaf|advies|aanbeveling|standaard|criterium|kwaliteitscriterium|indicator"
    "|kwaliteitseis|eis|voorwaarde|verwachting|kwaliteitsstandaard|toetscriterium|toetsingscriterium|punt|onderwerp"
    "|tekortkoming|aandachtspunt|verbeterpunt|maatregel|actie|actielijn|spoor|onderdeel|artikel|vraag|domein|casus"
)
_FIGURES = r"(?:[a-z]?\d{1,3}[a-z]?(?:[.,]\d{1,2}[a-z]?){0,4}|[ivx]{1,5}(?:[.-]?[a-z0-9]{1,2})?|[a-h](?:[.]?\d{1,2})?)"
_LABELLED = re.compile(rf"^[\W_]*(?P<label>(?:{_WORDS}))\s?(?P<number>{_FIGURES})(?![\w])(?:[.,](?=\s|$))?")
_NUMBERED = re.compile(
    r"^[\W_]*(?P<number>\d{1,2}[a-z]?(?:[.,]\d{1,2}[a-z]?){0,4}|[ivx]{1,5}(?=[.)])|[a-h](?=[.)]\s))(?![\w%/-])[.):]*\s+(?=[^\W\d_])"
)
_LEAD = re.compile(r"[\s.:)|–—-]*")
_BRACKETED = re.compile(r"\s*\(([^()]{2,60})\)[\s.]*$")
# What parts a title from the value behind it, the last one on the line.
_TAIL = re.compile(r"(?:\s[-–—|•●]\s|\s?[|\t]\s?|:\s)(?=\S)")
_LEADING_DISC = re.compile(r"([🟢🟡🟠🔴✓✔✗✘☑☒])\s")
_DISC = re.compile(r"\s*([●⬤🟢🟡🟠🔴✓✔✗✘☑☒])[\s.]*$")


@dataclass(frozen=True)
class Heading:
    """`label` is folded ("norm"), `number` as printed; `title` and `tail` are absent where there are none."""

    label: str = ""
    number: str = ""
    title: Shadow | None = None
    tail: Shadow | None = None


def heading(words: Shadow, source: str, marker: str = "") -> Heading:
    """The parts of a heading; `source` is the text that its words stand in, where tabs are still tabs."""
    found = _LABELLED.match(words.folded) or _NUMBERED.match(words.folded)
    label = found.groupdict().get("label") or "" if found else ""
    number = words.text[slice(*found.span("number"))] if found else marker.strip(" .()")
    first = found.end() if found else 0
    first = _LEAD.match(words.text, first).end()  # type: ignore[union-attr]
    stop, tail = _tail(words, first, source)
    title = words.part(first, len(words.text[:stop].rstrip(" :–—|-")))
    if tail is None and (disc := _LEADING_DISC.match(words.text)):
        tail = words.part(*disc.span(1))
    return Heading(label, number, title or None, tail or None)


def _tail(words: Shadow, first: int, source: str) -> tuple[int, Shadow | None]:
    for form in (_BRACKETED, _DISC):
        if found := form.search(words.text, first):
            return found.start(), words.part(*found.span(1))
    if tab := _tab(words, first, source):
        return tab, words.part(tab + 1, len(words.text))
    parts = list(_TAIL.finditer(words.text, first))
    if not parts:
        return len(words.text), None
    return parts[-1].start(), words.part(parts[-1].end(), len(words.text))


def _tab(words: Shadow, first: int, source: str) -> int | None:
    """Where the last tab or wide gap within a heading stands, which reads as one blank."""
    blanks = [at for at in range(len(words.text) - 1, first, -1) if words.text[at] == " "]
    wide = (at for at in blanks if re.match(r"[ \xa0]*\t|\s{3,}", source[words.offsets[at] : words.offsets[at + 1]]))
    return next(wide, None)
