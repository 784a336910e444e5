"""Signs of symbol fonts, whose characters are numbers of pictures: a tick is U+00FC in Wingdings, "3" in Dingbats."""

from __future__ import annotations

import re

# Code points by the positions of each font (Microsoft's and Adobe's encodings), as far as texts use them.
_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x43: "👍",
    0x44: "👎",
    0x46: "☞",
    0x4A: "☺",
    0x4B: "😐",
    0x4C: "☹",
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x70: "☐",
    0x71: "☐",
    0x72: "☐",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x78: "☒",
    0x9E: "·",
    0x9F: "•",
    0xA1: "○",
    0xA4: "◉",
    0xA7: "▪",
    0xA8: "☐",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "→",
    0xF0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA3: "☐"}
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_DINGBATS = {
    0x33: "✓",
    0x34: "✓",
    0x35: "✗",
    0x36: "✗",
    0x37: "✗",
    0x38: "✗",
    0x48: "★",
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x70: "☐",
    0x71: "☐",
    0x72: "☐",
    0x75: "◆",
}
_GREEK = {
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
    0x61: "α",
    0x62: "β",
    0x64: "δ",
    0x6D: "μ",
    0x70: "π",
    0x73: "σ",
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD6: "√",
    0xE5: "∑",
} | {code: chr(code) for code in range(0x20, 0x40) if chr(code) not in "\"$'@"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "zapfdingbats": _DINGBATS,
    "itczapfdingbats": _DINGBATS,
    "symbol": _GREEK,
    "symbolmt": _GREEK,
}
_PRIVATE = range(0xF000, 0xF100)
# A subset of a font in a PDF is named with six letters before its own name, and a style behind it.
_NAME = re.compile(r"^(?:[A-Z]{6}\+)?([A-Za-z0-9 ]+?)(?:[-,].*)?$")


def is_symbolic(font: str) -> bool:
    """Whether a font's characters are signs by their number."""
    return _table(font) is not None


def sign(font: str, code: int) -> str | None:
    """What a symbol font prints for a code, which may stand in the private use area; None where that is not known."""
    table = _table(font)
    if table is None or (code > 0xFF and code not in _PRIVATE):
        return None
    return table.get(code & 0xFF)


def _table(font: str) -> dict[int, str] | None:
    named = _NAME.match(font.strip())
    return _FONTS.get(named.group(1).replace(" ", "").lower()) if named else None
