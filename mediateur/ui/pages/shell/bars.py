"""The bars above a page: the menu that takes the place of the navigation, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Margins, Row
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.shell.entries import ENTRIES, FOOT
from mediateur.ui.pages.shell.navigation import TARGET, MediatorButton

EDGE, LOW_EDGE, PINNED_SHARE, GAP = 7, 4, 0.15, 10


class TopBar(Bar):
    """The menu of a narrow window, what page is in view, and who is at the counter.

    `asked` carries the name of an entry.
    """

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
        self.mediator = MediatorButton()
        self._row.addWidget(self.mediator)

    def fit(self, width: int, height: int) -> None:
        """Leave less room around the button in a low window, and say less in a narrow one; both in px."""
        self._row.set_measures(GAP, edges_in(height))
        self._room = width
        self._say_what_fits()

    def set_title(self, title: str) -> None:
        """Name the page in view."""
        self._title.set_text(title)
        self._say_what_fits()

    def show_mediators(self, labels: tuple[str, ...], chosen: str) -> None:
        """Show who is at the counter."""
        self.mediator.show_labels(labels, chosen)
        self._say_what_fits()

    def _say_what_fits(self) -> None:
        """Leave out the title, which the page says too, rather than cut what is pressed."""
        edges = self._row.contentsMargins()
        left = self._room - edges.left() - edges.right() - self._menu.sizeHint().width() - px(GAP)
        self.mediator.fit(left)
        title = self._title.sizeHint().width() + px(GAP)
        self._title.setVisible(title + self.mediator.sizeHint().width() <= left)

    @Slot()
    def _open(self) -> None:
        from mediateur.ui.kit.menu import Menu

        menu = Menu(self, [(entry.name, entry.label) for entry in (*self.entries, *FOOT)])
        menu.chosen.connect(self.asked)
        menu.open_under(self)


class BackBar(Bar):
    """A button that goes back to what the page was opened over."""

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
