"""When a judgement was given, as far as the words beside it or the head of its column say so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.language.dates import dates

_EARLIER = re.compile(
    r"\b(?:eerder\w*|vorige?|oude?|toen|was|destijds|luidde|eerste (?:oordeel|bezoek|toezicht|toets\w*|meting))\b"
    r"|\b(?:nulmeting|voormeting)\b"
)
_LAST_YEAR = re.compile(r"\b(?:vorig jaar|een jaar (?:geleden|eerder)|het jaar (?:daarvoor|ervoor))\b")
_NOW = re.compile(
    r"\b(?:huidige?|nieuwe?|nu|thans|inmiddels|hertoets\w*|hertoezicht|herinspectie|vervolgtoezicht|heroordeel|herbeoordeling)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FRONT = 3000


@dataclass(frozen=True)
class When:
    """`date` is the day, month or year as ISO 8601, else empty.

    `earlier` tells that the words call it a former judgement, `now` that they call it that of this visit; `ago` is
    how many years before the report it was, where words say so ("vorig jaar").
    """

    date: str = ""
    earlier: bool = False
    now: bool = False
    ago: int = 0

    @property
    def printed(self) -> str:
        """What a statement says of the time: the date, else that it was earlier."""
        return self.date or ("eerder" if self.earlier else "")

    def __bool__(self) -> bool:
        return bool(self.date or self.earlier or self.now)


UNDATED = When()


def year_of(text: str) -> str:
    """The latest year that the front of a report names, as that of the report; empty where it names none."""
    return max(_YEAR.findall(text[:_FRONT]), default="")


def when(folded: str) -> When:
    """The time that a few folded words beside a judgement give it."""
    found = next(dates(folded), None) if any(char.isdigit() for char in folded) else None
    year = _YEAR.search(folded)
    date = found.iso if found else year.group() if year else ""
    earlier = bool(_EARLIER.search(folded))
    ago = 1 if not date and _LAST_YEAR.search(folded) else 0
    return When(date, earlier, not earlier and bool(_NOW.search(folded)), ago)


def tells_time(folded: str) -> bool:
    """Whether words hold a year or call something former or new."""
    return bool(_YEAR.search(folded) or _EARLIER.search(folded) or _NOW.search(folded))
