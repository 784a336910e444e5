"""Pages that list things are those that the code makes."""

from __future__ import annotations

import re

import pytest

from normgraaf.reference import page as reference_page
from normgraaf.settings import Settings
from ontology.page import page as terms_page
from queries.page import page as questions_page
from tests.conftest import ROOT


def test_the_page_of_questions_is_that_of_the_catalogue() -> None:
    assert (ROOT / "docs" / "questions.md").read_text("utf-8") == questions_page(), "run: make docs"


def test_the_page_of_terms_is_that_of_the_ontology() -> None:
    assert (ROOT / "docs" / "terms.md").read_text("utf-8") == terms_page(), "run: make docs"


def test_the_reference_is_that_of_the_code() -> None:
    assert (ROOT / "docs" / "reference.md").read_text("utf-8") == reference_page(), "run: make docs"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_explained_in_both_languages(name: str) -> None:
    description = Settings.model_fields[name].description or ""
    english, slash, dutch = description.partition(" / ")
    assert english
    assert slash
    assert dutch


def test_the_kinds_of_document_on_the_model_page_are_those_of_the_readers() -> None:
    from loaders.documents.kind import document_kinds

    model = (ROOT / "docs" / "model.md").read_text("utf-8")
    section = model.split("## Kinds of document")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)) == set(document_kinds())
