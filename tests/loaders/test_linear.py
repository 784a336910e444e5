"""Reading takes time in proportion to the text, whatever a line is made of."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from loaders.pipeline import read_text
from loaders.reading import SourceText, source_from_bytes

FRONT = "Bezoek De Berk\n\nDe inspectie bezocht De Berk op 4 mei 2023.\n\n"
SHAPES = {
    "letters": "a",
    "digits": "1",
    "figures": "12 van de 34 ",
    "bare figures": "1 2 ",
    "shares": "12% ",
    "amounts": "€ 1.200 ",
    "dates": "12 mei 2023, ",
    "dots": ".",
    "leader dots": "Begin ............ 3\n",
    "leader dots on one line": "Begin ............ 3 ",
    "ellipses": "… ",
    "hyphens": "-",
    "words with hyphens": "zo-en-",
    "slashes": "en/of ",
    "brackets": "(",
    "pairs of brackets": "() ",
    "quotes": '"',
    "quotations": "“Het is hier fijn” ",
    "opened quotations": "“stil ",
    "capitals": "Aa Bb ",
    "names": "Jan de Vries ",
    "conjunctions": "en ",
    "clauses": "dat de ouders vinden dat ",
    "conditions": "als de inspectie dan ",
    "commas": "a, b, ",
    "colons": "a: ",
    "norms": "norm 1.1, ",
    "blanks": "stil  ",
    "tabs": "a\tb\t",
    "bars": "| a ",
    "stars": "*stil* ",
    "tags": "<p>stil</p>",
    "unclosed tags": "<",
    "entities": "&amp;",
    "addresses": "a@b.nl ",
    "rows by tabs": "Norm 1.1\tvoldoet\n",
    "rows by bars": "| 1.1 | voldoet | goed |\n",
    "rows by gaps": "Ouders          6\n",
    "items": "- de tuin is groot;\n",
    "headings": "1.1 Rust in huis\n\n",
    "sections": "Norm 1.1 Rust in huis\n\nHet is er stil, zeggen de kinderen.\n\n",
    "labels": "Status: goed\n",
    "short lines": "Meerdorp\n",
    "quoted lines": "> stil\n",
    "notes": "stil.1\n\n1 Een noot is dit.\n\n",
    "pages": "De hulp is\n\fPagina 1 van 3\n\f",
    "sentences": "De 12 jeugdigen kregen hulp van 3 pleegouders. ",
}
SIZE, LARGE = 2500, 10_000
MOST = 2.5
UNMEASURABLE = 0.05  # seconds under which a clock says nothing


def source(words: str, size: int) -> SourceText:
    return source_from_bytes("invented.txt", (FRONT + (words * (size // len(words) + 1))[:size] + "\n").encode())


def cpu(words: str, size: int) -> float:
    """Seconds that a reading takes, without those of the collector of garbage, which comes when it will."""
    text = source(words, size)
    gc.collect()
    gc.disable()
    started = time.process_time()
    read_text(text)
    took = time.process_time() - started
    gc.enable()
    return took


@pytest.fixture(scope="module", autouse=True)
def _warm() -> Iterator[None]:
    """What is there before any is measured is not looked through again each time."""
    read_text(source("De 12 jeugdigen kregen hulp. ", 100))
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def grows_no_faster(shape: str, size: int) -> bool:
    """Whether twice the text takes no more than some twice the time, from a size on."""
    took = [cpu(SHAPES[shape], each) for each in (size, 2 * size)]
    if took[1] >= max(MOST * took[0], UNMEASURABLE):  # something began to be read: what grows with the square goes on
        took = [min(cpu(SHAPES[shape], each) for _ in range(2)) for each in (2 * size, 4 * size)]
    return took[1] < max(MOST * took[0], UNMEASURABLE)


@pytest.mark.alone
@pytest.mark.parametrize("shape", list(SHAPES))
def test_twice_the_text_takes_no_more_than_twice_the_time(shape: str) -> None:
    assert grows_no_faster(shape, SIZE)


@pytest.mark.long
@pytest.mark.parametrize("shape", list(SHAPES))
def test_nor_does_twice_a_large_one(shape: str) -> None:
    assert grows_no_faster(shape, LARGE)
