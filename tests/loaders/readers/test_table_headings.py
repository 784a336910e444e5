"""Themes and norms that stand in a table over the rows on what belongs to them."""

from __future__ import annotations

from loaders.annotations import annotation_page
from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from ontology import namespaces as ns


def printed(text: str, kind: str, name: str = "x.html") -> list[tuple[str, str]]:
    reading = read_text(source_from_bytes(name, text.encode()))
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    bodies = [item["body"] for item in page["items"]]
    return [(each["number"], each["title"]) for each in bodies if each["type"] == kind]


def table(*rows: str) -> str:
    return f"<html><body><h1>Overzicht</h1><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"


def test_a_theme_over_the_norms_that_it_judges() -> None:
    head = "<th>Norm</th><th>De Els</th><th>De Iep</th>"
    rows = ("<td>1.1 Ontvangst</td><td>goed</td><td>matig</td>", "<td>1.2 Uitleg</td><td>matig</td><td>goed</td>")
    assert printed(table(head, "<th colspan=3>Thema 1: Start</th>", *rows), "Theme") == [("1", "Start")]
    plain = ("<td>Els</td><td>3</td><td>4</td>", "<td>Iep</td><td>5</td><td>6</td>")
    assert printed(table(head, "<th colspan=3>Thema 1: Start</th>", *plain), "Theme") == []


def test_a_norm_over_the_actions_for_it() -> None:
    rows = (
        "<th>Actie</th><th>Wie</th>",
        "<td colspan=2>Bij norm 1.4: een vaste mentor</td>",
        "<td>Werven</td><td>HR</td>",
    )
    assert printed(table(*rows), "Norm") == [("1.4", "een vaste mentor")]


def test_ticks_and_crosses_before_norms_judge_where_there_are_both() -> None:
    both = "Uitkomst\n\n✓ 1.1 Er is een mentor\n✗ 1.2 Er is een plan\n"
    assert printed(both, "Norm", "x.txt") == [("1.1", "Er is een mentor"), ("1.2", "Er is een plan")]
    assert printed("Getoetst\n\n✓ 1.1 Er is een mentor\n✓ 1.2 Er is een plan\n", "NormJudgement", "x.txt") == []
