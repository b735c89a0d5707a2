"""What the person may decide: a switch per choice, its caption under it, or why it has no effect."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.content.text import french
from mediateur.rights.visibility import Choice, Rules
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.choices import Toggle
from mediateur.ui.kit.layouts import FlowLayout, Row, add_all
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px

TITLE = "La personne décide"
FRAMED = french("Encadré : changé par les choix")
TIGHT, AIR, PADDING = 1, 8, 14


class ChoiceToggle(Toggle):
    """A choice: its title over its caption, the word and the switch at the right."""

    def __init__(self, choice: Choice) -> None:
        self.choice, self._under, self._has_effect = choice, choice.caption, True
        self.air = TIGHT
        self._lines: tuple[Paragraph, Paragraph] | None = None
        super().__init__(choice.title)
        self.setObjectName(choice.id)
        self.setAccessibleDescription(choice.caption)

    def say(self, note: str) -> None:
        """Say why the choice has no effect; nothing puts the caption back."""
        under = note or self.choice.caption
        if under != self._under:
            self._under, self._has_effect = under, not note
            self.setAccessibleDescription(under)
            self.restyle()

    @override
    def forget(self) -> None:
        super().forget()
        self._lines = None

    @override
    def heightForWidth(self, width: int) -> int:
        room = width - self._around()
        height = sum(line.lay(room).height for line in self._paragraphs())
        return max(current().dimension("cible_min"), math.ceil(height) + 2 * px(self.air))

    @override
    def minimumSizeHint(self) -> QSize:
        least = max(line.least_width() for line in self._paragraphs())
        return QSize(math.ceil(least) + self._around(), current().dimension("cible_min"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        title, under = self._paragraphs()
        room = self.width() - self._around()
        height = title.lay(room).height
        top = (self.height() - height - under.lay(room).height) / 2
        title.paint(painter, 0, top, room, theme.colour("text_strong"))
        ink = "text_muted" if self._has_effect else "text_strong"
        under.paint(painter, 0, top + height, room, theme.colour(ink))
        for piece in self.trailing():
            size = piece.size()
            x, y = self.width() - size.width(), (self.height() - size.height()) / 2
            piece.paint(painter, QRectF(x, y, size.width(), size.height()), "text_body")

    def _paragraphs(self) -> tuple[Paragraph, Paragraph]:
        if self._lines is None:
            theme = current()
            self._lines = (
                Paragraph(self.choice.title, theme.font("note", weight=600), theme.line_height("note")),
                Paragraph(self._under, theme.font("legende"), theme.line_height("legende")),
            )
        return self._lines


class Legend(QWidget):
    """A frame as changed cells have it, and what it means."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(10, (0, 2, 0, 0), self)
        row.addWidget(_Frame(), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(FRAMED, "note", "text_muted"), 1)


class _Frame(QWidget):
    """A sample of the frame of a changed cell; decorative."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(34), px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        look = Look("bg_subtle", "primary", stroke=theme.metrics.stroke("selection"))
        surface(QPainter(self), QRectF(self.rect()), look, theme.radius("pastille"))


class ChoicesPanel(Panel):
    """The switches, « Recommencer » and « Imprimer ». `changed` when another set of choices is made."""

    changed = Signal()
    print_asked = Signal()

    def __init__(self, rules: Rules) -> None:
        super().__init__("surface", PADDING)
        self.toggles = {choice.id: ChoiceToggle(choice) for choice in rules.choices}
        self.again = QuietButton("Recommencer", "rotate-ccw")
        self.to_print = QuietButton("Imprimer", "printer")
        self.setAccessibleName(TITLE)
        self._build()
        self.again.clicked.connect(self._start_again)
        self.to_print.clicked.connect(self.print_asked)

    @property
    def made(self) -> frozenset[str]:
        """The choices that are made."""
        return frozenset(name for name, toggle in self.toggles.items() if toggle.isChecked())

    def make(self, choices: Collection[str]) -> None:
        """Make these choices and no other."""
        for name, toggle in self.toggles.items():
            toggle.blockSignals(True)
            toggle.setChecked(name in choices)
            toggle.blockSignals(False)
            toggle.restyle()
        self.changed.emit()

    def set_compact(self, *, compact: bool) -> None:
        """Bring the choices closer to each other where the window is low."""
        for toggle in self.toggles.values():
            toggle.air = TIGHT if compact else AIR
            toggle.updateGeometry()

    def say(self, notes: Mapping[str, str]) -> None:
        """Say under each choice why it has no effect, where that is so."""
        for name, toggle in self.toggles.items():
            toggle.say(notes.get(name, ""))

    @Slot()
    def _start_again(self) -> None:
        self.make(())

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()

    def _build(self) -> None:
        self.body.set_measures(0, (PADDING, 10, PADDING, 6))
        self.body.addWidget(heading(TITLE, 3))
        for rank, toggle in enumerate(self.toggles.values()):
            if rank:
                self.body.addWidget(Separator())
            self.body.addWidget(toggle)
            toggle.toggled.connect(self._on_toggled)
        self.body.addStretch(1)
        self.body.addWidget(Legend())
        actions = FlowLayout(4)
        add_all(actions, (self.again, self.to_print))
        self.body.addLayout(actions)
