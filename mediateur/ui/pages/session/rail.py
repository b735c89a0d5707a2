"""The rail: the steps of the course, done, current and to come; any of them can be opened."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
)

from mediateur.pathways.course import Course
from mediateur.pathways.walk import Walk
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.scroll_bar import plain
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.session.rail_list import ROW, TIGHT_ROW, RailDelegate, RailList, RailModel, RailRow


def rail_rows(walk: Walk, course: Course) -> tuple[RailRow, ...]:
    """Return the steps of a course as the rail shows them; one that was left midway by an end is to come again."""
    at = "" if walk.state.end else course.step
    done = set(walk.done)
    return tuple(
        RailRow(step, walk.pathway.step(step).rail, "current" if step == at else "done" if step in done else "todo")
        for step in course.steps
    )


class Rail(Bar):
    """The left column of a session. `opened` carries a step id."""

    opened = Signal(str)
    neutral_asked = Signal()
    help_asked = Signal()
    address_asked = Signal()

    def __init__(self) -> None:
        super().__init__("right")
        self._count = Line("", "libelle", "text_strong")
        self._progress = ProgressBar("Avancement du parcours")
        self._model = RailModel()
        self._delegate = RailDelegate(self._model)
        self.view = self._list()
        self._column = Column(8, (12, 18, 6, 8), self)
        head = Column(8, (8, 0, 8, 0))
        head.addWidget(self._count)
        head.addWidget(self._progress)
        self._column.addLayout(head)
        self._column.addWidget(self.view, 1)
        self._column.addLayout(self._foot())
        current().changed.connect(self._restyle)
        self._restyle()

    def _list(self) -> QListView:
        view = RailList()
        view.setAccessibleName("Étapes du parcours")
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plain(view)
        view.viewport().setAutoFillBackground(False)
        view.activated.connect(self._open)
        view.clicked.connect(self._open)
        return view

    def _foot(self) -> Column:
        foot = Column(0)
        address = QuietButton("Adresse du site", "qr-code")
        address.clicked.connect(self.address_asked)
        foot.addWidget(address, 0, Qt.AlignmentFlag.AlignLeft)
        covers = Row(0)
        for label, icon, key, asked in (
            ("Neutre", "eye-off", "F8", self.neutral_asked),
            ("Aide", "", "F1", self.help_asked),
        ):
            button = QuietButton(label, icon, key)
            button.clicked.connect(asked)
            covers.addWidget(button)
        covers.addStretch(1)
        foot.addLayout(covers)
        return foot

    def show_walk(self, walk: Walk, course: Course) -> None:
        """Show where the session is."""
        self._count.set_text(course.told)
        self._progress.set_progress(course.number, course.total)
        self._model.show_rows(rail_rows(walk, course))
        self._fit()
        self.view.setCurrentIndex(self._model.index(course.number - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the rows closer together where the window is low, so that the whole course shows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        share = self.view.height() // max(1, len(self._model.rows))
        row = ROW if share >= px(ROW) else TIGHT_ROW
        if row != self._delegate.row:
            self._delegate.row = row
            self.view.doItemsLayout()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows[index.row()].step)

    @Slot()
    def _restyle(self) -> None:
        self.setFixedWidth(current().dimension("rail_etapes_largeur"))
        self.view.doItemsLayout()
