"""What narrows the figures: a pathway, a place or a territory, a form; and what of it is kept, told when folded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.encounter import Kind
from mediateur.journal.network import Territory
from mediateur.journal.statistics import Filters
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.choices import Toggle
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import px

Options = Sequence[tuple[object, str]]
ALL, EVERYWHERE = (None, "Tous"), (None, "Tous les territoires")
KINDS = (ALL, (Kind.INDIVIDUAL, "Séances individuelles"), (Kind.WORKSHOP, "Ateliers"), (Kind.EVENT, "Événements"))
TABULAR, MORE, LESS = "Voir en tableau", "Plus de choix", "Moins de choix"
WIDTH = 216


class FigureFilters(QWidget):
    """The rows of choices, folded at first. `changed` once something else is chosen.

    `more`, which unfolds them, and `kept`, which tells what they keep while they are folded, are laid where the view
    wants them; so is `place` for a network, whose territories are never folded away.
    """

    changed = Signal()

    def __init__(self, *, network: bool) -> None:
        super().__init__()
        self._network = network
        self._where = "Territoire" if network else "Lieu"
        self.pathway, self.place, self.kind = ComboBox([ALL]), ComboBox([ALL]), ComboBox(KINDS)
        self.tabular, self.more = Toggle(TABULAR), SecondaryButton(MORE, trailing="chevron-down")
        self.kept = Text("", "note", "text_muted", max_chars=0)
        if network:
            self.place.name_alone(self._where)
        wheres = () if network else (FormRow(self._where, self.place),)
        self._rows = (FormRow("Parcours", self.pathway), *wheres, FormRow("Forme", self.kind))
        add_all(FlowLayout(12, self), (*self._rows, _under_label(self.tabular)))
        for box in (self.pathway, self.place, self.kind):
            box.chosen.connect(self._change)
        self.more.clicked.connect(self._turn)
        self._fold(True)

    @property
    def chosen(self) -> Filters:
        """What is asked for."""
        kind, where = self.kind.value(), self.place.value()
        form = Kind(str(kind)) if kind else None
        if isinstance(where, Territory):
            return Filters(_word(self.pathway), None, form, where.places)
        return Filters(_word(self.pathway), _word(self.place), form)

    def offer(self, pathways: Options, places: Options) -> None:
        """Change what can be chosen; the choices stay as they are."""
        for box, options in ((self.pathway, pathways), (self.place, places)):
            kept = box.value()
            everywhere = EVERYWHERE if box is self.place and self._network else ALL
            box.set_options([everywhere, *options])
            box.set_value(kept)
        self._tell_kept()

    def arrange(self) -> None:
        """Keep the fields as wide as the text is large."""
        for row in self._rows:
            row.setFixedWidth(px(WIDTH))

    @Slot()
    def _change(self) -> None:
        self.changed.emit()

    @Slot()
    def _turn(self) -> None:
        self._fold(not self.isHidden())
        if not self.isHidden():
            self.pathway.setFocus()

    def _fold(self, folded: bool) -> None:
        self.setHidden(folded)
        self.more.set_label(MORE if folded else LESS)
        self.more.point(up=not folded)
        self._tell_kept()

    def _tell_kept(self) -> None:
        boxes = (("Parcours", self.pathway), (self._where, self.place), ("Forme", self.kind))
        kept = [french(f"{name} : {box.currentText()}") for name, box in boxes if box.value() is not None]
        self.kept.set_text(french(f"Seulement : {', '.join(kept)}.") if kept else "")
        self.kept.setVisible(bool(kept) and self.isHidden())


def _word(box: ComboBox) -> str | None:
    value = box.value()
    return None if value is None else str(value)


def _under_label(toggle: Toggle) -> QWidget:
    """Return a switch set as low as the fields beside it, whose labels are above them."""
    box = QWidget()
    Column(0, (0, 30, 0, 0), box).addWidget(toggle, 0, Qt.AlignmentFlag.AlignTop)
    return box
