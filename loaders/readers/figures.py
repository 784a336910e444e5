"""Numbers that claim something in running text: counts, shares, amounts and durations, with what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rdflib import URIRef

from loaders.language.dates import periods
from loaders.language.limits import Limit, limits
from loaders.language.measures import measure
from loaders.language.moments import Moment
from loaders.language.numerals import may_hold_number
from loaders.language.quantities import Quantity, quantities
from loaders.language.tokens import Token, tokens_of, words
from loaders.readers.figure_context import period_of, relative_period, speaks_for, supplier
from loaders.readers.table_figures import in_tables, is_bare
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Statement, values

_NOTE_NUMBER = re.compile(r"\W*\d{1,3}\b[.):\]]?")
_SETTLED = ("", "%", "procentpunt", "euro", "cijfer")
_IN_TIME = frozenset(["binnen", "uiterlijk"])
_TIMES = words("jaar jaren uur uren dag dagen werkdagen kalenderdagen week weken maand maanden kwartaal kwartalen")
_LONG = 240  # characters from which of a sentence one part is evidence enough


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
        self._moments: Sequence[Moment] = periods(self._tokens)
        terms = limits(self._tokens, sentence.text)
        found = quantities(self._tokens, sentence.text, self._moments, unit)
        self.found = [quantity for quantity in found if not self._is_term(quantity, terms)]

    def _is_term(self, quantity: Quantity, terms: Sequence[Limit]) -> bool:
        """Whether a stretch of time is how long somebody has for something."""
        if quantity.unit not in _TIMES:
            return False
        if quantity.average:
            return False
        lead = self._tokens[max(0, quantity.led_at - 1) : quantity.first]
        return any(token.word in _IN_TIME for token in lead) or any(
            term.first < quantity.last and quantity.first < term.last for term in terms
        )

    def statements(self) -> Iterator[Statement]:
        """A Figure for each quantity; what is asked or supposed its context drops."""
        if not self.found:
            return
        who, body = supplier(self._sentence.folded)
        for quantity in self.found:
            yield self._statement(quantity, [each for each in (who, body) if each])

    def _statement(self, quantity: Quantity, suppliers: list[URIRef]) -> Statement:
        clause = self._clause(quantity)
        text = self._sentence.text
        when = period_of(quantity, self.found, self._moments)
        share = quantity.unit == "%" or quantity.base is not None
        relative = None if when else relative_period(self._sentence.folded)
        printed_when = (when.start, when.end) if when else relative
        return Statement(
            "Figure",
            (clause.whole,),
            FROM_CONTEXT,
            "number-with-noun",
            values(
                numericValue=quantity.value,
                unit=quantity.unit,
                counted=quantity.group if quantity.unit in _SETTLED else quantity.unit,
                numerator=quantity.part,
                denominator=quantity.base,
                share=quantity.share if quantity.unit != "%" or quantity.base is not None else None,
                population=quantity.group if share else None,
                measure=self._measure(quantity),
                figurePolarity=speaks_for(clause.folded, share),
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
        if quantity.unit in _SETTLED or quantity.unit in _TIMES or quantity.unit.split()[-1] in _TIMES:
            found = measure(self._tokens, quantity.led_at)
        if found is None:
            return "gemiddelde" if quantity.average else None
        start, end = self._tokens[found[0]].start, self._tokens[found[1] - 1].end
        subject = self._sentence.text[start:end]
        return f"gemiddelde {subject}" if quantity.average and "gemiddeld" not in subject else subject

    def _clause(self, quantity: Quantity) -> Shadow:
        """The stretch that holds the figure.

        What is between brackets stands apart; of a long sentence, or one that says the same number twice, one part.
        """
        sentence, text = self._sentence, self._sentence.text
        repeated = sum((each.value, each.unit) == (quantity.value, quantity.unit) for each in self.found) > 1
        for opening, closing in _brackets(text):
            if opening <= quantity.start < closing:
                return sentence.part(opening + 1, closing - 1)
            if quantity.end <= opening:
                return sentence.part(0, opening)
        if len(text) <= _LONG and not repeated:
            return sentence
        cuts = [0, *self._joints(repeated), len(text)]
        start = max(cut for cut in cuts if cut <= quantity.start)
        end = min(cut for cut in cuts if cut >= min(quantity.end, len(text)))
        return sentence.part(start, end)

    def _joints(self, repeated: bool) -> list[int]:
        """Where a sentence may be parted: behind its signs, and before "en op …" where it repeats itself."""
        cuts = []
        for token, behind in zip(self._tokens, self._tokens[1:], strict=False):
            if (token.word in (";", ":", ",") and not behind.joined) or (
                repeated and token.word == "en" and behind.word in ("op", "aan", "in", "bij", "van", "met")
            ):
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
