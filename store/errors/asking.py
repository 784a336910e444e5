"""Queries that are not answered, for what they are."""

from __future__ import annotations

from typing import ClassVar

from store.errors.base import Language, StoreError


class FormatRefused(StoreError):
    """A format that cannot carry a result; arguments: the format, the reason in Dutch, the reason in English."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Het resultaat kan niet als {0} worden geschreven: {1}.",
        "en": "The result cannot be written as {0}: {2}.",
    }


class QueryRefused(StoreError):
    """A query that the store will not evaluate; arguments: the reason in Dutch, in English, line, column (from 1)."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vraag is geweigerd (regel {2}, kolom {3}): {0}.",
        "en": "The query is refused (line {2}, column {3}): {1}.",
    }

    @property
    def line(self) -> int:
        return int(self.args[2])

    @property
    def column(self) -> int:
        return int(self.args[3])


class QuerySyntaxError(StoreError):
    """A query that is no SPARQL; arguments: line, column (from 1, in characters), what stands there."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vraag is geen geldige SPARQL op regel {0}, kolom {1}, bij {2}.",
        "en": "The query is not valid SPARQL at line {0}, column {1}, near {2}.",
    }

    @property
    def line(self) -> int:
        return int(self.args[0])

    @property
    def column(self) -> int:
        return int(self.args[1])


class QueryTooDeep(StoreError):
    """A query whose brackets stand deeper in each other than may be; arguments: how deep may be, line, column."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vraag is dieper genest dan de grens van {0} haken in elkaar (regel {1}, kolom {2}).",
        "en": "The query is nested deeper than the limit of {0} brackets in each other (line {1}, column {2}).",
    }

    @property
    def line(self) -> int:
        return int(self.args[1])

    @property
    def column(self) -> int:
        return int(self.args[2])


class QueryTooLong(QueryTooDeep):
    """A query of more operators and patterns than may be; arguments: how many may be, line, column (from 1)."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vraag heeft meer delen (bewerkingen en patronen) dan de grens van {0} (regel {1}, kolom {2}).",
        "en": "The query has more parts (operators and patterns) than the limit of {0} (line {1}, column {2}).",
    }


class TextUndecodable(StoreError):
    """A text that is no UTF-8; argument: the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De tekst is geen UTF-8: {0}",
        "en": "The text is not UTF-8: {0}",
    }


class FormUnwanted(StoreError):
    """A query of a form whose answer the request does not accept; argument: the form."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Het antwoord op {0} kan niet worden geschreven zoals is gevraagd.",
        "en": "The answer to {0} cannot be written in the way that was asked for.",
    }

    @property
    def form(self) -> str:
        return str(self.args[0])


class QueryOverflow(StoreError):
    """A query that took more stack than a reader process has, and ended it; argument: the megabytes it has."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vraag is te diep of te lang om te lezen: zij vroeg meer dan {0} MB stapelgeheugen en is beëindigd.",
        "en": "The query is too deep or too long to be read: it needed more than {0} MB of stack and was ended.",
    }


class FunctionUnknown(StoreError):
    """A query that calls a function which the engine does not have; argument: its IRI."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De functie <{0}> is niet bekend.",
        "en": "The function <{0}> is not known.",
    }


class BindingRefused(StoreError):
    """A parameter that cannot be bound; arguments: its name, the reason in Dutch, the reason in English."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De parameter ?{0} kan niet worden ingevuld: {1}.",
        "en": "The parameter ?{0} cannot be bound: {2}.",
    }


class QueryFailed(StoreError):
    """A well-formed query that the engine could not evaluate; argument: the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vraag kon niet worden uitgevoerd: {0}",
        "en": "The query could not be evaluated: {0}",
    }


class QueryTimeout(StoreError):
    """A query that ran into its time limit; argument: the limit in seconds."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vraag duurde langer dan de grens van {0:g} s en is beëindigd.",
        "en": "The query ran longer than the limit of {0:g} s and was ended.",
    }

    @property
    def seconds(self) -> float:
        return float(self.args[0])


class QueryExhausted(StoreError):
    """A query whose worker ended before it answered, most often for want of memory; argument: the limit in MB."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vraag vroeg meer dan de grens van {0} MB geheugen en is beëindigd.",
        "en": "The query needed more than the limit of {0} MB of memory and was ended.",
    }
