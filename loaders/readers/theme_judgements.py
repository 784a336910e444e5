"""What a document judges of a theme and of the whole, beside a label, alone on a line, in a table or in a sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.readers import overall_judgements
from loaders.readers.assertion import is_judgement, is_reported
from loaders.readers.judgement_tables import table_judgements
from loaders.readers.moments import UNDATED, When
from loaders.readers.norm_headings import value_behind
from loaders.readers.norms import NormSections
from loaders.readers.party_judgements import by_party
from loaders.readers.scales import Grade, Printed, whole_value
from loaders.readers.theme_headings import PrintedTheme, ThemeSection
from loaders.readers.theme_values import THEME_VALUES, predicate
from loaders.readers.value_labels import labelled_values, value_label
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_JUDGES = re.compile(
    r"\b(?:oorde(?:el|elt|len)|beoorde(?:elt|elen|elden|elde)|scoort|scoren|scoorde|beoordeling|waardering"
    r"|waarde(?:ert|ren))\b"
)
_REASONS = re.compile(r"\b(?:tot|voor|bij) (?:dit|dat|het) oordeel\b")
_SAYS_SO = re.compile(r"\b(?:is|zijn|luidt|vinden|achten|vindt|acht)\b")
_NO_JUDGEMENT = re.compile(
    r"\b(?P<printed>geen oordeel)\b(?! (?:over|van) (?!dit|het))|\bonthoud\w* (?P<kept>zich van een oordeel)\b"
    r"|\bthema\b[^.]*\b(?P<skipped>niet (?:beoordeeld|getoetst))\b"
)
_BY_NUMBER = re.compile(r"\bthema (?P<number>\d{1,2}[a-c]?|[ivx]{1,4})\b")
_BY_NAME = re.compile(
    r"\b(?:het|op|voor|over) thema '?(?P<name>[^'.,:;]{3,60}?)'?"
    r"(?= (?:als|is|goed|scoort|oordelen|beoordel\w+|waarderen)\b|[,.:;])"
)
_MEANINGFUL = re.compile(r"[^\W\d_]{4,}")
_EMPTY_WORDS = frozenset(
    ["over", "inspectie", "inspecties", "oordeel", "punt", "deze", "thema", "voor", "naar", "wordt", "zijn", "onze"]
)
_NEAR = 3
_LONGEST_NAME = 6  # words of a theme's name


@dataclass
class _Judged:
    notation: str
    grade: Grade
    printed: str
    about: frozenset[str] = frozenset()
    places: list[Place] = field(default_factory=list)
    when: When = UNDATED
    party: str = ""


def sections_of(layout: Layout, sections: NormSections) -> tuple[ThemeSection, ...]:
    """Each theme of a document with what stands below its heading, up to the next theme or norm."""
    starts = sorted({*(t.index for t in sections.themes), *(n.index for n in sections.norms), len(layout.body)})
    nexts = dict(itertools.pairwise(starts))
    return tuple(
        ThemeSection(theme, layout.body[theme.index + 1 : nexts.get(theme.index, len(layout.body))])
        for theme in sections.themes
    )


def statements(layout: Layout, sections: NormSections, themes: Sequence[ThemeSection]) -> Iterator[Statement]:
    """A ThemeJudgement for each theme that is judged or expressly not judged, and one OverallJudgement a value.

    A judgement that what precedes the themes repeats has its place there as well.
    """
    front = layout.body[: themes[0].theme.index] if themes else layout.body
    parties = {section.theme.notation: list(_of_parties(section)) for section in themes}
    judged = [found for s in themes if not parties[s.theme.notation] and (found := _judged(s, layout))]
    for found in itertools.chain.from_iterable(parties.values()):
        yield _statement(sections, found)
    for sentence in _sentences(front):
        value = _says(sentence)
        if value is None:
            continue
        subject = _subject(sentence.folded[: value.start])
        for theme in judged:
            if value.grade.label == theme.grade.label and _same_subject(subject, theme.about):
                theme.places.append(sentence.whole)
    known = {theme.notation for theme in judged} | {notation for notation, found in parties.items() if found}
    for more in (*_in_tables(layout, sections), *_named(layout, sections)):
        if more.notation not in known:
            known.add(more.notation)
            judged.append(more)
    for theme in judged:
        yield _statement(sections, theme)
    for section in themes:
        if section.theme.notation not in known and (none := _expressly_none(section, layout)):
            yield _without_value(sections, section, *none)
    yield from overall_judgements.statements(layout, sections, themes)


def count(themes: Sequence[ThemeSection]) -> int:
    """How many themes carry a judgement or are said to carry none."""
    return sum(1 for section in themes if _judged(section, None) or _expressly_none(section, None))


def _judged(section: ThemeSection, layout: Layout | None) -> _Judged | None:
    notation = section.theme.notation
    if layout is not None and (behind := _behind_title(section.theme, layout)):
        return behind
    under_heading = False
    above = None
    for index, segment in enumerate(section.segments):
        labelled = next(
            (each for each in labelled_values(segment.folded) if each.label.ours and not each.label.whole), None
        )
        if labelled and labelled.value.grade.scale != "none":
            place = next(
                (s.whole for s in segment.sentences if labelled.value.grade.label in s.folded),
                segment.shadow.place(labelled.label.start, labelled.value.end),
            )
            return _Judged(
                notation,
                labelled.value.grade,
                _text(segment.shadow, labelled.value),
                _subject(segment.folded[: labelled.value.start]),
                places=[place],
                when=labelled.label.when,
            )
        value = whole_value(segment.folded)
        if value and value.grade.scale not in ("marks", "signs", "answer", "none") and (above or index < _NEAR):
            return _Judged(notation, value.grade, _text(segment.shadow, value), places=[segment.place])
        for sentence in segment.sentences[: 1 if under_heading else None]:
            if by_party(sentence):
                continue
            found = _says(sentence) or (_says_so(sentence) if under_heading else None)
            if found:
                about = _subject(sentence.folded[: found.start])
                return _Judged(notation, found.grade, _text(sentence, found), about, [sentence.whole])
        above = value_label(segment.folded) if len(segment.folded) < 60 else None
        under_heading = above is not None and segment.folded.lstrip(" #*").startswith("oordeel")
    return None


def _of_parties(section: ThemeSection) -> Iterator[_Judged]:
    """What each of several parties is judged on a theme, in a sentence of its section that speaks of it."""
    for sentence in _sentences(section.segments):
        if "thema" in sentence.folded:
            for each in by_party(sentence):
                printed = _text(sentence, each.value)
                places = [each.words.whole]
                yield _Judged(section.theme.notation, each.value.grade, printed, places=places, party=each.party)


def _behind_title(theme: PrintedTheme, layout: Layout) -> _Judged | None:
    """The value that stands behind a theme's title, on its line."""
    shadow = layout.body[theme.index].shadow
    value = theme.value
    if value is None or value.grade.scale == "none":
        return None
    place = shadow.place(value.start, value.end)
    return _Judged(theme.notation, value.grade, _text(shadow, value), places=[place])


