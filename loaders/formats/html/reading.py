"""An HTML page to text: what a reader sees of it, in its order, and nothing that runs, moves or asks for cookies.

Nothing is fetched and nothing is executed: the page is parsed as HTML (entities of a DTD do not exist there), scripts,
styles, menus and cookie notices are passed over, and so is what a style sheet in the page hides or strikes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html  # type: ignore[import-untyped]

from loaders.formats import text
from loaders.formats.blocks import Block, Kind, compose, plain
from loaders.formats.decoded import Decoded, Undecodable
from loaders.formats.detection import Format
from loaders.formats.html.blocks import Reader
from loaders.formats.ledger import Ledger
from loaders.formats.legends import with_legends

_DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,40})"""
)
_PROLOGUE = re.compile(r"^[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>)?")
_DECLARED_WITHIN = 4096
# What libxml2 says of a page that it stops reading; the rest of the page would be lost.
_TOO_DEEP = "xcessive depth"
# Declarations that browsers read as windows-1252 (WHATWG Encoding Standard, section 4.2).
_AS_WINDOWS = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1", "windows-1252", "cp1252"}


def source(data: bytes, found: text.Characters) -> str:
    """The page's source: by its mark, as UTF-8 where it is that, else as it declares, else by its signs."""
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not declared or found.strays or found.encoding.startswith("utf-"):
        return found.text
    name = (declared.group(1) or declared.group(2)).decode("ascii").lower()
    try:
        return data.decode("cp1252" if name in _AS_WINDOWS else name, "replace")
    except LookupError:
        return found.text


def decode(source: str) -> Decoded:
    """The text of an HTML page. Raises Undecodable where nothing of it can be seen, or it is nested without end."""
    parser = html.HTMLParser(huge_tree=True)
    try:
        root = html.document_fromstring(_PROLOGUE.sub("", source, count=1) or "<p></p>", parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Undecodable("this HTML page cannot be read") from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise Undecodable("this HTML page is nested deeper than can be read (some 2,000 elements)")
    ledger = Ledger()
    reader = Reader(_styles(root), ledger, white_page=_shows_its_grounds(root))
    blocks = list(_titled(root, reader.blocks(root.body if root.body is not None else root)))
    return compose(with_legends(blocks), Format.HTML, ledger=ledger)


def _titled(root: etree._Element, blocks: list[Block]) -> Iterator[Block]:
    """The page's title stands first where no heading of the first level says it."""
    title = " ".join((root.findtext(".//head/title") or "").split())
    if title and root.find(".//h1") is None and all(block.text != title for block in blocks[:5]):
        yield plain(Kind.HEADING, title, 1)
    yield from blocks


_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"\.([\w-]+)\s*$")


def _styles(root: etree._Element) -> dict[str, str]:
    """The declarations of each class that a style sheet in the page describes by itself."""
    out: dict[str, str] = {}
    for sheet in root.iter("style"):
        for selectors, declarations in _RULE.findall(sheet.text or ""):
            for selector in selectors.split(","):
                if named := _CLASS.search(selector.strip()):
                    out[named.group(1)] = f"{out.get(named.group(1), '')};{declarations}"
    return out


def _shows_its_grounds(root: etree._Element) -> bool:
    """Whether no style sheet can give the page, or parts of it, a ground that is not known here."""
    linked = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
    return not linked and not any("background" in (sheet.text or "") for sheet in root.iter("style"))
