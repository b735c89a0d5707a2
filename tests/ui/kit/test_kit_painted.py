"""What controls keep of their painting follows each change: they look as one made anew does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from mediateur.pictures import tokens as design
from mediateur.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from mediateur.ui.kit.choices import AnswerButton, CheckRow, Chip, ObstacleButton, RadioRow, Toggle
from mediateur.ui.kit.keycap import KeyCap, paint_keycap
from mediateur.ui.kit.navigation import Disc, NavButton
from mediateur.ui.kit.row_button import RowButton
from mediateur.ui.kit.theme import Theme
from tests.ui.conftest import show

SIZE = (320, 60)
BUTTONS: tuple[Callable[[str], RowButton], ...] = (
    lambda label: PrimaryButton(label, keycap="Ctrl Entrée", trailing="arrow-right"),
    lambda label: SecondaryButton(label, "monitor", "F11"),
    lambda label: QuietButton(label, trailing="arrow-right"),
    lambda label: AnswerButton(3, label),
    lambda label: ObstacleButton(label, 2),
    lambda label: NavButton("house", label, "Ctrl 1"),
    Chip,
    CheckRow,
    RadioRow,
    Toggle,
)


def looks(widget: QWidget, width: int = SIZE[0], height: int = SIZE[1]) -> QImage:
    show(widget, width, height)
    return widget.grab().toImage()


@pytest.mark.parametrize("build", BUTTONS)
def test_a_button_that_changed_looks_like_one_made_so(theme: Theme, build: Callable[[str], RowButton]) -> None:
    button = build("Oui")
    assert looks(button) == looks(build("Oui"))
    button.set_label("Pas aujourd’hui")
    assert looks(button) == looks(build("Pas aujourd’hui"))
    assert looks(button, 260, 80) == looks(build("Pas aujourd’hui"), 260, 80)
    theme.set(design.DARK, 1.5)
    assert looks(button) == looks(build("Pas aujourd’hui"))


@pytest.mark.parametrize("build", [CheckRow, RadioRow, Toggle])
def test_a_choice_ticked_without_a_word_to_anybody_looks_ticked(build: Callable[[str], RowButton]) -> None:
    ticked, told, before = build("Oui"), build("Oui"), looks(build("Oui"))
    looks(ticked)
    told.setChecked(True)
    with QSignalBlocker(ticked):
        ticked.setChecked(True)
    assert looks(ticked) == looks(told) != before


@pytest.mark.parametrize("build", [lambda: KeyCap("F8"), lambda: Disc("3", "done"), lambda: Disc("4", "current")])
def test_a_stamp_has_the_colours_and_the_size_of_the_moment(theme: Theme, build: Callable[[], QWidget]) -> None:
    seen = [looks(build())]
    for name, scale in ((design.DARK, 1.0), (design.HIGH_CONTRAST, 1.0), (design.LIGHT, 1.5)):
        theme.set(name, scale)
        seen.append(looks(build()))
    assert all(first != second for place, first in enumerate(seen) for second in seen[place + 1 :])
    theme.set(design.LIGHT, 1.0)
    assert looks(build()) == seen[0]


def test_a_stamp_is_crisp_between_two_pixels_of_a_fine_screen() -> None:
    def drawn(x: float, y: float) -> QImage:
        image = QImage(120, 120, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(1.5)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_keycap(painter, QRectF(x, y, 24, 24), "B", "text_strong")
        painter.end()
        return image

    assert drawn(10.4, 9.6) == drawn(16 / 1.5, 14 / 1.5) != drawn(10, 10)
