"""Queries that are not answered, because of who else asks."""

from __future__ import annotations

from typing import ClassVar

from store.errors.base import Language, StoreError


class ClientLeft(StoreError):
    """A query that nobody waits for any longer, because its client left; it was ended, or not begun."""

    templates: ClassVar[dict[Language, str]] = {
        "nl": "De vrager is weggegaan; de vraag is beëindigd.",
        "en": "The client has left; the query was ended.",
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
