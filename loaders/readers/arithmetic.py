"""Numbers and days of a report that cannot all be right: recorded as faults of the source, never mended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from loaders.elements.anomalies import anomaly
from loaders.language.dates import dates
from loaders.language.nouns import stem
from loaders.language.numerals import plain, value_of
from loaders.readers.table_figures import column_values, named, number_in, tables
from loaders.segments import Layout
from loaders.shadow import fold
from loaders.statements import Place, Ref, Statement, ref

_LARGEST_WHOLE = 1000  # above this every whole percentage can be reached
_ENUMERATED = re.compile(r"(?:%|procent\b)[^.;:%]{0,60}(?:,| en) [^.;:%]{0,40}\d+(?:,\d+)? ?(?:%|procent\b)")
_NO_PARTITION = re.compile(r"\b(?:naar|tegen|waarvan|steeg|daalde|meer|minder|gemiddeld|variee\w+|tussen)\b")
_FEWEST_PARTS = 3
_NEAR_WHOLE = Decimal(6)  # per cent by which parts may miss their whole and still be meant as one
_CHANGE = re.compile(
    r"\b(?:afname|daling|vermindering|krimp|stijging|toename|groei|verhoging) van (?:ruim |bijna |ongeveer |circa )?"
    r"(?P<share>\d+(?:,\d+)?) ?(?:%|procent\b)"
)
_FROM_TO = re.compile(r"\b(?:van|vanaf) [^.;]{0,40}?(?P<from>\d[\d.,]*)\b[^.;]{0,40}?\bnaar (?P<to>\d[\d.,]*)\b")
_REST = re.compile(r"\b(?:de|het) (?:overige|resterende|andere) (?P<rest>[a-z]+|\d+)\b")
_READ = re.compile(r"\b(?:inzagen|ingezien|ingeziene|gesproken|spraken|bekeken|gelezen|lazen|onderzochte?)\b")
_WORDS = re.compile(r"[a-z]{3,}")
_OTHER_TIME = re.compile(r"\b(?:vorig|eerder|toen|daarvoor|nu|inmiddels|eerste|tweede|derde|laatste|begin|eind)\w*\b")
_SMALL = frozenset(
    ("het", "een", "deze", "dit", "die", "dat", "van", "voor", "met", "ook", "nog", "zijn", "was", "waren")
)
_ALIKE = 0.8  # share of words that two sentences must have in common to speak of the same thing
_FEWEST_WORDS = 5
_MOST_COMPARED = 40  # sentences with one unit that are compared with each other


def statements(layout: Layout, figures: Sequence[Statement], of_kind: Sequence[Statement] = ()) -> Iterator[Statement]:
    """A SourceAnomaly for each contradiction among the figures and days of one report.

    `figures` are the Figures of the layout; `of_kind` is what its kind was read for (account of sources, days).
    """
    read = [_Printed.of(layout, figure) for figure in figures]
    for figure in read:
        yield from _share_and_numbers(figure)
        yield from _bounds(figure)
    yield from _of_what_was_read(layout, read, of_kind)
    yield from _parts_of_a_whole(read)
    yield from _changes_and_rests(layout, read)
    yield from _columns(layout)
    yield from _told_twice(read)
    yield from _days(layout, of_kind)


@dataclass(frozen=True)
class _Printed:
    """A figure with the folded words that hold it and the reference by which a fault points at it."""

    figure: Statement
    folded: str
    ref: Ref

    @classmethod
    def of(cls, layout: Layout, figure: Statement) -> _Printed:
        place = figure.places[0]
        return cls(
            figure,
            fold(" ".join(layout.source.text[place.start : place.end].split())),
            ref(layout.source.text_sha256, figure),
        )

    @property
    def place(self) -> Place:
        return self.figure.places[0]

    def number(self, name: str) -> Decimal | None:
        value = self.figure.get(name)
        return value if isinstance(value, Decimal) else None

    def words(self, name: str) -> str:
        return str(self.figure.get(name) or "")


def can_be(share: Decimal, part: Decimal, whole: Decimal, approximate: bool = False) -> bool:
    """Whether some rounding of part of whole gives the percentage, at the precision in which that is printed."""
    step = Decimal(1).scaleb(int(share.as_tuple().exponent)) if share != share.to_integral_value() else Decimal(1)
    return abs(part * 100 / whole - share) < step * (3 if approximate else 1)


def can_be_of(share: Decimal, whole: Decimal) -> bool:
    """Whether any whole number out of `whole` comes to the percentage."""
    if whole > _LARGEST_WHOLE or whole != whole.to_integral_value():
        return True
    nearest = (share * whole / 100).to_integral_value(ROUND_HALF_UP)
    return any(can_be(share, part, whole) for part in (nearest - 1, nearest, nearest + 1) if 0 <= part <= whole)


def _share_and_numbers(figure: _Printed) -> Iterator[Statement]:
    """ "60 procent (700 van de 975)", "44% van de 20 dossiers", "dertien van de twaalf dossiers"."""
    share, part, whole = figure.number("share"), figure.number("numerator"), figure.number("denominator")
    approximate = figure.figure.get("approximate") is True
    if whole is None or whole == 0:
        return
    if part is not None and part > whole:
        reading = f"Een deel van {_nl(part)} is groter dan zijn geheel van {_nl(whole)}."
        yield anomaly("arithmetic", (figure.place,), reading, figure.ref)
    elif share is not None and part is not None and not can_be(share, part, whole, approximate):
        exact = (part * 100 / whole).quantize(Decimal("0.1"))
        reading = f"{_nl(part)} van {_nl(whole)} is {_nl(exact)}% en niet {_nl(share)}%."
        yield anomaly("arithmetic", (figure.place,), reading, figure.ref)
    elif share is not None and part is None and not approximate and not can_be_of(share, whole):
        reading = f"{_nl(share)}% van {_nl(whole)} is geen heel aantal."
        yield anomaly("arithmetic", (figure.place,), reading, figure.ref)


def _bounds(figure: _Printed) -> Iterator[Statement]:
    least, most = figure.number("minValue"), figure.number("maxValue")
    if least is not None and most is not None and least > most:
        reading = f"Het bereik loopt van {_nl(least)} tot {_nl(most)}."
        yield anomaly("range-conflict", (figure.place,), reading, figure.ref)


def _of_what_was_read(layout: Layout, read: Sequence[_Printed], of_kind: Sequence[Statement]) -> Iterator[Statement]:
    """Shares of the files or people that the account of sources counts, and wholes that are larger than that count."""
    counted: defaultdict[str, set[int]] = defaultdict(set)
    where: dict[str, Statement] = {}
    for source in of_kind:
        role, count = source.get("participantRole"), source.get("participantCount")
        if source.kind == "EvidenceSource" and role and isinstance(count, int):
            noun = stem(fold(str(role)))
            counted[noun].add(count)
            where[noun] = source
    for figure in read:
        noun = stem(figure.words("population") or figure.words("counted"))
        if len(counted.get(noun, ())) != 1 or not _READ.search(figure.folded):
            continue
        source, whole = where[noun], Decimal(next(iter(counted[noun])))
        places = (figure.place, source.places[0])
        affected = (figure.ref, ref(layout.source.text_sha256, source))
        base, share = figure.number("denominator"), figure.number("numericValue")
        if base is not None and base > whole:
            reading = f"Hier zijn het er {_nl(base)}, in de verantwoording {_nl(whole)}."
            yield anomaly("count-mismatch", places, reading, *affected)
        elif base is None and share is not None and figure.words("unit") == "%" and not can_be_of(share, whole):
            reading = f"{_nl(share)}% van {_nl(whole)} is geen heel aantal."
            yield anomaly("arithmetic", places, reading, *affected)


def _parts_of_a_whole(read: Sequence[_Printed]) -> Iterator[Statement]:
    """Percentages that one sentence lists as the parts of a whole and that do not come to 100."""
    by_sentence: defaultdict[Place, list[_Printed]] = defaultdict(list)
    for figure in read:
        if figure.words("unit") == "%" and figure.figure.rule == "number-with-noun":
            by_sentence[figure.place].append(figure)
    for place, parts in by_sentence.items():
        folded = parts[0].folded
        if len(parts) < _FEWEST_PARTS or not _ENUMERATED.search(folded) or _NO_PARTITION.search(folded):
            continue
        total = sum((part.number("numericValue") or Decimal(0) for part in parts), Decimal(0))
        loss = abs(total - 100)
        if Decimal(len(parts)) / 2 < loss <= _NEAR_WHOLE:
            reading = f"De delen tellen op tot {_nl(total)}% in plaats van 100%."
            yield anomaly("arithmetic", (place,), reading, *(part.ref for part in parts))


def _changes_and_rests(layout: Layout, read: Sequence[_Printed]) -> Iterator[Statement]:
    """ "Van 186 naar 121, een afname van 20 procent"; "17 van de 24 … de overige negen"."""
    by_start = sorted(read, key=lambda figure: figure.place)
    for segment in layout.body:
        folded = segment.folded
        change, ends = (_CHANGE.search(folded), _FROM_TO.search(folded)) if "naar" in folded else (None, None)
        if change and ends and ends.end() <= change.start() and change.start() - ends.end() < 160:
            yield from _change(segment.shadow.place(ends.start(), change.end()), ends, change)
    for former, latter in pairwise(by_start):
        part, whole, rest = former.number("numerator"), former.number("denominator"), latter.number("numericValue")
        said = _REST.search(latter.folded)
        if part is None or whole is None or rest is None or said is None or latter.number("denominator") is not None:
            continue
        near = 0 <= latter.place.start - former.place.start <= 400
        if near and _value(said["rest"]) == rest and part + rest != whole and part < whole:
            reading = f"Van {_nl(whole)} blijven er na {_nl(part)} niet {_nl(rest)} over."
            yield anomaly("arithmetic", (former.place, latter.place), reading, former.ref, latter.ref)


def _change(place: Place, ends: re.Match[str], change: re.Match[str]) -> Iterator[Statement]:
    first, last = (_value(ends[name].rstrip(".,")) for name in ("from", "to"))
    share = _value(change["share"])
    if not first or last is None or share is None or "%" in ends.group():
        return
    exact = abs(last - first) * 100 / first
    if abs(exact - share) >= (Decimal(3) if re.search(r"ruim|bijna|ongeveer|circa", change.group()) else Decimal(1)):
        rounded = exact.quantize(Decimal("0.1"))
        reading = f"Van {_nl(first)} naar {_nl(last)} is {_nl(rounded)}% en niet {_nl(share)}%."
        yield anomaly("arithmetic", (place,), reading)


def _columns(layout: Layout) -> Iterator[Statement]:
    """Columns of a table whose last row says that it is the total, and is not."""
    for table in tables(layout.document):
        for parts, total in column_values(table):
            numbers, printed = [number_in(cell)[0] for cell in parts], number_in(total)
            slack = Decimal(len(numbers)) / 2 if printed[1] else Decimal(0)
            if abs(sum(numbers, Decimal(0)) - printed[0]) > slack:
                places = named((total, parts[0], parts[-1]))
                reading = (
                    f"De kolom telt op tot {_nl(sum(numbers, Decimal(0)))}; als totaal staat er {_nl(printed[0])}."
                )
                yield anomaly("arithmetic", places, reading)


def _told_twice(read: Sequence[_Printed]) -> Iterator[Statement]:
    """One sentence that comes back with another number for the same thing and time."""
    by_unit: defaultdict[tuple[str, str], list[tuple[_Printed, frozenset[str]]]] = defaultdict(list)
    for figure in read:
        if figure.figure.rule != "number-with-noun" or figure.number("denominator") is not None:
            continue
        words = frozenset(_WORDS.findall(figure.folded))
        if len(words) < _FEWEST_WORDS or not figure.folded.endswith("."):  # part of a sentence leaves out of what
            continue
        known = by_unit[figure.words("unit"), figure.words("referenceDate")]
        for other, others in known:
            if other.place != figure.place and _same_thing(other, others, figure, words):
                one, two = other.number("numericValue"), figure.number("numericValue")
                if one is not None and two is not None and one != two:
                    reading = f"Hier staat {_nl(two)} {figure.words('unit')}, elders {_nl(one)}."
                    yield anomaly("count-mismatch", (other.place, figure.place), reading, other.ref, figure.ref)
        if len(known) < _MOST_COMPARED:
            known.append((figure, words))


def _same_thing(one: _Printed, its_words: frozenset[str], two: _Printed, words: frozenset[str]) -> bool:
    shared = len(its_words & words) / len(its_words | words)
    if shared < _ALIKE or not all(_only_number(each) for each in (one, two)):
        return False
    return not any(_OTHER_TIME.match(word) for word in its_words ^ words) and all(
        word in _SMALL or _value(word) is not None for word in its_words ^ words
    )


def _only_number(figure: _Printed) -> bool:
    return not re.search(r"\b(?:waarvan|daarvan|van wie|overige|andere)\b", figure.folded)


def _days(layout: Layout, of_kind: Sequence[Statement]) -> Iterator[Statement]:
    """A report that is dated before the visit it tells of."""
    facts = [fact for fact in of_kind if fact.kind == "DocumentFact"]
    issued = [(fact, day) for fact in facts if fact.get("field") == "date" for day in _day(fact)]
    visits = [(fact, day) for fact in facts if fact.get("field") == "visit_date" for day in _day(fact)]
    for fact, day in issued[:1]:
        for visit, on in visits:
            if on > day:
                reading = f"Het stuk is van {day.isoformat()}, het bezoek van {on.isoformat()}."
                affected = (ref(layout.source.text_sha256, each) for each in (fact, visit))
                yield anomaly("inconsistent-date", (fact.places[0], visit.places[0]), reading, *affected)


def _day(fact: Statement) -> Iterator[date]:
    """The first day that a fact prints; none where it is no more precise than a month."""
    day = next((found.day for found in dates(fold(str(fact.get("fieldValue")))) if found.day), None)
    if day is None:
        try:
            day = date.fromisoformat(str(fact.get("fieldValue")))
        except ValueError:
            return
    yield day


def _value(printed: str) -> Decimal | None:
    try:
        return value_of(printed)
    except (KeyError, ArithmeticError):
        return None


def _nl(value: Decimal) -> str:
    """A number as Dutch prints it."""
    return f"{plain(value):f}".replace(".", ",")
