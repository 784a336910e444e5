"""What of a page its reader does not take for the document: struck, hidden, the site's own, and what asks for consent.

A name in an id or class is never enough: a notice speaks of what it asks, a path of crumbs is made of links.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.colours import paint_of_css
from loaders.formats.ledger import Unread
from loaders.shadow import fold


def names_in(listed: str) -> frozenset[str]:
    """The names of a list that is written in one line."""
    return frozenset(re.findall(r"\w+", listed))


# Elements without words for a reader: they are no loss.
MUTE = names_in("script style noscript template head datalist map area source track param link meta base wbr rp")
_EMBEDDED = names_in("iframe object embed video audio canvas applet frameset frame noframes")
_STRUCK = frozenset(("del", "s", "strike"))
_OF_THE_SITE = frozenset(("navigation", "search", "contentinfo", "alertdialog", "dialog", "menu", "menubar"))
_WITHIN_TEXT = frozenset(("article", "main", "section", "blockquote", "figure", "td"))
_CONTENT = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "dl")

_STRUCK_STYLE = re.compile(r"(?i)text-decoration[\w-]*\s*:[^;]*line-through")
_HIDDEN_STYLE = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|(?<![\w-])opacity\s*:\s*0*\.?0+\s*(?:;|$)"
    r"|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|$)|text-indent\s*:\s*-\d{3,}|(?<![\w-])(?:left|top)\s*:\s*-\d{4,}"
)
_WHITE_INK = re.compile(r"(?i)(?<![\w-])color\s*:\s*([^;]+)")
_GROUND = re.compile(r"(?i)background")
_WHITE = 245
_FOR_READING_ALOUD = re.compile(r"(?i)(?:^|[\s_-])(?:sr-only|visually-hidden|screen-reader\w*)(?:$|[\s_-])")
_PATH = re.compile(r"(?i)(?:^|[\s_-])(?:breadcrumbs?|kruimelpad|skip-?links?)(?:$|[\s_-])")
_ASKING = re.compile(r"(?i)(?:^|[\s_-])(?:cookies?|cookie\w*|consent)(?:$|[\s_-])")
_OF_COOKIES = re.compile(r"\b(?:cookie|koekje|toestemming|consent|privacyvoorkeur)")
_ASKS = re.compile(r"\b(?:gebruik\w*|plaats\w*|accepte\w*|akkoord|weiger\w*|toestemming|instell\w*|use|accept)\b")
_LONGEST_NOTICE = 150
_ANCHOR_SIGNS = "#¶§🔗 "


def silenced(
    element: etree._Element, tag: str, style: Callable[[etree._Element], str], white_page: bool
) -> Unread | None:
    """Why an element is passed over; None where it is read.

    `style` gives an element's declarations; `white_page` tells that all grounds on the page are known by them.
    """
    if tag in _EMBEDDED:
        return Unread.EMBEDDED
    declared = style(element)
    if tag in _STRUCK or _STRUCK_STYLE.search(declared):
        return Unread.STRUCK
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(declared):
        return Unread.HIDDEN
    if white_page and _is_white(element, declared, style):
        return Unread.HIDDEN
    if tag == "dialog" and element.get("open") is None:
        return Unread.HIDDEN
    if tag == "nav" or element.get("role") in _OF_THE_SITE or _is_edge(element, tag):
        return Unread.NAVIGATION
    if tag == "button" or (tag == "form" and _only_asks(element)):
        return Unread.CONTROL
    if element.get("aria-hidden") == "true" and tag == "a" and not words_of(element).strip(_ANCHOR_SIGNS):
        return Unread.CONTROL
    return _by_name(element)


def words_of(element: etree._Element) -> str:
    """All words in an element."""
    return " ".join(" ".join(element.itertext()).split())


def names(element: etree._Element) -> str:
    """What an element is called by its page."""
    return f"{element.get('id') or ''} {element.get('class') or ''} {element.get('role') or ''}"


def _by_name(element: etree._Element) -> Unread | None:
    called = names(element)
    if not called.strip():
        return None
    if _FOR_READING_ALOUD.search(called):
        return Unread.HIDDEN
    if _PATH.search(called) and _is_of_links(element):
        return Unread.NAVIGATION
    return Unread.NOTICE if _ASKING.search(called) and _asks_consent(element) else None


def _is_edge(element: etree._Element, tag: str) -> bool:
    """Whether an element is the head or the foot of the site rather than of a text in it."""
    if tag == "footer":
        return not any(each.tag in _WITHIN_TEXT for each in element.iterancestors())
    return tag == "header" and element.find(".//h1") is None and element.find("../main") is not None


def _only_asks(form: etree._Element) -> bool:
    """Whether a form is there to be sent: nothing is filled in, and no text stands in it."""
    if any(form.find(f".//{tag}") is not None for tag in _CONTENT):
        return False
    filled = (each.get("value") or each.get("checked") is not None for each in form.iter("input") if is_shown(each))
    return (
        not any(filled)
        and form.find(".//option[@selected]") is None
        and not any((area.text or "").strip() for area in form.iter("textarea"))
    )


def is_shown(control: etree._Element) -> bool:
    """Whether an input shows what is filled in."""
    return (control.get("type") or "text").lower() not in (
        "hidden",
        "submit",
        "button",
        "reset",
        "image",
        "search",
        "password",
        "file",
    )


def _is_of_links(element: etree._Element) -> bool:
    linked = sum(len(words_of(link)) for link in element.iter("a"))
    return 2 * linked >= len(words_of(element))


def _asks_consent(element: etree._Element) -> bool:
    said = fold(words_of(element))
    length = len(said.split())
    if not _OF_COOKIES.search(said) or length > _LONGEST_NOTICE:
        return False
    has_control = any(element.find(f".//{tag}") is not None for tag in ("button", "input", "a"))
    return has_control or length <= 3 or bool(_ASKS.search(said))


def _is_white(element: etree._Element, declared: str, style: Callable[[etree._Element], str]) -> bool:
    """White type on a page of which no part is known to have a ground of its own."""
    inks = _WHITE_INK.findall(declared)
    paint = paint_of_css(inks[-1]) if inks else None
    if paint is None or min(paint) < _WHITE:
        return False
    return not any(_GROUND.search(style(each)) or each.get("bgcolor") for each in (element, *element.iterancestors()))
