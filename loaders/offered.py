"""A file that is offered to be read: whether it is one, what became of reading it, and how the store knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.masking import covered
from loaders.unforeseen import where
from store import Store
from store.errors import StoreError
from store.snapshot import EMPTY

if TYPE_CHECKING:
    from loaders.placing import Placed

# Data that has a command of its own, by the end of the file's name or by how it begins.
_RDF = (".ttl", ".nt", ".nq", ".trig", ".n3", ".rdf", ".owl", ".jsonld")
_RDF_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:@(?:prefix|base)\s|(?i:prefix)\s+\S*:\s*<|(?:<\?xml[^>]{0,200}>\s*)?<rdf:RDF\b)"
    rb'|(?:\xef\xbb\xbf)?\s*\{\s*"@(?:context|id|graph)"'
)
_HEAD = 2_000
_OTHER = (
    (_RDF, "this is data and no report; hold it against the shapes with: normgraaf validate FILE"),
    ((".csv", ".tsv"), "this is a table and no report; a register of bodies goes along with: --register FILE"),
    ((".rq", ".sparql"), "this is a query and no report; ask it with: normgraaf sparql FILE"),
    ((".nq.gz",), "this is a backup and no report; bring it back with: normgraaf restore FILE"),
    ((".json", ".ru"), "this is data and no report"),
)


@dataclass(frozen=True)
class Job:
    """A file to be read for a store; `refused` says in one line why it is not even opened."""

    path: Path
    store: Store
    given_id: str | None = None
    key: bytes = b""
    refused: str = ""


def offered_files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """The files among paths and in folders, sorted within each folder, each with why it is refused ("" for most).

    Hidden files, and those that tell of the folder (README), are left out of a folder. A link out of the folder is
    refused: who offers a folder does not offer what lies elsewhere.
    """
    out: dict[Path, str] = {}
    for path in paths:
        if not path.is_dir():
            out.setdefault(path, "")
            continue
        home = path.resolve()
        for each in sorted(path.rglob("*")):
            if not each.is_dir() and not each.name.startswith(".") and not _tells_of_folder(each):
                out.setdefault(each, _leads_out(each, home))
    return list(out.items())


def _leads_out(path: Path, home: Path) -> str:
    try:
        inside = path.resolve().is_relative_to(home)
    except (OSError, RuntimeError):
        return "a link that leads to itself is not followed"
    return "" if inside else "a link that leads out of the folder is not followed"


def report_files(paths: Iterable[Path]) -> list[Path]:
    """Those of `offered_files` that are not refused and are files."""
    return [path for path, refused in offered_files(paths) if not refused and path.is_file()]


def other_kind(path: Path) -> str:
    """What a file is where it is no report, with the command that takes it; raises OSError."""
    if _tells_of_folder(path):
        return "this tells of the files beside it and is no report"
    for ends, told in _OTHER:
        if path.name.lower().endswith(ends):
            return told
    if path.is_file():  # anything else would be waited for
        with path.open("rb") as file:
            if _RDF_HEAD.match(file.read(_HEAD)):
                return _OTHER[0][1]
    return ""


def _tells_of_folder(path: Path) -> bool:
    return path.stem.lower() == "readme"


@dataclass(frozen=True)
class Unread:
    """A file that was not read, and why: one line, without what its name hides."""

    reason: str


@dataclass(frozen=True)
class Offered:
    """A file that was read, and the snapshot of the store that it was read for."""

    placed: Placed
    snapshot: str


def read_offered(job: Job) -> Offered | Unread:
    """The file read; whatever goes wrong with it is its own outcome and no one else's."""
    from loaders.gate import BrokenReport  # here: who only hands a job on needs nothing that reads
    from loaders.identity import InvalidId
    from loaders.placing import place
    from loaders.reading import UnreadableReport

    try:
        if reason := job.refused or other_kind(job.path):
            return Unread(f"{covered(job.path.name)}: {reason}")
        view = job.store.snapshot()
        placed = place(job.path, view, job.given_id, job.key)
        return Offered(placed, view.id if view else EMPTY)
    except (UnreadableReport, InvalidId, BrokenReport, StoreError, OSError) as error:
        told = " ".join(str(error).split())  # one line, whatever the file is called
        return Unread(told.replace(job.path.name, covered(job.path.name)))
    except MemoryError:
        return Unread(f"{covered(job.path.name)}: there is not enough memory to read it")
    except Exception as error:
        return Unread(f"{covered(job.path.name)}: cannot be read, by a fault of Normgraaf's own: {where(error)}")
