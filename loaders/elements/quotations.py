"""Words that a report gives as somebody's own, with the role of the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.vocabulary import Concept

from loaders.elements.wording import mentions, topics
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

# Opening and closing marks are often mixed up when a PDF becomes text, so that any double mark may close.
_DOUBLE = re.compile(r"[“”„\"](?P<words>[^“”„\"]{12,900}?)[“”„\"]")
_SINGLE = re.compile(r"(?<!\w)[‘'](?P<words>[^‘’'\n]{30,500}?[.!?])[’'](?!\w)")
_SPEAKER_AFTER = re.compile(
    r"^[\s*_()–—-]*(?:aldus |volgens |zegt |vertelt )?(?:een |de |het )?(?P<speaker>[^.!?:;“”\"]{3,60})[.)*\s]*$"
)
_SPEAKER_BEFORE = re.compile(r"(?P<speaker>[^.!?“”\"]{3,160}):\W*$")


@dataclass(frozen=True)
class _Quoted:
    shadow: Shadow
    form: str
    speaker: Concept | None
    printed: str


def statements(layout: Layout) -> Iterator[Statement]:
    """A Quotation for each passage between quotation marks that holds at least four words.

    The speaker is the role printed beside the quotation, else in the sentence that leads it in, else absent.
    """
    body = layout.body
    for index, segment in enumerate(body):
        if segment.kind is Kind.HEADING:
            continue
        following = body[index + 1] if index + 1 < len(body) else None
        for quoted in _quoted(segment, following):
            yield Statement(
                "Quotation",
                (quoted.shadow.whole,),
                "heard-group" if quoted.speaker else "author",
                "quotation-marks",
                values(
                    quotationForm=concept("quotation-form", quoted.form),
                    speaker=quoted.speaker.iri if quoted.speaker else None,
                    speakerRole=quoted.speaker.label_nl if quoted.speaker else quoted.printed or None,
                    topic=topics(quoted.shadow.folded),
                ),
            )


def _quoted(segment: Segment, following: Segment | None) -> Iterator[_Quoted]:
    text = segment.text
    for pattern in (_DOUBLE, _SINGLE):
        for match in pattern.finditer(text):
            if len(match["words"].split()) < 4:
                continue
            before, after = text[: match.start()], text[match.end() :]
            set_off = not re.search(r"\w", before) and len(after) < 90
            speaker, printed = _speaker(segment, match, before, after, following if set_off else None)
            form = "set-off" if set_off else "inline"
            yield _Quoted(segment.shadow.part(*match.span()), form, speaker, printed)


def _speaker(
    segment: Segment, match: re.Match[str], before: str, after: str, following: Segment | None
) -> tuple[Concept | None, str]:
    folded = segment.folded
    if named := _SPEAKER_AFTER.match(after):
        start = match.end() + named.start("speaker")
        found = _roles(folded[start : match.end() + named.end("speaker")])
        if found:
            return found[0], named["speaker"].strip()
    if lead := _SPEAKER_BEFORE.search(before):
        found = _roles(folded[lead.start("speaker") : lead.end("speaker")])
        if found:
            return found[0], ""
    if following is not None and len(following.text) < 60 and not after.strip():
        found = _roles(following.folded)
        if found and len(following.folded.split()) <= 6:
            return found[0], following.text
    sentence = re.split(r"[.!?]\s", folded[: match.start()])[-1]
    found = _roles(sentence)
    return (found[0], "") if found and sentence.strip() else (None, "")


def _roles(folded: str) -> list[Concept]:
    return [mention.concept for mention in mentions("role", folded)]
