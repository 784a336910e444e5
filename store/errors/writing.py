"""Data and updates that are not taken."""

from __future__ import annotations

from typing import ClassVar

from store.errors.base import Language, StoreError


class GraphProtected(StoreError):
    """A graph that may not be written by hand; arguments: its IRI, the start of the IRIs that may."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De graaf <{0}> is beschermd; met de hand schrijven kan alleen in grafen onder <{1}>.",
        "en": "The graph <{0}> is protected; only graphs under <{1}> are written by hand.",
    }


class GraphUnknown(StoreError):
    """A named graph that the store does not hold; argument: its IRI."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag heeft geen graaf <{0}>.",
        "en": "The store has no graph <{0}>.",
    }


class DatasetConflict(StoreError):
    """A dataset in the request beside one in the update itself; arguments: the keyword, line, column (from 1)."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "{0} (regel {1}, kolom {2}) gaat niet samen met using-graph-uri of using-named-graph-uri.",
        "en": "{0} (line {1}, column {2}) does not go together with using-graph-uri or using-named-graph-uri.",
    }

    @property
    def line(self) -> int:
        return int(self.args[1])

    @property
    def column(self) -> int:
        return int(self.args[2])


class ChangeTooLarge(StoreError):
    """A change that would leave more triples in the graphs it writes than one change may; argument: how many may."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De wijziging laat meer dan {0} triples na in de grafen die zij schrijft en is geweigerd.",
        "en": "The change would leave more than {0} triples in the graphs that it writes and is refused.",
    }


class UpdateFailed(StoreError):
    """A well-formed update that the engine could not carry out; nothing has changed; argument: the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De update kon niet worden uitgevoerd en er is niets gewijzigd: {0}",
        "en": "The update could not be carried out and nothing was changed: {0}",
    }


class UpdateUnsupported(StoreError):
    """An update on a store that another engine keeps, of which there is no copy to try it on; argument: its state."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Deze opslag staat in een ander systeem ({0}); schrijf er hele grafen (Graph Store Protocol).",
        "en": "This store is kept by another engine ({0}); write whole graphs (Graph Store Protocol).",
    }


class DataSyntaxError(StoreError):
    """Data that is no RDF of its format; arguments: the reason, line and column (from 1; 0 where not known)."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De gegevens zijn niet te lezen (regel {1}, kolom {2}): {0}",
        "en": "The data cannot be read (line {1}, column {2}): {0}",
    }

    @property
    def line(self) -> int:
        return int(self.args[1])

    @property
    def column(self) -> int:
        return int(self.args[2])


class DataRefused(StoreError):
    """Data whose reader would have to fetch something or grow without end; arguments: the reason in Dutch, English."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De gegevens zijn geweigerd: {0}.",
        "en": "The data is refused: {1}.",
    }


class TermRefused(StoreError):
    """A value that is no RDF term; arguments: the value, the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "{0!r} is geen geldige RDF-term: {1}",
        "en": "{0!r} is not a valid RDF term: {1}",
    }
