"""Pages without a text layer to words, by Tesseract where it is installed with Dutch.

Tesseract (the package `tesseract-ocr` with `tesseract-ocr-nld`) runs as a program on this machine; it gets the page's
picture on its input and answers with one line a word (its TSV form). No network is used. A page that takes longer than
its time is given up, with a message that names the page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from statistics import median

from PIL import Image

from loaders.formats.decoded import Undecodable
from loaders.formats.page.sheet import Rect, Word, around

DOTS_PER_INCH = 300
SECONDS_A_PAGE = 120
# More pages than this are not recognised in one go: that is an archive, not a report.
MAX_PAGES = 150
_LANGUAGE = "nld"
_WORD_LEVEL = "5"
# Words that Tesseract itself takes for noise, in per cent.
_SUREST_NOISE = 15.0


def program() -> str | None:
    """The path of Tesseract; None where it is not installed."""
    return shutil.which("tesseract")


def require() -> str:
    """The path of Tesseract with Dutch; raises Undecodable with what is missing."""
    found = program()
    if found is None:
        raise Undecodable("its pages are pictures; install tesseract-ocr and tesseract-ocr-nld to have them read")
    listed = subprocess.run(  # noqa: S603
        [found, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    if _LANGUAGE not in listed.stdout.split():
        raise Undecodable("its pages are pictures; install tesseract-ocr-nld to have them read")
    return found


def words(picture: Image.Image, scale: float, page: int) -> list[Word]:
    """The words of a page's picture; `scale` is how many of its pixels go in a point."""
    shown = BytesIO()
    picture.convert("L").save(shown, "PNG")
    command = [require(), "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(round(scale * 72)), "tsv"]
    try:
        run = subprocess.run(  # noqa: S603
            command,
            input=shown.getvalue(),
            capture_output=True,
            timeout=SECONDS_A_PAGE,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise Undecodable(f"page {page} is a picture that Tesseract could not read") from error
    return list(_words(run.stdout.decode("utf-8", "replace"), scale))


def _words(table: str, scale: float) -> Iterator[Word]:
    """The words of Tesseract's table; those of one line share its height and size of type."""
    by_line: defaultdict[tuple[str, ...], list[tuple[str, Rect]]] = defaultdict(list)
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != _WORD_LEVEL or not cells[11].strip() or float(cells[10]) < _SUREST_NOISE:
            continue
        left, top, width, height = (int(cell) / scale for cell in cells[6:10])
        by_line[tuple(cells[1:5])].append((cells[11].strip(), Rect(left, top, left + width, top + height)))
    heights = {key: around(rect for _, rect in line).height for key, line in by_line.items()}
    usual = median(heights.values()) if heights else 0.0
    for key, line in by_line.items():
        whole = around(rect for _, rect in line)
        # Lines without tails or tops measure lower than they are set: only a clear difference is one of type.
        size = heights[key] if not 0.6 * usual < heights[key] < 1.45 * usual else usual
        for text, rect in line:
            yield Word(text, Rect(rect.left, whole.top, rect.right, whole.bottom), whole.bottom, size)
