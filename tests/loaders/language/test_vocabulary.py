"""Concepts found by their labels, in one pass."""

from __future__ import annotations

from itertools import pairwise

import pytest

from loaders.language.vocabulary import NAMED, find, mentions
from ontology.vocabulary import load


def test_the_longest_label_counts_and_none_overlap() -> None:
    found = [(m.start, m.end, m.concept.slug) for m in mentions("role", "de gezinsvoogd belt de pleegouders op")]
    assert [slug for _, _, slug in found] == ["jeugdbeschermer", "pleegouder"]
    assert all(one[1] <= two[0] for one, two in pairwise(found))


@pytest.mark.parametrize("text", ["grootouderschap", "ex-ouder", "ouderavond"])
def test_a_label_inside_a_word_is_none(text: str) -> None:
    assert find("role", text) is None


def test_every_label_of_every_named_scheme_is_found() -> None:
    from loaders.shadow import fold

    for scheme in NAMED:
        for concept in load(scheme):
            for form in concept.forms:
                assert any(m.end - m.start == len(form) for m in mentions(scheme, fold(form))), (scheme, form)


def test_a_scheme_that_no_text_names_is_refused() -> None:
    with pytest.raises(KeyError):
        list(mentions("polarity", "positief"))
