"""Where a framework's words end and no heading parts them from the findings, the findings are the writer's."""

from __future__ import annotations

from loaders.annotations import annotation_page
from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from ontology import namespaces as ns

NORM = """Norm {number} {title}

Waar kijken de inspecties naar?

{criterion}

De inspectie hoorde dat {heard}. Gesprekken onder vier ogen zijn schaars.

"""


def test_a_finding_behind_the_criterion_is_the_inspectorates() -> None:
    norms = [("1.1", "Kinderen worden gehoord"), ("1.2", "Het plan is van het gezin"), ("1.3", "Hulp start op tijd")]
    text = "Inspectierapport De Els\n\n" + "".join(
        NORM.format(
            number=number,
            title=title,
            criterion=f"Bij deze norm gaat het erom dat {title.lower()}.",
            heard="ouders tevreden zijn",
        )
        for number, title in norms
    )
    reading = read_text(source_from_bytes("x.txt", text.encode()))
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    scarce = [item["body"] for item in page["items"] if "schaars" in item["target"]["selector"][-1]["exact"]]
    found = [body for body in scarce if body["type"] == "Finding"]
    assert {(body["norm"], body["voice"], body["polarity"]) for body in found} == {
        (number, "inspectorate", "negative") for number, _ in norms
    }
