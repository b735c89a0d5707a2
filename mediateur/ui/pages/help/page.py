"""Aide: the manual, opened where one is; all the keys, what is counted, what the program is made of."""

from __future__ import annotations

from PySide6.QtCore import QRect, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.manual import SUMMARY
from mediateur.content.text import french
from mediateur.journal.definitions import DEFINITIONS
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.help.about_panel import AboutPanel
from mediateur.ui.pages.help.key_table import regions
from mediateur.ui.pages.help.keyboard_map import KEYBOARD
from mediateur.ui.pages.help.manual_reader import ManualReader
from mediateur.ui.pages.shared.sections import Section, SectionedPage
from mediateur.usecases.program.manual import Manual

SUBTITLE = french("F1 ouvre l'aide de la page où vous êtes. Échap y revient.")
COUNTED = french("Des comptes séparés, jamais un entonnoir. Dire non ou attendre n'est pas une perte.")
MANUAL, CARET_MARGIN = "manuel", 60


class HelpPage(SectionedPage):
    """F1. `show_for` opens the manual at a topic: a page of it, or page#heading; `more` are sections besides."""

    def __init__(self, manual: Manual, more: tuple[Section, ...] = ()) -> None:
        super().__init__("Aide", SUBTITLE)
        self.reader = ManualReader(manual)
        self.about = AboutPanel()
        self._narrow = False
        self.set_sections(
            (
                Section(MANUAL, "book-open", "Le manuel", self.reader),
                Section("touches", "keyboard", "Toutes les touches", regions(KEYBOARD)),
                Section("comptes", "list-checks", "Ce qui est compté", _definitions()),
                *more,
                Section("apropos", "info", "À propos", self.about),
            )
        )
        self.reader.placed.connect(self._scroll_to)
        self.reader.moved.connect(self._keep_in_view)
        self.scroller.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def refresh(self) -> None:
        """Show the summary of the manual, for who comes by the navigation."""
        self.show_for(SUMMARY)

    @Slot(str)
    def show_for(self, topic: str) -> None:
        """Open the manual at a topic."""
        self.show_section(MANUAL)
        self.reader.show_topic(topic)

    def arrange(self, shape: Adaptation) -> None:
        """Lay the sections and the head of the manual out for a shape of the window."""
        super().arrange(shape)
        self._narrow = shape.narrow
        self.reader.stack(shape.narrow)

    def go_back(self) -> None:
        """Show the page of the manual that was read before."""
        if self.section == MANUAL:
            self.reader.go_back()

    @Slot(int)
    def _scroll_to(self, below: int) -> None:
        """Bring what stands so far below the top of the reader to the top of the view.

        0 is the top of the page; where there is little room, the top of the words: the rest would fill the view.
        """
        self.scroller.settle()
        below = below or (self.reader.panel.y() if self._narrow else 0)
        top = self.reader.mapTo(self.scroller.content, self.reader.rect().topLeft()).y()
        self.scroller.verticalScrollBar().setValue(top + below - px(12) if below else 0)

    @Slot(QRect)
    def _keep_in_view(self, caret: QRect) -> None:
        place = caret.translated(self.reader.mapTo(self.scroller.content, self.reader.rect().topLeft()))
        self.scroller.ensureVisible(place.x(), place.center().y(), 0, px(CARET_MARGIN))

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        top = self.reader.mapTo(self.scroller.content, self.reader.rect().topLeft()).y()
        self.reader.scrolled = max(0, value - top)


def _definitions() -> QWidget:
    box = QWidget()
    column = Column(14, parent=box)
    column.addWidget(Text(COUNTED))
    panel = Panel("surface")
    for rank, (name, meaning) in enumerate(DEFINITIONS.items()):
        if rank:
            panel.body.addWidget(Separator())
        panel.body.addWidget(heading(name, 3))
        panel.body.addWidget(Text(meaning))
    column.addWidget(panel)
    return box
