"""Files of rules: what is wrong in one is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.declared import DeclarationError
from loaders.rules.examples import faults, tried
from loaders.rules.kind import load

GOOD = """\
kind = "Cause"

[slots.cause]
text = "causeText"

[slots.effect]
text = "effectText"

[[rule]]
id = "effect-behind-so"
label = { nl = "Gevolg achter dus", en = "Effect behind so" }
says = { nl = "Achter dus staat het gevolg.", en = "Behind so stands the effect." }
find = ["<cause> , dus <effect>"]
yes = ["[cause Het regent], dus [effect wij blijven thuis].", "[cause Zij is ziek], dus [effect hij gaat]."]
no = ["Dus wij blijven thuis.", "Het regent dus."]
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "cause.toml"


def test_a_file_is_a_kind(written: Path) -> None:
    written.write_text(GOOD, "utf-8")
    kind = load(written)
    assert kind.name == "Cause"
    assert faults(kind) == []
    (only,) = tried(kind, "De bus rijdt niet, dus Anna loopt.")
    assert only.values == (("causeText", "De bus rijdt niet"), ("effectText", "Anna loopt"))


def test_an_example_that_does_not_hold_is_told(written: Path) -> None:
    written.write_text(GOOD.replace("[effect hij gaat]", "hij [effect gaat]").replace("Het regent dus.", "A, dus b."))
    first, second = faults(load(written))
    assert first.startswith("effect-behind-so: [cause Zij is ziek], dus hij [effect gaat]. gives {'causeText'")
    assert second.startswith("effect-behind-so: A, dus b. gives")


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ("text = \"effectText\"", "txt = \"effectText\"", r"cause.toml, line 7: slots.effect.txt: Extra inputs"),
        ("<cause> , dus <effect>", "<cause> , dus <efect>", r"cause.toml, line 13: 'efect' is no slot of the kind"),
        ("<cause> , dus <effect>", "<cause> , {so} <effect>", r"cause.toml, line 13: there is no list 'so'"),
        (", \"Het regent dus.\"]", "]", r"cause.toml, line 15: rule.0.no: Tuple should have at least 2 items"),
        ("[[rule]]", "[[rule]", r"cause.toml: .*line 9"),
        ("kind = \"Cause\"", "kind = \"Cause\"\nplace = \"clause\"", r"line 2: the place 'clause' is none of"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(written: Path, was: str, becomes: str, reason: str) -> None:
    written.write_text(GOOD.replace(was, becomes), "utf-8")
    with pytest.raises(DeclarationError, match=reason):
        load(written)
