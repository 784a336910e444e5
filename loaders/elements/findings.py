"""What a report finds, sentence by sentence, and whether it speaks for or against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rdflib import URIRef

from loaders.context.polarity import UNDECIDED, polarity_of
from loaders.elements.wording import mentions, topics
from loaders.readers.norms import NormSections
from loaders.readers.pointed import outside_points
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Statement, Value, values
from ontology.namespaces import concept

_REFERENCE = re.compile(
    r"\b(?:in (?:dit|onderstaande?) (?:hoofdstuk|thema|figuur)|hieronder (?:leest|staat)"
    r"|zie (?:ook )?(?:bijlage|pagina)|meer lezen)\b"
)
_FEWEST = 3  # words of a sentence that finds something


def in_norm_sections(sections: NormSections) -> Iterator[Statement]:
    """A Finding for each sentence of a norm's prose that is neither its text nor one of its points."""
    for norm in sections.norms:
        prose = [segment for segment in outside_points(norm) if segment.kind is Kind.PARAGRAPH]
        about = values(aboutNorm=sections.norm_iri(norm.notation), normNotation=norm.notation)
        for statement in in_prose(prose, rule="sentence-under-norm", about=about):
            if statement.places[0].start >= norm.place.end:
                yield statement


def in_any_document(layout: Layout, sections: NormSections) -> Iterator[Statement]:
    """A Finding for each telling sentence of a document of no known kind, on the norm whose section it stands in."""
    prose = [segment for segment in layout.body if segment.kind in (Kind.PARAGRAPH, Kind.ITEM)]
    for norm, segments in groupby(prose, key=lambda segment: sections.norm_at(segment.place.start)):
        about = values(aboutNorm=sections.norm_iri(norm.notation), normNotation=norm.notation) if norm else ()
        yield from in_prose(segments, "sentence-in-any-document", about)


def in_prose(
    segments: Iterable[Segment], rule: str, about: tuple[tuple[str, Value], ...] = (), voice: str = FROM_CONTEXT
) -> Iterator[Statement]:
    """A Finding for each telling sentence of a stretch of prose; `voice` is whose part of the document it is.

    A sentence that names no topic goes on about that of the sentence before it in the same paragraph. What the words
    of an item leave open, its lead may decide ("In de dossiers ontbreekt: - een risicotaxatie").
    """
    lead = ""
    for segment in segments:
        subject: list[URIRef] = []
        led = lead if segment.kind is Kind.ITEM else ""
        for sentence in segment.sentences:
            subject = topics(sentence.folded) or subject
            if _tells_something(sentence, led):
                way = polarity_of(sentence.folded) or (polarity_of(f"{led} {sentence.folded}") if led else None)
                yield finding(sentence, rule, about, way, subject, voice)
        if segment.kind is not Kind.ITEM:
            lead = segment.sentences[-1].folded if segment.text.endswith(":") else ""


def finding(
    sentence: Shadow,
    rule: str,
    about: tuple[tuple[str, Value], ...] = (),
    fixed: str | None = None,
    subject: Iterable[URIRef] | None = None,
    voice: str = FROM_CONTEXT,
) -> Statement:
    """One sentence as a Finding, on the topics given or on those it names.

    `fixed` and `voice` are given where its place decides them; where neither place nor words decide, the
    polarity is not determined.
    """
    concerns = dict.fromkeys(m.concept.iri for m in mentions("role", sentence.folded))
    return Statement(
        "Finding",
        (sentence.whole,),
        voice,
        rule,
        about
        + values(
            polarity=concept("polarity", fixed or polarity_of(sentence.folded) or UNDECIDED),
            concerns=concerns,
            topic=topics(sentence.folded) if subject is None else subject,
        ),
    )


def _tells_something(sentence: Shadow, lead: str = "") -> bool:
    return (
        len(f"{lead} {sentence.folded}".split()) >= _FEWEST
        and sentence.text[:1] not in "“”\"‘'"
        and not sentence.text.endswith((":", "?"))
        and not _REFERENCE.search(sentence.folded)
    )
