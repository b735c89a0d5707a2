"""A section of a module: what to know, what to say and never to say, a schematic, a question to think over."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.screens import Screen
from mediateur.content.text import french
from mediateur.training.modules import Reflection, Section
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton, TextLink
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.scroll import regrow
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.rights.bullets import Bullets
from mediateur.ui.pages.session.blocks import block_title, quoted
from mediateur.ui.pages.session.see_block import Drawer, SeeBlock
from mediateur.ui.pages.shared.sources import ASK

SAY, AVOID, THINK = "À dire", "À ne pas dire", "À vous de réfléchir"
SHOW, HIDE = "Voir une réponse", "Cacher la réponse"
AIMS = french("Après ce module, vous saurez :")
COLUMN, GAP = 380, 16


class Ways(NamedTuple):
    """Where a section leads: the titles of a pathway and of a paper, each empty when there is none."""

    pathway: str
    form: str


class SectionView(QWidget):
    """A section. `aims` are those of the module, on its first section; `screen` its schematic, if it has one.

    `pathway_asked`, `form_asked` and `sources_asked` are what they say; `unfolded` that the answer came into view.
    """

    pathway_asked = Signal()
    form_asked = Signal()
    sources_asked = Signal()
    unfolded = Signal()

    def __init__(
        self, section: Section, ways: Ways, draw: Drawer, screen: Screen | None = None, aims: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self._draw = draw
        self.reflection = ReflectionPanel(section.reflection)
        self.reflection.unfolded.connect(self.unfolded)
        self.pathway = WayButton(french(f"Voir le parcours : {ways.pathway}"), icon="route")
        self.form = WayButton(french(f"Imprimer : {ways.form}"), icon="printer")
        self.sources = TextLink(ASK)
        self.pathway.clicked.connect(self.pathway_asked)
        self.form.clicked.connect(self.form_asked)
        self.sources.clicked.connect(self.sources_asked)
        for way, title in ((self.pathway, ways.pathway), (self.form, ways.form)):
            if not title:
                way.hide()
        column = Column(14, parent=self)
        column.addWidget(heading(section.title))
        if aims:
            column.addWidget(_aims(aims))
        column.addWidget(self._learnt(section, screen))
        column.addWidget(_words(section))
        column.addWidget(self.reflection)
        column.addWidget(self._ways())
        column.addStretch(1)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in reading order."""
        return (self.reflection.button, self.pathway, self.form, self.sources)

    def _learnt(self, section: Section, screen: Screen | None) -> QWidget:
        """Return what to know, beside the schematic where there is room for both."""
        words = QWidget()
        column = Column(10, parent=words)
        for text in section.text:
            column.addWidget(Text(text, "consigne"))
        if section.points:
            column.addWidget(Bullets(section.points, "consigne"))
        column.addStretch(1)
        if screen is None:
            return words
        box = QWidget()
        columns = Columns(2, COLUMN, (24, GAP), box)
        columns.addWidget(words)
        columns.addWidget(self._picture(screen))
        return box

    def _picture(self, screen: Screen) -> Panel:
        panel, block = Panel("surface", 14), SeeBlock(self._draw)
        block.show_screen(screen)
        panel.body.addWidget(block)
        panel.body.addStretch(1)
        return panel

    def _ways(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(12, box)
        flow.addWidget(self.pathway)
        flow.addWidget(self.form)
        flow.addWidget(self.sources)
        return box


class WayButton(SecondaryButton):
    """A way out of a section: the title that it names may be long."""

    wraps = True


class ReflectionPanel(Panel):
    """A question, and its answer that unfolds."""

    unfolded = Signal()

    def __init__(self, reflection: Reflection) -> None:
        super().__init__("surface")
        self.answer = Text(reflection.answer, "consigne")
        self.button = SecondaryButton(SHOW)
        self.button.clicked.connect(self.toggle)
        self.answer.hide()
        self.body.addLayout(block_title("lightbulb", THINK))
        self.body.addWidget(Text(reflection.question, "consigne", "text_strong"))
        self.body.addWidget(self.answer)
        foot = Row(0, (0, 4, 0, 0))
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    @Slot()
    def toggle(self) -> None:
        """Show the answer, or hide it again."""
        shown = self.answer.isHidden()
        self.answer.setVisible(shown)
        self.button.set_label(HIDE if shown else SHOW)
        regrow(self)
        if shown:
            announce(self.answer, self.answer.text())
            self.unfolded.emit()


def _aims(aims: tuple[str, ...]) -> Panel:
    panel = Panel("subtle", 14)
    panel.body.addWidget(Text(AIMS, "libelle", "text_strong"))
    panel.body.addWidget(Bullets(aims))
    return panel


def _words(section: Section) -> QWidget:
    """Return what to say and what never to say, side by side where there is room."""
    box = QWidget()
    columns = Columns(2, COLUMN, (GAP, GAP), box)
    for words, kind, icon, title in (
        (section.say, "soft", "message-square-quote", SAY),
        (section.avoid, "surface", "circle-slash", AVOID),
    ):
        if words:
            panel = Panel(kind)
            panel.body.addLayout(block_title(icon, title, "primary" if kind == "soft" else "text_muted"))
            panel.body.addWidget(Text(quoted(words), "consigne", "text_strong" if kind == "soft" else "text_muted"))
            panel.body.addStretch(1)
            columns.addWidget(panel)
    return box
