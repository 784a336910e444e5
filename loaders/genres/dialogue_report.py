"""Report of conversations between parties (foster parents, workers …) with numbered advice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from loaders.context.polarity import UNDECIDED
from loaders.elements import colophon, examples, findings, programmes, roleviews, talks
from loaders.elements.parties import at_the_table, bare_title, named_by, roles
from loaders.elements.wording import topics
from loaders.language.dates import dates
from loaders.readers import advice, front_page
from loaders.readers.addressees import Addressees
from loaders.readers.assessment import Assessment
from loaders.readers.document_facts import Fact
from loaders.readers.parties import Parties
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow, shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

KIND = "dialogue-report"

_SHORT = 8
_CONTENTS = re.compile(r"^\W*(?:inhoud(?:sopgave)?)\W*$")
_CONTENTS_ROW = re.compile(r"^.*\D\s\d{1,3}$")
_COLOPHON = re.compile(r"\bcolofon\b|\bcolophon\b|\bover deze uitgave\b")
_BACK_MATTER = re.compile(
    r"\bcolofon\b|\bdisclaimer\b|\bverantwoording\b|\bover dit verslag\b|\bhoe is dit\b|^\W*(?:\d+\.?\s)?programma\b"
    r"|\binhoud(?:sopgave)?\b|\bbijlage\b|\bover (?:ons|de organisatie)\b|^\W*verslag$"
)
_ADVICE = re.compile(r"^\W*(?:\d+[.)]?\s)?(?:advies|aanbeveling|adviezen|aanbevelingen|tips?)\b")
_MUST = re.compile(
    r"\b(?:moet(?:en)?|dient|dienen|(?:is|zijn) (?:het )?(?:essentieel|noodzakelijk|van belang)|mag niet|mogen niet)\b"
)
_WISH = re.compile(r"\bzou(?:den)? (?:\w+ ){0,3}(?:goed|helpen|schelen|fijn|beter|mooi|welkom|moeten)\b")
_NOT_A_MUST = re.compile(r"\bje (?:als \w+ )?moet\b|\bmoet je\b|\([^()]{0,300}\)|\bmoeten? (?:hun|zijn|haar)\b")
_REPORTED = re.compile(
    r"\b(?<!plaats )(?<!plaats moet )(?<!plaats te )vind(?:t|en)\b|\b(?:zeg(?:t|gen)|gezegd|wordt besproken"
    r"|vertel(?:t|len)|volgens"
    r"|gev?en aan|geeft aan)\b"
)
_FUNDED = re.compile(
    r"\b(?:met (?:financiering|subsidie|steun) van|(?:gefinancierd|bekostigd|betaald|gesubsidieerd) door) (?:de |het )?"
    r"(?P<who>[A-Za-zÀ-ÿ][^.;]{3,90})"
)
_CONTACT = re.compile(r"\bcontact op\b|\bvragen\b.*█|\bmail(?:en)? (?:naar|aan)\b")
_PURPOSE = re.compile(
    r"\b(?:om .{3,90} te (?:versterken|verkennen|verbeteren|leren|vergroten|horen)|met als doel|doel van"
    r"|bracht(?:en)? .{0,60}bij elkaar|het doel was)\b"
)
_QUESTION_LEAD = re.compile(r"\bvragen? (?:stond(?:en)?|was|waren|centraal)\b.*:$|\bcentrale vraag\b.*:$")
_STARTED = re.compile(r"\b(?:gestart|begonnen|begon|startte|bracht|zijn wij)\b")
_WHEN = re.compile(r"\bin (?:het )?(?:\w+ van )?(?:(?:voor|na)jaar (?:van )?)?(?P<year>(?:19|20)\d\d)\b")
_BY = re.compile(
    r"\b(?:opgetekend|geschreven|opgesteld|gemaakt|samengesteld) door (?:de |het )?(?P<who>[A-ZÀ-Ý][^.,;(]{2,70})"
)
_FOOTNOTE_LINK = re.compile(r"https?://|www\.")
_ABBREVIATION = re.compile(r"\b[A-Z][\w&-]+ staat voor [A-Z]")


def read(assessment: Assessment) -> Iterator[Statement]:
    """Facts, sources and their limits, role views, findings, what must change, advice, examples and programmes."""
    layout = assessment.layout
    parties = at_the_table(layout)
    advised = _advices(layout)
    told = examples.boxed(layout)
    listed, example_starts = examples.under_headings(layout)
    for _, section in told:
        example_starts.update(segment.place.start for segment in section.segments)
    yield from colophon.fact_statements(_facts(layout), "fact-in-dialogue-report")
    yield from talks.statements(layout, parties)
    yield from talks.limits(layout)
    yield from examples.statements([*(example for example, _ in told), *listed])
    yield from programmes.statements(layout)
    taken = sorted(part.whole.start for each in advised for part in (each.text, *each.items))
    prose = [section for section in layout.sections if _is_prose(section, example_starts)]
    running = [s for section in prose for s in section.segments if not _holds(s, taken)]
    spoken = {segment.place.start for segment in running}
    yield from roleviews.statements(layout, parties, {s.place.start for s in layout.body} - spoken)
    for section in prose:
        said = [segment for segment in section.segments if segment.place.start in spoken]
        if section.heading is None or named_by(section.heading) is None:
            yield from _findings(said)
        else:
            yield from _told_by_party(said)


def _advices(layout: Layout) -> list[advice.Advice]:
    return advice.advices(layout.document, Addressees(Parties()))


def _holds(segment: Segment, starts: list[int]) -> bool:
    index = bisect_left(starts, segment.place.start)
    return index < len(starts) and starts[index] < segment.place.end


def _is_prose(section: Section, example_starts: set[int]) -> bool:
    title = bare_title(section.heading).folded if section.heading else ""
    first = section.segments[0].place.start if section.segments else -1
    return bool(title) and not _BACK_MATTER.search(title) and not _ADVICE.match(title) and first not in example_starts


def _findings(segments: Iterable[Segment]) -> Iterator[Statement]:
    """A Finding for each telling sentence, and an ImprovementPoint where it says what must change."""
    for segment in segments:
        if segment.kind is Kind.PARAGRAPH and not segment.text.endswith(":"):
            yield from findings.in_prose([segment], "sentence-in-dialogue")
            for sentence in segment.sentences:
                if _must_change(sentence):
                    yield _improvement(sentence)


def _told_by_party(segments: Iterable[Segment]) -> Iterator[Statement]:
    """In the part on one party, a Finding for each sentence in which somebody tells what goes well or not."""
    for segment in segments:
        if segment.kind is Kind.PARAGRAPH:
            for found in findings.in_prose([segment], "sentence-in-dialogue"):
                if found.get("polarity") != concept("polarity", UNDECIDED):
                    yield found


def _must_change(sentence: Shadow) -> bool:
    """Whether the report itself says that something must be so; a party's opinion or "you must" is not that."""
    folded = _NOT_A_MUST.sub(" ", sentence.folded)
    if sentence.text.endswith(("?", ":")) or sentence.text[:1] in "\"“‘'" or _REPORTED.search(folded):
        return False
    quoted = re.sub(r"[\"“][^\"“”]*[\"”]?", " ", folded)
    return bool(_MUST.search(quoted) or _WISH.search(quoted))


