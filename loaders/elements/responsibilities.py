"""Who must, should or may do what, for whom, by when and on what ground."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rdflib import URIRef

from loaders.elements import agents
from loaders.elements.duties import Duty, duty
from loaders.elements.wording import mentions, topics
from loaders.language.dates import dates
from loaders.readers import time_limits
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow, shadow
from loaders.statements import FROM_CONTEXT, Statement, values
from ontology.namespaces import concept

_TO_WHOM = re.compile(r"\b(?:aan|voor|jegens|met|tegenover|richting|namens) (?:de |het |een |hun |alle |deze |je )*$")
_FOLLOWING = re.compile(r"\b(?:volgende|onderstaande|hieronder|punten|maatregelen|het volgende|ieder geval)\b")
_FEW = 3  # words of what is asked, before the items that tell it
_SHORTEST_NORM = 15  # characters of a norm's wording that asks anything
_HELPED = frozenset(
    concept("role", slug)
    for slug in ("jeugdige", "ouder", "pleegkind", "client", "biologische-ouder", "sociaal-netwerk")
)
_GROUND = re.compile(
    r"\b(?:artikel(?:en)? [\d.:]+(?:[a-z])?(?:,? (?:lid \d+|eerste lid|tweede lid))?(?: (?:van de |van het )?[\w-]*"
    r"(?:wet|besluit|regeling)(?: jeugdwet)?)?|(?:op grond van|volgens|conform|ingevolge|krachtens|vanuit) (?:de |het "
    r"|een |haar |hun |zijn )?[\w -]{0,30}?(?:wet|besluit|regeling|kader|norm(?: \d[\d.]*)?|richtlijn(?:en)?|protocol"
    r"|certificaat|plan|code|meldcode|overeenkomst|contract|beschikking|verdrag)\b)"
)


def statements(layout: Layout) -> Iterator[Statement]:
    """A NormativeStatement for each sentence that says of somebody what he must, should or may do.

    Items below a lead ("De aanbieder moet:") are each one, with the bearer of the lead.
    """
    names = agents.names_in(segment.text for segment in layout.body)
    lead: Duty | None = None
    for segment in layout.body:
        if segment.kind in (Kind.HEADING, Kind.ROW):
            lead = None
        elif lead is not None and segment.kind is Kind.ITEM:
            below = replace(lead, action=segment.text.strip(" ;,."))
            yield _statement(segment.shadow, below, "duty-under-lead")
        else:
            lead = None
            for index, sentence in enumerate(segment.sentences):
                before = segment.sentences[max(0, index - 3) : index]
                found = duty(sentence, names, before)
                if found is not None and not found.action and before:
                    told = replace(found, action=before[-1].text)
                    yield _statement(sentence, told, "duty-of-sentence-before", before[-1])
                elif found is not None and found.action and not sentence.text.endswith(":"):
                    yield _statement(sentence, found, "duty-by-verb")
                lead = found if found is not None and _leads_in(sentence, found) else None


def of_norms(read: Iterable[Statement]) -> Iterator[Statement]:
    """A NormativeStatement for each printed norm that opens with the one of whom the framework asks it.

    A norm that opens with those who are helped says what must come about and not who sees to it.
    """
    for norm in read:
        title = str(norm.get("title") or "")
        if norm.kind != "PrintedNorm" or not title:
            continue
        subject = agents.role_first(shadow(title, [(0, len(title))]))
        action = subject[1].text.strip(" .") if subject else ""
        if subject is None or len(action) < _SHORTEST_NORM or re.match(r"(?:van|die|dat)\b", action):
            continue
        if not _HELPED.intersection(subject[0].iris):
            yield Statement(
                "NormativeStatement",
                norm.places,
                "framework",
                "duty-of-norm",
                values(
                    modality=concept("modality", "obligation"),
                    bearer=subject[0].iris,
                    bearerText=subject[0].text,
                    actionText=action,
                    groundText=f"norm {norm.get('notation')}",
                    normNotation=norm.get("notation"),
                    aboutNorm=norm.all("printsNorm"),
                    topic=topics(action.lower()),
                ),
            )


def _leads_in(sentence: Shadow, found: Duty) -> bool:
    """Whether what is asked is told in the items below a sentence and not in the sentence itself."""
    said = found.action.split()
    return sentence.text.endswith(":") and (len(said) <= _FEW or bool(_FOLLOWING.search(found.action.lower())))


def _statement(passage: Shadow, found: Duty, rule: str, before: Shadow | None = None) -> Statement:
    limit = time_limits.first(passage.folded)
    day = next(iter(dates(passage.folded)), None)
    ground = _GROUND.search(passage.folded)
    bearers = found.bearer.iris if found.bearer else ()
    return Statement(
        "NormativeStatement",
        (passage.whole,) if before is None else (before.whole, passage.whole),
        FROM_CONTEXT,
        rule,
        values(
            modality=concept("modality", found.modality),
            bearer=bearers,
            bearerText=found.bearer.text if found.bearer else None,
            reason=None if found.bearer else "de zin noemt niet wie het moet doen",
            counterparty=[iri for iri in _counterparties(passage) if iri not in bearers],
            actionText=found.action,
            termText=passage.text[limit.start : limit.end] if limit else (day.printed if day else None),
            duration=limit.duration if limit else None,
            groundText=passage.text[slice(*ground.span())] if ground else None,
            topic=topics(passage.folded),
        ),
    )


def _counterparties(passage: Shadow) -> Iterator[URIRef]:
    """For or towards whom it is to be done: the roles behind such a preposition."""
    seen: set[URIRef] = set()
    for mention in mentions("role", passage.folded):
        iri = mention.concept.iri
        if iri not in seen and _TO_WHOM.search(passage.folded, max(0, mention.start - 30), mention.start):
            seen.add(iri)
            yield iri
