"""What can go wrong with the store, each in one clear line, in Dutch and in English."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

Language = Literal["nl", "en"]


_SAID = 300


def shortened(value: Any) -> Any:
    """A value as a message repeats it: of a long text its start."""
    return f"{value[:_SAID]}…" if isinstance(value, str) and len(value) > _SAID else value


class StoreError(Exception):
    """Something the store could not do; `nl` and `en` say it in one line.

    Arguments are positional, so that an error travels from a worker process to its asker unchanged.
    """

    templates: ClassVar[dict[Language, str]] = {"nl": "{0}", "en": "{1}"}

    def __init__(self, *values: Any) -> None:
        super().__init__(*values)

    def message(self, language: Language = "en") -> str:
        """The error in one line, in Dutch or English."""
        return " ".join(self.templates[language].format(*map(shortened, self.args)).split())

    @property
    def nl(self) -> str:
        return self.message("nl")

    @property
    def en(self) -> str:
        return self.message("en")

    def __str__(self) -> str:
        return self.en


class EngineUnreachable(StoreError):
    """A remote engine that does not answer; arguments: its address, the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag op {0} is niet bereikbaar: {1}",
        "en": "The store at {0} cannot be reached: {1}",
    }


class EngineRefused(StoreError):
    """A remote engine that says no; arguments: its address, what it says."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag op {0} weigert: {1}",
        "en": "The store at {0} refuses: {1}",
    }


class StoreEmpty(StoreError):
    """Nothing was committed yet; argument: the location."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag {0} is leeg; begin met: normgraaf ingest PAD",
        "en": "The store {0} is empty; start with: normgraaf ingest PATH",
    }


class StoreLocked(StoreError):
    """Another process is committing; arguments: the location, seconds waited."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Een ander proces schrijft in {0}; na {1:g} s wachten is niets gewijzigd.",
        "en": "Another process is writing to {0}; after a wait of {1:g} s nothing was changed.",
    }


class StoreUnreadable(StoreError):
    """A snapshot is damaged or gone; arguments: its path, the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag {0} is niet te lezen: {1}",
        "en": "The store {0} cannot be read: {1}",
    }


class StoreOfAnotherFormat(StoreError):
    """A store that another version wrote; arguments: the location, its format, the format that this version reads."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag {0} heeft indeling {1}; deze versie van Normgraaf leest indeling {2}. "
        "Een oudere wordt bijgewerkt met `normgraaf upgrade`, een nieuwere vraagt een nieuwere Normgraaf.",
        "en": "The store {0} has format {1}; this version of Normgraaf reads format {2}. "
        "An older one is brought up to date by `normgraaf upgrade`, a newer one needs a newer Normgraaf.",
    }


class StoreUnwritable(StoreError):
    """The disk refused a commit and the last snapshot still stands; arguments: the location, the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Er kon niet in {0} worden geschreven en er is niets gewijzigd: {1}",
        "en": "{0} could not be written and nothing was changed: {1}",
    }


class StoreMoved(StoreError):
    """Another commit came between reading and writing; argument: the snapshot that was read."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag is intussen gewijzigd (na {0}); er is niets geschreven.",
        "en": "The store was changed meanwhile (after {0}); nothing was written.",
    }


class GraphProtected(StoreError):
    """A graph that may not be written by hand; arguments: its IRI, the start of the IRIs that may."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De graaf <{0}> is beschermd; met de hand schrijven kan alleen in grafen onder <{1}>.",
        "en": "The graph <{0}> is protected; only graphs under <{1}> are written by hand.",
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


class BackupBroken(StoreError):
    """A file that is no whole backup, so that nothing was restored; arguments: its path, the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "{0} is geen hele reservekopie en er is niets gewijzigd: {1}",
        "en": "{0} is not a whole backup and nothing was changed: {1}",
    }


class BackupOfAnotherFormat(StoreError):
    """A backup that another version made; arguments: its path, its format, the format that this version reads."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "{0} is een reservekopie in indeling {1} en deze versie leest {2}; er is niets gewijzigd. "
        "Zet haar terug met de versie die haar maakte en draai daarna `normgraaf upgrade`.",
        "en": "{0} is a backup in format {1} and this version reads {2}; nothing was changed. "
        "Restore it with the version that made it, then run `normgraaf upgrade`.",
    }


class BackupRefused(StoreError):
    """A backup of which a graph does not pass, so that nothing was restored; arguments: its path, the graph, why."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "{0} is niet teruggezet: de graaf {1} voldoet niet aan de shapes: {2}",
        "en": "{0} was not restored: the graph {1} does not pass the shapes: {2}",
    }


class SnapshotUnknown(StoreError):
    """A snapshot that the store does not have (any longer); arguments: its id, those that it has."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag heeft geen momentopname {0}; wel: {1}",
        "en": "The store has no snapshot {0}; it has: {1}",
    }


class AuditUnwritable(StoreError):
    """The audit log takes no entry, so that nothing may be written; arguments: its path, the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Het logboek {0} is niet te schrijven en er is niets gewijzigd: {1}",
        "en": "The audit log {0} cannot be written and nothing was changed: {1}",
    }


class AuditOfAnotherVersion(StoreError):
    """An audit log that another version kept, to which nothing is added; argument: its path."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Het logboek {0} is van een andere versie en er is niets gewijzigd; zie: normgraaf upgrade",
        "en": "The audit log {0} is of another version and nothing was changed; see: normgraaf upgrade",
    }


class TermRefused(StoreError):
    """A value that is no RDF term; arguments: the value, the cause."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "{0!r} is geen geldige RDF-term: {1}",
        "en": "{0!r} is not a valid RDF term: {1}",
    }


class GraphUnknown(StoreError):
    """A named graph that the store does not hold; argument: its IRI."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag heeft geen graaf <{0}>.",
        "en": "The store has no graph <{0}>.",
    }


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


class ClientLeft(StoreError):
    """A query that nobody waits for any longer, because its client left; it was ended, or not begun."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vrager is weggegaan; de vraag is beëindigd.",
        "en": "The client has left; the query was ended.",
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


class PoolBusy(StoreError):
    """More queries are waiting than the pool takes on; argument: how many wait."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Er wachten al {0} vragen; probeer het straks opnieuw.",
        "en": "{0} queries are already waiting; try again shortly.",
    }


class ClientBusy(StoreError):
    """One client has too many queries waiting; argument: how many may."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "Er wachten al {0} vragen van deze vrager; probeer het zo weer.",
        "en": "{0} queries of this client are waiting already; try again shortly.",
    }


class ServiceFull(StoreError):
    """The service's own process holds all the memory that it may; argument: how many megabytes."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De dienst gebruikt al het geheugen dat zij mag ({0} MB); probeer het straks opnieuw.",
        "en": "The service uses all the memory that it may ({0} MB); try again shortly.",
    }


class WaitedTooLong(StoreError):
    """A query found no reader free in time and was not begun; argument: the seconds it waited."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De dienst is vol: na {0:g} s wachten was er nog geen lezer vrij.",
        "en": "The service is full: after a wait of {0:g} s no reader was free.",
    }


class PoolClosed(StoreError):
    """The pool was closed before the query was answered."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag wordt gesloten; de vraag is niet beantwoord.",
        "en": "The store is being closed; the query was not answered.",
    }