def _improvement(sentence: Shadow) -> Statement:
    return Statement(
        "ImprovementPoint",
        (sentence.whole,),
        "author",
        "must-change-in-prose",
        values(
            polarity=concept("polarity", "negative"),
            responsible=list(dict.fromkeys(mention.concept.iri for mention in roles(sentence.folded))),
            topic=topics(sentence.folded),
        ),
    )


def _facts(layout: Layout) -> Iterator[Fact]:
    front = _front(layout)
    yield from _title(front)
    yield from _credits(layout, front)
    for segment in layout.segments:
        if segment.kind is Kind.FOOTNOTE:
            yield from _footnote(segment)
    body = [
        s for s in layout.body if s.kind is Kind.PARAGRAPH and s.place.start > (front[-1].place.end if front else 0)
    ]
    for index, segment in enumerate(body):
        if index and _QUESTION_LEAD.search(body[index - 1].folded):
            yield Fact("research_question", segment.text, segment.place)
        if index < 12:
            yield from _opening(segment)


def _front(layout: Layout) -> list[Segment]:
    """The segments of the title page: what precedes the contents or the first prose."""
    front: list[Segment] = []
    for segment in layout.body[:15]:
        long = segment.kind is Kind.PARAGRAPH and len(segment.text) > 200
        numbered = segment.kind is Kind.HEADING and (
            segment.level or re.match(r"\d+\.?\s|\W*inleiding\b", segment.folded)
        )
        if _CONTENTS.match(segment.folded) or long or _CONTENTS_ROW.match(segment.text) or (numbered and front):
            break
        front.append(segment)
    while front and front[-1] is layout.body[len(front) - 1] and front[-1].text.endswith("?") and len(front) > 6:
        front.pop()
    return front


