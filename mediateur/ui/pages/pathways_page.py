"""Parcours: what can be walked, and a session taken up again with the code of its paper."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.pathways.model import Pathway
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Line, Text, heading
from mediateur.ui.pages.column_page import ColumnPage, page_head, tab_after
from mediateur.ui.pages.seen_dates import seen
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.library import Content

CODE_LENGTH = 8
WAITING = french("Les séances en attente sont sur Accueil. Toutes les réponses se valent.")


class PathwaysPage(ColumnPage):
    """The pathways, one panel each. `chosen` carries the id of a pathway, `code_entered` a code as typed."""

    chosen = Signal(str)
    code_entered = Signal(str)

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self.setAccessibleName("Parcours")
        self.trouble = Trouble()
        self.panels: tuple[PathwayPanel, ...] = ()
        self._list = Column(14)
        self.body.addLayout(page_head("Parcours", WAITING))
        self.body.addWidget(self.trouble)
        self.body.addLayout(self._list)
        self.refresh()
        self.code = CodePanel()
        self.code.entered.connect(self.code_entered)
        self.body.addWidget(self.code)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the pathways again."""
        try:
            pathways = self._content.pathways()
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        self._show(pathways)

    def _show(self, pathways: tuple[Pathway, ...]) -> None:
        if tuple(_words(pathway) for pathway in pathways) == tuple(panel.words for panel in self.panels):
            return
        old, self.panels = self.panels, tuple(PathwayPanel(way, main=not rank) for rank, way in enumerate(pathways))
        for panel in self.panels:
            panel.begin.connect(self.chosen)
            self._list.addWidget(panel)
        tab_after(old[-1].button if old else None, (panel.button for panel in self.panels))
        for panel in old:
            self._list.removeWidget(panel)
            panel.hide()
            panel.deleteLater()


class PathwayPanel(Panel):
    """One pathway: what it is for, how long, how many steps, how recent its sources are."""

    begin = Signal(str)

    def __init__(self, pathway: Pathway, main: bool = False) -> None:
        super().__init__("surface")
        self._id, self.words = pathway.id, _words(pathway)
        self.body.addWidget(heading(pathway.title, 2))
        self.body.addWidget(Text(pathway.summary))
        row = FlowLayout(20)
        for icon, words in _measures(pathway):
            row.addWidget(_measure(icon, words))
        self.body.addLayout(row)
        self.button = PrimaryButton("Commencer", trailing="arrow-right") if main else SecondaryButton("Commencer")
        self.button.setAccessibleName(f"Commencer, {pathway.title}")
        self.button.clicked.connect(self._begin)
        foot = Row(0, (0, 6, 0, 0))
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    @Slot()
    def _begin(self) -> None:
        self.begin.emit(self._id)


class CodePanel(Panel):
    """« Reprendre avec un code »: the code that the paper of a parked session bears."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface")
        self.body.addWidget(heading("Reprendre avec un repère", 2))
        self.field = LineEdit("AB23")
        self.field.setMaxLength(CODE_LENGTH)
        self.row = FormRow(
            "Repère de reprise", self.field, french("Deux lettres et deux chiffres, au bas du papier remis.")
        )
        self.button = SecondaryButton("Reprendre la séance", icon="rotate-ccw")
        self.button.clicked.connect(self.enter)
        self.field.returnPressed.connect(self.enter)
        self.field.textEdited.connect(self.row.clear_error)
        line = Row()
        line.addWidget(self.row, 1)
        line.addStretch(1)
        self.body.addLayout(line)
        foot = Row(0, (0, 6, 0, 0))
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    @Slot()
    def enter(self) -> None:
        """Tell the code, or say that it is missing."""
        code = self.field.text().strip()
        if code:
            self.entered.emit(code)
            return
        self.row.set_error(french("Tapez d'abord le code écrit sur le papier."))
        self.field.setFocus()

    def refuse(self, error: MediateurError) -> None:
        """Say under the field why this code opens nothing."""
        self.row.set_error(str(error))
        self.field.setFocus()


def _words(pathway: Pathway) -> tuple[object, ...]:
    return pathway.id, pathway.title, pathway.summary, _measures(pathway)


def _measures(pathway: Pathway) -> tuple[tuple[str, str], ...]:
    return (
        ("clock", french(f"environ {pathway.minutes} minutes")),
        ("list", french(f"{len(pathway.trunk)} étapes")),
        ("calendar", french(f"sources de {seen(pathway.verified)}")),
    )


def _measure(icon: str, words: str) -> QWidget:
    box = QWidget()
    row = Row(8, parent=box)
    row.addWidget(Icon(icon, "text_muted", 18))
    row.addWidget(Line(words, "courant", "text_muted"))
    return box
