"""The strip of « Premiers pas » at the foot of the window: where one is, what to try, how to go on or put it off."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current
from mediateur.usecases.program.tour import OFFER, OFFER_TITLE, STOPS, Tour

# « Suivant » is what goes on in a session, which may be right above.
GO, NEXT, LAST, BEGIN, LATER = "Y aller", "Continuer", "Terminer", "Commencer", "Plus tard"
WHAT = french("Que faire ?")


class TourStrip(Bar):
    """Words and three buttons on a row; where there is little room, what to try waits behind a button.

    `go_asked`, `next_asked` (« Commencer » too) and `later_asked` are for who leads the tour.
    """

    go_asked = Signal()
    next_asked = Signal()
    later_asked = Signal()

    def __init__(self) -> None:
        super().__init__("top", "bg_surface")
        self.setObjectName("premiers-pas")
        self.setAccessibleName(OFFER_TITLE)
        self.title, self.text = Text("", "libelle", "text_strong", max_chars=0), Text("", "courant", max_chars=0)
        self.above = Text("", "courant", max_chars=0)
        self.what = SecondaryButton(WHAT)
        self.go, self.forward, self.later = SecondaryButton(GO), SecondaryButton(NEXT), QuietButton(LATER)
        self._told, self._unfolded, self._narrow = "", False, False
        self._short = self._long = ""
        self._build()
        self.what.clicked.connect(self._unfold)
        self.go.clicked.connect(self.go_asked)
        self.forward.clicked.connect(self.next_asked)
        self.later.clicked.connect(self.later_asked)
        current().changed.connect(self.fit)

    def show_stop(self, tour: Tour) -> None:
        """Say where one is and what to try; tell screen readers, once."""
        stop = tour.stop
        text = stop.text if stop else OFFER
        self._short = tour.title
        self._long = french(f"{tour.title} : {stop.title}") if stop else tour.title
        self.text.set_text(text)
        self.above.set_text(text)
        self.go.setVisible(stop is not None)
        self.go.setAccessibleName(french(f"{GO} : {stop.title}") if stop else GO)
        self.forward.set_label(BEGIN if stop is None else LAST if stop is STOPS[-1] else NEXT)
        self.forward.setAccessibleName(f"{self.forward.label}, {OFFER_TITLE.lower()}")
        self.later.setAccessibleName(f"{LATER}, {OFFER_TITLE.lower()}")
        self.what.setAccessibleDescription(text)
        self._unfolded = False
        self.fit()
        if self.isVisible() and self._long != self._told:
            self._told = self._long
            announce(self, f"{self._long}. {text}")

    def fits(self, width: int, height: int) -> bool:
        """Return whether it can stand, folded, in a room of width × height px."""
        return self._row.minimumSize().width() <= width and self._row.totalHeightForWidth(width) <= height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shape of the window."""
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Put the words beside the buttons, or behind « Que faire ? » where the window is narrow for its text."""
        window = self.window()
        self._narrow = adapt(window.width(), window.height(), current().scale).narrow
        self.what.setVisible(self._narrow)
        self.text.setVisible(not self._narrow)
        self.above.setVisible(self._narrow and self._unfolded)
        self.title.set_text(self._short if self._narrow else self._long)
        sides, edge = (12, 3) if self._narrow else (20, 8)
        self._column.set_measures(0, (sides, 0, sides, 0))
        self._row.set_measures(16, (0, edge, 0, edge))

    def _build(self) -> None:
        words, buttons = Column(2), QWidget()
        words.addWidget(self.title)
        words.addWidget(self.text)
        add_all(FlowLayout(8, buttons), (self.what, self.go, self.forward, self.later))
        self._row = Row(16)
        self._row.addLayout(words, 1)
        self._row.addWidget(buttons)
        self._column = Column(parent=self)
        self._column.addWidget(self.above)
        self._column.addLayout(self._row)

    @Slot()
    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self.fit()
        if self._unfolded:
            announce(self, self.text.text())
