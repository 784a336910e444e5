"""Tables of judgements: rows for norms, columns for values, moments or parties, or the other way round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers.judgement_tables import table_judgements
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[str, str, str, str]]:
    rows = [row for table in layout.document.tables for row in table_judgements(table)]
    return [(row.number, row.grade.label, row.when.printed, row.about) for row in rows]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Norm\tOordeel 2031\tOordeel 2033\n1.1 Rust\tvoldoet niet\tvoldoet\n1.2 Eten\tvoldoet\tvoldoet\n",
            [
                ("1.1", "voldoet niet", "2031", ""),
                ("1.1", "voldoet", "2033", ""),
                ("1.2", "voldoet", "2031", ""),
                ("1.2", "voldoet", "2033", ""),
            ],
        ),
        (
            "| Locatie | Norm 2.1 | Norm 2.2 |\n|---|---|---|\n| De Bron | goed | matig |\n| De Wei | zwak | goed |\n",
            [
                ("2.1", "goed", "", "De Bron"),
                ("2.2", "matig", "", "De Bron"),
                ("2.1", "zwak", "", "De Wei"),
                ("2.2", "goed", "", "De Wei"),
            ],
        ),
        ("Norm\tVoldaan\n1.1\tja\n1.2\tnee\n", [("1.1", "voldaan", "", ""), ("1.2", "niet voldaan", "", "")]),
        (
            "Norm            Maart 2031                Mei 2033\n"
            "1.1 Rust        voldoet grotendeels niet  voldoet\n"
            "1.2 Eten        voldoet niet              voldoet\n",
            [
                ("1.1", "voldoet grotendeels niet", "2031-03", ""),
                ("1.1", "voldoet", "2033-05", ""),
                ("1.2", "voldoet niet", "2031-03", ""),
                ("1.2", "voldoet", "2033-05", ""),
            ],
        ),
        (
            "Criterium\tLocatie\tOordeel\tDatum\n1. Wonen\tDe Es\tvoldoet\t12-03-2034\n"
            "1. Wonen\tDe Beuk\tvoldoet niet\t14-03-2034\n",
            [("1", "voldoet", "2034-03-12", "De Es"), ("1", "voldoet niet", "2034-03-14", "De Beuk")],
        ),
        (
            "Nr.\tVoorwaarde\tVoldaan\n1.1\tEen plan ligt klaar\tja\n1.2\tHet team is geschoold\tnee\n"
            "1.3\tDe keuken is schoon\tn.b.\n",
            [("1.1", "voldaan", "", ""), ("1.2", "niet voldaan", "", ""), ("1.3", "niet beoordeeld", "", "")],
        ),
        (
            "Vraag\tNorm\tOordeel\n1\tHet college kent de cijfers\tmatig\n2\tAfspraken worden gevolgd\tonvoldoende\n",
            [("1", "matig", "", ""), ("2", "onvoldoende", "", "")],
        ),
        (
            "Norm\tDe Esdoorn\tHuize Wilg\n1. Ouders kennen het plan\tstevig\twankel\n"
            "2. Ouders beslissen mee\tgroeiend\tstevig\n"
            "3. Contact is gewoon\twankel\tgroeiend\n",
            [
                ("1", "stevig", "", "De Esdoorn"),
                ("1", "wankel", "", "Huize Wilg"),
                ("2", "groeiend", "", "De Esdoorn"),
                ("2", "stevig", "", "Huize Wilg"),
                ("3", "wankel", "", "De Esdoorn"),
                ("3", "groeiend", "", "Huize Wilg"),
            ],
        ),
        ("Norm\tDe Esdoorn\tHuize Wilg\n1. Plan\teigen huis\tmet tuin\n2. Regie\tin dorp\tbij school\n", []),
        ("Norm\tZelfscore\n1.1 Rust\tvoldoet\n1.2 Eten\tvoldoet niet\n", []),
        ("Oordeel\tBetekenis\nvoldoet\talles klopt\nvoldoet niet\tniets klopt\n", []),
        ("Jaar\t2031\t2032\n1.1 Instroom\t5\t6\n1.2 Uitstroom\t4\t7\n", []),
    ],
)
def test_what_a_table_judges(layout_of: LayoutOf, table: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert found(layout_of(f"Bezoek aan Huize Sperwer\n\nOverzicht\n\n{table}\nSlot van het verslag.\n")) == expected
