"""How far an inspectorate trusts an organisation to improve."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.segments import Segment
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_TRUST = re.compile(r"\b(?P<grade>geen|onvoldoende|verminderd|beperkt|weinig) vertrouwen (?:hebben )?in\b")
_FULL_TRUST = re.compile(
    r"\binspecties?\b[^.]{0,40}\b(?:heeft|hebben)\b(?: er)?(?: alle| voldoende)? vertrouwen in\b"
    r"|\binspecties?\b[^.]{0,160}\bvertrouw(?:t|en) er ?op\b"
    r"|\bgeven de inspecties? vertrouwen\b"
)
# Without a word of trust: it will watch more closely than usual.
_WATCHFUL = re.compile(r"\bextra (?:goed )?(?:opletten|oplettend|alert|scherp)")
_BY_INSPECTORATE = re.compile(r"\binspect(?:ies?|eurs?)\b")
_BY_REFERENCE = re.compile(r"\b(?:hebben|heeft) (?:zij|wij|we|ze)\b|\b(?:zij|wij|we) (?:hebben|heeft)\b")
_TRUST_GRADES = (
    ("geen-vertrouwen", re.compile(r"\bgeen\b")),
    ("onvoldoende-vertrouwen", re.compile(r"\bonvoldoende\b|\bweinig\b")),
    ("verminderd-vertrouwen", re.compile(r"\bverminderd\b|\bbeperkt\b|\bminder\b")),
)


def statements(segments: Iterable[Segment]) -> Iterator[Statement]:
    """A ConfidenceJudgement for each degree of trust that the inspectorates express, with every place that does so."""
    places: dict[str, list[Place]] = {}
    speaking = False
    for sentence in (s for segment in segments for s in segment.sentences):
        named = _BY_INSPECTORATE.search(sentence.folded) is not None
        if named or (speaking and _BY_REFERENCE.search(sentence.folded)):
            for grade in _grades(sentence.folded):
                places.setdefault(grade, []).append(sentence.whole)
        speaking = named
    for grade, found in places.items():
        yield Statement(
            "ConfidenceJudgement",
            tuple(found),
            "inspectorate",
            "trust-in-words",
            values(value=concept("trust", grade), valueStatus=concept("judgement-status", "stated")),
        )


def _grades(folded: str) -> Iterator[str]:
    for match in _TRUST.finditer(folded):
        yield next(slug for slug, cue in _TRUST_GRADES if cue.search(match["grade"]))
    if _FULL_TRUST.search(folded):
        yield "vertrouwen"
    if _WATCHFUL.search(folded):
        yield "extra-oplettend"