def _title(front: list[Segment]) -> Iterator[Fact]:
    heads = [s for s in front if s.kind is Kind.HEADING and not next(dates(s.folded), None) and not _BY.search(s.text)]
    if not heads:
        heads = front[:1]
    for title in heads[:1]:
        yield Fact("title", bare_title(title).text, title.place)
    for other in front:
        if other in heads[:1]:
            continue
        if other.text.endswith(".") or len(other.sentences) > 1 or front_page.names_publisher(other.text):
            return  # the text begins, or what else a title page holds
        if len(other.text) > _SHORT and other.text[:1].isupper() and not next(dates(other.folded), None):
            yield from () if _BY.search(other.text) else [Fact("subtitle", bare_title(other).text, other.place)]


def _credits(layout: Layout, front: list[Segment]) -> Iterator[Fact]:
    """Who wrote, published, paid for and helped with it, and when: from the title page, the colophon and prose."""
    found: list[Fact] = []
    for start, end in colophon.sections_of(layout, _COLOPHON):
        found.extend(colophon.labelled(layout, start, end))
        found.extend(_day_alone(layout, start, end))
    for segment in [*front, *(s for s in layout.body if s.kind is Kind.PARAGRAPH)]:
        if match := _BY.search(segment.text):
            found.append(Fact("author", match["who"].strip(), segment.shadow.place(*match.span())))
        if match := _FUNDED.search(segment.text):
            found.append(Fact("funder", match["who"].strip(), segment.shadow.place(*match.span())))
        found.extend(Fact("contact", "(afgeschermd)", s.whole) for s in segment.sentences if _CONTACT.search(s.folded))
        if segment in front:
            found.extend(Fact("date", w.iso, segment.shadow.place(w.start, w.end)) for w in dates(segment.folded))
    yield from found
    if not any(fact.field == "publisher" for fact in found):
        authors = [fact for fact in found if fact.field == "author"]
        printed = [fact for fact in front_page.facts(layout) if fact.field == "publisher"]
        yield from printed or (Fact("publisher", fact.value, fact.place) for fact in authors[:1])


def _day_alone(layout: Layout, start: int, end: int) -> Iterator[Fact]:
    """The dates that fill most of their line."""
    for match in re.finditer(r"[^\n\f]+", layout.source.text[start:end]):
        line = shadow(layout.source.text, [(start + match.start(), start + match.end())])
        for when in dates(line.folded):
            if when.end - when.start > 0.4 * len(line.text):
                yield Fact("date", when.iso, line.place(when.start, when.end))


def _footnote(segment: Segment) -> Iterator[Fact]:
    if _FOOTNOTE_LINK.search(segment.folded):
        address = re.sub(r"^\W*\d{0,2}\.?\s*", "", segment.text)
        yield Fact("reference", address, segment.place)
    elif match := _ABBREVIATION.search(segment.text):
        sentence = segment.sentences[0]
        yield Fact(
            "definition",
            sentence.text,
            Place(segment.shadow.place(match.start(), match.end()).start, sentence.whole.end),
        )


def _opening(segment: Segment) -> Iterator[Fact]:
    """What the opening says of when the talks began and what they were for."""
    for sentence in segment.sentences:
        when = _WHEN.search(sentence.folded)
        if when and _STARTED.search(sentence.folded):
            yield Fact(
                "period",
                sentence.text[when.start() : when.end()],
                sentence.part(0, max(when.end(), _began(sentence))).whole,
            )
        if _PURPOSE.search(sentence.folded):
            yield Fact("purpose", sentence.text, sentence.whole)


def _began(sentence: Shadow) -> int:
    match = _STARTED.search(sentence.folded)
    return match.end() if match else 0
