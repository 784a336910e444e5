"""Running text to sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.shadow import Shadow

_SENTENCE_END = re.compile(r"""[.!?…]+[¹²³⁴⁵⁶⁷⁸⁹⁰]*["'”’)\]*]*\s+(?=["'“‘(\[*•-]*\s?[A-Z0-9À-Ý±'])""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:o\.a|bijv|bv|t\.a\.v|m\.b\.t|i\.v\.m|d\.w\.z|t\.b\.v|o\.b\.v|e\.d|ca|nr|blz|art|dhr|mw|mevr|dr"
    r"|drs|mr|ir|prof|resp|incl|excl"
    r"|max|min|jl|a\.s|m\.u\.v|n\.a\.v|i\.c|zgn|evt|St|Stcrt)|(?<![\w])[A-Z])\.$"
)


def split_sentences(whole: Shadow) -> Iterator[Shadow]:
    """The sentences of a shadow, in order."""
    start = 0
    for match in _SENTENCE_END.finditer(whole.text):
        if _ABBREVIATION.search(whole.text, max(0, match.start() - 12), match.start() + 1):
            continue
        part = whole.part(start, match.end())
        if part:
            yield part
        start = match.end()
    if rest := whole.part(start, len(whole.text)):
        yield rest
