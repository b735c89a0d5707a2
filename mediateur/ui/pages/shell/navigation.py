"""The navigation at the left of the window: who is at the counter, and an entry for each page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.navigation import NavButton
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shell.brand_mark import ROLES, BrandMark
from mediateur.ui.pages.shell.entries import ENTRIES, FOOT, NETWORK, Entry

SIDE, TARGET = 12, 44
PERSON = "user-round"
NAV_EDGES = (SIDE, 18, SIDE, 14)
# Between the entries, and how high they are, without « Réseau » and with it.
GAPS, ROWS = {False: 4, True: 1}, {False: NavButton.row_height, True: TARGET}


class Navigation(Bar):
    """The column at the left. `asked` carries the name of an entry, `mediator_chosen` a label."""

    asked = Signal(str)
    mediator_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("right")
        self.setObjectName("navigation")
        self.setAccessibleName("Navigation")
        self._column = Column(GAPS[False], NAV_EDGES, self)
        self._brand = _brand()
        self._column.addWidget(self._brand)
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
        width = current().dimension("nav_largeur")
        self.setFixedWidth(width)
        self._mediator.fit(width - 2 * px(SIDE))
        self._brand.updateGeometry()  # what is in it does not tell its new size while hidden


class MediatorButton(SecondaryButton):
    """Who is at the counter: a label, no password, no blame; cut where there is little room, said whole."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("Médiateur 1", icon=PERSON, trailing="chevron-down")
        self._labels: tuple[str, ...] = ()
        self._chosen, self._room = self.label, 0
        self.clicked.connect(self._open)

    def show_labels(self, labels: tuple[str, ...], chosen: str) -> None:
        """Show the label in use; the others are one press away."""
        self._labels, self._chosen = labels, chosen
        self.setAccessibleName(f"Médiateur au guichet : {chosen}. Changer")
        self._say_what_fits()

    def fit(self, room: int) -> None:
        """Take `room` px at most."""
        self._room = room
        self._say_what_fits()

    def _say_what_fits(self) -> None:
        """Leave out the icon, then the middle of the label: two are often told apart by their ends."""
        self._icon = PERSON
        self.set_label(self._chosen)
        if self.sizeHint().width() > self._room:
            self._icon = ""
            self.restyle()
        over = self.sizeHint().width() - self._room
        if over > 0:
            words = QFontMetricsF(current().font("libelle", self.label_size, self.look().weight))
            room = words.horizontalAdvance(self._chosen) - over - 1
            self.set_label(words.elidedText(self._chosen, Qt.TextElideMode.ElideMiddle, room))

    @Slot()
    def _open(self) -> None:
        from mediateur.ui.kit.menu import Menu

        menu = Menu(self, [(label, label) for label in self._labels])
        menu.chosen.connect(self.chosen)
        menu.open_under(self)


def _brand() -> QWidget:
    box = QWidget()
    row = Row(12, (8, 0, 0, 8), parent=box)
    row.addWidget(BrandMark(36, ROLES))
    row.addWidget(Line("Médiateur", "titre_2", "text_strong"))
    row.addStretch(1)
    return box
