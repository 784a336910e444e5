"""Which texts belong to which datatype."""

from __future__ import annotations

import pytest
from rdflib import XSD

from shapes.lexical import is_sound


@pytest.mark.parametrize(
    ("text", "datatype", "sound"),
    [
        ("2024-02-29", "date", True),
        ("2024-02-30", "date", False),
        ("2023-02-29Z", "date", False),
        ("1900-02-29", "date", False),
        ("2000-02-29+02:00", "date", True),
        ("2024-1-1", "date", False),
        ("30-01-2024", "date", False),
        ("2024-13-01", "date", False),
        ("2024-04-31T10:00:00", "dateTime", False),
        ("2024-04-30T24:00:00Z", "dateTime", True),
        ("2024-04-30T25:00:00Z", "dateTime", False),
        ("2024-04-30T10:00:00", "dateTimeStamp", False),
        ("12:00:00", "time", True),
        ("12:60:00", "time", False),
        ("2020", "gYear", True),
        ("20", "gYear", False),
        ("--02-29", "gMonthDay", True),
        ("--02-30", "gMonthDay", False),
        ("--04-31", "gMonthDay", False),
        ("1_000", "integer", False),
        (" 5", "integer", False),
        ("٣", "integer", False),
        ("+05", "integer", True),
        ("-5", "nonNegativeInteger", False),
        ("300", "byte", False),
        ("255", "unsignedByte", True),
        ("9" * 5000, "unsignedInt", False),
        ("9" * 5000, "integer", True),
        ("1,5", "decimal", False),
        ("1e3", "decimal", False),
        ("1.", "decimal", True),
        ("1e3", "double", True),
        ("nan", "double", False),
        ("ja", "boolean", False),
        ("1", "boolean", True),
        ("P1Y9M", "duration", True),
        ("P", "duration", False),
        ("P1YT", "duration", False),
        ("PT1.5S", "dayTimeDuration", True),
        ("P1Y", "dayTimeDuration", False),
        ("P1D", "yearMonthDuration", False),
        ("AQ==", "base64Binary", True),
        ("AQ=", "base64Binary", False),
        ("aB01", "hexBinary", True),
        ("a", "hexBinary", False),
        ("nl-NL", "language", True),
        ("nl_NL", "language", False),
        ("wat dan ook", "string", True),
        ("wat dan ook", "anyURI", True),
    ],
)
def test_a_text_belongs_to_its_datatype_or_not(text: str, datatype: str, sound: bool) -> None:
    assert is_sound(text, str(XSD) + datatype) is sound


def test_other_datatypes_are_not_judged() -> None:
    assert is_sound("x", "http://example.org/date")
