"""Icons drawn ahead for the first window: the same as those drawn from their SVG, which serve wherever they lack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from mediateur.paths import resources
from mediateur.pictures.icons import Icons
from mediateur.ui.kit import masks
from mediateur.ui.kit.icons import IconPixmaps, render
from tests import first_icons

FOLDER = resources() / "icons"
EVERY = [(name, size) for size, names in first_icons.FIRST.items() for name in names]
ROUNDING = 2


def apart(first: QImage, second: QImage) -> int:
    """Return the greatest difference of one channel of one pixel, premultiplied."""
    form = QImage.Format.Format_ARGB32_Premultiplied
    one, other = (bytes(image.convertToFormat(form).constBits()) for image in (first, second))
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def test_the_file_is_what_is_drawn_from_the_icons_of_today() -> None:
    kept, drawn = (FOLDER / masks.FILE).read_bytes(), first_icons.picture()
    head = len(drawn) - sum(size for _, size in EVERY) * max(first_icons.FIRST)
    assert kept[:head] == drawn[:head], "python -m tests.first_icons"
    assert max(abs(a - b) for a, b in zip(kept, drawn, strict=True)) <= ROUNDING, "python -m tests.first_icons"


@pytest.mark.parametrize(("name", "size"), EVERY)
@pytest.mark.parametrize("colour", ["#0B5563", "#FFE082"])
def test_a_mask_looks_like_its_icon(name: str, size: int, colour: str) -> None:
    svg = Icons(FOLDER).svg(name, colour, size)
    expected = render(QSvgRenderer(svg.encode()), size, size, 1).toImage()
    found = masks.tinted(masks.read(FOLDER / masks.FILE)[name, size], colour).toImage()
    assert found.size() == expected.size()
    assert apart(found, expected) <= ROUNDING


def damaged(kind: str, whole: bytes) -> bytes:
    return {
        "empty": b"",
        "cut": whole[:-1],
        "longer": whole + b"\0",
        "not a picture": b"P6" + whole[2:],
        "no names": whole.replace(b" 16 ", b" 17 ", 1),
        "not a number": whole.replace(b"clock 16", b"clock xx", 1),
        "not text": whole.replace(b"clock", b"cl\xffck", 1),
    }[kind]


@pytest.mark.parametrize("kind", ["empty", "cut", "longer", "not a picture", "no names", "not a number", "not text"])
def test_without_a_good_file_icons_are_drawn_from_their_svg(tmp_path: Path, kind: str) -> None:
    for svg in FOLDER.glob("*.svg"):
        shutil.copy(svg, tmp_path)
    (tmp_path / masks.FILE).write_bytes(damaged(kind, (FOLDER / masks.FILE).read_bytes()))
    assert masks.read(tmp_path / masks.FILE) == {}
    shown = IconPixmaps(tmp_path, {}).pixmap("clock", "#0B5563", 16).toImage()
    assert apart(shown, IconPixmaps(FOLDER, {}).pixmap("clock", "#0B5563", 16).toImage()) <= ROUNDING


def test_an_icon_of_another_size_or_of_a_finer_screen_has_no_mask() -> None:
    icons = IconPixmaps(FOLDER, {})
    assert icons.pixmap("clock", "#0B5563", 40).width() == 40
    assert icons.pixmap("clock", "#0B5563", 16, 2.0).width() == 32
