"""Under which key a report belongs in a store: its own, the one its text has there, or one apart from a namesake."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loaders.known import Known, known_reports, raw_text_mac, with_keyed_digests
from loaders.masking import covered
from loaders.pipeline import Reading, read_text
from loaders.reading import SourceText, read_source
from store import View


@dataclass(frozen=True)
class Placed:
    """A file as read, the report of the same key in the store, and what a person should know of the two.

    `met` is all that the store said that bears on this; where it says something else the file is to be placed anew.
    """

    reading: Reading
    former: Known | None
    note: str
    met: tuple[tuple[Known, ...], Known | None]


def place(path: Path, view: View | None, given_id: str | None, secret: bytes) -> Placed:
    """Read a file for a store.

    A text that the store holds keeps the key it has there, whatever the file is called. A report with the key of one
    about another organisation gets a key of its own. Raises what `loaders.pipeline.read` raises, StoreError.
    """
    source = read_source(path)
    reading, note = _read(source, covered(path.name), view, given_id, secret)
    met = store_says(view, reading, secret)
    if secret:
        reading = with_keyed_digests(reading, secret)
    return Placed(reading, met[1], note, met)


def store_says(view: View | None, reading: Reading, secret: bytes) -> tuple[tuple[Known, ...], Known | None]:
    """The reports that the store holds with this text, and the one with this key."""
    return tuple(_of_text(view, reading.source, secret)), _of_key(view, reading)


def _read(source: SourceText, name: str, view: View | None, given_id: str | None, secret: bytes) -> tuple[Reading, str]:
    same_text = _of_text(view, source, secret)
    if same_text and given_id in (None, same_text[0].key):
        known = same_text[0]
        note = "" if known.file_name == name else f"the same text came before as {known.file_name}"
        if known.text_sha256 != source.text_sha256:
            note = "the same text as before, masked otherwise"
        return read_text(source, known.key), note
    reading = read_text(source, given_id)
    former = _of_key(view, reading)
    if former is not None and given_id is None and former.is_another_than(reading):
        reading = read_text(source, f"{reading.identity.key[:92]}-{source.text_sha256[:7]}")
        return reading, f"like {former.key} in title and date, but about another organisation"
    if former is not None and former.text_sha256 != source.text_sha256:
        return reading, f"a new version: another text than that of {former.file_name}, which it replaces"
    return reading, f"the same text is also held as {same_text[0].key}" if same_text else ""


def _of_text(view: View | None, source: SourceText, secret: bytes) -> list[Known]:
    return known_reports(view, "-", source.text_sha256, raw_text_mac(source, secret) if secret else "-")


def _of_key(view: View | None, reading: Reading) -> Known | None:
    key = reading.identity.key
    return next((known for known in known_reports(view, key, "-") if known.key == key), None)
