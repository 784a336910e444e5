"""One file a kind of document: who writes it, the signs it is recognised by, and its own words for its sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field

from loaders.context.lexicon import table
from loaders.context.words import Forms
from loaders.declared import Both, DeclarationError, Lines, Strict, declared, line_of_words, source_of

FOLDER = Path(__file__).with_name("kinds")
UNKNOWN = "unknown"
FRAMEWORK = "framework"  # the key of the framework of the norms, which a reason may name beside its signs
Where = Literal["opening", "headings", "lines", "labels", "text"]
Written = Literal["author", "inspectorate"]
Count = Literal[
    "advices",
    "annexes",
    "characters",
    "judged-themes",
    "letter",
    "norms",
    "parties",
    "planned-actions",
    "summary-parts",
    "themes",
    "told-parts",
]


class SignSpec(Strict):
    """One thing that is counted: forms in a part of the document, or what a measure of `documents.counts` gives.

    Forms are those of `context.words`, where `#` is any number. `lines` are the first words of each segment. Each hit
    adds `weight` to the score, all together at most `ceiling`; with fewer than `least` hits or more than `most` the
    document is not of the kind.
    """

    name: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    where: Where = "text"
    forms: Lines = ()
    count: Count | None = None
    weight: float = 0
    ceiling: float = 1
    least: int = 0
    most: int | None = None


class NeedSpec(Strict):
    """What several signs must come to: together `least`, or one of them `alone`; or no `fewer` than another."""

    of: Annotated[Lines, Field(min_length=1)]
    least: int = 0
    alone: bool = False
    fewer: str = ""


class DocumentSpec(Strict):
    """A file as it is written. Below `threshold` it is not the kind; `base` and the signs make the score, to `most`.

    `writer` is the voice of who writes it; where it is empty, the words of the opening in `writers` of the unknown kind
    tell. `sections` are further forms of headings, by the roles of `context.sections`.
    """

    kind: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    writer: Written | Literal[""] = ""
    writers: Mapping[Written, Lines] = {}
    base: float = 0
    most: float = 1
    threshold: float = 0
    says: Both
    sign: tuple[SignSpec, ...] = ()
    need: tuple[NeedSpec, ...] = ()
    sections: Mapping[str, Lines] = {}


@dataclass(frozen=True)
class DocumentKind:
    """A kind ready to be sought: each sign with its forms."""

    spec: DocumentSpec
    signs: tuple[tuple[SignSpec, Forms[str]], ...]
    titles: Forms[str]


@cache
def document_kinds(folder: Path = FOLDER) -> Mapping[str, DocumentKind]:
    """Every kind that has a file in a folder, by its slug; raises DeclarationError."""
    found = [load(path) for path in sorted(folder.glob("*.toml"))]
    return {kind.spec.kind: kind for kind in found}


def load(path: Path) -> DocumentKind:
    """The kind of one file; raises DeclarationError with file, line and reason."""
    spec = declared(path, DocumentSpec)
    if reason := next(_faults(spec), ""):
        line = line_of_words(source_of(path), reason)
        raise DeclarationError(f"{path.name}, line {line}: {reason}")
    signs = tuple((sign, Forms((form, sign.name) for form in sign.forms)) for sign in spec.sign)
    return DocumentKind(spec, signs, Forms((form, role) for role, forms in spec.sections.items() for form in forms))


def _faults(spec: DocumentSpec) -> Iterator[str]:
    """What is wrong with a file whose parts are each as they should be."""
    names = [sign.name for sign in spec.sign]
    for sign in spec.sign:
        if bool(sign.forms) == (sign.count is not None):
            yield f"the sign '{sign.name}' has either forms or a count"
        if names.count(sign.name) > 1:
            yield f"there are two signs '{sign.name}'"
    told = {name for need in spec.need for name in (*need.of, need.fewer) if name}
    for text in (spec.says.nl, spec.says.en):
        told |= {name for _, name, _, _ in Formatter().parse(text) if name}
    for name in sorted(told - {*names, FRAMEWORK}):
        yield f"there is no sign '{name}'"
    for role in spec.sections:
        if role not in table("sections"):
            yield f"there is no role '{role}'"