def _text(shadow: Shadow, value: Printed) -> str:
    return shadow.text[value.start : value.end].lower()


def _says(sentence: Shadow) -> Printed | None:
    """A sentence in which a judgement of a theme is given, not one that gives the reasons for it."""
    verb = _JUDGES.search(sentence.folded)
    if verb is None or _REASONS.search(sentence.folded) or is_reported(sentence.folded) or sentence.text.endswith("?"):
        return None
    return predicate(sentence.folded, verb.start())


def _says_so(sentence: Shadow) -> Printed | None:
    verb = _SAYS_SO.search(sentence.folded)
    return predicate(sentence.folded, verb.start()) if verb and not is_reported(sentence.folded) else None


def _expressly_none(section: ThemeSection, layout: Layout | None) -> tuple[Shadow, str] | None:
    value = section.theme.value
    if layout is not None and value is not None and value.grade.scale == "none":
        shadow = layout.body[section.theme.index].shadow
        return shadow.part(value.start, value.end), shadow.text[value.start : value.end].lower()
    matches = ((s, _NO_JUDGEMENT.search(s.folded)) for s in _sentences(section.segments))
    return next(((sentence, str(match[match.lastgroup or 0])) for sentence, match in matches if match), None)


def _sentences(segments: Iterable[Segment]) -> Iterator[Shadow]:
    for segment in segments:
        yield from segment.sentences


