"""« Réseau », for a coordinator: figures by territory, silent places and versions, invitations, publishing."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.pages.dashboard.view import FiguresView
from mediateur.ui.pages.network.accounts_view import AccountsView
from mediateur.ui.pages.network.acts import NetworkActs
from mediateur.ui.pages.network.places_view import PlacesView
from mediateur.ui.pages.network.publishing_view import PublishingView
from mediateur.ui.pages.network.receiving_strip import ReceivingStrip
from mediateur.ui.pages.shared.column_page import ColumnPage
from mediateur.ui.pages.shared.tabbed_head import TabbedHead
from mediateur.ui.pages.shared.trouble import Trouble

TITLE = "Réseau"
TABS = (
    ("Chiffres", "chart-column", ""),
    ("Lieux et postes", "map-pin", "Lieux"),
    ("Invitations", "mail", ""),
    ("Publier", "upload", ""),
)


class NetworkPage(ColumnPage):
    """The page. `report_asked` asks for the figures on paper, as the dashboard does."""

    report_asked = Signal(object, object, bool)

    def __init__(
        self,
        acts: NetworkActs,
        figures: FiguresView,
        views: tuple[PlacesView, AccountsView, PublishingView],
    ) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.acts, self.figures = acts, figures
        self.places, self.accounts, self.publishing = views
        self._views: tuple[QWidget, ...] = (figures, *views)
        self.strip, self.trouble, self.tabs = ReceivingStrip(), Trouble(), Tabs(TITLE)
        for label, icon, short in TABS:
            self.tabs.add(label, icon, short)
        self._head = TabbedHead(TITLE, self.tabs)
        for part in (self._head, self.strip, self.trouble, *self._views):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._connect()
        self._show(0)
        self.setFocusProxy(self.tabs)

    def refresh(self) -> None:
        """Read again what the tab in view shows."""
        self._show(self.tabs.currentIndex())

    @override
    def arrange(self, shape: Adaptation) -> None:
        margins = self.body.contentsMargins()
        self._head.fit(self.width() - margins.left() - margins.right())
        self.figures.arrange(shape)

    def print_now(self) -> None:
        """Ask for the report of the figures in view."""
        if self.tabs.currentIndex() == 0:
            self.figures.print_now()

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        return (self.tabs, self.strip, self._views[self.tabs.currentIndex()])

    def _connect(self) -> None:
        acts = self.acts
        self.tabs.currentChanged.connect(self._show)
        self.figures.report_asked.connect(self.report_asked)
        for asked, act in (
            (self.strip.receive_asked, acts.receive),
            (self.strip.stick_asked, acts.ask_stick),
            (self.strip.stop_asked, acts.stop),
            (self.places.forget_asked, acts.forget),
            (self.accounts.invite_asked, acts.invite),
            (self.accounts.accounts_asked, acts.read_accounts),
            (self.accounts.close_asked, acts.close_account),
            (self.accounts.expired_asked, acts.close_expired),
            (self.publishing.shelf_asked, acts.read_shelf),
            (self.publishing.content_chosen, acts.publish_content),
            (self.publishing.trust_chosen, acts.publish_trust),
            (acts.began, self.strip.begin),
            (acts.progressed, self.strip.show_progress),
            (acts.came, self._on_came),
            (acts.network_read, self.places.show_network),
            (acts.accounts_read, self.accounts.show_accounts),
            (acts.shelf_read, self.publishing.show_shelf),
            (acts.asking, self._show_work),
            (acts.failed, self.trouble.tell),
            (acts.succeeded, self.trouble.forget),
        ):
            asked.connect(act)

    @Slot(bool)
    def _show_work(self, working: bool) -> None:
        self.accounts.show_work(working=working)
        self.publishing.show_work(working=working)

    @Slot(str)
    def _on_came(self, words: str) -> None:
        self.strip.end(words)
        self.refresh()

    @Slot(int)
    def _show(self, index: int) -> None:
        for rank, view in enumerate(self._views):
            view.setVisible(rank == index)
        if self._views[index] is self.figures:
            self.figures.refresh()
        elif self._views[index] is self.places:
            self.acts.read_network()
        self.scroller.verticalScrollBar().setValue(0)
