"""Blocks as plain text: a mail's text with long lines, or what a character reader makes of printed pages."""

from __future__ import annotations

import textwrap

from tests.evaluation.unseen.notes import Block

VOWELS = "aeiouyë"


def render(document: list[Block], given: dict[str, str]) -> bytes:
    """The bytes in the encoding and with the line ends that the document asks for."""
    width = int(given.get("width", "100000"))
    pages = given.get("look") == "scanned"
    lines: list[str] = []
    for block in document:
        if block.kind == "break":
            lines += furniture(given, lines) if pages else [""]
            continue
        text = marked(block, pages)
        if pages:
            for number, part in enumerate(text.split("¶")):
                lines += (furniture(given, lines) if number else []) + broken(part, width)
        else:
            lines += textwrap.wrap(text, width, break_on_hyphens=False)
        if block.kind not in {"bullet", "numbered", "row"} or not pages:
            lines.append("")
    return ending("\n".join(lines) + "\n", given).encode(given.get("encoding", "utf-8"))


def ending(text: str, given: dict[str, str]) -> str:
    return text.replace("\n", "\r\n") if given.get("newline") == "crlf" else text


def marked(block: Block, pages: bool) -> str:
    if block.kind == "bullet":
        return block.text if pages else "* " + block.text
    if block.kind == "numbered":
        return f"{block.sign} {block.text}"
    if block.kind == "footnote":
        return f"{block.sign[1:]} {block.text}" if pages else f"[{block.sign[1:]}] {block.text}"
    if block.kind == "row":
        return "   ".join(block.cells)
    if block.kind in {"h1", "h2"} and not pages:
        return block.text.upper() if block.kind == "h1" else block.text
    return block.text


def broken(text: str, width: int) -> list[str]:
    """Lines of a printed page: a long word that does not fit is cut at a vowel and a hyphen is set."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 1
        if len(line) + 1 + len(word) <= width or not line:
            line = f"{line} {word}".strip()
            continue
        cut = next((n for n in range(min(room - 1, len(word) - 4), 3, -1) if fits(word, n)), 0)
        if cut:
            lines.append(f"{line} {word[:cut]}-")
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def fits(word: str, cut: int) -> bool:
    """Whether a syllable may end here: vowel, cut, consonant and vowel, or the cut between two consonants."""
    if not (word.isalpha() and word.islower()) or word[cut] in VOWELS or word[cut + 1] not in VOWELS:
        return False
    return word[cut - 1] in VOWELS or word[cut - 2] in VOWELS


def furniture(given: dict[str, str], lines: list[str]) -> list[str]:
    number = 1 + sum(line.startswith("\f") for line in lines)
    foot = f"{given['foot']}    {number}".strip() if number % 2 else f"{number}    {given['foot']}"
    return ["", foot, "\f" + given["head"], ""]
