"""The masks of the icons of the first window (mediateur/ui/kit/masks.py): `python -m tests.first_icons` draws them."""

from __future__ import annotations

import os

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from mediateur.paths import resources
from mediateur.pictures.icons import Icons
from mediateur.ui.kit.masks import DEPTH, FILE, MAGIC

FOLDER = resources() / "icons"
FIRST = {
    16: ("clock",),
    18: ("wifi-off",),
    20: ("chevron-down", "user-round"),
    22: (
        *("chart-column", "circle-help", "graduation-cap", "house", "notebook-tabs"),
        *("printer", "route", "settings", "shield-check", "users"),
    ),
    30: ("eye-off", "folder-heart", "hand", "key-round", "log-in", "message-circle-question"),
}


def picture() -> bytes:
    """Return the file of the masks, drawn from the SVG of each icon."""
    icons = [(name, size) for size, names in FIRST.items() for name in names]
    row = QImage(sum(size for _, size in icons), max(FIRST), QImage.Format.Format_ARGB32_Premultiplied)
    row.fill(0)
    painter = QPainter(row)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = 0
    for name, size in icons:
        QSvgRenderer(Icons(FOLDER).svg(name, "#000000", size).encode()).render(painter, QRectF(x, 0, size, size))
        x += size
    painter.end()
    pixels = bytes(row.pixelColor(x, y).alpha() for y in range(row.height()) for x in range(row.width()))
    named = " ".join(f"{name} {size}" for name, size in icons)
    return b"\n".join((MAGIC, f"# {named}".encode(), f"{row.width()} {row.height()}".encode(), DEPTH, pixels))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    (FOLDER / FILE).write_bytes(picture())
