"""The icons of the first window, drawn ahead: to read and draw each from its SVG took a fifth of what opening adds.

They stand side by side in a PGM picture, white on black, which needs no decoder; its comment line gives the name and
the size (px) of each. `python -m tests.first_icons` draws it anew.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

FILE, MAGIC, DEPTH = "premieres.pgm", b"P5", b"255"
Masks = dict[tuple[str, int], QImage]


def read(path: Path) -> Masks:
    """Return the masks of a file by name and size; none where it is missing or is not what it should be."""
    try:
        magic, named, room, depth, pixels = path.read_bytes().split(b"\n", 4)
        words = named.removeprefix(b"#").decode().split()
        names, sizes = words[::2], [int(size) for size in words[1::2]]
        width, height = map(int, room.split())
    except (OSError, ValueError):
        return {}
    if (magic, depth, len(pixels), sum(sizes)) != (MAGIC, DEPTH, width * height, width):
        return {}
    row = QImage(pixels, width, height, width, QImage.Format.Format_Alpha8)
    places = [sum(sizes[:rank]) for rank in range(len(sizes))]
    return {(n, size): row.copy(x, 0, size, size) for n, size, x in zip(names, sizes, places, strict=True)}


def tinted(mask: QImage, colour: str) -> QPixmap:
    """Return a mask in a colour (#RRGGBB)."""
    image = QImage(mask.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, mask)
    painter.end()
    return QPixmap.fromImage(image)
