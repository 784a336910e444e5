"""A Word document (ISO 29500) to text, read from its parts without opening anything that they refer to.

Only the parts that hold words are unpacked, each up to a limit, with a parser that expands no entities and fetches
nothing; relations to the outside are never followed. Tracked deletions, struck and hidden text, comments, headers and
footers are left out and counted, but for a letterhead: the header that stands on the first page alone. A document in
the Strict form (ISO 29500-1) has other namespaces for the same elements, and is read as its Transitional twin.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import compose
from loaders.formats.decoded import Decoded, Undecodable
from loaders.formats.detection import Format
from loaders.formats.docx.blocks import Reader
from loaders.formats.docx.runs import TOO_DEEP
from loaders.formats.docx.styles import Numbering, Styles, W
from loaders.formats.ledger import Ledger, Unread
from loaders.formats.legends import with_legends

# The largest part that is unpacked, in bytes; a report's text with its marks takes a tenth of it.
MAX_PART = 40_000_000
_MAX_PICTURE = 5_000_000
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The namespaces of Strict documents, and those of Transitional ones (ISO 29500-1 and -4).
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{transitional}".encode())
    for strict, transitional in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        ("drawingml/picture", "drawingml/2006/picture"),
        ("drawingml/chart", "drawingml/2006/chart"),
    )
)


class Package:
    """The parts of one document that are asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise Undecodable("this is a damaged or truncated Word document") from error
        self._main = next(
            (target for kind, target in self._relations("").values() if kind.endswith("/officeDocument")),
            "word/document.xml",
        )
        self._of_main = self._relations(self._main)

    @property
    def document(self) -> etree._Element:
        root = self._xml(self._main)
        if root is None or root.find(W + "body") is None:
            raise Undecodable("this is a zip file that holds no Word document")
        return root

    def part(self, kind: str) -> etree._Element | None:
        """The part that the document refers to as `kind` (styles, numbering, footnotes …), where there is one."""
        target = next((t for k, t in self._of_main.values() if k.endswith(f"/{kind}")), None)
        return self._xml(target) if target else None

    def parts(self, *kinds: str) -> list[tuple[str, etree._Element]]:
        """All parts that the document refers to as one of some kinds, by their relation."""
        found = ((key, self._xml(t)) for key, (k, t) in self._of_main.items() if k.rpartition("/")[2] in kinds)
        return [(key, root) for key, root in found if root is not None]

    def related(self, key: str) -> etree._Element | None:
        """The part behind one relation of the document; None for one that leads outside."""
        kind_and_target = self._of_main.get(key)
        return self._xml(kind_and_target[1]) if kind_and_target else None

    def picture(self, key: str) -> bytes:
        """The bytes of a picture in the document; empty for one that lies outside or is large."""
        kind, target = self._of_main.get(key, ("", ""))
        if not kind.endswith("/image") or target not in self._zip.NameToInfo:
            return b""
        return self._bytes(target) if self._zip.getinfo(target).file_size <= _MAX_PICTURE else b""

    def _relations(self, of: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(of)
        root = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        out = {}
        for relation in root.iter(_RELATION) if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                out[relation.get("Id", "")] = (relation.get("Type", ""), target.lstrip("/"))
        return out

    def _xml(self, name: str) -> etree._Element | None:
        if name not in self._zip.NameToInfo:
            return None
        data = self._bytes(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
            raise Undecodable("this Word document declares entities, which none may")
        for strict, transitional in _STRICT if b"purl.oclc.org/ooxml" in data else ():
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "xcessive depth" in str(error):
                raise Undecodable(TOO_DEEP) from error
            raise Undecodable(f"this Word document is damaged ({name})") from error

    def _bytes(self, name: str) -> bytes:
        if self._zip.getinfo(name).file_size > MAX_PART:
            raise Undecodable(f"a part of this Word document unpacks to more than {MAX_PART // 1_000_000} MB")
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, NotImplementedError, EOFError) as error:
            raise Undecodable(f"this Word document is damaged or locked ({name})") from error


def decode(data: bytes) -> Decoded:
    """The text of a Word document. Raises Undecodable for one that is damaged, locked, oversized or no document."""
    package = Package(data)
    body = package.document.find(W + "body")
    ledger = Ledger()
    reader = Reader(
        Styles(package.part("styles")),
        Numbering(package.part("numbering")),
        {"footnote": package.part("footnotes"), "endnote": package.part("endnotes")},
        package.picture,
        ledger,
    )
    letterhead = _letterhead(package, body)
    blocks = [*(reader.blocks(letterhead[1]) if letterhead else ()), *reader.blocks(body), *reader.notes()]
    for key, root in package.parts("header", "footer"):
        if letterhead is None or key != letterhead[0]:
            ledger.words(Unread.FURNITURE, _words(root))
    for _, root in package.parts("comments"):
        ledger.words(Unread.COMMENT, _words(root))
    return compose(with_legends(blocks), Format.DOCX, ledger=ledger)


def _letterhead(package: Package, body: etree._Element) -> tuple[str, etree._Element] | None:
    """The header of the first page with its relation, where the first section has one of its own."""
    section = next(body.iter(W + "sectPr"), None)
    if section is None or section.find(W + "titlePg") is None:
        return None
    headers = {ref.get(W + "type"): ref.get(_R + "id") for ref in section.findall(W + "headerReference")}
    first = package.related(headers["first"]) if "first" in headers else None
    if first is None:
        return None
    running = package.related(headers["default"]) if "default" in headers else None
    return None if running is not None and _words(running) == _words(first) else (headers["first"], first)


def _words(root: etree._Element) -> str:
    """The words of a part, paragraph by paragraph."""
    said = ("".join(part.text or "" for part in paragraph.iter(W + "t")) for paragraph in root.iter(W + "p"))
    return " ".join(" ".join(said).split())
