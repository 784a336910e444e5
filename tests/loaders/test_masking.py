"""Personal data is covered to equal length; what only looks like it stays."""

from __future__ import annotations

import pytest

from loaders.masking import BLOCK, mask


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Mail naar j.vanderveen@voorbeeld.nl voor vragen.", "j.vanderveen@voorbeeld.nl"),
        ("Bel 030-1234567 of kom langs.", "030-1234567"),
        ("Bel 06 12345678.", "06 12345678"),
        ("Vanuit het buitenland: +31 30 123 45 67.", "+31 30 123 45 67"),
        ("Bel 0612345678 na vijven.", "0612345678"),
        ("Het nummer 123456782 staat in het dossier.", "123456782"),
        ("Een jongen, geboren op 3 mei 2011, woont er.", "3 mei 2011"),
    ],
)
def test_personal_data_is_covered_and_offsets_stay(text: str, hidden: str) -> None:
    masked, found = mask(text)
    assert found == 1
    assert masked == text.replace(hidden, BLOCK * len(hidden))


@pytest.mark.parametrize(
    "text",
    [
        "Ingeschreven onder KvK-nummer 41055988.",
        "KvK 99 00 12 34",
        "Het bezoek was op 12-03-2024 en op 2024-03-12.",
        "Zie https://www.voorbeeld.nl/2021/01/05/het-kader-1234567.",
        "Er is € 1.250.000 vrijgemaakt, en in 2023 nog 300.000 euro.",
        "Kenmerk 2024-99017/JH en zaak V-2024-99001.",
        "Een nummer van negen cijfers dat de proef niet doorstaat: 123456789.",
        "In totaal 507 jeugdigen, van 12 tot 18 jaar.",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == (text, 0)


def test_a_text_without_personal_data_is_left_as_it_is() -> None:
    assert mask("Niets aan de hand.") == ("Niets aan de hand.", 0)
