from __future__ import annotations

import subprocess
import sys
from string import Template

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from mediateur.paths import resources
from mediateur.pictures import tokens as design
from mediateur.ui.kit import qss
from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.choices import Chip
from mediateur.ui.kit.fields import LineEdit, PlainText
from mediateur.ui.kit.layouts import Column, add_all
from mediateur.ui.kit.metrics import Metrics
from mediateur.ui.kit.responsive import Adaptation, adapt, page_margins
from mediateur.ui.kit.theme import Theme, current, px
from tests.ui.conftest import show

FORBIDDEN = ("PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "PySide6.QtQml", "sqlalchemy", "reportlab")
LUMA = (0.2126, 0.7152, 0.0722)


@pytest.mark.parametrize("scale", [1.0, 1.12, 1.25, 1.5, 1.75, 2.0])
def test_text_grows_with_the_scale_and_titles_less(theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    assert theme.font("courant").pixelSize() == round(16 * scale)
    assert theme.font("titre_1").pixelSize() <= round(30 * scale)
    assert theme.line_height("courant") >= theme.font("courant").pixelSize() * 1.4
    assert theme.dimension("cible_min") == round(44 * scale)


def test_the_page_title_is_52_px_at_200_per_cent(theme: Theme) -> None:
    theme.set(scale=2.0)
    assert theme.font("titre_1").pixelSize() == 52


def test_no_style_is_under_14_px(theme: Theme) -> None:
    assert min(theme.metrics.font_px(style) for style in theme.tokens.scale) >= 14


@pytest.mark.parametrize(("asked", "given"), [(0.5, 1.0), (3.0, 2.0)])
def test_the_scale_stays_between_100_and_200(theme: Theme, asked: float, given: float) -> None:
    theme.set(scale=asked)
    assert theme.scale == given


def test_a_theme_that_does_not_exist_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.set("tricolore")


@pytest.mark.parametrize("name", design.THEMES)
def test_a_theme_dresses_the_application_at_once(theme: Theme, qapp: QApplication, name: str) -> None:
    theme.set(name)
    window = QWidget()
    show(window, 40, 40)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.hex("bg_app"))
    assert window.grab().toImage().pixelColor(20, 20) == QColor(theme.hex("bg_app"))


def test_widgets_already_shown_follow_the_theme_and_the_scale(theme: Theme) -> None:
    window = QWidget()
    button = PrimaryButton("Enregistrer")
    add_all(Column(0, (60, 60, 60, 60), window), [button])
    show(window)
    before = button.sizeHint()
    theme.set("sombre", 2.0)
    window.adjustSize()
    assert button.sizeHint().height() == 2 * before.height()
    assert button.grab().toImage().pixelColor(8, 40) == QColor(theme.hex("primary"))


def test_setting_the_same_again_tells_nobody(theme: Theme) -> None:
    heard: list[bool] = []

    class Ear(Chip):
        def restyle(self) -> None:
            heard.append(True)

    ear = Ear("Confiance")
    heard.clear()
    theme.set("clair", 1.0, reduced_motion=True)
    assert heard == []
    theme.set("sombre")
    assert heard, ear


def test_reduced_motion_takes_no_time(theme: Theme) -> None:
    assert theme.duration("court") == 0
    theme.set(reduced_motion=False)
    assert theme.duration("court") == 120


def test_the_current_theme_is_the_applied_one(theme: Theme) -> None:
    assert current() is theme
    assert px(10) == 10


def test_the_fonts_of_the_program_are_used_at_their_three_weights(theme: Theme) -> None:
    for weight in (400, 600, 700):
        info = QFontInfo(theme.font("courant", weight=weight))
        assert info.family().startswith(theme.tokens.family)
        assert info.weight() == weight


@pytest.mark.parametrize("name", design.THEMES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("template", [qss.TIP, qss.MENU, qss.BAR, qss.CHOICES, qss.TABLE])
def test_a_style_sheet_holds_no_blank_and_no_colour_of_its_own(
    theme: Theme, name: str, scale: float, template: Template
) -> None:
    colours = theme.tokens.theme(name)
    sheet = qss.build(template, colours, Metrics(theme.tokens, scale))
    assert "$" not in sheet
    used = {word.strip(";") for word in sheet.split() if word.startswith("#")}
    assert used
    assert used <= set(colours.values())


def test_icons_have_the_colour_of_their_role_and_the_size_of_the_scale(theme: Theme) -> None:
    theme.set(scale=2.0)
    pixmap = theme.pixmap("accueil", "primary", 20, 1.5)
    image = pixmap.toImage()
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (60, 1.5)
    inks = {
        image.pixelColor(x, y).name() for x in range(60) for y in range(60) if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {theme.hex("primary").lower()}
    assert theme.pixmap("house", "primary", 20, 1.5) is not pixmap
    assert theme.pixmap("accueil", "primary", 20, 1.5) is pixmap


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1366, 768, 1.0), Adaptation(compact=False, narrow=False)),
        ((1366, 690, 1.0), Adaptation(compact=True, narrow=False)),
        ((1199, 720, 1.0), Adaptation(compact=False, narrow=True)),
        ((1366, 768, 1.5), Adaptation(compact=False, narrow=True)),
    ],
)
def test_pages_adapt_to_window_and_text(size: tuple[int, int, float], expected: Adaptation) -> None:
    assert adapt(*size) == expected
    assert page_margins(expected)[1] == (18 if expected.compact else 28)


def test_a_low_window_with_large_text_leaves_its_room_to_the_words() -> None:
    assert page_margins(adapt(1366, 690, 2.0)) == (20, 10, 20, 14)


def test_the_kit_brings_no_heavy_part_of_qt() -> None:
    program = (
        "import pkgutil, importlib, sys, mediateur.ui.kit as kit\n"
        "found = [importlib.import_module(f'mediateur.ui.kit.{m.name}') for m in pkgutil.iter_modules(kit.__path__)]\n"
        "assert len(found) > 25\n"
        "print('\\n'.join(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=resources().parent
    )
    loaded = run.stdout.split()
    assert "PySide6.QtWidgets" in loaded
    assert not [name for name in loaded if name.startswith(FORBIDDEN)]


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast of WCAG between two opaque colours."""
    dark, light = sorted(_luminance(colour) for colour in (first, second))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    return sum(weight * _linear(part) for weight, part in zip(LUMA, parts, strict=True))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("kind", [LineEdit, PlainText])
def test_an_example_in_a_field_is_read_as_well_as_any_words(
    theme: Theme, kind: type[LineEdit] | type[PlainText], name: str
) -> None:
    theme.set(name)
    field = kind("Exemple")
    show(field, 300, 120)
    ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert ink.alpha() == 255
    assert contrast(ink, theme.colour("bg_surface")) >= 4.5
