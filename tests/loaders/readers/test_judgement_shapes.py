"""Judgements in many shapes: nearly all are read, and none is invented."""

from __future__ import annotations

from collections import Counter

import pytest

from loaders.readers.assessment import assess, statements
from loaders.reading import source_from_bytes
from loaders.segments import segment
from tests.loaders.readers.shapes import Shape, shapes

RIGHT = 0.97


def read(text: str) -> dict[str, set[str | None]]:
    """The values of each norm as printed or by their concept, None where a judgement has none."""
    out: dict[str, set[str | None]] = {}
    for found in statements(assess(segment(source_from_bytes("invented.txt", text.encode())))):
        if found.kind == "NormJudgement":
            value = str(found.get("value") or found.get("printedValue") or "").rpartition("/")[2].replace("-", " ")
            out.setdefault(str(found.get("normNotation")), set()).add(value or None)
    return out


def outcome(shape: Shape) -> Counter[str]:
    found = read(shape.text)
    counted: Counter[str] = Counter()
    for number, value in shape.expected.items():
        values = found.get(number)
        same = values is not None and {v and v.lower() for v in values} == {value}
        counted["missing" if values is None else "right" if same else "unknown" if values == {None} else "wrong"] += 1
    counted["wrong"] += sum(bool(v - {None}) for n, v in found.items() if n not in shape.expected)
    return counted


def test_a_sample_of_the_shapes_is_read() -> None:
    total: Counter[str] = Counter()
    for shape in list(shapes())[::7]:
        total += outcome(shape)
    assert total["wrong"] == 0
    assert total["right"] >= RIGHT * total.total()


@pytest.mark.long
def test_every_shape_is_read_and_nothing_is_invented() -> None:
    total: Counter[str] = Counter()
    wrong = []
    for shape in shapes():
        counted = outcome(shape)
        total += counted
        if counted["wrong"]:
            wrong.append(shape.name)
    assert wrong == []
    assert total["right"] >= RIGHT * total.total()
