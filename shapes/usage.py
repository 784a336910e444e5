"""Whether data uses the ontology's terms as they are declared: OWL draws conclusions from that, the gate refuses."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, RDFS, XSD, Graph, Literal
from rdflib.term import Node

from ontology.namespaces import NG
from shapes.terms import Terms, Types, short, terms

Said = tuple[Node, Node | None, Node | None, str, str]

# A whole number is a number, and rdfs:Literal takes any literal.
_ALSO: dict[Node, set[Node]] = {XSD.decimal: {XSD.decimal, XSD.integer}}


def term_breaches(data: Graph, types: Types) -> Iterator[Said]:
    """Terms that do not exist, and properties at a thing or with a value that they are not meant for."""
    known = terms()
    for subject, predicate, value in data:
        if predicate == RDF.type:
            if str(value).startswith(NG) and value not in known.declared:
                yield subject, predicate, value, *_unknown(known, value)
        elif str(predicate).startswith(NG):
            if predicate not in known.declared:
                yield subject, predicate, None, *_unknown(known, predicate)
            else:
                yield from _at_wrong_thing(known, subject, predicate, types)
                yield from _of_wrong_kind(known, subject, predicate, value, types)


def _unknown(known: Terms, term: Node) -> tuple[str, str]:
    like = known.resembling(term)
    return (
        f"De term {short(term)} staat niet in de ontologie{f'; misschien is {like} bedoeld' if like else ''}.",
        f"The term {short(term)} is not in the ontology{f'; perhaps {like} is meant' if like else ''}.",
    )


def _at_wrong_thing(known: Terms, subject: Node, predicate: Node, types: Types) -> Iterator[Said]:
    domain = known.domains.get(predicate)
    if domain is None or known.falls_under(types.get(subject, ()), domain):
        return
    prop, kind = known.named(predicate), known.named(domain)
    yield (
        subject,
        predicate,
        None,
        f"De eigenschap „{prop[0]}” hoort bij een ding van de soort „{kind[0]}”, en dit is er geen.",
        f"The property “{prop[1]}” belongs to a thing of the kind “{kind[1]}”, and this is none.",
    )


def _of_wrong_kind(known: Terms, subject: Node, predicate: Node, value: Node, types: Types) -> Iterator[Said]:
    wanted = known.ranges.get(predicate)
    if predicate in known.linking:
        fits = not isinstance(value, Literal) and _is_of_class(known, value, wanted, types)
    elif predicate in known.literal:
        fits = isinstance(value, Literal) and _is_of_datatype(value, wanted)
    else:
        return
    if not fits:
        prop, kind = known.named(predicate), known.named(wanted) if wanted is not None else ("IRI", "IRI")
        yield (
            subject,
            predicate,
            value,
            f"De waarde van „{prop[0]}” is niet van de soort die daarbij hoort: „{kind[0]}”.",
            f"The value of “{prop[1]}” is not of the kind that goes with it: “{kind[1]}”.",
        )


def _is_of_class(known: Terms, value: Node, wanted: Node | None, types: Types) -> bool:
    """What is described nowhere is the business of another check."""
    if wanted is None or wanted not in known.above or value not in types:
        return True
    return known.falls_under(types[value], wanted)


def _is_of_datatype(value: Literal, wanted: Node | None) -> bool:
    if wanted is None or wanted == RDFS.Literal:
        return True
    given = value.datatype or (XSD.string if value.language is None else None)
    return given in _ALSO.get(wanted, {wanted})
