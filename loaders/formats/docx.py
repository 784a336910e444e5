"""A Word document (ISO 29500) to text, read from its parts without opening anything that they refer to.

Only the parts that hold words are unpacked, each up to a limit, with a parser that expands no entities and fetches
nothing; relations to the outside are never followed. Tracked deletions, hidden text, comments, headers and footers are
left out, but for a letterhead: the header that stands on the first page alone.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import Block, compose
from loaders.formats.decoded import Decoded, Undecodable
from loaders.formats.detection import Format
from loaders.formats.docx_blocks import Reader
from loaders.formats.docx_styles import Numbering, Styles, W
from loaders.formats.legends import with_legends

# The largest part that is unpacked, in bytes; a report's text with its marks takes a tenth of it.
MAX_PART = 40_000_000
_MAX_PICTURE = 5_000_000
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


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
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
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
    reader = Reader(
        Styles(package.part("styles")),
        Numbering(package.part("numbering")),
        {"footnote": package.part("footnotes"), "endnote": package.part("endnotes")},
        package.picture,
    )
    blocks = [*_letterhead(package, body, reader), *reader.blocks(body), *reader.notes()]
    return compose(with_legends(blocks), Format.DOCX)


def _letterhead(package: Package, body: etree._Element, reader: Reader) -> list[Block]:
    """The header of the first page, where the first section has one of its own."""
    section = next(body.iter(W + "sectPr"), None)
    if section is None or section.find(W + "titlePg") is None:
        return []
    headers = {ref.get(W + "type"): ref.get(_R + "id") for ref in section.findall(W + "headerReference")}
    first = package.related(headers["first"]) if "first" in headers else None
    if first is None:
        return []
    running = package.related(headers["default"]) if "default" in headers else None
    blocks = reader.blocks(first)
    return [] if running is not None and _words(running) == _words(first) else blocks


def _words(root: etree._Element) -> str:
    return " ".join("".join(part.text or "" for part in root.iter(W + "t")).split())
