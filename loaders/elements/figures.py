"""Numbers that claim something: counts, shares, amounts and durations, with what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.elements.figure_context import of_whom, period, speaks_for, supplier
from loaders.elements.numbers import countable, may_hold_number, value_of
from loaders.elements.quantities import Quantity, quantities
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values

_BARE = re.compile(r"^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)? ?%?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NUMBERING = re.compile(
    r"\b(?:nr|nummer|no|norm|stap|prio\w*|pagina|blz|jaar|datum|kvk|kenmerk|telefoon|postcode|versie|fase|thema)\b"
)
_TIME_HEADING = re.compile(
    r"^\W*(?:(?:begin|medio|eind|per|peildatum|\d{1,2}|[1-4]e|eerste|tweede|derde|vierde|q[1-4]) )*(?:kwartaal )?"
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)? ?(?:19|20)\d\d\W*$"
)
_COUNT_HEADING = re.compile(rf"{_TIME_HEADING.pattern}|\b(?:aantal|aantallen|percentage|aandeel|cijfer|score)\b|%")
_IDENTIFIER = re.compile(r"\d{7,}$")  # nobody counts so far without points
_NOTE_NUMBER = re.compile(r"\W*\d{1,3}\b[.):\]]?")
_SETTLED = ("", "%", "procentpunt", "euro", "cijfer")
_LONG = 240  # characters from which of a sentence one part is evidence enough


def statements(layout: Layout) -> Iterator[Statement]:
    """A Figure for each number-bearing claim in running text, lists, notes and tables.

    Dates, age groups, times of day, labels (norm, page, article), addresses and list numbers are no figures.
    """
    yield from in_tables(layout)
    for segment in layout.segments:
        if segment.kind in (Kind.HEADING, Kind.FURNITURE) or not may_hold_number(segment.shadow):
            continue
        unit = ""
        for sentence in segment.cells if segment.kind is Kind.ROW and len(segment.cells) > 1 else segment.sentences:
            if not may_hold_number(sentence) or (segment.kind is Kind.ROW and _BARE.match(sentence.folded)):
                continue
            folded = countable(sentence, layout.source.text)
            if segment.kind is Kind.FOOTNOTE and (own := _NOTE_NUMBER.match(folded)):
                folded = " " * own.end() + folded[own.end() :]
            found = quantities(sentence.text, folded, unit)
            for quantity in found:
                unit = quantity.unit if quantity.unit not in _SETTLED else unit
                yield _statement(sentence, folded, quantity, found)


def in_tables(layout: Layout) -> Iterator[Statement]:
    """A Figure for each cell that is a bare number: of what its column is headed, else of what stands before it."""
    titles = {segment.folded.strip(" #*0123456789.") for segment in layout.body if segment.kind is Kind.HEADING}
    for rows in runs(layout):
        if _is_contents(rows, titles):
            continue
        header = () if any(_BARE.match(cell.folded) for cell in rows[0].cells) else rows[0].cells
        for row in rows:
            yield from _in_row(row, header)


def runs(layout: Layout) -> Iterator[list[Segment]]:
    """The rows of tables that stand together."""
    run: list[Segment] = []
    for segment in layout.body:
        if segment.kind is Kind.ROW:
            run.append(segment)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_contents(rows: Sequence[Segment], titles: set[str]) -> bool:
    """Whether rows are a table of contents: titles of this document before numbers that never go down."""
    last = [row.cells[-1].folded for row in rows if len(row.cells) == 2]
    if len(last) < len(rows) or not all(number.isdigit() for number in last):
        return False
    climbs = all(int(one) <= int(other) for one, other in pairwise(last))
    return climbs and any(row.cells[0].folded.strip(" #*0123456789.") in titles for row in rows)


def _in_row(row: Segment, header: tuple[Shadow, ...]) -> Iterator[Statement]:
    # Two columns without a heading that tells of numbers are names with what they stand for.
    told = len(header) > 2 or (len(header) == 2 and bool(_COUNT_HEADING.search(header[1].folded)))
    fits = told and len(header) == len(row.cells)
    for index, cell in enumerate(row.cells):
        if index == 0 or not _BARE.match(cell.folded) or _YEAR.match(cell.folded):
            continue
        heading, title = header[index].folded if fits else "", row.cells[0]
        dated = bool(_TIME_HEADING.match(heading))
        named = header[index] if fits and not dated else title
        numbered = _NUMBERING.search(title.folded) if not fits else _NUMBERING.search(heading)
        if numbered or _IDENTIFIER.match(cell.folded) or not re.search(r"[a-z]{2}", named.folded):
            continue
        yield Statement(
            "Figure",
            ((cell if fits and len(row.cells) > 2 else row.shadow).whole,),
            "author",
            "number-in-table",
            values(
                numericValue=value_of(cell.folded.rstrip("% ")),
                unit="%" if cell.folded.endswith("%") else named.text,
                counted=named.text,
                measure=title.text if fits else None,
                population=title.text if fits and not dated else None,
                referenceDate=header[index].text if dated else None,
                printedForm=cell.text,
            ),
        )


def _statement(sentence: Shadow, folded: str, quantity: Quantity, all_found: list[Quantity]) -> Statement:
    repeated = sum((other.value, other.unit) == (quantity.value, quantity.unit) for other in all_found) > 1
    clause = _clause(sentence, quantity, repeated)
    when = period(folded, quantity, all_found)
    who, body = supplier(folded)
    share = quantity.unit == "%" or quantity.base is not None
    whole = of_whom(folded, quantity) if share else ""
    return Statement(
        "Figure",
        (clause.whole,),
        "author",
        "number-with-noun",
        values(
            numericValue=quantity.value,
            unit=quantity.unit,
            counted=whole if quantity.unit in _SETTLED else quantity.unit,
            numerator=quantity.part,
            denominator=quantity.base,
            share=quantity.share if quantity.unit != "%" or quantity.base is not None else None,
            population=whole,
            measure="gemiddelde" if quantity.average else None,
            figurePolarity=speaks_for(clause.folded) if share else None,
            minValue=quantity.least,
            maxValue=quantity.most,
            approximate=quantity.approximate or None,
            referenceDate=sentence.text[slice(*when)] if when else None,
            suppliedBy=[each for each in (who, body) if each],
            printedForm=sentence.text[quantity.start : quantity.end],
        ),
    )


def _clause(sentence: Shadow, quantity: Quantity, repeated: bool) -> Shadow:
    """The stretch that holds the figure.

    What is between brackets stands apart; of a long sentence, or one that says the same number twice, one part.
    """
    for bracketed in re.finditer(r"\([^()]*\d[^()]*\)", sentence.text):
        if bracketed.start() <= quantity.start < bracketed.end():
            return sentence.part(bracketed.start() + 1, bracketed.end() - 1)
        if quantity.start < bracketed.start() and quantity.end <= bracketed.start():
            return sentence.part(0, bracketed.start())
    if len(sentence.text) <= _LONG and not repeated:
        return sentence
    joints = r"[;:,] | en (?=op |aan |in |bij |van |met )" if repeated else r"[;:,] "
    cuts = [0, *(m.end() for m in re.finditer(joints, sentence.text)), len(sentence.text)]
    start = max(cut for cut in cuts if cut <= quantity.start)
    end = min(cut for cut in cuts if cut >= min(quantity.end, len(sentence.text)))
    return sentence.part(start, end)