def _subject(folded: str) -> frozenset[str]:
    return frozenset(_MEANINGFUL.findall(folded)) - _EMPTY_WORDS


def _same_subject(said: frozenset[str], theme: frozenset[str]) -> bool:
    """Whether a sentence of the summary has nearly all the words that name the subject of a theme's judgement."""
    return bool(theme) and len(said & theme) >= 0.7 * len(theme)


def _in_tables(layout: Layout, sections: NormSections) -> Iterator[_Judged]:
    """Rows of tables whose subject is a theme."""
    numbers = {theme.title.lower(): theme.notation for theme in sections.themes}
    for table in layout.document.tables:
        for row in table_judgements(table):
            if row.theme and row.grade.scale not in ("answer", "signs"):
                title = row.title.text if row.title else row.subject.text.text
                notation = row.number or numbers.get(title.lower(), title)
                yield _Judged(notation, row.grade, row.printed.lower(), places=[row.place], when=row.when)


def _named(layout: Layout, sections: NormSections) -> Iterator[_Judged]:
    """Lines and sentences that judge a theme that they name by number or by name."""
    numbers = {theme.title.lower().strip(" ."): theme.notation for theme in sections.themes}
    for segment in layout.body:
        if "thema" not in segment.folded or segment.kind is Kind.ROW:
            continue
        for sentence in segment.sentences:
            folded = sentence.folded
            named = _BY_NUMBER.search(folded)
            notation = (
                named["number"]
                if named
                else next((numbers.get(n, n) for m in _BY_NAME.finditer(folded) if (n := _name(m["name"]))), "")
            )
            if not notation:
                continue
            behind = value_behind(folded, 0) if named and named.start() < 4 else None
            value = behind[1] if behind else _says(sentence)
            if (
                value
                and value.grade.scale in ("quality", "meets", "order", "traffic")
                and is_judgement(sentence.text, folded)
            ):
                yield _Judged(
                    notation.upper() if notation.isalpha() and len(notation) < 5 else notation,
                    value.grade,
                    _text(sentence, value),
                    places=[sentence.whole],
                )


def _name(printed: str) -> str:
    """A theme's name as a sentence gives it; "" for the rest of a sentence that judges."""
    name = printed.strip()
    return "" if len(name.split()) > _LONGEST_NAME or _JUDGES.search(name) or _SAYS_SO.search(name) else name


def _statement(sections: NormSections, judged: _Judged) -> Statement:
    slug = THEME_VALUES.get(judged.grade.label)
    return Statement(
        "ThemeJudgement",
        tuple(judged.places),
        "inspectorate",
        "theme-judgement-in-words",
        values(
            aboutTheme=sections.theme_iri(judged.notation),
            themeNotation=judged.notation,
            value=concept("theme-judgement", slug) if slug else None,
            valueStatus=concept("judgement-status", "stated"),
            printedValue=judged.printed,
            judgementDate=judged.when.printed,
            judgedName=judged.party,
        ),
    )


def _without_value(sections: NormSections, section: ThemeSection, sentence: Shadow, printed: str) -> Statement:
    status = "not-assessed" if printed.startswith("niet ") else "expressly-none"
    return Statement(
        "ThemeJudgement",
        (sentence.whole,),
        "inspectorate",
        "theme-expressly-not-judged",
        values(
            aboutTheme=sections.theme_iri(section.theme.notation),
            themeNotation=section.theme.notation,
            valueStatus=concept("judgement-status", status),
            printedValue=printed,
            reason="De tekst zegt uitdrukkelijk dat over dit thema geen oordeel wordt gegeven.",
        ),
    )
