"""Every error is one line in two languages, and travels between processes unchanged."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from store import errors
from store.errors import StoreError

# An error takes at most four arguments; the numbers serve for text as well.
ARGUMENTS = (1, 2, 3, 4)


def kinds(base: type[StoreError] = StoreError) -> Iterator[type[StoreError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


@pytest.mark.parametrize("kind", tuple(kinds()), ids=lambda kind: kind.__name__)
def test_an_error_is_one_line_in_each_language(kind: type[StoreError]) -> None:
    error = kind(*ARGUMENTS)
    assert error.nl != error.en
    assert str(error) == error.en
    assert error.message("nl") == error.nl
    for line in (error.nl, error.en):
        assert "\n" not in line
        assert "{" not in line
        assert line[0].isupper() or line[0].isdigit()


@pytest.mark.parametrize("kind", tuple(kinds()), ids=lambda kind: kind.__name__)
def test_an_error_travels_unchanged(kind: type[StoreError]) -> None:
    back = pickle.loads(pickle.dumps(kind(*ARGUMENTS)))
    assert type(back) is kind
    assert back.nl == kind(*ARGUMENTS).nl


def test_a_cause_of_several_lines_becomes_one() -> None:
    assert "\n" not in errors.QueryFailed("first\n  second").en
