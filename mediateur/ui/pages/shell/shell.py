"""The page shell: navigation at the left, the page, the status bar; a menu instead when the window is too small."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.shell.bars import BackBar, TopBar
from mediateur.ui.pages.shell.entries import FOOT, UNDER, Entry
from mediateur.ui.pages.shell.navigation import Navigation
from mediateur.ui.pages.shell.status_bar import StatusBar


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
        self._nav = Navigation()
        self._nav.asked.connect(self.asked)
        self._nav.mediator_chosen.connect(self.mediator_chosen)
        self._top = TopBar()
        self._top.asked.connect(self.asked)
        self._top.mediator.chosen.connect(self.mediator_chosen)
        self.status = StatusBar()
        self.status.scale_asked.connect(self.scale_asked)
        self.back = BackBar()
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

    def keep_notices_off(self) -> None:
        """Have notices stand beside the navigation; asked once the window is painted."""
        from mediateur.ui.kit.toast import keep_clear

        keep_clear(self._nav, beside=True)

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
        focus = QApplication.focusWidget()
        if focus is not None and self.pages.isAncestorOf(focus):
            focus.clearFocus()  # else Qt gives the keyboard to what comes next, which a screen reader then says
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
        self._top.show_mediators(labels, chosen)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next stop; what came since, in the page or over it, is reached before what stands under the page.

        Nothing is moved while one goes on from under the page: what came would be gone past.
        """
        focus = QApplication.focusWidget()
        if not (forward and self._is_under(focus)) and self._is_followed():
            self._put_status_last()
            if focus is not None and not focus.hasFocus():  # it is under the page, which was taken away and put back
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return super().focusNextPrevChild(forward)

    def _is_under(self, widget: QWidget | None) -> bool:
        under = (self.status, *([self._foot] if self._foot else []))
        return widget is not None and any(each is widget or each.isAncestorOf(widget) for each in under)

    def _is_followed(self) -> bool:
        """Return whether Tab comes to something after what stands under the page, and before the top of the window."""
        after, top = self.status.nextInFocusChain(), self.window()
        while after is not None and after is not top:
            if after.focusPolicy() & Qt.FocusPolicy.TabFocus and not self._is_under(after):
                return True
            after = after.nextInFocusChain()
        return False

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
