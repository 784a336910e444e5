"""A document is known by a given id, else by publisher, title and date, else by its text alone."""

from __future__ import annotations

import pytest

from loaders.identity import InvalidId, identify
from loaders.reading import source_from_bytes
from loaders.statements import Place, Statement, values

SOURCE = source_from_bytes("x.txt", b"Een verslag")


def facts(**known: str) -> list[Statement]:
    return [
        Statement("DocumentFact", (Place(0, 3),), "author", "fact-title", values(field=field, fieldValue=value))
        for field, value in known.items()
    ]


def test_publisher_title_and_date_make_an_id() -> None:
    known = identify(SOURCE, facts(title="Rapport De Linde", publisher="Inspectie X", date="2024-05"))
    assert (known.key, known.certain) == ("inspectie-x-rapport-de-linde-2024-05", True)


def test_the_date_of_the_visit_serves_where_no_other_is_printed() -> None:
    assert identify(SOURCE, facts(title="T", publisher="P", visit_date="2024-05-03")).key == "p-t-2024-05-03"


def test_without_a_date_only_the_text_is_recognised() -> None:
    known = identify(SOURCE, facts(title="T", publisher="P"))
    assert (known.key, known.certain) == (f"text-{SOURCE.text_sha256[:16]}", False)


def test_a_given_id_goes_first() -> None:
    assert identify(SOURCE, facts(title="T"), "mijn-id").key == "mijn-id"


@pytest.mark.parametrize("given", ["Met Hoofdletters", "-begin", "é", "", "a" * 101, "a/b"])
def test_an_unusable_id_is_refused(given: str) -> None:
    with pytest.raises(InvalidId):
        identify(SOURCE, [], given)
