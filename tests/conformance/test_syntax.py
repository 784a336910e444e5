"""The W3C's syntax suites: what is SPARQL is read, what is not is refused with the place.

LOAD and SERVICE are SPARQL that we read and then refuse, with another error than that of syntax.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from store import Snapshot
from store.errors import FunctionUnknown, QueryFailed, QueryRefused, QuerySyntaxError, UpdateFailed
from store.evaluation import Question
from store.trial import Update, attempt
from tests.conformance.deviations import SYNTAX_DEVIATIONS
from tests.conformance.manifests import MF, SYNTAX, Case, all_cases, file_of

pytestmark = pytest.mark.shared

POSITIVE = all_cases(SYNTAX, ("PositiveSyntaxTest11", "PositiveUpdateSyntaxTest11"))
NEGATIVE = all_cases(SYNTAX, ("NegativeSyntaxTest11", "NegativeUpdateSyntaxTest11"))


def read(case: Case) -> None:
    """Reads and evaluates a text on an empty plain store."""
    path = file_of(case.value(MF.action))
    text = path.read_text("utf-8")
    if "Update" in case.kind:
        attempt(Snapshot.empty(), Update(text, base=path.as_uri()))
    else:
        Snapshot.empty().answer(Question(text, base=path.as_uri(), known_only=False))


def read_by_engine(case: Case) -> None:
    path: Path = file_of(case.value(MF.action))
    store = ox.Store()
    (store.update if "Update" in case.kind else store.query)(path.read_text("utf-8"), base_iri=path.as_uri())


def marked(case: Case) -> object:
    reason = SYNTAX_DEVIATIONS.get(case.iri)
    return pytest.param(case, id=case.iri, marks=[pytest.mark.xfail(reason=reason)] if reason else [])


@pytest.mark.parametrize("case", [marked(case) for case in POSITIVE])
def test_what_is_sparql_is_read(case: Case) -> None:
    # The first three: read, but it asks what an empty store without extensions cannot do.
    with suppress(FunctionUnknown, QueryFailed, UpdateFailed, QueryRefused):
        read(case)


@pytest.mark.parametrize("case", [marked(case) for case in NEGATIVE])
def test_what_is_no_sparql_is_refused_where_it_goes_wrong(case: Case) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        read(case)
    assert raised.value.line >= 1
    assert raised.value.column >= 1


@pytest.mark.parametrize("iri", SYNTAX_DEVIATIONS)
def test_each_deviation_is_the_engines(iri: str) -> None:
    case = next(case for case in (*POSITIVE, *NEGATIVE) if case.iri == iri)
    if "Positive" in case.kind:
        with pytest.raises(SyntaxError):
            read_by_engine(case)
    else:
        read_by_engine(case)
