"""A store, its backups and its log that cannot be read or written."""

from __future__ import annotations

from typing import ClassVar

from store.errors.base import Language, StoreError


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


class SnapshotUnknown(StoreError):
    """A snapshot that the store does not have (any longer); arguments: its id, those that it has."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De opslag heeft geen momentopname {0}; wel: {1}",
        "en": "The store has no snapshot {0}; it has: {1}",
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
