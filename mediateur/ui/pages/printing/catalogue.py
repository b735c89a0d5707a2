"""The catalogue of what may be printed: a field to search it, and one paper chosen among those shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.forms.catalogue import FormInfo
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.printing.list import PrintList
from mediateur.ui.pages.printing.rows import Finder, catalogue_rows, found_rows
from mediateur.ui.pages.shared.titled_list import TitledRow

SEARCH, EXAMPLE = "Chercher une feuille", "Exemple\N{NO-BREAK SPACE}: activer"
NOTHING = "Aucune feuille ne répond à ces mots. Essayez-en d’autres, ou effacez la recherche."

# As long as one types, a paper made for a line in view would slow the next key, and be of no use after it.
PAUSE_MS = 400


class Catalogue(QWidget):
    """The field and the list. `chosen` carries the id of a paper; `moved` tells that others are in view, at rest.

    `searched` comes as the keyboard reaches the field and at each key, whose answers may be gone at the next one.
    """

    chosen = Signal(str)
    moved = Signal()
    searched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Feuilles à imprimer")
        self._forms: tuple[FormInfo, ...] = ()
        self._rows: tuple[TitledRow, ...] = ()
        self._finder = Finder(())
        self._value = ""
        self.search, self.list = SearchField(EXAMPLE), PrintList()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._on_moved)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.moved)
        self.nothing = Text(NOTHING, "courant", "text_muted")
        self._panel = Panel("surface", 6)
        self._panel.body.addWidget(self.list, 1)
        told = Row(0, (12, 8, 12, 8))
        told.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        self._panel.body.addLayout(told)
        column = Column(12, parent=self)
        column.addWidget(FormRow(SEARCH, self.search))
        column.addWidget(self._panel, 1)
        self.nothing.hide()

    @property
    def value(self) -> str:
        """The id of the paper chosen, even when the search hides it; empty when there is none."""
        return self._value

    @property
    def title(self) -> str:
        """The title of the paper chosen."""
        named = {row.id: row.title for row in self._rows if row.id}
        return named.get(self._value, "")

    def show_forms(
        self, forms: Sequence[FormInfo], frequent: Sequence[FormInfo], besides: TitledRow | None, chosen: str
    ) -> None:
        """Offer these papers, with one chosen (else the first), without telling."""
        if tuple(forms) != self._forms:
            self._forms = tuple(forms)
            self._finder = Finder(self._forms)
        self._rows = catalogue_rows(self._forms, frequent, besides)
        ids = [row.id for row in self._rows if row.id]
        self._value = chosen if chosen in ids else ids[0]
        self._filter()

    def choose(self, name: str) -> None:
        """Choose a paper, the search effaced when it hides it; an unknown one changes nothing."""
        if self.list.rows.row_of(name) < 0 and any(row.id == name for row in self._rows):
            self.search.clear()
        self.list.choose(name)

    def show_pages(self, pages: dict[str, int]) -> None:
        """Say how many pages papers have."""
        self.list.rows.show_pages(pages)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.FocusIn:
            self._hold()
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._answered(event.key())
        return False

    def _answered(self, key: int) -> bool:
        """Bas goes from the field to the list, Échap effaces what is searched."""
        if key == Qt.Key.Key_Down:
            self._go_down()
            return True
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    @Slot()
    def _on_moved(self) -> None:
        """Tell of what comes in view, but for what a search brings there: the end of the pause tells of that."""
        if not self._pause.isActive():
            self.moved.emit()

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self._value = name
        self.chosen.emit(name)

    @Slot()
    def _filter(self) -> None:
        typed = self.search.text().strip()
        rows = found_rows(self._forms, self._finder.find(typed)) if typed else self._rows
        if rows != self.list.rows.rows:
            self.list.show_rows(rows, self._value)
        else:
            self.list.choose(self._value)
        if bool(rows) == self.nothing.isVisibleTo(self):
            self.list.setVisible(bool(rows))
            self.nothing.setVisible(not rows)
            if not rows:
                announce(self, NOTHING)
        self._hold()

    def _hold(self) -> None:
        self._pause.start()
        self.searched.emit()

    @Slot()
    def _take_first(self) -> None:
        if name := self.list.first():
            self.list.choose(name)
            self.list.setFocus()

    def _go_down(self) -> None:
        if self.list.first():
            if not self.list.value:
                self.list.choose(self.list.first())
            self.list.setFocus()
