"""The page shell: navigation at the left, the page, the status bar; a menu instead when the window is too small."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Margins, Row
from mediateur.ui.kit.navigation import NavButton
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shell.brand_mark import ROLES, BrandMark
from mediateur.ui.pages.shell.status_bar import StatusBar

TARGET, EDGE, LOW_EDGE, PINNED_SHARE, GAP = 44, 7, 4, 0.15, 10
NAV_EDGES = (12, 18, 12, 14)
# Between the entries, and how high they are, without « Réseau » and with it.
GAPS, ROWS = {False: 4, True: 1}, {False: NavButton.row_height, True: TARGET}


class Entry(NamedTuple):
    """An entry of the navigation."""

    name: str
    label: str
    icon: str
    key: str = ""


ENTRIES: tuple[Entry, ...] = (
    Entry("accueil", "Accueil", "house"),
    Entry("parcours", "Parcours", "route"),
    Entry("droits", "Droits", "shield-check"),
    Entry("imprimer", "Imprimer", "printer"),
    Entry("atelier", "Atelier collectif", "users"),
    Entry("journal", "Journal", "notebook-tabs"),
    Entry("tableau", "Tableau de bord", "chart-column"),
    Entry("formation", "Formation", "graduation-cap"),
)
# Of a coordinator only, once joined: see `Shell.offer_network`.
NETWORK = Entry("reseau", "Réseau", "share-2")
# Pages without an entry, and the entry that leads to them.
UNDER = {"a-recopier": "journal", "attestation": "formation"}
OTHERS = {
    "a-recopier": "À recopier",
    "attestation": "Vérifier une attestation",
    "panne": "Le journal ne s’ouvre pas",
    NETWORK.name: NETWORK.label,
}
FOOT: tuple[Entry, ...] = (Entry("reglages", "Réglages", "settings"), Entry("aide", "Aide", "circle-help", "F1"))


@runtime_checkable
class HasRegions(Protocol):
    """A page that F6 goes through part by part."""

    def regions(self) -> tuple[QWidget, ...]:
        """Return its parts that are in view."""


class Shell(QWidget):
    """Navigation, page and status bar. `asked` carries the name of an entry, `mediator_chosen` a label.

    `offer_back` names a way back to what the page was opened over; `returned` takes it.
    """

    asked = Signal(str)
    mediator_chosen = Signal(str)
    scale_asked = Signal(int)
    returned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.current_name = ""
        self.pages = QStackedWidget()
        self._foot: QWidget | None = None
        self._nav = _Navigation()
        self._nav.asked.connect(self.asked)
        self._nav.mediator_chosen.connect(self.mediator_chosen)
        self._top = _TopBar()
        self._top.asked.connect(self.asked)
        self.status = StatusBar()
        self.status.scale_asked.connect(self.scale_asked)
        self.back = _BackBar()
        self.back.asked.connect(self.returned)
        self._right = right = Column(0)
        right.addWidget(self._top)
        right.addWidget(self.back)
        right.addWidget(self.pages, 1)
        middle = Row(0)
        middle.addWidget(self._nav)
        middle.addLayout(right, 1)
        self._column = Column(0, parent=self)
        self._column.addLayout(middle, 1)
        self._column.addWidget(self.status)
        self._narrow = False
        current().changed.connect(self._adapt)

    def add_foot(self, foot: QWidget) -> None:
        """Put something under the page, beside the navigation; Tab reaches it after the page."""
        self._foot = foot
        self._put_status_last()

    def show_page(self, name: str, page: QWidget) -> None:
        """Show a page and mark its entry."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
            self._put_status_last()
        self.current_name = name
        self.pages.setCurrentWidget(page)
        self.back.hide()
        entry = UNDER.get(name, name)
        self._nav.mark(entry)
        self._top.set_title(next((e.label for e in (*self.entries, *FOOT) if e.name == entry), ""))

    def offer_back(self, label: str) -> None:
        """Show the way back to what the page was opened over, until another page is shown."""
        self.back.set_label(label)
        self.back.show()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that there are, in order."""
        return self._nav.entries

    def offer_network(self, *, offered: bool) -> None:
        """Have « Réseau » among the entries, or not."""
        self._nav.offer_network(offered=offered)
        self._top.entries = self._nav.entries
        self._adapt()

    def show_mediators(self, labels: tuple[str, ...], chosen: str) -> None:
        """Show who is at the counter."""
        self._nav.show_mediators(labels, chosen)
        self._top.set_mediator(chosen)

    def _put_status_last(self) -> None:
        """Have Tab reach what is under the page after one that just came: the order is that of joining the window."""
        if self._foot is not None:
            shown = self._foot.isVisibleTo(self)
            self._foot.setParent(None)
            self._right.addWidget(self._foot)
            self._foot.setVisible(shown)
        self.status.setParent(None)
        self._column.addWidget(self.status)
        self.status.setVisible(not self._narrow)

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        page: object = self.pages.currentWidget()
        inner = page.regions() if isinstance(page, HasRegions) else (self.pages,)
        shown = (self._nav, self._top, self.back, *inner, self.status)
        return tuple(region for region in shown if region.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Exchange the navigation for a menu when the window is too narrow or too low for it."""
        super().resizeEvent(event)
        self._adapt()

    @Slot()
    def _adapt(self) -> None:
        room = self.height() - self.status.sizeHint().height()
        too_low = self._nav.minimumSizeHint().height() > room
        self._narrow = too_low or adapt(self.width(), self.height(), current().scale).narrow
        self._nav.setVisible(not self._narrow)
        self._top.setVisible(self._narrow)
        self._top.fit(self.width(), self.height())
        self.back.fit(self.height())
        self.status.setVisible(not self._narrow)


