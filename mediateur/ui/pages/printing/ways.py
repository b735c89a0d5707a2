"""The ways out of Imprimer, always in view: fill on screen, print, save; and why one of them is not offered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, PushButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, Margins
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import px

GAP, KEY = 10, "Ctrl P"
PRINT, SAVE, SAVE_BLANK, FILL = "Imprimer", "Enregistrer en PDF", "Enregistrer vide", "Remplir à l’écran"
NO_PRINTER = french("Aucune imprimante trouvée. Le guide est prêt : enregistrez-le en PDF.")
ONLY_PAPER = french("Ce qui est tapé s'imprime, et ne s'enregistre pas.")
NO_PAPER = french("Aucune imprimante trouvée. Ce qui est tapé ne s'enregistre pas : seule la feuille vide le peut.")


class Outlook(NamedTuple):
    """What can be done with the paper in view."""

    printers: bool = True
    fillable: bool = False
    filling: bool = False
    private: bool = False


class WaysOut(QWidget):
    """Without a printer, saving is the only way, and why is said. What is about one person is never saved."""

    print_asked = Signal()
    save_asked = Signal()
    fill_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Imprimer ou enregistrer")
        self._outlook = Outlook()
        self.notice = Text(NO_PRINTER, "note", "text_muted")
        self.fill = SecondaryButton(FILL, "pencil")
        self.to_paper = PrimaryButton(PRINT, "printer", KEY, strong=True)
        self.to_file = SecondaryButton(SAVE, "file-down", strong=True)
        self.to_file_only = PrimaryButton(SAVE, "file-down", KEY, strong=True)
        self.fill.clicked.connect(self.fill_asked)
        self.to_paper.clicked.connect(self.print_asked)
        self.to_file.clicked.connect(self.save_asked)
        self.to_file_only.clicked.connect(self.save_asked)
        self._ways = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for button in self._buttons:
            self._ways.addWidget(button, 1)
        self._column = Column(GAP, parent=self)
        self._column.addWidget(self.notice)
        self._column.addLayout(self._ways)
        self.show_outlook(Outlook())

    @property
    def can_print(self) -> bool:
        """Whether a printer was found."""
        return self._outlook.printers

    @property
    def saves_blank(self) -> bool:
        """Whether only the blank paper may be saved."""
        return self._outlook.private

    def show_outlook(self, outlook: Outlook) -> None:
        """Offer what can be done."""
        before, self._outlook = self._outlook, outlook
        notice = _notice(outlook)
        self.fill.setVisible(outlook.fillable and not outlook.filling)
        self.to_paper.setVisible(outlook.printers)
        self.to_file.setVisible(outlook.printers and not outlook.private)
        self.to_file_only.set_label(SAVE_BLANK if outlook.private else SAVE)
        self.to_file_only.setVisible(not outlook.printers)
        self.notice.set_text(notice)
        self.notice.setVisible(bool(notice))
        if notice and outlook != before and self.isVisible():
            announce(self, notice)

    def set_margins(self, margins: Margins) -> None:
        """Keep this room around, in px at 100 %."""
        self._column.set_measures(GAP, margins)

    def spread(self, room: int, *, stacked: bool) -> None:
        """Put the ways one above the other, or, under a `stacked` page, side by side where they fit in `room` px.

        Where they do not, their words alone may.
        """
        directions = QBoxLayout.Direction
        shown = [button for button in self._buttons if not button.isHidden()]
        whole = _fit(shown, room, bare=False)
        fits = stacked and (whole or _fit(shown, room, bare=True))
        self._ways.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._ways.setSpacing(px(GAP))

    @property
    def _buttons(self) -> tuple[PushButton, ...]:
        return self.fill, self.to_paper, self.to_file, self.to_file_only


def _fit(buttons: Sequence[PushButton], room: int, *, bare: bool) -> bool:
    """Tell whether buttons fit side by side, with or without their icons and keys."""
    for button in buttons:
        button.set_bare(bare=bare)
    return sum(button.sizeHint().width() for button in buttons) + px(GAP) * (len(buttons) - 1) <= room


def _notice(outlook: Outlook) -> str:
    if outlook.private:
        return ONLY_PAPER if outlook.printers else NO_PAPER
    return "" if outlook.printers else NO_PRINTER
