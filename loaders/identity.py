"""How a document is known: by a given id, else by publisher, title and date as read from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.reading import SourceText
from loaders.statements import Statement
from ontology.namespaces import slug
from shapes.persons import without_persons


class InvalidId(Exception):
    """A given document id that cannot be part of an IRI."""


@dataclass(frozen=True)
class DocumentIdentity:
    """`key` is the document's part of every IRI; `certain` is false where only this very text can be known again."""

    key: str
    certain: bool
    title: str
    publisher: str
    date: str


def identify(source: SourceText, statements: Iterable[Statement], given: str | None = None) -> DocumentIdentity:
    """The identity of a document.

    Raises InvalidId for a given id with anything but lower-case letters, digits and hyphens.
    """
    facts: dict[str, str] = {}
    for statement in statements:
        if statement.kind == "DocumentFact":
            facts.setdefault(str(statement.get("field")), str(statement.get("fieldValue")))
    title, publisher = without_persons(facts.get("title", "")), without_persons(facts.get("publisher", ""))
    date = facts.get("date") or facts.get("visit_date") or ""
    by_text = f"text-{source.text_sha256[:16]}"
    if given is not None:
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", given):
            raise InvalidId(f"'{given}' cannot be an id: use lower-case letters, digits and hyphens, at most 100")
        return DocumentIdentity(given, given != by_text, title, publisher, date)
    if title and publisher and date:
        return DocumentIdentity(slug(f"{publisher} {title} {date}")[:100].strip("-"), True, title, publisher, date)
    return DocumentIdentity(by_text, False, title, publisher, date)