class _Navigation(Bar):
    asked = Signal(str)
    mediator_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("right")
        self.setObjectName("navigation")
        self.setAccessibleName("Navigation")
        self._column = Column(GAPS[False], NAV_EDGES, self)
        self._column.addWidget(_brand())
        self._mediator = MediatorButton()
        self._mediator.chosen.connect(self.mediator_chosen)
        self._column.addWidget(self._mediator)
        self._column.addSpacing(px(10))
        self.entries = ENTRIES
        self._buttons = {entry.name: self._entry(entry) for entry in (*ENTRIES, NETWORK)}
        self._buttons[NETWORK.name].hide()
        self._column.addStretch(1)
        self._buttons |= {entry.name: self._entry(entry) for entry in FOOT}
        current().changed.connect(self._restyle)
        self._restyle()

    def offer_network(self, *, offered: bool) -> None:
        """Have one entry more, closer to the others so that all fit in a low window, or not."""
        self.entries = (*ENTRIES, NETWORK) if offered else ENTRIES
        self._buttons[NETWORK.name].setVisible(offered)
        self._column.set_measures(GAPS[offered], NAV_EDGES)
        for button in self._buttons.values():
            button.row_height = ROWS[offered]
            button.restyle()

    def mark(self, name: str) -> None:
        """Mark the entry of the page in view."""
        for key, button in self._buttons.items():
            button.setChecked(key == name)

    def show_mediators(self, labels: tuple[str, ...], chosen: str) -> None:
        """Show who is at the counter."""
        self._mediator.show_labels(labels, chosen)

    def _entry(self, entry: Entry) -> NavButton:
        button = NavButton(entry.icon, entry.label, entry.key)
        button.setObjectName(entry.name)
        button.clicked.connect(self._go)
        self._column.addWidget(button)
        return button

    @Slot()
    def _go(self) -> None:
        self.asked.emit(self.sender().objectName())

    @Slot()
    def _restyle(self) -> None:
        self.setFixedWidth(current().dimension("nav_largeur"))


