"""What a heading makes of the section below it."""

from __future__ import annotations

import pytest

from loaders.context.sections import Under, below, role_of
from loaders.reading import source_from_bytes
from loaders.segments import segment


@pytest.mark.parametrize(
    ("title", "name", "voice"),
    [
        ("reactie van de aanbieder", "provider", "provider"),
        ("zienswijze houder", "provider", "provider"),
        ("bestuurlijke reactie van het college", "reaction", "third-party"),
        ("wat jongeren vertellen", "heard", "heard-group"),
        ("ouders aan het woord", "heard", "heard-group"),
        ("wat vinden de inspecties?", "heard", None),
        ("3. werkwijze", "method", None),
        ("betekenis van de kleuren", "legend", "framework"),
        ("inhoud", "contents", None),
        ("conclusie", "conclusion", None),
        ("aanbevelingen", "advice", None),
        ("2.1 veiligheid", "", None),
    ],
)
def test_role_of_a_section(title: str, name: str, voice: str | None) -> None:
    role = role_of(title)
    assert (role.name, role.voice and role.voice.slug) == (name, voice)


def test_numbers_of_norm_and_theme_stand_until_the_next() -> None:
    under = Under()
    seen = []
    for title in ("Thema 2 Veiligheid", "Norm 2.1 Kinderen zijn veilig", "2.2 Hulp past", "Conclusie"):
        heading = segment(source_from_bytes("x.txt", f"# {title}\n".encode())).body[0]
        under = below(under, heading)
        seen.append((under.theme, under.norm))
    assert seen == [("2", ""), ("2", "2.1"), ("2", "2.2"), ("", "")]
