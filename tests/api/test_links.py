"""Where the service shows an IRI."""

from __future__ import annotations

import pytest

from api import links
from ontology import namespaces as ns


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (str(ns.NG.Finding), ("/ns", None, "Finding")),
        (str(ns.document("rapport")), ("/reports/rapport",)),
        (str(ns.statement("rapport", "NormJudgement", "ab12")), ("/passages/rapport/norm-judgement/ab12",)),
        (str(ns.statement("rapport", "Evidence", "0a1b-12-40")), ("/passages/rapport/12-40",)),
        (str(ns.actor("rapport", "De Linde")), ("/id/rapport/actor/de-linde",)),
        (str(ns.concept("voice", "provider")), ("/id/concept/voice/provider",)),
        (str(ns.norm("jij", "2.1")), ("/id/framework/jij/norm/2.1",)),
        (str(ns.report_graph("rapport")), ("/graph/report/rapport",)),
        ("https://example.org/x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_each_kind_of_iri_has_its_place(iri: str, path: tuple[str] | None) -> None:
    assert links.path(iri) == path


def test_iris_are_shortened_for_people() -> None:
    assert links.short(str(ns.NG.Finding)) == "ng:Finding"
    assert links.short(str(ns.document("rapport"))) == "rapport"
    assert links.short("https://example.org/x") == "https://example.org/x"
