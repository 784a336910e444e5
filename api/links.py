"""Where the service shows an IRI of its own namespace."""

from __future__ import annotations

import re
from urllib.parse import quote

from ontology import namespaces as ns

_NO_REPORTS = ("concept", "framework", "rule")
_SPAN = re.compile(r"(?P<report>[^/]+)/evidence/[0-9a-f]+-(?P<start>\d+)-(?P<end>\d+)")


def path(iri: str) -> tuple[str] | tuple[str, None, str] | None:
    """The path of a report's page, of the passage for what rests on one, else of the resource; None for a foreign IRI.

    A term of the ontology has a fragment beside its path.
    """
    if iri.startswith(str(ns.NG)):
        return "/ns", None, iri.removeprefix(str(ns.NG))
    if iri.startswith(ns.GRAPH):
        return (f"/graph/{quote(iri.removeprefix(ns.GRAPH))}",)
    if not iri.startswith(ns.ID):
        return None
    local = iri.removeprefix(ns.ID)
    parts = local.split("/")
    if parts[0] in _NO_REPORTS:
        return (f"/id/{quote(local)}",)
    if len(parts) == 1:
        return (f"/reports/{quote(local)}",)
    if span := _SPAN.fullmatch(local):
        return (f"/passages/{quote(span['report'])}/{span['start']}-{span['end']}",)
    if len(parts) == 3 and parts[1] not in ("actor", "text", "run"):
        return (f"/passages/{quote(local)}",)
    return (f"/id/{quote(local)}",)


def passage(report: str, start: int, end: int) -> str:
    """The path of a passage."""
    return f"/passages/{quote(report)}/{start}-{end}"


def short(iri: str) -> str:
    """An IRI as a person reads it: with the prefix of the one prefix map, or what follows the data base."""
    if iri.startswith(ns.ID):
        return iri.removeprefix(ns.ID)
    for prefix, namespace in ns.PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
