"""Words that a report gives as somebody's own, with the role of the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.elements.wording import as_printed, by_slug, mentions, topics
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, fold
from loaders.statements import Statement, values
from ontology.namespaces import concept
from ontology.vocabulary import Concept

# Opening and closing marks are often mixed up when a PDF becomes text, so that any double mark may close.
_DOUBLE = re.compile(r"[“”„\"«»](?P<words>[^“”„\"«»]{12,900}?)[“”„\"«»]")
_SINGLE = re.compile(r"(?<!\w)[‘'](?P<words>[^‘’'\n]{30,500}?[.!?])[’'](?!\w)")
# Set apart with the speaker behind a dash, whatever the marks.
_APART = re.compile(r"^[‘'](?P<words>[^‘’'\n]{20,400})[’'](?=\s*[-–—]\s*\w[\w ]{2,40}$)")
# A speaker's label opens a line of its own, also where the line was joined to the paragraph above it.
_LABEL_BEFORE = re.compile(r"(?:^|[.!?”\"]\s+)[A-ZÀ-Ý][\w -]{2,40}:\s*$")
_BRACKETED = re.compile(r"^\s*\((?P<speaker>[^()]{3,60})\)")
# A few words in a sentence, by somebody of whom it says that he tells them.
_SHORT = re.compile(r"(?<!\w)[‘'](?P<words>[a-zà-ÿ][^‘’'.!?\n]{6,80})[’'](?!\w)")
_TELLS = re.compile(
    r"\b(?:vertel(?:t|len|de|den)|zeg(?:t|gen)|zei(?:den)?|noem(?:t|en|de|den)|antwoord\w+|gezegd|gevraagd|luidt)\b"
)
_SPEAKER_AFTER = re.compile(
    r"^[\s*_()–—-]*(?:aldus |volgens |zegt |vertelt )?(?:een |de |het )?(?P<speaker>[^.!?:;“”\"«»]{3,60})[.)*\s]*$"
)
_PROVIDER_SPEAKS = re.compile(r"\b(?:gaat? .{0,60}\b(?:verbeteren|doen|aanpakken)|reactie van|schrijft)\b.*:\W*$")
_SPEAKER_BEFORE = re.compile(r"(?P<speaker>[^.!?“”\"«»]{3,160}):\W*$")


@dataclass(frozen=True)
class _Quoted:
    shadow: Shadow
    form: str
    speaker: Concept | None
    printed: str
    voice: str


def statements(layout: Layout) -> Iterator[Statement]:
    """A Quotation for each passage between quotation marks that holds at least four words.

    The speaker is the role printed beside the quotation, else in the sentence that leads it in, else absent.
    """
    body = layout.body
    for index, segment in enumerate(body):
        if segment.kind is Kind.HEADING:
            continue
        following = body[index + 1] if index + 1 < len(body) else None
        lead = body[index - 1].folded if index else ""
        for quoted in _quoted(segment, following, lead):
            yield Statement(
                "Quotation",
                (quoted.shadow.whole,),
                quoted.voice,
                "quotation-marks",
                values(
                    quotationForm=concept("quotation-form", quoted.form),
                    speaker=quoted.speaker.iri if quoted.speaker else None,
                    speakerRole=as_printed(quoted.speaker, quoted.printed) if quoted.speaker else None,
                    topic=topics(quoted.shadow.folded),
                ),
            )


def _quoted(segment: Segment, following: Segment | None, lead: str) -> Iterator[_Quoted]:
    text = segment.text
    for pattern in (_DOUBLE, _SINGLE, _APART, _SHORT):
        for match in pattern.finditer(text):
            short = pattern is _SHORT
            if len(match["words"].split()) < (3 if short else 4) or (short and not _told(segment, match.start())):
                continue
            if match.group()[0] == "”" and match.group()[-1] == "“":
                continue  # what stands between two quotations
            before, after = text[: match.start()], text[match.end() :]
            set_off = (not re.search(r"\w", before) or _labelled(before)) and len(after) < 90
            if not (set_off or short or _led_in(segment.folded[: match.start()]) or _named_behind(after)):
                continue
            speaker, printed = _speaker(segment, match, before, after, following if set_off else None)
            voice = "heard-group" if speaker else "author"
            if speaker is None and set_off and _PROVIDER_SPEAKS.search(lead):
                speaker, printed, voice = by_slug("role", "jeugdhulpaanbieder"), "aanbieder", "provider"
            form = "set-off" if set_off else "inline"
            yield _Quoted(segment.shadow.part(*match.span()), form, speaker, printed, voice)


def _named_behind(after: str) -> bool:
    """Whether a role stands between brackets right behind the words."""
    named = _BRACKETED.match(after)
    return named is not None and _role(fold(named["speaker"])) is not None


def _led_in(folded: str) -> bool:
    """Whether the sentence before leads in words of somebody, by a colon or a verb of telling, and not a title."""
    return folded.rstrip().endswith(":") or _TELLS.search(re.split(r"[.!?]\s", folded)[-1]) is not None


def _labelled(before: str) -> bool:
    label = _LABEL_BEFORE.search(before)
    return label is not None and _role(fold(label.group())) is not None


def _told(segment: Segment, start: int) -> bool:
    """Whether the sentence up to a place says of some role that it tells what follows."""
    lead = re.split(r"[.!?]\s", segment.folded[:start])[-1]
    verb = _TELLS.search(lead)
    return verb is not None and _role(lead[: verb.start()]) is not None


def _speaker(
    segment: Segment, match: re.Match[str], before: str, after: str, following: Segment | None
) -> tuple[Concept | None, str]:
    """The role that speaks and the word that prints it: after the quotation, before it, below it, or in its lead."""
    folded = segment.folded
    named, lead = _SPEAKER_AFTER.match(after), _SPEAKER_BEFORE.search(before)
    around = [
        folded[match.end() + named.start("speaker") : match.end() + named.end("speaker")] if named else "",
        folded[slice(*lead.span("speaker"))] if lead else "",
        following.folded if following and not after.strip() and len(following.folded.split()) <= 6 else "",
    ]
    for words in around:
        if found := _role(words):
            return found
    return _role(re.split(r"[.!?]\s", folded[: match.start()])[-1]) or (None, "")


def _role(folded: str) -> tuple[Concept, str] | None:
    mention = next(mentions("role", folded), None)
    return (mention.concept, folded[mention.start : mention.end]) if mention else None
