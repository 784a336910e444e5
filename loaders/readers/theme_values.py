"""The values in which themes and the whole are judged, as the predicate of a sentence."""

from __future__ import annotations

from loaders.readers.scales import Printed, value_from, words

THEME_VALUES = {
    "voldoende": "voldoende",
    "onvoldoende": "onvoldoende",
    "grotendeels voldoende": "grotendeels-voldoende",
    "grotendeels onvoldoende": "grotendeels-onvoldoende",
    "overwegend voldoende": "grotendeels-voldoende",
    "overwegend onvoldoende": "grotendeels-onvoldoende",
}
_FOLLOWS = (
    " voor dit thema",
    " op dit thema",
    " voor het thema",
    " op het thema",
    " omdat ",
    " want ",
    " zo ",
    " is",
    " zijn",
)
# What is said of none, or not to be so, is no judgement.
_DENIES = frozenset({"geen", "niet", "nergens", "noch", "niemand"})


def predicate(folded: str, start: int) -> Printed | None:
    """The value that is what is judged, not a word before a noun ("onvoldoende contact") or a verb."""
    found = words(folded)
    for at, word in enumerate(found):
        if word.start <= start:
            continue
        if word.text in _DENIES:
            return None
        value = value_from(folded, found, at)
        if value is None or value.grade.scale != "quality":
            continue
        rest = folded[value.end :].lstrip("'\"")
        if not rest.strip(" .!)*") or rest[0] in ".,;:" or rest.startswith(_FOLLOWS[:7]):
            return value
    return None
