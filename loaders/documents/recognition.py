"""Of which kind a document is, and why: the signs of each kind counted, the highest score above its threshold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.context.words import Forms, Word, words
from loaders.document.record import Structure
from loaders.document.records import records
from loaders.documents.counts import COUNTS
from loaders.documents.kind import FRAMEWORK, UNKNOWN, Count, DocumentKind, NeedSpec, Where, document_kinds
from loaders.readers.assessment import Assessment
from loaders.segments import Kind

_OPENING = 10  # segments at the head of a document that say what it is
_SHORT = 120  # characters of a line of a title page, which is no sentence
_LINE = 4  # words with which a line begins


@dataclass(frozen=True)
class Recognition:
    """`kind` is a slug of the scheme document-kind, `score` runs from 0 to 1, the reasons name what was counted."""

    kind: str
    score: float
    reason_nl: str
    reason_en: str


def recognise(assessment: Assessment, kinds: Mapping[str, DocumentKind] | None = None) -> Recognition:
    """The kind with the highest score; the unknown one where no kind claims the document."""
    known = document_kinds() if kinds is None else kinds
    nothing = document_kinds()[UNKNOWN].spec.says
    found = claims(assessment, known)
    return max(found, key=lambda each: each.score, default=Recognition(UNKNOWN, 0.0, nothing.nl, nothing.en))


def claims(assessment: Assessment, kinds: Mapping[str, DocumentKind] | None = None) -> list[Recognition]:
    """The claim of each kind that may be the document's."""
    parts = _Parts(assessment)
    known = document_kinds() if kinds is None else kinds
    claimed = (_claim(kind, parts) for slug, kind in known.items() if slug != UNKNOWN)
    return [claim for claim in claimed if claim is not None]


class _Parts:
    """The parts of a document in which signs are sought; what several kinds ask is found once."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self._counts: dict[Count, int] = {}

    def measured(self, count: Count) -> int:
        if count not in self._counts:
            self._counts[count] = COUNTS[count](self.assessment)
        return self._counts[count]

    def found(self, forms: Forms[str], where: Where) -> int:
        return sum(len(forms.longest(part)) for part in self._words[where])

    @cached_property
    def _words(self) -> Mapping[Where, Sequence[Sequence[Word]]]:
        """The words of each part, with # for a number."""
        body = self.assessment.layout.body
        text = [_numbered(segment.folded) for segment in body]
        head = zip(text[:_OPENING], body[:_OPENING], strict=True)
        return {
            "opening": [part for part, each in head if len(each.text) < _SHORT and not each.text.endswith(".")],
            "headings": [part for part, each in zip(text, body, strict=True) if each.kind is Kind.HEADING],
            "lines": [[word for word in part if word.text[0].isalnum() or word.text == "#"][:_LINE] for part in text],
            "labels": [_numbered(label) for label in self._labels()],
            "text": text,
        }

    def _labels(self) -> Iterator[str]:
        """Labels of forms, and the heads of tables once each."""
        heads = dict[str, None]()
        for record in records(self.assessment.layout.document):
            if record.field is not None and record.structure is Structure.FIELD:
                yield record.field.folded
            elif record.field is not None and record.structure is Structure.CELL:
                heads[record.field.folded] = None
        yield from heads


def _numbered(folded: str) -> list[Word]:
    return [word._replace(text="#") if word.text[0].isdigit() else word for word in words(folded)]


def _claim(kind: DocumentKind, parts: _Parts) -> Recognition | None:
    spec, counted = kind.spec, dict[str, int]()
    score = spec.base
    for sign, forms in kind.signs:
        hits = parts.measured(sign.count) if sign.count is not None else parts.found(forms, sign.where)
        if hits < sign.least or (sign.most is not None and hits > sign.most):
            return None
        counted[sign.name] = hits
        score += min(sign.weight * hits, sign.ceiling)
    if score < spec.threshold or not all(_is_met(need, counted) for need in spec.need):
        return None
    framework = parts.assessment.sections.framework
    named = {**counted, FRAMEWORK: framework.key.upper() if framework else "?"}
    said = (text.format(**named) for text in (spec.says.nl, spec.says.en))
    return Recognition(spec.kind, min(score, spec.most), *said)


def _is_met(need: NeedSpec, counted: Mapping[str, int]) -> bool:
    hits = [counted[name] for name in need.of]
    if need.fewer and sum(hits) < counted[need.fewer]:
        return False
    return (max(hits) if need.alone else sum(hits)) >= need.least
