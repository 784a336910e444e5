"""One set of judgements printed in many ways: how norms are numbered and called, on which scale, in which structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

Rows = list[tuple[str, str, str]]  # number, title, value
TITLES = (
    "Kinderen kennen de regels van het huis",
    "Ouders krijgen op tijd bericht",
    "Rust in de nacht",
    "Het team leert van wat misging",
)
PROSE = "Een begeleider laat zien hoe dat gaat. In het huis hangt een rooster."
NUMBERS = {
    "theme and serial": ("1.1", "1.2", "2.1", "3.2"),
    "lettered themes": ("1a.1", "1a.2", "1b.1", "2.1"),
    "three levels": ("2.1.1", "2.1.2", "2.2.1", "3.1.4"),
    "letters": ("A1", "A2", "B1", "C3"),
    "plain": ("1", "2", "3", "7"),
    "Roman": ("I.a", "I.b", "II.a", "III.c"),
}
LABELS = ("Norm", "Criterium", "Standaard", "Voorwaarde", "Indicator")
VALUES = {
    "the four words": ("voldoet", "voldoet grotendeels", "voldoet grotendeels niet", "voldoet niet"),
    "quality": ("goed", "voldoende", "matig", "onvoldoende"),
    "met": ("voldaan", "niet voldaan", "voldaan", "niet beoordeeld"),
    "order": ("op orde", "deels op orde", "aandacht nodig", "niet op orde"),
    "colours": ("groen", "oranje", "rood", "groen"),
}
# Structures in which only words that judge wherever they stand, or that the label of a value leads in, are read.
ONLY_SURE = frozenset({"value alone on a line", "a sentence with the number", "a list under a sentence", "this norm"})


@dataclass(frozen=True)
class Shape:
    """One text and the value that each norm has in it."""

    name: str
    text: str
    expected: dict[str, str]


def _each(form: Callable[[str, str, str, str], str]) -> Callable[[str, Rows], str]:
    return lambda label, rows: "\n".join(f"{form(label, *row)}\n\n{PROSE}\n" for row in rows)


def _table(head: str, row: Callable[[str, str, str], str]) -> Callable[[str, Rows], str]:
    return lambda _, rows: "Overzicht\n\n" + "\n".join([head, *(row(*each) for each in rows)]) + f"\n\n{PROSE}\n"


def _ticks(_: str, rows: Rows) -> str:
    values = list(dict.fromkeys(value for _, _, value in rows))
    head = "\t".join(["Norm", *(value.capitalize() for value in values)])
    marks = ["\t".join([f"{n} {t}", *("x" if v == value else "" for value in values)]) for n, t, v in rows]
    return "Overzicht\n\n" + "\n".join([head, *marks]) + f"\n\n{PROSE}\n"


def _lists(lead: Callable[[str], str], item: Callable[[str, str], str]) -> Callable[[str, Rows], str]:
    def text(label: str, rows: Rows) -> str:
        values = dict.fromkeys(value for _, _, value in rows)
        parts = [
            lead(value) + "\n\n" + "\n".join(f"- {item(f'{label} {n}', t)}" for n, t, v in rows if v == value)
            for value in values
        ]
        return "Conclusie\n\n" + "\n\n".join(parts) + f"\n\nSlot\n\n{PROSE}\n"

    return text


STRUCTURES: dict[str, Callable[[str, Rows], str]] = {
    "label on a line of its own": _each(lambda label, n, t, v: f"{label} {n} {t}\n\nOordeel: {v}"),
    "another label": _each(lambda label, n, t, v: f"{label} {n}: {t}\n\nWaardering inspectie: {v}"),
    "score behind a dash": _each(lambda label, n, t, v: f"{label} {n} {t}\n\nScore - {v}"),
    "label and value on two lines": _each(lambda label, n, t, v: f"{label} {n} {t}\n\nBeoordeling\n{v.capitalize()}"),
    "value alone on a line": _each(lambda label, n, t, v: f"{label} {n} {t}\n\n{v.capitalize()}"),
    "behind a dash in the heading": _each(lambda label, n, t, v: f"{label} {n} {t} – {v}"),
    "in brackets in the heading": _each(lambda label, n, t, v: f"{label} {n} {t} ({v})"),
    "behind a bar in the heading": _each(lambda label, n, t, v: f"## {label} {n}: {t} | {v}"),
    "behind a colon": _each(lambda label, n, t, v: f"{label} {n} {t}: {v}"),
    "a line with number and value": _each(lambda label, n, _, v: f"{label} {n}: {v}"),
    "this norm": _each(lambda label, n, t, v: f"{label} {n} {t}\n\nDe inspectie beoordeelt dit onderdeel als {v}."),
    "tabs": _table("Norm\tOmschrijving\tOordeel", lambda n, t, v: f"{n}\t{t}\t{v}"),
    "tabs, number with title": _table("Norm\tOordeel\tToelichting", lambda n, t, v: f"{n} {t}\t{v}\tZie de bijlage."),
    "value first": _table("Norm\tScore\tOnderwerp", lambda n, t, v: f"{n}\t{v}\t{t}"),
    "bars": _table("| Norm | Oordeel |\n|---|---|", lambda n, t, v: f"| {n} {t} | {v} |"),
    "own view beside it": _table("Norm\tZelfevaluatie\tOordeel inspectie", lambda n, t, v: f"{n} {t}\tvoldoet\t{v}"),
    "ticks": _ticks,
    "a list under a heading": _lists(lambda v: v.capitalize(), lambda n, t: f"{n} {t}"),
    "a list under a sentence": _lists(lambda v: f"Het huis {v} aan deze normen:", lambda n, t: f"{t} ({n})"),
    "a sentence with the number": lambda label, rows: "\n\n".join(
        f"De inspectie beoordeelt {label.lower()} {n} als {v}." for n, _, v in rows
    ),
}


def shapes() -> Iterator[Shape]:
    """Every structure with every scale, each with one way of numbering and calling, taken in turn, and all with one."""
    turn = 0
    for structure, scale in product(STRUCTURES, VALUES):
        if structure == "a list under a sentence" and scale != "the four words":
            continue
        for numbers in NUMBERS:
            label = LABELS[turn % len(LABELS)]
            turn += 1
            if not _may_stand(structure, scale, numbers):
                continue
            rows = list(zip(NUMBERS[numbers], TITLES, VALUES[scale], strict=True))
            text = f"Bezoek aan Huize Sperwer\n\n{STRUCTURES[structure](label, rows)}"
            yield Shape(f"{structure} · {scale} · {label} {numbers}", text, {n: v for n, _, v in rows})


def _may_stand(structure: str, scale: str, numbers: str) -> bool:
    """Some texts are no judgements to a reader either: a colour alone on a line, a letter without a word before it."""
    if structure == "value alone on a line" and scale in ("order", "colours"):
        return False
    return not (numbers in ("plain", "letters", "Roman") and structure in ("tabs", "value first", "own view beside it"))
