"""A page cut in sections: their names at the left, one of them in view; a list of names above when it is narrow."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.navigation import NavButton
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.shared.column_page import ColumnPage

NAMES_WIDTH, TEXT_WIDTH, NO_LIMIT = 236, 780, 16777215


class Section(NamedTuple):
    """One section: the id that shows it, its icon, its title, what it holds."""

    id: str
    icon: str
    title: str
    widget: QWidget


class _Name(NavButton):
    row_height = 44  # twelve of them are in view at 690 px


class SectionedPage(ColumnPage):
    """A title, names of sections, one section at a time. `shown` carries the id of the section in view."""

    shown = Signal(str)

    def __init__(self, title: str, subtitle: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.sections: tuple[Section, ...] = ()
        self.section = ""
        self.subtitle = Text(subtitle, "courant", "text_muted")
        self.names: tuple[NavButton, ...] = ()
        self.picker = ComboBox()
        self._picker_row = FormRow("Rubrique", self.picker)
        self._side, self._middle = QWidget(), QWidget()
        self._side_column, self._middle_column = Column(0, parent=self._side), Column(14, parent=self._middle)
        self._build(title)
        self.picker.chosen.connect(self.show_section)

    def set_sections(self, sections: tuple[Section, ...]) -> None:
        """Give the page its sections, once; the first is in view."""
        self.sections = sections
        self.names = tuple(_Name(section.icon, section.title) for section in sections)
        self.picker.set_options([(section.id, section.title) for section in sections])
        for name in self.names:
            name.clicked.connect(self._name_clicked)
            self._side_column.addWidget(name)
        for section in sections:
            self._middle_column.addWidget(section.widget)
        self._side_column.addStretch(1)
        self._middle_column.addStretch(1)
        self.show_section(sections[0].id)

    @Slot(object)
    def show_section(self, section_id: str) -> None:
        """Show a section by its id; KeyError when there is no such section."""
        rank = {section.id: rank for rank, section in enumerate(self.sections)}[section_id]
        for other, section in enumerate(self.sections):
            section.widget.setVisible(other == rank)
            self.names[other].setChecked(other == rank)
        self.section = section_id
        self.picker.set_value(section_id)
        self.scroller.verticalScrollBar().setValue(0)
        self.shown.emit(section_id)

    def offer(self, section_id: str, *, offered: bool) -> None:
        """Have a section among those to choose from, or not; KeyError when there is no such section."""
        rank = {section.id: rank for rank, section in enumerate(self.sections)}[section_id]
        self.names[rank].setVisible(offered)
        pairs = zip(self.sections, self.names, strict=True)
        self.picker.set_options([(section.id, section.title) for section, name in pairs if not name.isHidden()])
        self.picker.set_value(self.section)

    def arrange(self, shape: Adaptation) -> None:
        """Put the names beside the section, or above it."""
        self._side.setVisible(not shape.narrow)
        self._side.setFixedWidth(px(NAMES_WIDTH))
        self._picker_row.setVisible(shape.narrow)
        self._middle.setMaximumWidth(NO_LIMIT if shape.narrow else px(TEXT_WIDTH))

    def _build(self, title: str) -> None:
        self._side.setAccessibleName("Rubriques")
        row = Row(28)
        row.addWidget(self._side)
        row.addWidget(self._middle, 10_000)
        row.addStretch(1)
        head = Column(2)
        head.addWidget(heading(title))
        head.addWidget(self.subtitle)
        self.body.addLayout(head)
        self.body.addWidget(self._picker_row)
        self.body.addLayout(row, 1)

    @Slot()
    def _name_clicked(self) -> None:
        rank = next(rank for rank, name in enumerate(self.names) if name.isChecked())
        self.show_section(self.sections[rank].id)
