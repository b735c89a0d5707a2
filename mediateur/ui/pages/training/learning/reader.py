"""The reader of a module: a section at a time, where the learner left it, the way on and back always at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.training.lessons import Standing
from mediateur.training.modules import Module, Section
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.keys import is_enter_alone, leaves
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.session.see_block import Drawer
from mediateur.ui.pages.shared.column_page import scroll_by_key, tab_after
from mediateur.ui.pages.shared.sources import open_facts
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.shell.bars import edges_in
from mediateur.ui.pages.training.learning.names import SectionNames
from mediateur.ui.pages.training.learning.section import SectionView, Ways
from mediateur.usecases.learning.lessons import Lessons
from mediateur.usecases.rights import Rights

ALL, BEFORE, NEXT, LAST = "Tous les modules", "Précédent", "Suivant", "Terminer"
BACK_TO_MODULE, FAR, PICK = "Revenir au module", "Avancée dans le module", "Section"
SIDE, SIDES, AIR, EDGE = 264, 20, 10, (20, 10, 20, 10)


class Reading(NamedTuple):
    """What a reader asks of the program: the facts cited, the drawing of a schematic, the title of a paper."""

    rights: Rights
    draw: Drawer
    form_title: Callable[[str], str]


class ModuleReader(QWidget):
    """One module. `left` asks for the list; `finished` tells that the module is read.

    `pathway_asked` carries the id of a pathway, `form_asked` that of a paper, `print_asked` that of the module.
    """

    left = Signal()
    finished = Signal(str)
    pathway_asked = Signal(str)
    form_asked = Signal(str)
    print_asked = Signal(str)

    def __init__(self, lessons: Lessons, reading: Reading) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lessons, self._reading = lessons, reading
        self.module: Module | None = None
        self.place = self._read = 0
        self.view: SectionView | None = None
        self.trouble, self.names, self.picker = Trouble(), SectionNames(), ComboBox()
        self.scroller = ScrollColumn(14, (28, 18, 28, 18))
        self.title, self.count, self.bar = Text("", "titre_3", "text_strong"), Line("", "note"), ProgressBar(FAR)
        self.all = SecondaryButton(ALL, icon="arrow-left", keycap="Échap")
        self.to_print = SecondaryButton("Imprimer", icon="printer")
        self.back = SecondaryButton(BEFORE, icon="arrow-left")
        self.onward = PrimaryButton(NEXT, trailing="arrow-right")
        self._side, self._head = ScrollColumn(0, (12, 14, 8, 14)), FoldingRow(16)
        self._pinned, self._foot = Bar("bottom"), Bar("top")
        self._pinned_column, self._foot_column = Column(0, EDGE, self._pinned), Column(0, EDGE, self._foot)
        self._build()
        self._connect()
        current().changed.connect(self._fit)

    @property
    def section(self) -> Section | None:
        """The section in view, if there is one."""
        return self.module.sections[self.place] if self.module is not None else None

    def show_module(self, standing: Standing) -> None:
        """Show a module where it was left."""
        self.module = standing.module
        self.setAccessibleName(standing.module.title)
        self.title.set_text(standing.module.title)
        self.names.show_sections(standing.module.sections)
        self.picker.set_options([(place, one.title) for place, one in enumerate(standing.module.sections)])
        self._read = len(standing.module.sections) if standing.finished else standing.place
        self._show(standing.place)
        self.onward.setFocus()

    @Slot()
    def go_on(self) -> None:
        """Show the next section; after the last, the module is finished."""
        if self.module is None:
            return
        if self.place + 1 < len(self.module.sections):
            self.go_to(self.place + 1)
            return
        if self._try(lambda: self._lessons.finish(self._id)):
            self.finished.emit(self._id)

    @Slot()
    def go_back(self) -> None:
        """Show the section before; before the first, the list."""
        if self.place:
            self.go_to(self.place - 1)
        else:
            self.left.emit()

    @Slot(object)
    def go_to(self, place: int) -> None:
        """Show a section by its place, from 0, and keep that it is where the learner is."""
        if self.module is None or place == self.place:
            return
        self._show(place)
        self._begin_with_words()
        self._try(self._keep)

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        return tuple(part for part in (self._pinned, self._side, self.scroller, self._foot) if part.isVisible())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée goes on, Échap shows the list; Page up, Page down, Début and Fin scroll."""
        if leaves(event, self.left):
            event.accept()
        elif is_enter_alone(event):
            self.go_on()
        elif not scroll_by_key(self.scroller, event):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _id(self) -> str:
        return self.module.id if self.module is not None else ""

    def _keep(self) -> None:
        if self.section is not None:
            self._lessons.reach(self._id, self.section.id)

    def _try(self, act: Callable[[], None]) -> bool:
        """Do what is kept, or say in place why it is not: reading goes on."""
        try:
            act()
        except MediateurError as error:
            self.trouble.tell(error)
            return False
        self.trouble.forget()
        return True

    def _show(self, place: int) -> None:
        if self.module is None:
            return
        self.place, section, total = place, self.module.sections[place], len(self.module.sections)
        before, self.view = self.view, self._made(section, self.module.aims if place == 0 else ())
        if before is not None:
            before.hide()
            before.setParent(None)
            before.deleteLater()
        self.scroller.body.addWidget(self.view)
        self.view.show()
        self.scroller.verticalScrollBar().setValue(0)
        self._read = max(self._read, place)
        self.names.mark(place, self._read)
        self.picker.set_value(place)
        self.count.set_text(f"Section {place + 1} sur {total}")
        self.bar.set_progress(place + 1, total)
        self.onward.set_label(NEXT if place + 1 < total else LAST)
        self.back.setVisible(bool(place))
        tab_after(self.to_print, (*self.names.buttons, self.picker, *self.view.stops, self.back, self.onward))
        announce(self, f"Section {place + 1} sur {total}, {section.title}")

    def _begin_with_words(self) -> None:
        """Where the head scrolls with the section, bring the section to the top: it was read already."""
        if self.view is not None and not self._pinned.isVisible():
            self.scroller.settle()
            self.scroller.verticalScrollBar().setValue(self.view.y() - px(AIR))

    def _made(self, section: Section, aims: tuple[str, ...]) -> SectionView:
        lessons, reading = self._lessons, self._reading
        ways = Ways(
            lessons.pathway_title(section.pathway) if section.pathway else "",
            reading.form_title(section.form) if section.form else "",
        )
        view = SectionView(section, ways, reading.draw, lessons.screen(section.screen), aims)
        view.pathway_asked.connect(self._ask_pathway)
        view.form_asked.connect(self._ask_form)
        view.sources_asked.connect(self._open_sources)
        view.unfolded.connect(self._reveal_answer)
        return view

    @Slot()
    def _ask_pathway(self) -> None:
        if self.section is not None:
            self.pathway_asked.emit(self.section.pathway)

    @Slot()
    def _ask_form(self) -> None:
        if self.section is not None:
            self.form_asked.emit(self.section.form)

    @Slot()
    def ask_print(self) -> None:
        """Ask for the hand-out of the module."""
        self.print_asked.emit(self._id)

    @Slot()
    def _open_sources(self) -> None:
        if self.section is not None:
            open_facts(self.window(), self._reading.rights.cited(self.section.facts), BACK_TO_MODULE)

    @Slot()
    def _reveal_answer(self) -> None:
        if self.view is not None:
            self.scroller.reveal(self.view.reflection)

    def _connect(self) -> None:
        self.all.clicked.connect(self.left)
        self.to_print.clicked.connect(self.ask_print)
        self.back.clicked.connect(self.go_back)
        self.onward.clicked.connect(self.go_on)
        self.names.chosen.connect(self.go_to)
        self.picker.chosen.connect(self.go_to)

    def _build(self) -> None:
        column, middle, foot, flow = Column(0, parent=self), Row(0), self._foot_column, FlowLayout(12, left=1)
        self._fill_head()
        self._pinned_column.addWidget(self._head)
        self._side.body.addWidget(self.names)
        middle.addWidget(self._side)
        middle.addWidget(self.scroller, 1)
        self.picker.setAccessibleName(PICK)
        self.scroller.body.addWidget(self.trouble)
        self.scroller.body.addWidget(self.picker)
        flow.addWidget(self.back)
        flow.addWidget(self.onward)
        foot.addLayout(flow)
        column.addWidget(self._pinned)
        column.addLayout(middle, 1)
        column.addWidget(self._foot)

    def _fill_head(self) -> None:
        far, line = QWidget(), Row(12)
        words = Column(4, parent=far)
        line.addWidget(self.bar, 1)
        line.addWidget(self.count)
        words.addWidget(self.title)
        words.addLayout(line)
        self._head.row.hold(self.all)
        self._head.row.hold(far, 1)
        self._head.row.hold(self.to_print)

    @Slot()
    def _fit(self) -> None:
        """Show the names beside the section; where there is little room, a list that drops down above it.

        The head then scrolls with the section: bars that stay in view leave it most of the height.
        """
        height = self.window().height()
        narrow = adapt(self.window().width(), height, current().scale).narrow
        self._side.setVisible(not narrow)
        self._side.setFixedWidth(px(SIDE))
        self.picker.setVisible(narrow)
        if narrow:
            self.scroller.body.insertWidget(0, self._head)
        else:
            self._pinned_column.insertWidget(0, self._head)
        self._pinned.setVisible(not narrow)
        _, above, _, below = edges_in(height)
        self._foot_column.set_measures(0, (SIDES, above, SIDES, below))
        for button in (self.all, self.to_print):
            button.set_bare(bare=narrow)
