"""« Qui peut voir quoi ? »: choices at the left; the sentence that says them and the matrix, redone at each change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import NBSP, french
from mediateur.rights.visibility import Rules, effective, matrix, plain_lines, plain_sentence
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import TextLink
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.scroll import regrow
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.rights.choices import ChoicesPanel
from mediateur.ui.pages.rights.definitions import TITLE as DEFINITIONS
from mediateur.ui.pages.rights.matrix import MatrixModel, MatrixTable
from mediateur.ui.pages.rights.notes import lowered, notes, told_once, with_need
from mediateur.ui.pages.shared.sources import ASK

PLAIN, WHAT = f"En clair{NBSP}: ", "Document"
HINT = french("Exemple inventé, rien n'est gardé. Choisissez une case pour lire pourquoi.")
CHOICES_WIDTH, GAP, FREE = 320, 14, 16_777_215


class Visibility(QWidget):
    """The second tab. `changed` carries what to say; `sources_asked` the ids of facts; `entered` is the cell in use."""

    sources_asked = Signal(object)
    definitions_asked = Signal()
    print_asked = Signal()
    entered = Signal(QModelIndex)

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.rules = rules
        self.choices = ChoicesPanel(rules)
        self.plain = Text("", "courant", "on_primary_soft", max_chars=0)
        self.model = MatrixModel(rules, self)
        self.table = MatrixTable(self.model)
        self.kind = ComboBox([(rank, kind.title) for rank, kind in enumerate(rules.kinds)])
        self.why = Text(HINT, "note", max_chars=0, bold=600)
        self.sources = TextLink(ASK)
        self.definitions = TextLink(DEFINITIONS)
        self._kind_row = FormRow(WHAT, self.kind)
        self._stacked = False
        self._said, self._right = Panel("soft", 14), Column(GAP - 4)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._build()
        self._connect()
        self._show()

    @property
    def made(self) -> frozenset[str]:
        """The choices that are made."""
        return self.choices.made

    @property
    def lines(self) -> tuple[str, ...]:
        """The short sentences that say the present choices."""
        return tuple(line.say for line in plain_lines(self.rules, effective(self.rules, self.made)))

    def try_choice(self, choice_id: str) -> None:
        """Make one choice and no other, so that the frames show what it changes."""
        self.choices.make(with_need(self.rules, choice_id))
        self.choices.toggles[choice_id].setFocus()

    def set_shape(self, *, stacked: bool, compact: bool) -> None:
        """Put all in one column, for a page that scrolls, the sentence first; or the choices beside the matrix."""
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._columns.setSpacing(px(GAP))
        width = 0 if stacked else px(CHOICES_WIDTH)
        self.choices.setMinimumWidth(width)
        self.choices.setMaximumWidth(width or FREE)
        self._foot.setSpacing(px(0 if stacked else GAP))
        self._foot.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._stacked = stacked
        (self._columns if stacked else self._right).insertWidget(0, self._said)
        self.choices.set_compact(compact=compact)
        self.plain.set_style("courant" if compact or stacked else "consigne")
        self.table.set_shape(whole=stacked, compact=compact)
        self._tell_cell()

    def _build(self) -> None:
        line = Row(14)
        line.addWidget(Icon("lightbulb", "on_primary_soft", 24, "courant"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.plain, 1)
        self._said.body.addLayout(line)
        self._right.addWidget(self._said)
        self._right.addWidget(self._table_panel(), 1)
        self._columns.addWidget(self.choices)
        self._columns.addLayout(self._right, 1)
        self._kind_row.hide()

    def _table_panel(self) -> Panel:
        panel = Panel("surface", 0)
        panel.body.set_measures(0, (3, 7, 3, 0))
        self._kind_row.setContentsMargins(px(GAP), px(GAP), px(GAP), 0)
        self._foot.addWidget(self.why, 1)
        for link in (self.sources, self.definitions):
            self._foot.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        foot = Column(0, (GAP, 6, GAP, 4))
        foot.addLayout(self._foot)
        panel.body.addWidget(self._kind_row)
        panel.body.addWidget(self.table, 1)
        panel.body.addStretch(0)
        panel.body.addWidget(Separator())
        panel.body.addLayout(foot)
        return panel

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_choices)
        self.choices.print_asked.connect(self.print_asked)
        self.table.chosen.connect(self._tell_cell)
        self.table.folded.connect(self._kind_row.setVisible)
        self.kind.chosen.connect(self.table.show_kind)
        self.sources.clicked.connect(self._ask_sources)
        self.definitions.clicked.connect(self.definitions_asked)

    @Slot()
    def _on_choices(self) -> None:
        told = self._show()
        announce(self, f"{self.plain.text()} {told_once(self.rules, told)}".strip())

    def _show(self) -> Mapping[str, str]:
        """Show the choices that are made; return why some of them have no effect."""
        made, before = self.made, self._heights()
        told = notes(self.rules, made)
        self.plain.set_text(f"{PLAIN}{lowered(plain_sentence(self.rules, made))}")
        self.choices.say(told)
        for words, height in self._heights().items():
            if height != before[words]:
                regrow(words)
        self.model.show_rows(matrix(self.rules, made))
        self._tell_cell()
        return told

    def _heights(self) -> dict[QWidget, int]:
        """Return the height that each of the words which follow the choices needs."""
        following = (self.plain, *self.choices.toggles.values())
        return {words: words.heightForWidth(words.width()) for words in following}

    @Slot()
    def _tell_cell(self) -> None:
        index = self.table.index
        self.sources.setVisible(index is not None)
        self.definitions.setVisible(index is None or self._stacked)
        if index is None:
            self.why.set_text(HINT)
            return
        title = self.model.sentence(index).replace(", changé", ", changé par les choix")
        self.why.set_text(f"**{title}.** {self.model.cell(index).sentence}")
        self.entered.emit(index)

    @Slot()
    def _ask_sources(self) -> None:
        if (index := self.table.index) is not None:
            self.sources_asked.emit(self.model.cell(index).facts)
