"""The forms in which such documents print each kind: labels, orders, lists, tables, prose, in the block markup.

What is said stands in `contents.toml`; every form of a kind is made with every set of its contents.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Any
Form = Callable[[Sequence[Row]], list[str]]
Wanted = dict[str, Any]

_CONTENTS = Path(__file__).with_name("contents.toml")
_TITLE = "# Rapport over Huize Els en De Brem"
_FILLER = "Het gebouw staat aan de rand van het dorp. In de tuin is ruimte om te spelen."
_NORM = "## Norm 2.1 Veilig wonen"
_YEARS = ("2021", "2022", "2023")


@dataclass(frozen=True)
class Shape:
    """A short document in the block markup, and what is to be read in it."""

    kind: str
    name: str
    blocks: tuple[str, ...]
    wanted: tuple[Wanted, ...]


def _up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _numbered(lines: Sequence[str]) -> list[str]:
    return [f"{n}. {line}" for n, line in enumerate(lines, 1)]


def _table(*rows: Sequence[str]) -> list[str]:
    return ["¦ " + " ¦ ".join(row) for row in rows]


def _each(*forms: Callable[[Row, int], str]) -> Form:
    """The same lines for each row; `n` counts the rows."""
    return lambda rows: [form(row, n) for n, row in enumerate(rows, 1) for form in forms]


def _under(*lead: str, sign: str = "-", end: str = "", item: Callable[[Row], str]) -> Form:
    """A heading or a lead, and an item a row."""
    return lambda rows: [*lead, *(f"{sign} {item(row)}{end}" for row in rows)]


FORMS: dict[str, dict[str, Form]] = {
    "Advice": {
        "label and number": _each(lambda x, n: f"Aanbeveling {n}: {_up(x['party'])}, {x['order']}."),
        "party in brackets": _each(lambda x, n: f"Aanbeveling {n} ({x['party']}): {x['order']}."),
        "list under the party": _each(
            lambda x, _: f"## Aanbevelingen aan {x['party']}", lambda x, _: f"- {_up(x['order'])}."
        ),
        "numbered under a heading": lambda rows: [
            "## Aanbevelingen",
            *_numbered([f"{_up(x['party'])}: {x['order']}." for x in rows]),
        ],
        "number in the heading": _each(
            lambda x, n: f"## Advies {n}. {_up(x['order'])}", lambda x, _: f"Dit advies is voor {x['party']}."
        ),
        "table": lambda rows: _table(
            ("Nr", "Aanbeveling", "Voor wie"),
            *((str(n), f"{_up(x['order'])}.", x["party"]) for n, x in enumerate(rows, 1)),
        ),
        "prose": _each(lambda x, _: f"Wij bevelen {x['party']} aan om {x['infinitive']}."),
        "advises": _each(lambda x, _: f"De rekenkamer adviseert {x['party']} om {x['infinitive']}."),
    },
    "PlannedAction": {
        "table": lambda rows: _table(
            ("Actie", "Wie", "Gereed"), *((_up(x["action"]), x["owner"], x["when"]) for x in rows)
        ),
        "moment first": lambda rows: _table(
            ("Wanneer", "Maatregel", "Eigenaar"), *((x["when"], _up(x["action"]), x["owner"]) for x in rows)
        ),
        "with number and status": lambda rows: _table(
            ("Nr", "Verbetermaatregel", "Verantwoordelijke", "Planning", "Status"),
            *((str(n), _up(x["action"]), x["owner"], x["when"], "loopt") for n, x in enumerate(rows, 1)),
        ),
        "blocks of labels": _each(
            lambda x, n: f"## Maatregel {n}",
            lambda x, _: f"Maatregel: {x['action']}",
            lambda x, _: f"Verantwoordelijke: {x['owner']}",
            lambda x, _: f"Gereed: {x['when']}",
        ),
    },
    "Quotation": {
        "speaker before a colon": _each(lambda x, _: f"{_up(x['speaker'])}: “{x['words']}”"),
        "speaker behind": _each(lambda x, _: f"“{x['words']}”, vertelt {x['speaker']}."),
        "according to": _each(lambda x, _: f"‘{x['words']}’ aldus {x['speaker']}."),
        "box with a dash": _each(lambda x, _: f"> “{x['words']}” – {x['speaker']}"),
        "straight signs": _each(lambda x, _: f'{_up(x["speaker"])} zegt: "{x["words"]}"'),
        "angled signs": _each(lambda x, _: f"{_up(x['speaker'])} zei: «{x['words']}»"),
        "brackets behind": _each(lambda x, _: f"“{x['words']}” ({x['speaker']})"),
    },
    "EvidenceSource": {
        "sentence": lambda rows: [
            "De inspectie sprak met "
            + ", ".join(f"{x['number']} {x['who']}" for x in rows[:-1])
            + f" en {rows[-1]['number']} {rows[-1]['who']}."
        ],
        "list under a lead": _under("Wij spraken met:", end=";", item=lambda x: f"{x['number']} {x['who']}"),
        "list of talks": _under("## Bronnen", item=lambda x: f"Gesprekken met {x['number']} {x['who']}"),
        "table": lambda rows: [
            "## Met wie is gesproken",
            *_table(("Wie", "Aantal"), *((_up(x["who"]), str(x["count"])) for x in rows)),
        ],
    },
    "FollowUp": {
        "prose under a heading": lambda rows: ["## Vervolg", " ".join(x["sentence"] for x in rows)],
        "numbered": lambda rows: ["## Vervolgstappen", *_numbered([x["sentence"] for x in rows])],
        "list under a question": _under("## Hoe gaat het nu verder?", item=lambda x: x["sentence"]),
    },
    "Obstacle": {
        "list under a heading": _under("## Knelpunten", item=_up),
        "list under a lead": _under("Wij lopen hierbij tegen twee dingen aan:", end=";", item=str),
        "label": _each(lambda x, _: f"Knelpunt: {x}."),
    },
    "GoodExample": {
        "name in the heading": _each(lambda x, _: f"## Goed voorbeeld: {x['name']}", lambda x, _: x["told"]),
        "label": _each(lambda x, _: f"Goed voorbeeld – {x['name']}. {x['told']}"),
        "under a heading": _each(
            lambda x, _: "## Goede voorbeelden", lambda x, _: f"### {x['name']}", lambda x, _: x["told"]
        ),
    },
    "Commitment": {
        "says it will": _each(lambda x, _: f"{x['who']} zegt toe {x['when']} {x['what']} {x['verb']}."),
        "has promised": _each(lambda x, _: f"De bestuurder heeft namens {x['who']} toegezegd {x['what']} {x['verb']}."),
        "we, in the reaction": _each(
            lambda x, _: f"## Reactie van {x['who']}",
            lambda x, _: f"Wij gaan {x['when']} {x['what']} {x['verb'].replace(' te ', '')}.",
        ),
    },
    "ImprovementPoint": {
        "label": lambda rows: [_NORM, *(f"Verbeterpunt: {x}" for x in rows)],
        "list under the word": _under(_NORM, "Verbeterpunten", item=str),
        "list under a lead": _under(_NORM, "De inspectie ziet deze verbeterpunten:", item=str),
        "table": lambda rows: _table(("Norm", "Verbeterpunt"), *(("2.1", x) for x in rows)),
    },
    "Statistic": {
        "years across": lambda rows: _table(("", *_YEARS), *((x["name"], *x["values"]) for x in rows)),
        "years down": lambda rows: _table(
            ("Jaar", *(x["name"] for x in rows)),
            *((year, *(x["values"][n] for x in rows)) for n, year in enumerate(_YEARS)),
        ),
    },
}

# For each kind the set of contents, and what a row of it is to give.
_WANTED: dict[str, tuple[str, Callable[[Row, str], list[Wanted]]]] = {
    "Advice": (
        "advice",
        lambda x, form: [
            {"quote": x["infinitive" if form in ("prose", "advises") else "order"][1:], "addressees": x["role"]}
        ],
    ),
    "PlannedAction": (
        "planned",
        lambda x, _: [{"quote": x["action"][1:], "owner": x["owner"], "planning": x["when"]}],
    ),
    "Quotation": ("quoted", lambda x, _: [{"quote": x["words"].rstrip("."), "speakerRole": x["role"]}]),
    "EvidenceSource": ("counted", lambda x, _: [{"quote": x["who"], "count": x["count"]}]),
    "FollowUp": (
        "followed",
        lambda x, _: [{"quote": x["about"], **({"duration": x["term"]} if "term" in x else {})}],
    ),
    "Obstacle": ("obstacles", lambda x, _: [{"quote": x[1:]}]),
    "GoodExample": ("examples", lambda x, _: [{"quote": "", "name": x["name"]}]),
    "Commitment": ("promised", lambda x, _: [{"quote": x["what"]}]),
    "ImprovementPoint": ("points", lambda x, _: [{"quote": x.rstrip("."), "norm": "2.1"}]),
    "Statistic": (
        "figures",
        lambda x, _: [
            {"quote": "", "value": float(value.replace(",", ".")), "period": year}
            for year, value in zip(_YEARS, x["values"], strict=True)
        ],
    ),
}


def shapes() -> Iterator[Shape]:
    """Every form of every kind with every set of contents."""
    contents = tomllib.loads(_CONTENTS.read_text("utf-8"))
    for kind, forms in FORMS.items():
        name, wanted = _WANTED[kind]
        for form, make in forms.items():
            for rows in (each["rows"] for each in contents[name]):
                asked = tuple({"type": kind, **each} for row in rows for each in wanted(row, form))
                yield Shape(kind, form, (_TITLE, _FILLER, *make(rows), "## Slot", _FILLER), asked)
