"""Who sits at this machine: labels, no password, no blame."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.privacy import Field
from mediateur.settings import renamed
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, Row, discard
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.column_page import tab_after
from mediateur.ui.pages.shared.keeper import Keeper
from mediateur.usecases.free_text import refusal

LONGEST = 40
WHAT = french("Un repère comme « Médiateur 2 », sans mot de passe. On le choisit en haut de la fenêtre.")
PAST = french("Les séances déjà enregistrées gardent l'ancien repère. « À recopier » les retrouve sous le nouveau.")
EMPTY = french("Écrivez un repère.")
TWICE = french("Ce repère existe déjà : donnez-en un autre.")
LAST = french("Il faut au moins un repère : ajoutez-en un autre d'abord.")


class MediatorsSection(QWidget):
    """The labels of this machine: add, rename in place, remove. `anchor` is what Tab meets before them."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper
        self.anchor: QWidget | None = None
        self.rows: tuple[MediatorRow, ...] = ()
        panel = Panel("surface")
        Column(parent=self).addWidget(panel)
        panel.body.addWidget(heading("Médiateurs de ce poste", 2))
        panel.body.addWidget(Text(WHAT))
        panel.body.addWidget(Text(PAST, "note", "text_muted"))
        self._list = Column(10)
        panel.body.addLayout(self._list)
        self.add = SecondaryButton("Ajouter un repère", icon="plus")
        self.add.clicked.connect(self._add)
        foot = Row()
        foot.addWidget(self.add)
        foot.addStretch(1)
        panel.body.addLayout(foot)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in force."""
        return self._keeper.settings.mediators

    def refresh(self) -> None:
        """Show the labels in force, one row each."""
        if tuple(row.kept for row in self.rows) == self.labels:
            return
        discard(self._list, self.rows)
        self.rows = tuple(MediatorRow(rank, label) for rank, label in enumerate(self.labels, 1))
        for row in self.rows:
            row.renamed.connect(self._rename)
            row.removed.connect(self._remove)
            self._list.addWidget(row)
        tab_after(self.anchor, (stop for row in self.rows for stop in (row.edit, row.remove)))

    @Slot()
    def _add(self) -> None:
        label = next(f"Médiateur {n}" for n in count(len(self.labels) + 1) if f"Médiateur {n}" not in self.labels)
        if self._keeper.change(f"{label} ajouté", mediators=(*self.labels, label)):
            self.refresh()
            self.rows[-1].edit.setFocus()
            self.rows[-1].edit.selectAll()

    @Slot(str, str)
    def _rename(self, old: str, new: str) -> None:
        row = next(row for row in self.rows if row.kept == old)
        if not new or (new != old and new in self.labels):
            row.set_error(TWICE if new else EMPTY)
            return
        if told := refusal(new, Field.NOTE, "Ce repère"):
            row.set_error(french(told))
            return
        labels = tuple(new if label == old else label for label in self.labels)
        chosen = new if self._keeper.settings.mediator == old else self._keeper.settings.mediator
        former = renamed(self._keeper.settings.former, old, new)
        if self._keeper.change(f"{old} devient {new}", mediators=labels, mediator=chosen, former=former):
            row.set_kept(new)

    @Slot(str)
    def _remove(self, label: str) -> None:
        rank = self.labels.index(label)
        if len(self.labels) == 1:
            self.rows[rank].set_error(LAST)
            return
        left = tuple(other for other in self.labels if other != label)
        chosen = self._keeper.settings.mediator if self._keeper.settings.mediator in left else left[0]
        if self._keeper.change(f"{label} retiré", mediators=left, mediator=chosen):
            self.refresh()
            self.rows[min(rank, len(self.rows) - 1)].edit.setFocus()


class MediatorRow(QWidget):
    """One label to rename in place, with a button to remove it. `renamed` carries the old and the new one."""

    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, rank: int, label: str) -> None:
        super().__init__()
        self.kept = label
        self.edit = LineEdit("Exemple\N{NO-BREAK SPACE}: Médiateur 2")
        self.edit.setText(label)
        self.edit.setMaxLength(LONGEST)
        self._row = FormRow(f"Repère {rank}", self.edit)
        self.remove = SecondaryButton("Retirer", icon="trash-2")
        line = Row(12, parent=self)
        line.addWidget(self._row, 1)
        side = Column()
        side.addStretch(1)
        side.addWidget(self.remove)
        line.addLayout(side)
        self.set_kept(label)
        self.edit.editingFinished.connect(self._finish)
        self.edit.textEdited.connect(self._row.clear_error)
        self.remove.clicked.connect(self._ask_removal)

    def set_kept(self, label: str) -> None:
        """Remember the label that is in force."""
        self.kept = label
        self.remove.setAccessibleName(f"Retirer {label}")
        self._row.clear_error()

    def set_error(self, text: str) -> None:
        """Say under the field what is wrong."""
        self._row.set_error(text)

    @property
    def error(self) -> str:
        """What is said to be wrong, if anything."""
        return self._row.error

    @Slot()
    def _finish(self) -> None:
        new = " ".join(self.edit.text().split())
        if new != self.kept:
            self.renamed.emit(self.kept, new)

    @Slot()
    def _ask_removal(self) -> None:
        self.removed.emit(self.kept)
