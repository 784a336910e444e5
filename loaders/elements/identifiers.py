"""Official numbers: to which organisation of the report each one belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rdflib import URIRef

from loaders.statements import Statement

# The fields that hold such a number, with the property that states it of the organisation itself.
PROPERTIES = {
    "kvk_number": "kvkNumber",
    "kvk_branch_number": "branchNumber",
    "agb_code": "agbCode",
    "rsin": "rsin",
    "registration_number": "registrationNumber",
}
_REACH = 300


def with_owner(statements: Iterable[Statement], text: str) -> list[Statement]:
    """The statements, where each fact with an official number points to the organisation that the number is of.

    That is the organisation named last before it in the same paragraph, or else the one organisation that the report
    is about. Where the report is about several the number points to none.
    """
    found = list(statements)
    forms = _forms(found)
    subjects = {
        actor
        for each in found
        if each.kind == "DocumentFact" and each.get("field") == "organisation"
        if (actor := forms.get(str(each.get("fieldValue"))))
    }
    only = subjects.pop() if len(subjects) == 1 else None
    return [_owned(each, forms, only, text) if each.get("field") in PROPERTIES else each for each in found]


def _forms(statements: Iterable[Statement]) -> dict[str, URIRef]:
    """The printed names of organisations with their actor."""
    out: dict[str, URIRef] = {}
    for each in statements:
        actor = each.get("actor")
        if each.kind == "ActorMention" and str(each.get("actorKind")).endswith("/organisation") and actor:
            out.update({str(form): URIRef(str(actor)) for form in (each.get("name"), *each.all("form"))})
    return out


def _owned(fact: Statement, forms: dict[str, URIRef], only: URIRef | None, text: str) -> Statement:
    start = fact.places[0].start
    before = text[max(0, start - _REACH) : start].rpartition("\n\n")[2]
    nearest = max(((before.rfind(form), len(form), actor) for form, actor in forms.items()), default=(-1, 0, None))
    owner = nearest[2] if nearest[0] >= 0 else only
    return replace(fact, values=(*fact.values, ("actor", owner))) if owner else fact
