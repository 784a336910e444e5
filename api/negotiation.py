"""Content negotiation: exactly what `Accept` asks for, or a refusal that lists what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_RANGE = re.compile(r"^\s*([!#$%&'*+.^_`|~\w-]+)/([!#$%&'*+.^_`|~\w-]+)\s*((?:;.*)?)$")
_WEIGHT = re.compile(r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.IGNORECASE)
_ANY_WEIGHT = re.compile(r";\s*q\s*=", re.IGNORECASE)


@dataclass(frozen=True)
class Offer:
    """One way to write an answer: the name for `?format=`, others that clients give it, and the type for `Accept`."""

    name: str
    media_type: str
    also: tuple[str, ...] = ()


class NotAcceptable(Exception):
    """Nothing on offer is acceptable; `offers` is what there is."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__(", ".join(offer.media_type for offer in offers))
        self.offers = tuple(offers)


@dataclass(frozen=True)
class _Range:
    kind: str
    subtype: str
    weight: float

    def specificity(self, media_type: str) -> int | None:
        """How exactly the range names a media type (2, 1 or 0), or None where it does not."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 2
        if self.subtype == "*" and self.kind == kind:
            return 1
        return 0 if (self.kind, self.subtype) == ("*", "*") else None


def negotiate(accept: str | None, offers: Sequence[Offer], named: str | None = None) -> Offer:
    """The offer that weighs most, at equal weight the one named most exactly, then the first.

    `named` (from `?format=`) overrules the header; one that nothing on offer has is passed over, since clients send
    names of their own beside a sound header (SPARQLWrapper). Parameters of media types other than q are not looked at;
    an entry that cannot be read is passed over, and a header without any readable entry counts as absent. The most
    exact range decides the weight of an offer, so that `text/html;q=0, */*` is everything but HTML (RFC 9110, section
    12.5.1).
    Raises NotAcceptable.
    """
    asked = (named or "").lower().replace(" ", "+")  # a plus sign in an address is a blank
    for offer in offers:
        if asked and asked in (offer.name, offer.media_type, *offer.also):
            return offer
    ranges = list(_ranges(accept or ""))
    if not ranges:
        return offers[0]
    best: tuple[float, int] = (0.0, -1)
    chosen: Offer | None = None
    for offer in offers:
        matches = [(exact, r.weight) for r in ranges if (exact := r.specificity(offer.media_type)) is not None]
        if not matches:
            continue
        exact, weight = max(matches)
        if weight > 0 and (weight, exact) > best:
            best, chosen = (weight, exact), offer
    if chosen is None:
        raise NotAcceptable(offers)
    return chosen


def _ranges(header: str) -> Iterator[_Range]:
    for part in header.split(","):
        match = _RANGE.match(part)
        if not match:
            continue
        weight = _WEIGHT.search(match[3])
        if weight is None and _ANY_WEIGHT.search(match[3]):
            continue
        yield _Range(match[1].lower(), match[2].lower(), float(weight[1]) if weight else 1.0)
