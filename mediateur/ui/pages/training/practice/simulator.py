"""The imagined site: a page drawn in the theme's colours, over which real buttons lie where it may be clicked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.content.text import french
from mediateur.pictures.shapes import Screen
from mediateur.training.imagined import KINDS, Page, Spot
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.row_button import BaseButton
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.theme import current, px

Drawer = Callable[[Screen, float, float, float], str]
TEXT, AIR = 16, 2
SHE_CLICKS = french("Vous montrez, la personne clique.")
SHE_TYPES = french("C'est à la personne de taper.")
SHE_CHOOSES = french("C'est à la personne de choisir.")


class HotZone(BaseButton):
    """A place of the page that can be clicked: seen under the mouse and the keyboard, else only drawn underneath."""

    def __init__(self, spot: Spot, parent: QWidget) -> None:
        super().__init__(spot.label, parent)
        self.spot = spot
        self.setAccessibleName(f"{spot.label}, {KINDS[spot.kind]}")
        hers = SHE_CHOOSES if KINDS[spot.kind] == "choix" else SHE_TYPES
        self.setAccessibleDescription(hers if spot.hers else SHE_CLICKS)

    @override
    def sizeHint(self) -> QSize:
        return QSize(current().dimension("cible_min"), current().dimension("cible_min"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            look = Look("", "primary", stroke=current().metrics.stroke("selection"))
            surface(QPainter(self), QRectF(self.rect()), look, current().radius("commande"))


class PageView(SvgView):
    """A drawn page, as high as it is drawn whatever its width, and the places on it that can be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.zones: tuple[HotZone, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def hasHeightForWidth(self) -> bool:
        # Else a scroll bar that comes and goes would stretch the drawing, and the drawing would move the bar.
        return False

    def show_zones(self, zones: tuple[HotZone, ...]) -> None:
        """Lay other places over the page, in the stead of those that were there."""
        for zone in self.zones:
            zone.hide()
            zone.deleteLater()
        self.zones = zones
        for zone in zones:
            zone.show()
        self.place()

    def place(self) -> None:
        """Lay each button over its place, as large as a finger needs."""
        least = current().dimension("cible_min")
        for zone in self.zones:
            place = self.place_of(zone.spot.name)
            wider, higher = max(0, least - place.width()), max(0, least - place.height())
            grown = place.adjusted(-wider // 2, -higher // 2, wider - wider // 2, higher - higher // 2)
            zone.setGeometry(grown.translated(max(0, -grown.left()), 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()


class SimulatorView(QWidget):
    """A page of the imagined site. `pointed` carries the label of what is shown to the person.

    `reached` carries that of a field or a choice, which are hers alone.
    """

    pointed = Signal(str)
    reached = Signal(str)

    def __init__(self, draw: Drawer) -> None:
        super().__init__()
        self._draw = draw
        self._page: Page | None = None
        self.view = PageView()
        Column(0, parent=self).addWidget(self.view)
        current().changed.connect(self.redraw)

    @property
    def zones(self) -> tuple[HotZone, ...]:
        """The places that can be clicked now, in reading order."""
        return self.view.zones

    def show_page(self, page: Page, spots: tuple[Spot, ...]) -> None:
        """Show a page; what can be clicked on it now are `spots`."""
        if self._page != page:
            self._page = page
            self.redraw()
        if tuple(zone.spot for zone in self.zones) != spots:
            self.view.show_zones(tuple(self._zone(spot) for spot in spots))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Draw again, after a change of page, theme, scale or width."""
        if self._page is not None:
            width = max(1, self.width())
            self.view.set_svg(self._draw(self._page, width, px(TEXT), AIR), self._page.alt)
            self.view.setFixedHeight(self.view.sizeHint().height())
            self.view.place()

    def _zone(self, spot: Spot) -> HotZone:
        zone = HotZone(spot, self.view)
        zone.clicked.connect(self._on_zone)
        return zone

    @Slot()
    def _on_zone(self) -> None:
        zone = self.sender()
        if isinstance(zone, HotZone):
            (self.reached if zone.spot.hers else self.pointed).emit(zone.spot.label)
