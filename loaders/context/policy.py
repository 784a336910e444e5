"""What a statement takes from its context: its voice and speakers, and whether it is stated at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from loaders.context.lexicon import table
from loaders.context.model import Context
from loaders.context.polarity import UNDECIDED, polarity_of
from loaders.context.reading import Contexts
from loaders.context.words import Forms, words
from loaders.reading import SourceText
from loaders.shadow import fold
from loaders.statements import Ref, Statement, Value, digest, values
from ontology.namespaces import concept


def in_context(statements: Iterable[Statement], contexts: Contexts, source: SourceText) -> Iterator[Statement]:
    """The statements that their context states, each in the voice of the clause that it was read from.

    Readers of records and judgements know their voice from the place; every other kind takes it from the context. What
    refers to a statement that is dropped goes with it.
    """
    gone: set[str] = set()
    for each in statements:
        refers = {value.digest for _, value in each.values if isinstance(value, Ref)}
        parts = [] if refers & gone else list(_stated(each, contexts, source.text))
        if not parts:
            gone.add(digest(source.text_sha256, each))
        yield from parts


def dropped(kind: str, context: Context, folded: str = "", pairs: Mapping[str, Value] = MappingProxyType({})) -> bool:
    """Whether a statement of a kind is not stated in a context: denied, asked, supposed, or said by somebody else."""
    policy = table("policy").get(kind, {})
    if policy.get("says") and not (folded and _phrases(kind, "says").longest(words(folded))):
        return False
    if any(getattr(context, mark) for mark in policy.get("drop", ())):
        return True
    chosen = all(pairs.get(name) in among for name, among in policy.get("only", {}).items())
    heard = context.quoted and context.voice == "heard-group" and chosen
    if (heard and policy.get("quoted") == "drop") or context.section in policy.get("not_in", ()):
        return True
    if policy.get("voices") and context.voice not in policy["voices"]:
        return True
    return bool(folded and policy.get("denied") and _phrases(kind, "denied").longest(words(folded)))


def _stated(each: Statement, contexts: Contexts, text: str) -> Iterator[Statement]:
    """A statement as its context states it; a finding of two tellers becomes one of each."""
    place = each.places[0]
    tellers = contexts.tellers(place) if each.kind in table("policy")["split"]["kinds"] else ()
    if len({part.voice for part in tellers}) > 1:
        for part in tellers:
            slug = polarity_of(part.folded) or UNDECIDED
            pairs = [pair for pair in each.values if pair[0] != "polarity"]
            yield from _stated(
                replace(each, places=(part.place,), values=(*pairs, *values(polarity=concept("polarity", slug)))),
                contexts,
                text,
            )
        return
    context = contexts.at(place)
    if each.rule in table("policy")["placed"]["rules"]:
        context = replace(context, required=False)
    if dropped(each.kind, context, fold(text[place.start : place.end]), dict(each.values)):
        return
    if each.rule in table("policy")["evaluative"]["rules"] and each.get("polarity") == concept("polarity", UNDECIDED):
        return
    structural = (
        each.kind in table("policy")["structural"]["kinds"] or each.rule in table("policy")["structural"]["rules"]
    )
    theirs = each.voice in table("policy")["structural"]["voices"] and context.voice == contexts.writer
    yield each if structural or theirs else _spoken(each, context)


def _spoken(each: Statement, context: Context) -> Statement:
    """A statement in the voice of its context; who speaks is not whom it is about."""
    said_by = {("concerns", iri) for iri in context.speakers}
    kept = tuple(pair for pair in each.values if pair[0] != "speaker" and pair not in said_by)
    nameless = each.kind in table("policy")["nameless"]["kinds"]
    return replace(each, voice=context.voice, values=kept + values(speaker=() if nameless else context.speakers))


@cache
def _phrases(kind: str, name: str) -> Forms[str]:
    return Forms((form, kind) for form in table("policy")[kind][name])
