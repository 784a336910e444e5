"""The values of the judgement scale in the words with which reports print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTLY = r"(?:voor het groot(?:st)?e deel|voor een groot deel|in grote lijnen|grotendeels|in hoofdzaak|overwegend)"
# First fit wins. "Nog niet" and "niet volledig" may be more than one value, so that it says none.
_GRADES = (
    (re.compile(rf"\b{_PARTLY} (?:nog )?niet\b"), "voldoet-grotendeels-niet"),
    (
        re.compile(
            r"\bnog niet\b|\bniet (?:volledig|geheel|helemaal|overal|altijd)\b|\b(?:deels|gedeeltelijk|ten dele)\b"
        ),
        None,
    ),
    (re.compile(rf"\b{_PARTLY}\b"), "voldoet-grotendeels"),
    (re.compile(r"\b(?:niet|geenszins)\b"), "voldoet-niet"),
)
# "Om te voldoen" and "moet voldoen" judge nothing.
_MEETS = re.compile(r"(?<!te )\b(?:voldoet|voldeed|voldaan)\b|(?<!te )(?<!moet )(?<!moeten )\bvoldoen\b")
_NOT_ASSESSED = re.compile(
    r"\bniet (?:\w+ )?(?:beoordeeld|getoetst|onderzocht)\b|\bbuiten (?:beschouwing|beoordeling)\b"
    r"|\bgeen oordeel (?:gegeven|geveld|mogelijk)\b"
)
_ANY_VALUE = (
    rf"(?:voldoet {_PARTLY} niet|voldoet {_PARTLY}|voldoet niet|{_PARTLY} (?:niet )?voldaan"
    r"|(?:niet )?voldaan|voldoet|niet (?:beoordeeld|getoetst|onderzocht))"
)
VALUE = rf"(?<![\w])(?P<value>{_ANY_VALUE})(?![\w])"
_LABELLED = re.compile(rf"^\W*(?:het |ons )?(?:eind|tussen)?oordeel\b(?=.{{0,80}}{VALUE}|\W*$)")
_VALUE_ALONE = re.compile(rf"^\W*{_ANY_VALUE}\W*$")


@dataclass(frozen=True)
class Graded:
    """What words say of a norm: `value` is a slug of the scheme judgement, None where they fit more than one value."""

    value: str | None


def is_value(folded: str) -> bool:
    """Whether a folded cell holds a value of the scale and nothing else."""
    return bool(_VALUE_ALONE.match(folded))


def judges(folded: str) -> bool:
    """Whether a folded segment opens with a judgement, or says nothing but one."""
    return is_value(folded) or bool(_LABELLED.match(folded))


def grade(folded: str) -> Graded | None:
    """The value that a folded clause gives; None where it gives no judgement at all."""
    if _NOT_ASSESSED.search(folded):
        return Graded("niet-beoordeeld")
    if not _MEETS.search(folded):
        return None
    return Graded(next((value for cue, value in _GRADES if cue.search(folded)), "voldoet"))
