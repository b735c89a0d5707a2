"""The look of the whole program: one theme, one text size, rebuilt without a restart."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPixmap
from PySide6.QtWidgets import QApplication

from mediateur.pictures import tokens as design
from mediateur.ui.kit import fonts, palette
from mediateur.ui.kit.icons import IconPixmaps
from mediateur.ui.kit.metrics import Metrics
from mediateur.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from mediateur.ui.kit.focus import FocusRing

DURATIONS = {"court": 120, "moyen": 180}
LEAST_SCALE, GREATEST_SCALE = 1.0, 2.0
# How many texts stay laid out: those of some pages, since words come back from page to page.
LAID_OUT = 400

_current: Theme | None = None


class Theme(QObject):
    """Colours, fonts, measures and icons at the reader's choice; `changed` tells widgets to restyle."""

    changed = Signal()

    def __init__(self, tokens: design.Tokens, resources: Path) -> None:
        super().__init__()
        self.tokens = tokens
        self.name = design.LIGHT
        self.metrics = Metrics(tokens, LEAST_SCALE)
        self.reduced_motion = False
        self._resources = resources
        self._fonts: dict[tuple[str, float | None, int | None], QFont] = {}
        self._widths: dict[tuple[str, str, int | None], float] = {}
        self._colours: dict[str, QColor] = {}
        self._pictures: dict[Hashable, QPixmap] = {}
        self.words = lru_cache(LAID_OUT)(self._words)
        self.label = lru_cache(LAID_OUT)(self._label)
        self._icons = IconPixmaps(resources / "icons", tokens.icons)
        self._app: QApplication | None = None
        self._ring: FocusRing | None = None

    @classmethod
    def load(cls, resources: Path, name: str = design.LIGHT, scale: float = 1.0, reduced_motion: bool = False) -> Theme:
        """Read the tokens of the resources folder; OSError, ValueError or KeyError when they are not right."""
        theme = cls(design.load(resources / "themes" / "tokens.json"), resources)
        theme.set(name, scale, reduced_motion)
        return theme

    @property
    def scale(self) -> float:
        """The reader's text size, 1.0 to 2.0."""
        return self.metrics.scale

    @property
    def high_contrast(self) -> bool:
        """Whether the theme is the one of high contrast."""
        return self.name == design.HIGH_CONTRAST

    def apply(self, app: QApplication) -> None:
        """Dress the application in this theme and make it the current one."""
        self.begin(app)
        self.complete()

    def begin(self, app: QApplication) -> None:
        """Do the part of `apply` that the first window needs; `complete` does the rest."""
        global _current  # one application, one theme
        _current = self
        self._app = app
        fonts.load(self._resources / "fonts")
        self._dress(app)

    def complete(self) -> None:
        """Show the focus, name roles to screen readers, dress Qt's own dialogs."""
        from mediateur.ui.kit import roles
        from mediateur.ui.kit.focus import FocusRing
        from mediateur.ui.kit.foreign import ForeignDialogs

        if self._app is not None and self._ring is None:
            roles.install()
            self._ring = FocusRing(self._app, self)
            ForeignDialogs(self._app)

    def set(self, name: str | None = None, scale: float | None = None, reduced_motion: bool | None = None) -> None:
        """Change what is given; widgets restyle at once. KeyError when there is no such theme."""
        before = (self.name, self.scale, self.reduced_motion)
        self.name = name or self.name
        self.tokens.theme(self.name)
        self.metrics = Metrics(self.tokens, min(GREATEST_SCALE, max(LEAST_SCALE, scale or self.scale)))
        self.reduced_motion = self.reduced_motion if reduced_motion is None else reduced_motion
        if (self.name, self.scale, self.reduced_motion) == before:
            return
        self._icons.clear()
        self._fonts.clear()
        self._widths.clear()
        self._colours.clear()
        self._pictures.clear()
        self.words.cache_clear()
        self.label.cache_clear()
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def hex(self, role: str) -> str:
        """Return a colour as #RRGGBB; KeyError when the role is not one of the tokens."""
        return self.tokens.theme(self.name)[role]

    def colour(self, role: str) -> QColor:
        """Return a colour; KeyError when the role is not one of the tokens."""
        if role not in self._colours:
            self._colours[role] = QColor(self.hex(role))
        return self._colours[role]

    def px(self, value: float) -> int:
        """Return a length of the 100 % design at the reader's scale."""
        return self.metrics.px(value)

    def space(self, step: int) -> int:
        """Return a step of the spacing scale, in px."""
        return self.metrics.space(step)

    def dimension(self, name: str) -> int:
        """Return a named dimension of the tokens, in px."""
        return self.metrics.dimension(name)

    def radius(self, name: str) -> int:
        """Return a named corner radius of the tokens, in px."""
        return self.metrics.radius(name)

    def font(self, style: str, size: float | None = None, weight: int | None = None) -> QFont:
        """Return the font of a type style; `size` (px at 100 %) and `weight` replace those of the style."""
        key = (style, size, weight)
        if key not in self._fonts:
            pixels = self.metrics.font_px(style) if size is None else round(size * self.metrics.growth(style))
            self._fonts[key] = fonts.build(self.tokens, self.tokens.scale[style], pixels, weight)
        return QFont(self._fonts[key])

    def _words(self, text: str, style: str, bold: int = 700) -> Paragraph:
        """Return a marked text in a type style and its line height: the same each time, laid out once."""
        return Paragraph(text, self.font(style), self.line_height(style), bold)

    def _label(self, text: str, size: float, weight: int, underline: bool) -> Paragraph:
        """Return the label of a control, `size` px at 100 %: the same each time, laid out once."""
        font = self.font("libelle", size, weight)
        font.setUnderline(underline)
        return Paragraph(text, font)

    def word_width(self, word: str, style: str, weight: int | None = None) -> float:
        """Return the width in px of a word that comes back often: measured once."""
        key = (word, style, weight)
        if key not in self._widths:
            self._widths[key] = QFontMetricsF(self.font(style, weight=weight)).horizontalAdvance(word)
        return self._widths[key]

    def line_height(self, style: str) -> int:
        """Return the line height of a type style, in px."""
        return self.metrics.line_height(style)

    def duration(self, name: str) -> int:
        """Return « court » or « moyen » in ms: 0 when motion is reduced."""
        return 0 if self.reduced_motion else DURATIONS[name]

    def pixmap(self, icon: str, role: str, size: float = 20, ratio: float = 1.0) -> QPixmap:
        """Return an icon `size` px wide at 100 %, in the colour of a role."""
        return self._icons.pixmap(icon, self.hex(role), self.px(size), ratio)

    def kept(self, key: Hashable, draw: Callable[[], QPixmap]) -> QPixmap:
        """Return a picture in the colours of the theme: drawn once, until the theme or the scale changes.

        Nothing else empties this store: there must be few keys.
        """
        if key not in self._pictures:
            self._pictures[key] = draw()
        return self._pictures[key]

    def _dress(self, app: QApplication) -> None:
        app.setPalette(palette.build(self.tokens.theme(self.name)))
        app.setFont(self.font("courant"))


def current() -> Theme:
    """Return the theme in use; RuntimeError before the first `apply`."""
    if _current is None:
        raise RuntimeError("no theme was applied to the application")
    return _current


def px(value: float) -> int:
    """Return a length of the 100 % design at the reader's scale."""
    return current().px(value)
