"""Numbers that claim something in running text: counts, shares, amounts and durations, with what is counted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from rdflib import URIRef

from loaders.language.dates import periods
from loaders.language.durations import UNITS
from loaders.language.limits import limits
from loaders.language.measures import measure
from loaders.language.numerals import may_hold_number
from loaders.language.quantities import Quantity, quantities
from loaders.language.tokens import Token, tokens_of
from loaders.readers.figure_context import Periods, relative_period, speaks_for, supplier
from loaders.readers.table_figures import in_tables, is_bare
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Statement, values

_NOTE_NUMBER = re.compile(r"\W*\d{1,3}\b[.):\]]?")
_SETTLED = ("", "%", "procentpunt", "euro", "cijfer")
_IN_TIME = ("binnen", "uiterlijk")
_LEADS = frozenset(("op", "aan", "in", "bij", "van", "met"))
_LONG = 240  # characters from which of a sentence one part is evidence enough
_LONGEST = 600  # characters on either side of a number that are kept of a part without joints


def statements(layout: Layout) -> Iterator[Statement]:
    """A Figure for each number-bearing claim in running text, lists, notes and tables.

    Dates, ages, times of day, labels (norm, page, article), addresses and list numbers are no figures, nor is how long
    a time limit lasts.
    """
    yield from in_tables(layout)
    for segment in layout.segments:
        if segment.kind not in (Kind.HEADING, Kind.FURNITURE) and may_hold_number(segment.shadow):
            yield from _in_segment(segment)


def _in_segment(segment: Segment) -> Iterator[Statement]:
    unit = ""
    parts = segment.cells if segment.kind is Kind.ROW and len(segment.cells) > 1 else segment.sentences
    for index, part in enumerate(parts):
        if not may_hold_number(part) or (segment.kind is Kind.ROW and is_bare(part)):
            continue
        sentence = _without_note_number(part) if segment.kind is Kind.FOOTNOTE and index == 0 else part
        reading = _Sentence(sentence, unit)
        unit = next((q.unit for q in reversed(reading.found) if q.unit not in _SETTLED), unit)
        yield from reading.statements()


def _without_note_number(sentence: Shadow) -> Shadow:
    own = _NOTE_NUMBER.match(sentence.folded)
    return sentence.part(own.end(), len(sentence.text)) if own else sentence


class _Sentence:
    """One sentence with its quantities."""

    def __init__(self, sentence: Shadow, unit: str) -> None:
        self._sentence = sentence
        self._tokens: tuple[Token, ...] = tokens_of(sentence)
        moments = periods(self._tokens)
        in_terms = {index for term in limits(self._tokens, sentence.text) for index in range(term.first, term.last)}
        found = quantities(self._tokens, sentence.text, moments, unit)
        self.found = [quantity for quantity in found if not self._is_term(quantity, in_terms)]
        self._periods = Periods(self._tokens, moments, self.found)
        self._times = Counter((quantity.value, quantity.unit) for quantity in self.found)
        self._brackets = list(_brackets(sentence.text))

    def _is_term(self, quantity: Quantity, in_terms: set[int]) -> bool:
        """Whether a stretch of time is how long somebody has for something."""
        if quantity.unit not in UNITS or quantity.average:
            return False
        lead = self._tokens[max(0, quantity.led_at - 1) : quantity.first]
        within = any(token.word in _IN_TIME for token in lead)
        return within or not in_terms.isdisjoint(range(quantity.first, quantity.last))

    def statements(self) -> Iterator[Statement]:
        """A Figure for each quantity; what is asked or supposed its context drops."""
        if self.found:
            who, body = supplier(self._sentence.folded)
            relative = relative_period(self._sentence.folded)
            for quantity in self.found:
                yield self._statement(quantity, [each for each in (who, body) if each], relative)

    def _statement(self, quantity: Quantity, suppliers: list[URIRef], relative: tuple[int, int] | None) -> Statement:
        clause, said = self._clause(quantity)
        text = self._sentence.text
        when = self._periods.of(quantity)
        share = quantity.unit == "%" or quantity.base is not None
        printed_when = (when.start, when.end) if when else relative
        settled = quantity.unit in _SETTLED or quantity.unit in UNITS
        return Statement(
            "Figure",
            (clause.whole,),
            FROM_CONTEXT,
            "number-with-noun",
            values(
                numericValue=quantity.value,
                unit=quantity.unit,
                counted=quantity.group if settled else quantity.unit,
                numerator=quantity.part,
                denominator=quantity.base,
                share=quantity.share if quantity.unit != "%" or quantity.base is not None else None,
                population=quantity.group if share else None,
                measure=self._measure(quantity),
                figurePolarity=speaks_for(said.folded, share),
                minValue=quantity.least,
                maxValue=quantity.most,
                approximate=quantity.approximate or None,
                referenceDate=text[slice(*printed_when)] if printed_when else None,
                period=when.iso if when else None,
                suppliedBy=suppliers,
                printedForm=text[quantity.start : quantity.end],
            ),
        )

    def _measure(self, quantity: Quantity) -> str | None:
        """The subject of the clause where that is what the number measures; at least that it is an average."""
        found = None
        if quantity.unit in _SETTLED or quantity.unit in UNITS or quantity.unit == "minuten":
            found = measure(self._tokens, quantity.led_at)
        if found is None:
            return "gemiddelde" if quantity.average else None
        start, end = self._tokens[found[0]].start, self._tokens[found[1] - 1].end
        subject = self._sentence.text[start:end]
        return f"gemiddelde {subject}" if quantity.average and "gemiddeld" not in subject else subject

    def _clause(self, quantity: Quantity) -> tuple[Shadow, Shadow]:
        """The stretch that holds the figure, and the one that tells what it speaks for.

        What is between brackets stands apart, and says what goes before them; of a long sentence, or one that says the
        same number twice, one part.
        """
        sentence = self._sentence
        repeated = self._times[quantity.value, quantity.unit] > 1
        until = bisect_left(self._brackets, (quantity.end, 0))
        if until and quantity.start < self._brackets[until - 1][1]:
            opening, closing = self._brackets[until - 1]
            if opening <= quantity.start:
                return sentence.part(opening + 1, closing - 1), sentence.part(*self._around(opening, closing))
        start, end = self._around(quantity.start, quantity.end, repeated=repeated)
        if until < len(self._brackets):
            end = max(min(end, self._brackets[until][0]), quantity.end)
        part = sentence.part(start, end)
        return part, part

    def _around(self, first: int, last: int, *, repeated: bool = False) -> tuple[int, int]:
        """From where to where the sentence is taken that holds a stretch of it."""
        size = len(self._sentence.text)
        if size <= _LONG and not repeated:
            return 0, size
        cuts = self._often if repeated else self._cuts
        start = cuts[bisect_right(cuts, first) - 1]
        end = cuts[bisect_left(cuts, min(last, size))]
        return max(start, first - _LONGEST), min(end, last + _LONGEST)

    @cached_property
    def _cuts(self) -> list[int]:
        return [0, *self._joints(repeated=False), len(self._sentence.text)]

    @cached_property
    def _often(self) -> list[int]:
        return [0, *self._joints(repeated=True), len(self._sentence.text)]

    def _joints(self, *, repeated: bool) -> list[int]:
        """Where a sentence may be parted: behind its signs, and before "en op …" where it repeats itself."""
        cuts = []
        for token, behind in pairwise(self._tokens):
            parted = token.word in (";", ":", ",") and not behind.joined
            if parted or (repeated and token.word == "en" and behind.word in _LEADS):
                cuts.append(behind.start)
        return cuts


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The brackets with a number in them, none in another."""
    opening = -1
    for at, char in enumerate(text):
        if char == "(":
            opening = at
        elif char == ")" and opening >= 0:
            if any(inside.isdigit() for inside in text[opening:at]):
                yield opening, at + 1
            opening = -1
