"""Pictures that are a coloured disc."""

from __future__ import annotations

from io import BytesIO
from statistics import median

from PIL import Image, UnidentifiedImageError

from loaders.formats.colours import Paint, colour_of
from loaders.formats.page.sheet import PaintedDisc, Rect

# Sides in pixels: smaller is a speck, larger is no icon.
_SMALLEST, _LARGEST = 6, 1200
_SIDE = 32
# A disc covers pi/4 of its square; a sign in it or a soft edge takes some away.
_COVERS = (0.5, 0.88)
_ONE_HUE = 0.8


def disc_paint(picture: bytes) -> Paint | None:
    """The paint of a picture file that shows one coloured disc; None for any other, and for what is no picture."""
    try:
        with Image.open(BytesIO(picture)) as image:
            if max(image.size) > _LARGEST or min(image.size) < _SMALLEST:
                return None
            return paint_of(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def paint_of(image: Image.Image) -> Paint | None:
    """The paint of a disc on a transparent or white ground."""
    width, height = image.size
    if not 0.8 <= width / height <= 1.25:
        return None
    small = image.convert("RGBA").resize((_SIDE, _SIDE))
    raw = small.tobytes()
    pixels = [(raw[i], raw[i + 1], raw[i + 2], raw[i + 3]) for i in range(0, len(raw), 4)]
    inked = [pixel[:3] for pixel in pixels if pixel[3] > 128 and min(pixel[:3]) < 235]
    corners = [pixels[i] for i in (0, _SIDE - 1, -_SIDE, -1)]
    if any(alpha > 128 and min(rest) < 200 for *rest, alpha in corners):
        return None
    # The soft edge of a picture of few pixels takes room of its own.
    soft = 0.1 if max(image.size) < 24 else 0.0
    if not _COVERS[0] <= len(inked) / len(pixels) <= _COVERS[1] + soft:
        return None
    red, green, blue = (round(median(pixel[part] for pixel in inked)) for part in range(3))
    alike = sum(abs(r - red) + abs(g - green) + abs(b - blue) < 90 for r, g, b in inked)
    return (red, green, blue) if alike >= (_ONE_HUE - 2 * soft) * len(inked) else None


# Discs of a scanned page are looked for at this many pixels a point; a report's are 6 to 30 points wide.
_COARSE = 1.0
_WIDTHS = (6, 30)
_COLOURED = 60


def discs_in(page: Image.Image, scale: float) -> list[PaintedDisc]:
    """The coloured discs on the picture of a page; grey ones, which a scan cannot tell from its shadows, are not."""
    small = page.convert("RGB").resize((round(page.width * _COARSE / scale), round(page.height * _COARSE / scale)))
    raw, width = small.tobytes(), small.width
    coloured = {
        index
        for index in range(len(raw) // 3)
        if max(raw[3 * index : 3 * index + 3]) - min(raw[3 * index : 3 * index + 3]) > _COLOURED
    }
    out = []
    while coloured:
        spot = _spot(coloured, coloured.pop(), width)
        columns, rows = {index % width for index in spot}, {index // width for index in spot}
        rect = Rect(min(columns), min(rows), max(columns) + 1, max(rows) + 1)
        if not (_WIDTHS[0] <= rect.width <= _WIDTHS[1] and 0.75 <= rect.width / rect.height <= 1.34):
            continue
        covers = len(spot) / (rect.width * rect.height)
        red, green, blue = (round(median(raw[3 * index + part] for index in spot)) for part in range(3))
        if 0.6 <= covers <= 0.92 and colour_of((red, green, blue)):
            out.append(PaintedDisc(rect, (red, green, blue)))
    return out


def _spot(coloured: set[int], first: int, width: int) -> list[int]:
    """The pixels that hang together with one of them; they are taken out of the rest."""
    spot = [first]
    for index in spot:
        for near in (index - 1, index + 1, index - width, index + width):
            if near in coloured:
                coloured.remove(near)
                spot.append(near)
    return spot
