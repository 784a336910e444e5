"""What a report finds, sentence by sentence: who says it, and whether it speaks for or against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import URIRef

from loaders.elements.drift import polarity as polarity
from loaders.elements.norms import NormSections
from loaders.elements.points import outside_points
from loaders.elements.voices import Voice, carried_on, voice_of
from loaders.elements.wording import mentions, topics
from loaders.segments import Kind, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, Value, values
from ontology.namespaces import concept

_REFERENCE = re.compile(
    r"\b(?:in (?:dit|onderstaande?) (?:hoofdstuk|thema|figuur)|hieronder (?:leest|staat)"
    r"|zie (?:ook )?(?:bijlage|pagina)|meer lezen)\b"
)


def in_norm_sections(sections: NormSections) -> Iterator[Statement]:
    """A Finding for each sentence of a norm's prose that is neither its text nor one of its points."""
    for norm in sections.norms:
        prose = [segment for segment in outside_points(norm) if segment.kind is Kind.PARAGRAPH]
        about = values(aboutNorm=sections.norm_iri(norm.notation), normNotation=norm.notation)
        for statement in in_prose(prose, rule="sentence-under-norm", about=about):
            if statement.places[0].start >= norm.place.end:
                yield statement


def in_prose(
    segments: Iterable[Segment],
    rule: str,
    voice: str = "inspectorate",
    about: tuple[tuple[str, Value], ...] = (),
    fixed: str | None = None,
) -> Iterator[Statement]:
    """A Finding for each sentence of a stretch of prose; `fixed` gives the polarity where the heading settles it.

    A sentence that names no topic goes on about that of the sentence before it in the same paragraph.
    """
    for segment in segments:
        subject: list[URIRef] = []
        before = Voice(voice)
        for sentence in segment.sentences:
            subject = topics(sentence.folded) or subject
            spoken = voice_of(sentence.folded, voice) if fixed is None else Voice(voice)
            before = spoken if fixed is not None else carried_on(sentence.folded, before, spoken, voice)
            if _tells_something(sentence):
                yield finding(sentence, rule, voice, about, fixed, subject, before)


def finding(
    sentence: Shadow,
    rule: str,
    voice: str = "inspectorate",
    about: tuple[tuple[str, Value], ...] = (),
    fixed: str | None = None,
    subject: Iterable[URIRef] | None = None,
    spoken: Voice | None = None,
) -> Statement:
    """One sentence as a Finding, on the topics given or on those it names, by who speaks as given or as it says."""
    if spoken is None:
        spoken = voice_of(sentence.folded, voice) if fixed is None else Voice(voice)
    concerns = dict.fromkeys(m.concept.iri for m in mentions("role", sentence.folded))
    return Statement(
        "Finding",
        (sentence.whole,),
        spoken.slug,
        rule,
        about
        + values(
            polarity=concept("polarity", fixed or polarity(sentence.folded)),
            speaker=spoken.speakers,
            concerns=[iri for iri in concerns if iri not in spoken.speakers],
            topic=topics(sentence.folded) if subject is None else subject,
        ),
    )


def _tells_something(sentence: Shadow) -> bool:
    words = sentence.folded.split()
    return (
        len(words) >= 4
        and sentence.text[:1] not in "“”\"‘'"
        and not sentence.text.endswith((":", "?"))
        and not _REFERENCE.search(sentence.folded)
    )
