"""Forms found in the words of a sentence."""

from __future__ import annotations

import time

import pytest

from loaders.context.words import Forms, words

FORMS = Forms(
    [("niet", "deny"), ("niet alleen", "plain"), ("geeft ~3 aan", "says"), ("onveil*", "bad"), ("*lijst", "list")]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dat is niet goed", ["deny"]),
        ("niet alleen ouders", ["plain"]),
        ("zij geeft daar zelf aan dat", ["says"]),
        ("zij geeft daar, zo zegt zij, aan", []),
        ("een onveilige wachtlijst", ["bad", "list"]),
        ("veilig", []),
    ],
)
def test_the_longest_form_counts(text: str, expected: list[str]) -> None:
    assert [hit.value for hit in FORMS.longest(words(text))] == expected


def test_alternatives_and_words_with_signs() -> None:
    forms = Forms([("a|b c|d", "x")])
    assert all(forms.longest(words(text)) for text in ("a c", "a d", "b c", "b d"))
    assert [word.text for word in words("'s nachts 1.500 collega's, 3,5 fte")] == [
        *("'", "s", "nachts", "1.500", "collega's", ",", "3,5", "fte"),
    ]


def test_a_long_line_takes_time_in_proportion() -> None:
    def seconds(size: int) -> float:
        found = words("zij geeft het niet aan " * size)
        begun = time.process_time()
        FORMS.longest(found)
        return time.process_time() - begun

    seconds(100)
    # Measured again where it looks wrong: a busy machine only adds.
    assert any(seconds(20_000) < 60 * max(seconds(1_000), 0.001) for _ in range(3))


def test_a_form_may_end_in_a_gap() -> None:
    forms = Forms([("stuurt ~2 plan ~3", "plan")])
    for text in ("hij stuurt een plan.", "hij stuurt een plan", "hij stuurt een plan naar de inspectie."):
        assert [hit.value for hit in forms.longest(words(text))] == ["plan"]
