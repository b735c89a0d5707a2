"""The mediators of the register: the goal, the filters, the table, what is to be renewed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.training.listing import Query, Sort
from mediateur.training.register import Role, Status
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.messages import EmptyState
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current, px
from mediateur.ui.kit.toast import keep_clear
from mediateur.ui.pages.shared.column_page import tab_after
from mediateur.ui.pages.training.following.filters import CLEAR, TO_RENEW, FollowFilters
from mediateur.ui.pages.training.following.goal import GoalBar
from mediateur.ui.pages.training.following.reader import DUE, FollowReader, Whole
from mediateur.ui.pages.training.following.renewals import RenewalsPanel
from mediateur.ui.pages.training.following.table import BY_COLUMN, SORTS, FollowModel, FollowTable, next_sort
from mediateur.ui.pages.training.following.words import counted, footer
from mediateur.usecases.register.register import Register

NO_MATCH, WIDEN = french("Aucun médiateur avec ces filtres."), french("Le registre en garde d'autres.")
RENEWALS_WIDTH, LEAST_RENEWALS, GAP, LOW, BESIDE, ROOMY = 272, 253, 24, 760, 980, 1040


class PeopleView(QWidget):
    """`opened` carries the id of a mediator, `failed` a MediateurError, `counted` that the register holds so many."""

    opened = Signal(str)
    failed = Signal(object)
    told = Signal(object)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self._whole: Whole | None = None
        self.sort, self.descending = Sort.NUMBER, False
        self.goal, self.filters, self.renewals = GoalBar(), FollowFilters(), RenewalsPanel()
        self.model = FollowModel(self)
        self.table, self.reader = FollowTable(self.model), FollowReader(register, self.model, self)
        self.count, self.order = Text("", max_chars=0), Text("", "courant", "text_muted", max_chars=0)
        self.no_match = EmptyState(NO_MATCH, WIDEN, CLEAR, icon="x")
        self._panel, self._columns = Panel("surface", 0), Row(GAP)
        self._total, self._row = 0, -1
        self._build()
        self._connect()
        self._tell_order()

    @property
    def query(self) -> Query:
        """What the filters ask."""
        role, territory, state = self.filters.chosen
        statuses = DUE if state == TO_RENEW else (Status(state),) if state else ()
        return Query(
            text=self.filters.search.text(),
            territory=territory or None,
            role=Role(role) if role else None,
            statuses=statuses,
            sort=self.sort,
            is_descending=self.descending,
        )

    @Slot()
    def refresh(self) -> None:
        """Read again; the filters and the chosen line stay."""
        self._row = self.table.chosen()
        self.reader.ask_all(self.query, self._row)

    def arrange(self, *, narrow: bool, low: bool) -> None:
        """Put what is to be renewed beside the table, shorter where there is little height.

        It is under the table where that would not show its columns whole.
        """
        directions, under = QBoxLayout.Direction, narrow or self.width() < px(BESIDE)
        tight = self.width() < px(ROOMY)
        width = px(LEAST_RENEWALS if tight else RENEWALS_WIDTH)
        self._columns.setDirection(directions.TopToBottom if under else directions.LeftToRight)
        self.renewals.setMinimumWidth(0 if under else width)
        self.renewals.setMaximumWidth(16_777_215 if under else width)
        self.renewals.show_few(few=low and not under)
        self.goal.stack(narrow=narrow, tight=tight)
        self.filters.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shape of the window again."""
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Lay out for the window and the text size."""
        window = self.window()
        narrow = adapt(window.width(), window.height(), current().scale).narrow
        self.arrange(narrow=narrow, low=window.height() < px(LOW))

    @Slot()
    def turn_filters(self) -> None:
        """Show the filters, or fold them."""
        boxes = self.filters.boxes
        tab_after(boxes.clear, (self.table, *self.renewals.rows, *self.renewals.under))  # they were there before
        self.filters.setVisible(self.filters.isHidden())
        if not self.filters.isHidden():
            boxes.role.setFocus()

    @Slot()
    def turn_order(self) -> None:
        """Sort by the next thing."""
        self._sort_by(next_sort(self.sort), descending=False)

    def _build(self) -> None:
        column, foot = Column(14, parent=self), FoldingRow(12)
        keep_clear(foot)
        foot.row.set_measures(12, (22, 14, 24, 14))
        foot.row.hold(self.count, 1)
        foot.row.hold(self.order)
        self._panel.body.set_measures(0, (2, 6, 2, 0))
        self._panel.body.addWidget(self.table, 1)
        self._panel.body.addWidget(Separator())
        self._panel.body.addWidget(foot)
        self.filters.hide()
        self.no_match.hide()
        left = Column(0)
        left.addWidget(self._panel, 1)
        left.addWidget(self.no_match)
        left.addStretch(0)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.renewals)
        column.addWidget(self.goal)
        column.addWidget(self.filters)
        column.addLayout(self._columns, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.reader.counted.connect(self._on_counted)
        self.reader.told.connect(self._on_told)
        self.reader.failed.connect(self.failed)
        self.table.opened.connect(self._open)
        self.table.order_asked.connect(self._on_title)
        current().changed.connect(self.fit)
        self.renewals.opened.connect(self.opened)
        self.renewals.all_asked.connect(self._show_due)
        if self.no_match.button is not None:
            self.no_match.button.clicked.connect(self.filters.reset)

    @Slot()
    def _filter(self) -> None:
        self._row = -1
        self.reader.ask(self.query)

    @Slot(int)
    def _on_counted(self, total: int) -> None:
        self._total = total
        self._panel.setVisible(total > 0)
        self.no_match.setVisible(total == 0 and self.filters.narrow)
        if self._row >= 0:
            self.table.choose(self._row)
        self._tell_count()
        announce(self, self.count.text())

    @Slot(object)
    def _on_told(self, whole: Whole) -> None:
        self._whole = whole
        figures = whole.figures
        self.goal.show_figures(figures.whole.trained, figures.whole.certified, figures.whole.active, figures.target)
        horizon = figures.day + dt.timedelta(self._register.rule.reminder_days)
        self.renewals.show_renewals(whole.renewals.rows, whole.renewals.total, horizon)
        self.filters.offer(name for name in whole.territories if name)
        self._tell_count()
        self.told.emit(whole)

    def _tell_count(self) -> None:
        if self._whole is None:
            return
        group = self._whole.figures.whole
        every = footer(group.people, group.trained, group.certified)
        kept = f"**{self._total}** sur {counted(group.people, 'inscrit')}"
        self.count.set_text(kept if self.filters.narrow else every)

    def _tell_order(self) -> None:
        column, words = SORTS[self.sort]
        self.table.show_order(column, descending=self.descending)
        self.order.set_text(f"Trié par {words}{', du plus grand au plus petit' if self.descending else ''}")

    @Slot(int)
    def _on_title(self, column: int) -> None:
        sort = BY_COLUMN.get(column)
        if sort is not None:
            self._sort_by(sort, descending=sort is self.sort and not self.descending)

    def _sort_by(self, sort: Sort, *, descending: bool) -> None:
        self.sort, self.descending = sort, descending
        self._tell_order()
        announce(self, self.order.text())
        self._filter()

    @Slot()
    def _open(self) -> None:
        row = self.model.row(self.table.chosen())
        if row is not None:
            self.opened.emit(row.id)

    @Slot()
    def _show_due(self) -> None:
        self.filters.keep_state(TO_RENEW)
        self.filters.show()
        self.table.setFocus()
