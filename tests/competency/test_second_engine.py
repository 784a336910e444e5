"""Every question gives the same answer, with the same evidence, on a second engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from queries import catalogue
from store import Endpoint, RemoteStore, Store, View
from store.remote import LEDGER

REQUIRED = {
    "about-a-role": {"role": "pleegkind"},
    "organisation-in-reports": {"name": "e"},
    "statements-on-topic": {"topic": "veiligheid"},
    "what-a-role-says": {"role": "pleegouder"},
}
pytestmark = [pytest.mark.shared, pytest.mark.allow_hosts(["127.0.0.1"])]


@pytest.fixture(scope="module")
def second(virtuoso: Endpoint, real_store: Store) -> Iterator[View]:
    """The five real reports as read by the pipeline, kept by Virtuoso."""
    first = real_store.snapshot()
    assert first is not None
    store = RemoteStore(virtuoso)
    yield store.replace({name: first.graph(name) for name in first.graphs()})
    store.replace({}, remove=first.graphs())
    virtuoso.delete(LEDGER)


@pytest.mark.parametrize("question", catalogue.questions(), ids=lambda q: q.name)
def test_the_answer_is_the_same(question: catalogue.Question, real_store: Store, second: View) -> None:
    first = real_store.snapshot()
    assert first is not None
    given = REQUIRED.get(question.name, {})
    expected = catalogue.ask(first, question.name, given)
    assert _comparable(catalogue.ask(second, question.name, given)) == _comparable(expected)


def _comparable(answer: catalogue.Answer) -> Counter[object]:
    """Rows without their order, and lists within a cell (GROUP_CONCAT) without theirs: SPARQL fixes neither."""
    return Counter((frozenset(map(_cell, row.values.items())), frozenset(row.evidence)) for row in answer.rows)


def _cell(item: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    name, value = item
    return name, tuple(sorted(re.split(r"; |, | of | ", value)))