class MediatorButton(SecondaryButton):
    """Who is at the counter: a label, no password, no blame."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Médiateur 1", icon="user-round", trailing="chevron-down")
        self._labels: tuple[str, ...] = ()
        self.clicked.connect(self._open)

    def show_labels(self, labels: tuple[str, ...], chosen: str) -> None:
        """Show the label in use; the others are one press away."""
        self._labels = labels
        self.set_label(chosen)
        self.setAccessibleName(f"Médiateur au guichet : {chosen}. Changer")

    @Slot()
    def _open(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for label in self._labels:
            action = menu.addAction(label)
            action.setObjectName(label)
            action.triggered.connect(self._pick)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot()
    def _pick(self) -> None:
        self.chosen.emit(self.sender().objectName())


class _TopBar(Bar):
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setObjectName("barre-haute")
        self._row = Row(GAP, parent=self)
        self._room, self.entries = 0, ENTRIES
        self._menu = SecondaryButton("Menu", icon="menu")
        self._menu.clicked.connect(self._open)
        self._row.addWidget(self._menu)
        self._title = Line("", "libelle", "text_strong")
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._mediator = Line("", "courant", "text_body")
        self._icon = Icon("user-round", "text_body", 22)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._mediator)

    def fit(self, width: int, height: int) -> None:
        """Leave less room around the button in a low window, and say less in a narrow one; both in px."""
        self._row.set_measures(GAP, edges_in(height))
        self._room = width
        self._say_what_fits()

    def set_title(self, title: str) -> None:
        """Name the page in view."""
        self._title.set_text(title)
        self._say_what_fits()

    def set_mediator(self, label: str) -> None:
        """Name who is at the counter."""
        self._mediator.set_text(label)
        self._say_what_fits()

    def _say_what_fits(self) -> None:
        """Leave out the icon, then the title, which the page says too, rather than cut what is pressed."""
        edges = self._row.contentsMargins()
        menu, title, icon, mediator = (
            part.sizeHint().width() + px(GAP) for part in (self._menu, self._title, self._icon, self._mediator)
        )
        left = self._room + px(GAP) - edges.left() - edges.right() - menu - mediator
        self._title.setVisible(title <= left)
        self._icon.setVisible(title + icon <= left)

    @Slot()
    def _open(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for entry in (*self.entries, *FOOT):
            action = menu.addAction(entry.label)
            action.setObjectName(entry.name)
            action.triggered.connect(self._go)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot()
    def _go(self) -> None:
        self.asked.emit(self.sender().objectName())


class _BackBar(Bar):
    asked = Signal()

    def __init__(self) -> None:
        super().__init__("bottom")
        self._row = row = Row(12, parent=self)
        self._back = SecondaryButton("", icon="arrow-left", keycap="Échap")
        self._back.clicked.connect(self.asked)
        row.addWidget(self._back)
        row.addStretch(1)
        self.hide()

    def fit(self, height: int) -> None:
        """Leave less room around the button where the window, `height` px high, is low for its text."""
        self._row.set_measures(12, edges_in(height))

    def set_label(self, label: str) -> None:
        """Say where it goes back to."""
        self._back.set_label(label)


def edges_in(height: int) -> Margins:
    """Return the room around the buttons of a bar, less where the window, `height` px high, is low for its text."""
    edge = LOW_EDGE if px(TARGET + 2 * EDGE) > PINNED_SHARE * height else EDGE
    return 12, edge, 12, edge


def label_of(name: str) -> str:
    """Return what a page is called: its entry, or its own title where it has none."""
    return OTHERS.get(name) or next((entry.label for entry in (*ENTRIES, *FOOT) if entry.name == name), name)


def _brand() -> QWidget:
    box = QWidget()
    row = Row(12, (8, 0, 0, 8), parent=box)
    row.addWidget(BrandMark(36, ROLES))
    row.addWidget(Line("Médiateur", "titre_2", "text_strong"))
    row.addStretch(1)
    return box
