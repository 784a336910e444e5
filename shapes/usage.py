"""Whether data uses the ontology's terms as they are declared: OWL draws conclusions from that, the gate refuses."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDFS, XSD

from ontology.namespaces import NG
from ontology.ntriples import datatype
from shapes.data import TYPE, Data
from shapes.terms import Terms, Types, short, terms

Said = tuple[str, str | None, str | None, str, str]

_OURS = f"<{NG}"
_ANY_LITERAL = f"<{RDFS.Literal}>"
# A whole number is a number.
_ALSO = {f"<{XSD.decimal}>": {str(XSD.decimal), str(XSD.integer)}}


def term_breaches(data: Data, types: Types) -> Iterator[Said]:
    """Terms that do not exist, and properties at a thing or with a value that they are not meant for."""
    known = terms()
    for kind, members in data.instances.items():
        if kind.startswith(_OURS) and kind not in known.declared:
            yield from ((each, TYPE, kind, *_unknown(known, kind)) for each in members)
    for predicate, pairs in data.pairs.items():
        if predicate == TYPE or not predicate.startswith(_OURS):
            continue
        if predicate not in known.declared:
            yield from ((subject, predicate, None, *_unknown(known, predicate)) for subject, _ in pairs)
        else:
            yield from _at_wrong_things(known, predicate, pairs, types)
            yield from _of_wrong_kinds(known, predicate, pairs, types)


def _unknown(known: Terms, term: str) -> tuple[str, str]:
    like = known.resembling(term)
    return (
        f"De term {short(term)} staat niet in de ontologie{f'; misschien is {like} bedoeld' if like else ''}.",
        f"The term {short(term)} is not in the ontology{f'; perhaps {like} is meant' if like else ''}.",
    )


def _at_wrong_things(known: Terms, predicate: str, pairs: list[tuple[str, str]], types: Types) -> Iterator[Said]:
    domain = known.domains.get(predicate)
    if domain is None:
        return
    prop, kind = known.named(predicate), known.named(domain)
    for subject, _ in pairs:
        if not known.falls_under(types.get(subject, ()), domain):
            yield (
                subject,
                predicate,
                None,
                f"De eigenschap „{prop[0]}” hoort bij een ding van de soort „{kind[0]}”, en dit is er geen.",
                f"The property “{prop[1]}” belongs to a thing of the kind “{kind[1]}”, and this is none.",
            )


def _of_wrong_kinds(known: Terms, predicate: str, pairs: list[tuple[str, str]], types: Types) -> Iterator[Said]:
    wanted = known.ranges.get(predicate)
    linking = predicate in known.linking
    if not linking and predicate not in known.literal:
        return
    prop, kind = known.named(predicate), known.named(wanted) if wanted is not None else ("IRI", "IRI")
    for subject, value in pairs:
        is_literal = value[0] == '"'
        if linking:
            fits = not is_literal and _is_of_class(known, value, wanted, types)
        else:
            fits = is_literal and _is_of_datatype(value, wanted)
        if not fits:
            yield (
                subject,
                predicate,
                value,
                f"De waarde van „{prop[0]}” is niet van de soort die daarbij hoort: „{kind[0]}”.",
                f"The value of “{prop[1]}” is not of the kind that goes with it: “{kind[1]}”.",
            )


def _is_of_class(known: Terms, value: str, wanted: str | None, types: Types) -> bool:
    """What is described nowhere is the business of another check."""
    if wanted is None or wanted not in known.above or value not in types:
        return True
    return known.falls_under(types[value], wanted)


def _is_of_datatype(value: str, wanted: str | None) -> bool:
    if wanted is None or wanted == _ANY_LITERAL:
        return True
    given = datatype(value) or (str(XSD.string) if value[-1] == '"' else "")
    return given in _ALSO.get(wanted, {wanted[1:-1]})
