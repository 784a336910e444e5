"""A word broken over two lines is whole again; a hyphen of its own stays."""

from __future__ import annotations

import pytest

from loaders.formats.words import Vocabulary

LINES = ["De JIJ-normen en het jeugdzorg-team.", "Een e-mail aan de ouders."]


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("De gezins-", "voogd kwam.", "De gezins"),
        ("De jeugd-", "en opvoedhulp.", "De jeugd- "),
        ("Een e-", "mail kwam.", "Een e-"),
        ("Het JIJ-", "kader geldt.", "Het JIJ-"),
        ("Zuid-", "Holland is groot.", "Zuid-"),
        ("De gezins\u00ad", "voogd kwam.", "De gezins"),
        ("De voogd", "kwam.", "De voogd "),
        ("Een zin – met", "streep.", "Een zin – met "),
        ("Het einde.", "", "Het einde."),
    ],
)
def test_a_line_goes_on_in_the_next(line: str, following: str, joined: str) -> None:
    assert Vocabulary(LINES).joined(line, following) == joined
