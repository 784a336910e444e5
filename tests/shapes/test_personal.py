"""What counts as personal data in a literal."""

from __future__ import annotations

import pytest

from shapes.personal import personal_data


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mail naar iemand@voorbeeld.nl", "an e-mail address"),
        ("nummer 111222333 staat in het dossier", "a citizen service number"),
        ("bel 06-12345678", "a telephone number"),
        ("of 070 123 45 67", "a telephone number"),
        ("+31 (0)70 1234567", "a telephone number"),
        ("geboren op 3 mei 2009", "a date of birth"),
        ("op NL91 ABNA 0417 1643 00", "a bank account number"),
        ("volgens dhr. J. de Vries", "the name of a person"),
    ],
)
def test_personal_data_is_recognised_by_kind(text: str, kind: str) -> None:
    found = personal_data(text)
    assert found is not None
    assert found[1] == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nummer 123456789 slaagt niet voor de elfproef",
        "000000000",
        "in 2031 waren er 1.112.223.33 euro",
        "kamer van koophandel 12345678",
        "van 2029-02-03 tot 2031-02-03",
        "e" * 20 + "111222333",
        "norm 1.1, 1.2 en 10.12",
        "minister H. van Beek",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert personal_data(text) is None
