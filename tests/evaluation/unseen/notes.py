"""Block markup with a reader's notes inside it: what a document says, and what a careful reader notes in it.

A source file holds one block a line. The first sign of a line tells what it is: ``#`` to ``####`` heading, ``- ``
bullet, ``1. `` numbered item, ``¦`` table row (cells parted by `` ¦ ``), ``> `` quote box, ``^1 `` footnote, ``---``
page break, ``!name value`` a setting of the page (running head, foot …), ``[[`` ``||`` ``]]`` two columns. ``{groen}``
is a coloured disc, ``¶`` the end of a page inside a paragraph (scanned text only).

A note is ``⟦code arguments|the words⟧``; notes may be nested and one stretch may carry several (`` + `` between them).
``code?`` marks a note that counts neither for nor against. The codes and their arguments stand in ``CODES``.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: code -> (type in the shape of the scorer's notes, names of the arguments in order)
CODES: dict[str, tuple[str, tuple[str, ...]]] = {
    "m": ("metadata", ("field", "value")),
    "th": ("framework_theme", ("number",)),
    "n": ("norm", ("number",)),
    "nc": ("norm_criterion", ("norm",)),
    "sp": ("judgement_scale_point", ("label",)),
    "nj": ("norm_judgement", ("norm", "value", "basis")),
    "tj": ("theme_judgement", ("theme", "value")),
    "ap": ("attention_point", ("norm",)),
    "ip": ("improvement_point", ("norm",)),
    "sc": ("shortcoming", ("norm",)),
    "c": ("commitment", ("actor",)),
    "fu": ("follow_up", ("kind", "date")),
    "q": ("quotation", ("speaker_role",)),
    "s": ("statistic", ("value", "unit")),
    "es": ("evidence_source", ("kind", "count", "role")),
    "t": ("term", ("value",)),
    "i": ("instrument", ("name",)),
    "ad": ("advice", ("number",)),
    "it": ("advice_item", ()),
    "rv": ("role_view", ("about", "by")),
    "pp": ("plan_or_programme", ("name",)),
    "pa": ("planned_action", ("planning",)),
    "ge": ("good_example", ("name",)),
    "ob": ("obstacle", ()),
    "pf": ("positive_finding", ("norm",)),
    "nf": ("negative_finding", ("norm",)),
    "xf": ("neutral_finding", ("norm",)),
    "r": ("relation", ("subject", "predicate", "object")),
    "ca": ("cause", ("cause", "effect")),
    "case": ("case", ()),
    "a": ("actor_mention", ("canonical",)),
}
NUMBERS = {"value": {"statistic"}, "count": {"evidence_source"}}
MANY = {"actor_mention": "synonyms", "advice": "addressees"}
DISCS = {
    "groen": "\ue001",
    "geel": "\ue002",
    "oranje": "\ue003",
    "rood": "\ue004",
    "grijs": "\ue005",
    "blauw": "\ue006",
}
STARTS = re.compile(r"(#{1,4}|-|\d+\.|[a-e]\.|¦|>|\^\S+|!\w+)\s+(.*)", re.DOTALL)


@dataclass(frozen=True)
class Note:
    """One note: its type, its attributes and the stretch of its block that it marks."""

    kind: str
    attrs: dict[str, Any]
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """One block of a document: its kind, its sign (as ``1.``), its plain text and the notes in it."""

    kind: str
    sign: str
    text: str
    notes: list[Note] = field(default_factory=list)

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in self.text.split("¦")]


def blocks(source: Path) -> list[Block]:
    """The blocks of a source file, in order."""
    return [block(line.strip()) for line in source.read_text("utf-8").splitlines() if line.strip()]


def block(line: str) -> Block:
    if line in {"---", "[[", "||", "]]"}:
        return Block({"---": "break", "[[": "columns", "||": "column", "]]": "single"}[line], line, "")
    text, notes = plain(line)
    found = STARTS.fullmatch(text)
    if not found:
        return Block("paragraph", "", text, notes)
    sign, rest = found.groups()
    first = sign[0]
    kind = {"#": f"h{len(sign)}", "-": "bullet", "¦": "row", ">": "quote", "^": "footnote", "!": "setting"}.get(
        first, "numbered"
    )
    cut = len(text) - len(rest)
    moved = [Note(n.kind, n.attrs, max(0, n.start - cut), n.end - cut) for n in notes]
    return Block(kind, sign, rest, moved)


def plain(line: str) -> tuple[str, list[Note]]:
    """The words of a line without the marks, and the notes with their offsets in those words."""
    for name, sign in DISCS.items():
        line = line.replace("{" + name + "}", sign)
    out: list[str] = []
    length = 0
    opened: list[tuple[str, int]] = []
    notes: list[Note] = []
    at = 0
    while at < len(line):
        sign = line[at]
        if sign == "⟦":
            bar = line.index("|", at)
            opened.append((line[at + 1 : bar], length))
            at = bar + 1
            continue
        if sign == "⟧":
            head, start = opened.pop()
            notes += written(head, start, length, "".join(out)[start:length])
        else:
            out.append(sign)
            length += 1
        at += 1
    if opened:
        raise ValueError(f"note not closed: {opened[-1][0]} in {line[:80]}")
    return "".join(out), sorted(notes, key=lambda n: (n.start, -n.end))


def written(head: str, start: int, end: int, words: str) -> Iterator[Note]:
    """The notes that one mark stands for; a time limit is also a number, which is left open."""
    for part in head.split(" + "):
        code, *arguments = shlex.split(part.replace("'", "\\'"))
        kind, names = CODES[code.rstrip("?")]
        attrs: dict[str, Any] = {}
        for index, argument in enumerate(arguments):
            key, eq, value = argument.partition("=")
            if eq and key.isidentifier():
                attrs[key] = value
            elif index < len(names):
                attrs[names[index]] = None if argument == "-" else argument
            else:
                attrs.setdefault(MANY[kind], []).append(argument)
        for key, kinds in NUMBERS.items():
            if kind in kinds and attrs.get(key) is not None:
                attrs[key] = float(attrs[key])
        if kind in {"norm", "framework_theme"}:
            attrs["title"] = words
        if code.endswith("?"):
            attrs["optional"] = True
        yield Note(kind, attrs, start, end)
        if kind == "term":
            yield Note("statistic", {"value": None, "optional": True, "review_note": "length of a term"}, start, end)
