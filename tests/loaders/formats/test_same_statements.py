"""A report says the same whatever format it comes in."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from loaders.shadow import fold
from ontology.namespaces import NG, OA
from tests.loaders.formats.rendering import Style, as_docx, as_html, as_pdf, elements

NAMES = ("inspectie-gezinshuizen-hazelmaat", "inspectie-gi-veldermark", "jongerensamenvatting-elzenbrug")
_KINDS = ("NormJudgement", "PrintedNorm", "AttentionPoint", "ImprovementPoint", "Quotation", "Figure", "Shortcoming")


def statements(data: bytes) -> Counter[tuple[str, str]]:
    """The kinds and passages of a report, blanks and hyphens aside."""
    facts = read_text(source_from_bytes("x", data)).facts
    out: Counter[tuple[str, str]] = Counter()
    for kind in _KINDS:
        for subject in facts.subjects(None, NG[kind]):
            for place in facts.objects(subject, NG.hasEvidence):
                words = "".join(c for c in fold(str(facts.value(place, OA.exact))) if c.isalnum())
                out[kind, words] += 1
    return out


@cache
def from_html(name: str) -> Counter[tuple[str, str]]:
    return statements(as_html(elements(name)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "style",
    [Style(), Style(columns=2, size=9), Style(hyphens=True), Style(heads=False, grid=False), None],
    ids=["pdf", "columns", "hyphens", "bare", "docx"],
)
def test_nearly_all_statements_are_the_same(name: str, style: Style | None) -> None:
    found = statements(as_docx(elements(name)) if style is None else as_pdf(elements(name), style))
    wanted = from_html(name)
    shared = sum((found & wanted).values())
    assert sum(wanted.values()) > 20
    assert 2 * shared / (sum(found.values()) + sum(wanted.values())) > 0.95
