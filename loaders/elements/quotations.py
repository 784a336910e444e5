"""Words that a report gives as somebody's own, with the role of the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.document.model import Quote
from loaders.elements.attributions import TELLS, Speaker, behind, below, label, lead_of, passed_on, told_by
from loaders.elements.wording import by_slug, topics
from loaders.segments import Kind, Layout, Segment
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

# Opening and closing marks are often mixed up when a PDF becomes text, so that any double mark may close.
_DOUBLE = re.compile(r"[“”„\"«»](?P<words>[^“”„\"«»]{12,900}?)[“”„\"«»]")
_APOSTROPHE = r"[’'](?=[^\W\d])"
_SINGLE = re.compile(
    rf"(?<!\w)[‘‚'](?![stnm]\b)(?P<words>(?:[^‘’'\n]|(?<=\w){_APOSTROPHE}|(?<=\s)['’](?=[stnm]\b)){{3,500}})[’'](?!\w)"
)
_OPENS = '“„"«»‘‚'
_CLOSED = re.compile(r"[“”\"«»’'][\s.]*(?:[-–—(].{0,60})?$")
_ENOUGH = 4  # words, unless the sentence says that somebody tells them
_FEW = 3
_DASHES = ("-", "–", "—")
# What is named rather than said.
_NAME = (
    r"\b(?:training|methode|methodiek|programma|project|boek\w*|tool|film\w*|themas?|thema-?avond|categorie\w*|begrip"
    r"|term|woord|titel|naam|motto|slogan|slagzin|missie|visie|rapport\w*|brochure|folder|app|website|werkwijze"
    r"|uitgangspunt\w*|richtlijn\w*|model|cursus|workshop|bijeenkomst|pilot|locatie|kolom|kopje|hoofdstuk|norm"
    r"|document|notitie|artikel|zogen?o?e?md\w*|zogeheten|heet|heten|genaamd|getiteld|genoemd|bekend als|luidt)"
)
_NAMES = re.compile(_NAME + r"\b")
_NAMED = re.compile(_NAME + r"[\"']?(?:\s*\([^()]*\))?[\s,:;]*$")
_PERSONAL = re.compile(r"\b(?:ik|mij|me|mijn|wij|we|ons|onze|jullie|jou|jouw|je|u|uw)\b")
_PROVIDER_SPEAKS = re.compile(
    r"\b(?:gaat? .{0,60}\b(?:verbeteren|doen|aanpakken)|reactie van|schrijft|wat (?:zegt|vindt|gaat)\b.*\?)"
)
_UNMARKED_LABEL = re.compile(r"[A-ZÀ-Ý][\w -]{2,40}(?:\([^()]{1,30}\))?: ?(?=[A-ZÀ-Ý])")
_UNMARKED_TAG = re.compile(r"[.!?…] ?[-–—] ?\w[\w ,]{2,40}$")


@dataclass(frozen=True)
class _Quoted:
    place: Place
    folded: str
    form: str
    speaker: Speaker | None
    voice: str


def statements(layout: Layout) -> Iterator[Statement]:
    """A Quotation for each passage that is given as somebody's words.

    The speaker is the role printed beside the quotation, else in the sentence that leads it in, else absent.
    """
    body = layout.body
    marked: list[Place] = []
    for index, segment in enumerate(body):
        for quoted in _quoted(body, index) if segment.kind is not Kind.HEADING else _in_heading(body, index):
            marked.append(quoted.place)
            yield _statement(quoted)
    for boxed in _boxed(layout, body):
        if not any(place.start < boxed.place.end and boxed.place.start < place.end for place in marked):
            yield _statement(boxed)


def _statement(quoted: _Quoted) -> Statement:
    return Statement(
        "Quotation",
        (quoted.place,),
        quoted.voice,
        "quotation-marks",
        values(
            quotationForm=concept("quotation-form", quoted.form),
            speaker=quoted.speaker.role.iri if quoted.speaker else None,
            speakerRole=quoted.speaker.shown if quoted.speaker else None,
            topic=topics(quoted.folded),
        ),
    )


def _boxed(layout: Layout, body: Sequence[Segment]) -> Iterator[_Quoted]:
    """Words that the document sets apart as a quotation, where a line beside them names who says them."""
    after = {first.place.start: second for first, second in pairwise(body)}
    for section in layout.document.sections:
        for part in section.parts:
            if not isinstance(part, Quote) or not part.text:
                continue
            following = after.get(part.text.whole.start)
            line = part.speaker.folded if part.speaker else following.folded if following else ""
            if speaker := below(line):
                yield _Quoted(part.text.whole, part.text.folded, "set-off", speaker, "heard-group")


def _quoted(body: Sequence[Segment], index: int) -> Iterator[_Quoted]:
    segment = body[index]
    marked = list(_marked(segment.text))
    if not marked:
        if found := _over_segments(body, index) or _unmarked(segment):
            yield found
        return
    for start, end in marked:
        apart = _set_off(body, index, start, end) if _stands_apart(segment, start, end) else None
        if found := apart or _inline(segment, start, end):
            yield found


def _in_heading(body: Sequence[Segment], index: int) -> Iterator[_Quoted]:
    """A short quotation with its speaker on one line may pass for a heading."""
    segment = body[index]
    apart = [span for span in _marked(segment.text) if _stands_apart(segment, *span)]
    for start, end in apart:
        found = _set_off(body, index, start, end)
        if found and found.speaker and (label(segment.folded, start) or behind(segment.folded, end)):
            yield found
    for start, end in _marked(segment.text):
        lead = segment.text[:start].rstrip()
        if (
            (start, end) not in apart
            and lead.endswith(":")
            and (found := _inline(segment, start, end))
            and found.speaker
        ):
            yield found
    if not apart and (alone := _over_segments(body, index) or _unmarked(segment)) and alone.speaker:
        yield alone


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """The spans between quotation marks, marks included; single marks inside double ones do not count."""
    taken: list[tuple[int, int]] = []
    for match in _DOUBLE.finditer(text):
        if not (match.group()[0] == "”" and match.group()[-1] in "“„"):  # what stands between two quotations
            taken.append(match.span())
    doubles = iter([*taken, (len(text) + 1, len(text) + 1)])
    start, end = next(doubles)
    singles = []
    for match in _SINGLE.finditer(text) if "'" in text or "‘" in text or "‚" in text else ():
        while end <= match.start():
            start, end = next(doubles)
        if match.end() <= start:
            singles.append(match.span())
    yield from sorted([*taken, *singles])


def _stands_apart(segment: Segment, start: int, end: int) -> bool:
    """Whether the words are a paragraph of their own, but for a label before them and a name behind them."""
    if len(segment.text) - end >= 90:
        return False
    return not re.search(r"\w", segment.text[max(0, start - 80) : start]) or label(segment.folded, start) is not None


def _set_off(body: Sequence[Segment], index: int, start: int, end: int) -> _Quoted | None:
    segment = body[index]
    folded = segment.folded
    if len(segment.text[start:end].split()) < _ENOUGH and not label(folded, start):
        return None
    speaker = label(folded, start) or behind(folded, end)
    rest = folded[end:].strip(" .")
    voice = "heard-group" if speaker else "author"
    if speaker is None and len(rest) < 3:
        following = body[index + 1].folded if index + 1 < len(body) else ""
        lead = body[index - 1].folded if index else ""
        speaker = below(following) or (told_by(lead, len(lead)) if lead.endswith(":") else None)
        voice = "heard-group" if speaker else "author"
        if (speaker is None or speaker.role.slug == "jeugdhulpaanbieder") and _PROVIDER_SPEAKS.search(lead):
            aanbieder = by_slug("role", "jeugdhulpaanbieder")
            speaker, voice = Speaker(aanbieder, f"{aanbieder.label_nl} (aanbieder)"), "provider"
    return _Quoted(segment.shadow.place(start, end), folded[start:end], "set-off", speaker, voice)


def _inline(segment: Segment, start: int, end: int) -> _Quoted | None:
    """Words within a paragraph, where the text around them says that somebody spoke them."""
    folded, words = segment.folded, segment.text[start + 1 : end - 1]
    lead = lead_of(folded, start)
    length = len(words.split())
    if length < _FEW or _NAMED.search(lead):
        return None
    after = behind(folded, end)
    speaker = label(folded, start) or after
    told = TELLS.search(lead) is not None or "volgens " in lead
    colon = lead.rstrip().endswith(":")
    if speaker is None and (told or colon):
        speaker = told_by(folded, start)
    led_in = colon and _PERSONAL.search(folded, start, end) is not None
    if words[:1].islower() and not (led_in and length >= _ENOUGH) and (not (told and speaker) or _NAMES.search(lead)):
        return None
    if speaker is None and not led_in and not (told and length >= _ENOUGH and words[:1].isupper()):
        return None
    if speaker is not None and after is None and not (told or colon):
        return None
    form = "second-hand" if passed_on(folded, start) else "inline"
    voice = "heard-group" if speaker else "author"
    return _Quoted(segment.shadow.place(start, end), folded[start:end], form, speaker, voice)


def _over_segments(body: Sequence[Segment], index: int) -> _Quoted | None:
    """A quotation of several paragraphs, or one of which a page break or a reading error took the closing mark."""
    segment = body[index]
    opening = next((i for i in (0, *_after_label(segment)) if segment.text[i : i + 1] in _OPENS and segment.text), None)
    if opening is None or re.search(r"[“„\"«»”]", segment.text[opening + 1 :]):
        return None
    speaker = label(segment.folded, opening) if opening else None
    for following in body[index + 1 : index + 4]:
        closing = next((i for i, char in enumerate(following.text) if char in '“”„"«»'), None)
        if following.kind is Kind.HEADING or (closing is None and len(following.text) > 600):
            break
        if closing is not None:
            if not _CLOSED.search(following.text[closing:]) or following.text[:1] in _OPENS:
                break
            place = Place(segment.shadow.place(opening, opening + 1).start, following.shadow.place(0, closing + 1).end)
            speaker = speaker or behind(following.folded, closing + 1)
            return _Quoted(place, segment.folded, "set-off", speaker, "heard-group" if speaker else "author")
    if speaker is None or len(segment.text) > 500:
        return None
    place = segment.shadow.place(opening, len(segment.text))
    return _Quoted(place, segment.folded[opening:], "set-off", speaker, "heard-group")


def _after_label(segment: Segment) -> tuple[int, ...]:
    named = _UNMARKED_LABEL.match(segment.text[:70]) or re.match(r"[^:]{2,60}: ?(?=[“„\"«»])", segment.text[:70])
    return (named.end(),) if named else ()


def _unmarked(segment: Segment) -> _Quoted | None:
    """Words without marks in a paragraph of their own: behind a speaker's label, or before a dash and the speaker."""
    text, folded = segment.text, segment.folded
    if segment.kind is Kind.ITEM and segment.marker in _DASHES and (comma := text.rfind(", ")) > 0:
        speaker = behind(folded, comma + 1) if TELLS.match(folded, comma + 2) else None
        personal = _PERSONAL.search(folded, 0, comma)
        return (
            _Quoted(segment.shadow.place(0, comma), folded[:comma], "set-off", speaker, "heard-group")
            if speaker and personal
            else None
        )
    if segment.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not 20 < len(text) < 500:
        return None
    if (named := _UNMARKED_LABEL.match(text)) and (speaker := label(folded, named.end())):
        start, end = named.end(), len(text)
    elif (tag := _UNMARKED_TAG.search(text, max(0, len(text) - 60))) and (speaker := behind(folded, tag.start() + 1)):
        start, end = 0, tag.start() + 1
    else:
        return None
    if not re.search(r"\b(?:ik|mij|mijn|me|wij|we|ons)\b", folded[start:end]):
        return None
    return _Quoted(segment.shadow.place(start, end), folded[start:end], "set-off", speaker, "heard-group")
