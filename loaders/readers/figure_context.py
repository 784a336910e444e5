"""What surrounds a figure: the time it holds for, who supplies it and what it speaks for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rdflib import URIRef

from loaders.context.polarity import polarity_of
from loaders.language.moments import Moment
from loaders.language.quantities import Quantity
from loaders.language.tokens import Token, words
from loaders.language.vocabulary import mentions
from ontology.namespaces import concept

_RELATIVE = (
    *tuple(
        f"{when} {unit}"
        for when in ("vorig", "dit", "afgelopen")
        for unit in ("jaar", "schooljaar", "kwartaal", "halfjaar")
    ),
    "op peildatum",
    "op de peildatum",
    "vorige maand",
    "deze maand",
)
# What sets a figure against another, which has a time of its own.
_TURNS = frozenset(("tegen", "naar", "tegenover", "vergeleken"))
_SURVEYS = ("vragenlijst", "enquete", "respondent", "invullers", "peiling", "tevredenheidsonderzoek")
_PAPERS = ("dossiers", "dossieronderzoek", "jaarverslag", "jaarrekening")
_PROVIDERS = words("aanbieder instelling organisatie bestuurder directeur bestuur")
_REPORTS = ("meld", "geeft aan", "gaf aan", "laat weten", "schrijft", "noemt", "telt", "registreer")
_OWN = ("eigen cijfers", "eigen registratie", "eigen telling")
_LOOKED = ("sprak", "bekeek", "bekeken", "las ", "lazen", "telde", "zag")
_TOLD = ("vertel", "zegt", "zeggen", "noem", "vind", "vond")
_STATISTICIANS = ("cbs",)
_MET = (
    *("op tijd", "tijdig", "binnen de termijn", "binnen de gestelde termijn", "binnen de norm", "compleet", "volledig"),
    *("actueel", "aanwezig", "voldoet", "voldoen", "haalt", "haalde", "haalden", "lukt", "afgerond", "hersteld"),
)
_DENIED = words("niet geen nooit zelden onvoldoende nauwelijks te-laat")
_REACH = 60  # characters between who supplies and the verb that says so


class Periods:
    """The moments of a sentence, and which of them each of its figures holds for."""

    def __init__(self, found: Sequence[Token], moments: Sequence[Moment], quantities: Sequence[Quantity]) -> None:
        # "(2022: 1.150)": a moment with a colon is that of the figure behind it.
        self._heads = {m.first_token for m in moments if m.last_token < len(found) and found[m.last_token].word == ":"}
        self._moments = moments
        self._first = [moment.first_token for moment in moments]
        self._last = [moment.last_token for moment in moments]
        self._starts = [quantity.first for quantity in quantities]
        self._until = max((quantity.last for quantity in quantities), default=0)
        self._turns = [at for at, token in enumerate(found) if token.word in _TURNS]

    def of(self, quantity: Quantity) -> Moment | None:
        """The moment behind a figure up to the next one, else the last before it, else what closes all."""
        behind = bisect_left(self._first, quantity.last)
        following = bisect_right(self._starts, quantity.first)
        until = self._starts[following] if following < len(self._starts) else None
        own = behind < len(self._moments) and self._first[behind] not in self._heads
        if own and (until is None or self._first[behind] < until):
            return self._moments[behind]
        before = bisect_right(self._last, quantity.first)
        if before:
            return self._moments[before - 1]
        if not self._moments or self._first[-1] < self._until or self._first[-1] in self._heads:
            return None
        turn = bisect_left(self._turns, quantity.last)
        turned = turn < len(self._turns) and self._turns[turn] < self._first[-1]
        return None if turned else self._moments[-1]


def relative_period(folded: str) -> tuple[int, int] | None:
    """Where a period is printed that only the document's own day can date ("vorig jaar")."""
    found = [(folded.find(words), len(words)) for words in _RELATIVE]
    starts = [(start, start + size) for start, size in found if start >= 0]
    return min(starts, default=None)


def supplier(folded: str) -> tuple[URIRef | None, URIRef | None]:
    """Who supplies the numbers of a sentence, as a concept of the scheme voice, and the body that publishes them."""
    if "cbs" in folded or "statistiek" in folded:
        for mention in mentions("body", folded):
            if mention.concept.slug in _STATISTICIANS:
                return concept("voice", "third-party"), mention.concept.iri
    slug = _supplier(folded)
    return (concept("voice", slug) if slug else None), None


def _supplier(folded: str) -> str:
    if any(word in folded for word in _SURVEYS):
        return "survey"
    if any(word in folded for word in _PAPERS):
        return "documents"
    words = folded.split()
    for index, word in enumerate(words):
        name = word.strip(",.;:")
        if name in _PROVIDERS and (
            words[max(0, index - 2) : index][:1] == ["volgens"] or "volgens" in words[:index][-2:]
        ):
            return "provider"
    for name in _PROVIDERS:
        at = folded.find(name)
        if at >= 0 and any(verb in folded[at : at + _REACH] for verb in _REPORTS):
            return "provider"
    if any(words_ in folded for words_ in _OWN):
        return "provider"
    at = folded.find("inspect")
    if at >= 0 and any(verb in folded[at : at + _REACH + 20] for verb in _LOOKED):
        return "inspectorate"
    return "heard-group" if any(f" {verb}" in f" {folded}" for verb in _TOLD) else ""


def speaks_for(clause: str, share: bool) -> URIRef | None:
    """The polarity of a figure: first whether it counts what was on time or met, else what the words around it say.

    Where neither decides it is not determined.
    """
    if share and any(f" {words}" in f" {clause}" for words in _MET):
        denied = "te laat" in clause or not _DENIED.isdisjoint(clause.replace(",", " ").replace(".", " ").split())
        return concept("polarity", "negative" if denied else "positive")
    slug = polarity_of(clause)
    return concept("polarity", slug) if slug else None
