"""The figures of a period: separate counts with their definitions, charts that can be read as tables, the year's goal.

Those of a journal, or those of the territories of a network, which are protected always.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.errors import MediateurError
from mediateur.journal.disclosure import Shared, SharedTable
from mediateur.journal.network import Territory
from mediateur.journal.statistics import Filters, Period
from mediateur.pictures import charts
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.chart_view import ChartView
from mediateur.ui.kit.layouts import NO_MARGINS, Column, FlowLayout, Row, add_all
from mediateur.ui.kit.messages import EmptyState, Message
from mediateur.ui.kit.reflow import Piles
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.segmented import Segmented
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.dashboard import shapes, words
from mediateur.ui.pages.dashboard.chart_panel import ChartPanel
from mediateur.ui.pages.dashboard.filters import FigureFilters, Options
from mediateur.ui.pages.dashboard.goal import GoalPanel
from mediateur.ui.pages.dashboard.periods import PeriodBox
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.figures.gaps import lacks
from mediateur.usecases.figures.sharing import Sharing
from mediateur.usecases.figures.statistics import Dashboard, Statistics
from mediateur.usecases.practising import FIGURES, FIGURES_APART

AUDIENCES = ((words.INTERNAL, "Interne"), (words.SHAREABLE, "Partageable"))
MAIN, SIDE = 5, 3  # how wide the counts are, and what stands beside them
# The small charts, in the order in which they are read; the others stand on the first screen.
SMALL = ("a-part", "ages", "droits", "parcours", "lieux", "types-de-lieu", "formes")


class Territories(Protocol):
    """Whose figures can be told apart."""

    def territories(self) -> Sequence[Territory]:
        """Return them by name. Raises MediateurError."""


class FiguresView(QWidget):
    """The figures of a period. `report_asked` asks for them on paper: period, filters, whether they are to share.

    With `network`, they are those to share, by territory instead of by place, and there is no title over them.
    """

    report_asked = Signal(object, object, bool)

    def __init__(
        self, statistics: Statistics, sharing: Sharing, *, practice: bool = False, network: Territories | None = None
    ) -> None:
        super().__init__()
        self._statistics, self._sharing, self._network = statistics, sharing, network
        self.body = Column(18, parent=self)
        self.practice = Message("warning", FIGURES, FIGURES_APART) if practice else None
        self.audience = Segmented(AUDIENCES, "Pour qui sont les chiffres")
        self.period, self.report = PeriodBox(statistics.today), SecondaryButton("Bilan en PDF", icon="file-down")
        self.nesting = Text("", "note", "text_muted", max_chars=0)
        self.filters = FigureFilters(network=network is not None)
        self.trouble = Trouble()
        self._refusal = self._lacking = ""
        self.refused = Message("info", "", words.STAY_INSIDE)
        self.lacking = Message("warning", "")
        self.nothing = EmptyState(words.NO_SESSION, words.WIDEN)
        self.headline, self.goal = ChartPanel(), GoalPanel()
        self.autonomy, self.weeks = ChartPanel(), ChartPanel(ChartView(charts.columns))
        self.obstacles = ChartPanel()
        self.small = {name: ChartPanel() for name in SMALL}
        self._named = {"autonomie": self.autonomy, "obstacles": self.obstacles, **self.small}
        self.compared, self.changes = Panel("surface"), Text("", max_chars=0)
        self.panels = (self.headline, self.weeks, *self._named.values())
        self._build()
        self._connect()
        if network is not None:
            self.audience.hide()
            self.audience.set_value(words.SHAREABLE)
            self.period.offer(sharing=True)

    @property
    def chosen(self) -> tuple[Period, Filters]:
        """The period and the filters that are asked for."""
        return self.period.period, self.filters.chosen

    @property
    def shares(self) -> bool:
        """Whether the figures are those to share."""
        return self.audience.value() == words.SHAREABLE

    def refresh(self) -> None:
        """Read the figures again; the choices stay as they are."""
        try:
            board, choices = self._statistics.dashboard(*self.chosen), self._statistics.choices(self.chosen[0])
            shared = self._sharing.seen(board) if self.shares else None
            places = choices.places if self._network is None else _named(self._network.territories())
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        self.filters.offer(choices.pathways, places)
        self._show(board, shared)

    def arrange(self, shape: Adaptation) -> None:
        """Put the goal beside the counts, or under them where the page is narrow."""
        self.body.set_measures(14 if shape.compact else 18, NO_MARGINS)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if shape.narrow else right)
        self._head.setDirection(down if shape.narrow else right)
        self.filters.arrange()

    def _show(self, board: Dashboard, shared: Shared | None) -> None:
        refused = shared.refused if shared else ""
        self.refused.set_content(refused, words.STAY_INSIDE if self._network is None else "")
        self._refusal = refused if board.has_figures else ""
        self.refused.setVisible(bool(self._refusal))
        self._lacking = lacks(board.lacking)
        self.lacking.set_content(self._lacking)
        self.lacking.setVisible(bool(self._lacking))
        self.nothing.setVisible(not board.has_figures and not self._lacking)
        self._figures.setVisible(board.has_figures and not refused)
        self.nesting.set_text(f"{words.NESTING} {shared.frozen}".strip() if shared else "")
        self.nesting.setVisible(shared is not None)
        self.goal.setVisible(shared is None)
        self.compared.setVisible(shared is None)
        if shared is None:
            self._show_exact(board)
        elif not refused:
            self._show_protected({table.id: table for table in shared.tables}, board.closed)
        aside = (self.goal, self.obstacles, self.autonomy)
        self._top.setStretch(1, SIDE if any(not one.isHidden() for one in aside) else 0)
        self._turn()

    def _show_exact(self, board: Dashboard) -> None:
        self.goal.show_goal(board.goal)
        self.headline.show_figures(shapes.exact(board.table("comptes")))
        self.weeks.show_figures(shapes.exact_weeks(board))
        notes = {"parcours": words.conversion(board.conversion)}
        tables = {table.id: table for table in board.tables}
        for name, panel in self._named.items():
            panel.setVisible(name in tables)
            if name in tables:
                panel.show_figures(shapes.exact(tables[name], notes.get(name, "")))
        self.changes.set_text("\n".join(words.changes(board)))

    def _show_protected(self, tables: dict[str, SharedTable], closed: tuple[str, ...]) -> None:
        self.headline.show_figures(shapes.protected(tables["comptes"]))
        self.weeks.show_figures(shapes.protected_weeks(tables, closed))
        for name, panel in self._named.items():
            panel.setVisible(name in tables)
            if name in tables:
                panel.show_figures(shapes.protected(tables[name]))

    def _build(self) -> None:
        self._head, tools = Row(12), FlowLayout(12)
        where = (self.filters.place,) if self._network is not None else ()
        add_all(tools, (self.audience, *where, self.period, self.filters.more, self.report))
        if self._network is None:
            self._head.addWidget(heading("Tableau de bord"), 1)
        self._head.addLayout(tools)
        self._top, main, side, small = Row(16), Column(16), Column(16), Piles(3, 300, (16, 16))
        main.addWidget(self.headline)
        main.addWidget(self.weeks, 1)
        side.addWidget(self.goal)
        side.addWidget(self.obstacles)
        side.addWidget(self.autonomy, 1)
        side.addStretch()
        self._top.addLayout(main, MAIN)
        self._top.addLayout(side, SIDE)
        self._figures = QWidget()
        figures = Column(16, parent=self._figures)
        self.compared.body.addWidget(heading(words.BEFORE, 3))
        self.compared.body.addWidget(self.changes)
        first, *others = self.small.values()
        add_all(small, (first, self.compared, *others))
        figures.addLayout(self._top)
        figures.addLayout(small)
        self.body.addLayout(self._head)
        for widget in (self.practice, self.trouble, self.nesting, self.refused):
            if widget is not None:
                self.body.addWidget(widget)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.filters.kept)
        self.body.addWidget(self.lacking)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self._figures)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.period.chosen.connect(self._change)
        self.filters.changed.connect(self._change)
        self.audience.changed.connect(self._change)
        self.filters.tabular.toggled.connect(self._turn)
        self.report.clicked.connect(self._ask_report)
        self.goal.changed.connect(self._set_goal)

    @Slot()
    def _change(self) -> None:
        self.period.offer(sharing=self.shares)
        self.refresh()
        shown = self._figures if not self._figures.isHidden() else None
        nothing = self._refusal or ("" if self._lacking else words.NO_SESSION)
        said = self.headline.view.accessibleName() if shown else nothing
        announce(self, f"{self._lacking} {said}".strip())

    @Slot()
    def _turn(self) -> None:
        self.goal.set_tabular(self.filters.tabular.isChecked())
        for panel in self.panels:
            panel.set_tabular(self.filters.tabular.isChecked())

    @Slot()
    def print_now(self) -> None:
        """Ask for the report of what is in view."""
        self._ask_report()

    @Slot()
    def _ask_report(self) -> None:
        if self._refusal:
            announce(self, self._refusal)
        else:
            self.report_asked.emit(*self.chosen, self.shares)

    @Slot(int, int)
    def _set_goal(self, target: int, year: int) -> None:
        try:
            self._statistics.set_goal(target, year)
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.refresh()


def _named(territories: Sequence[Territory]) -> Options:
    return [(territory, territory.label) for territory in territories]
