"""Journal: every session as it was counted, half-days only, with filters in one row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.query import Overview, Query
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.messages import EmptyState
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.journal.acts import JournalActs, Tools
from mediateur.ui.pages.journal.cells import DATES
from mediateur.ui.pages.journal.filters import CLEAR, JournalFilters
from mediateur.ui.pages.journal.foot import CHOOSE_FIRST, JournalFoot
from mediateur.ui.pages.journal.months_due import MonthsDue
from mediateur.ui.pages.journal.reader import JournalReader
from mediateur.ui.pages.journal.rows import Filters, JournalRow, closed_in_words, query_of
from mediateur.ui.pages.journal.table import JournalModel, JournalTable
from mediateur.ui.pages.shared.column_page import ColumnPage
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.keeping.retention import Retention

SUBTITLE = french("Sans nom ni numéro, à la demi-journée.")
NONE_THIS_MONTH, NO_MATCH = french("Aucune séance ce mois-ci."), french("Aucune séance avec ces filtres.")
COMING, WIDEN = french("Les séances terminées s'ajoutent ici."), french("Le journal en garde d'autres.")
SEE_ALL, ADD = french("Voir toutes les dates"), "Ajouter une séance"
NEWEST, OLDEST = "Les plus récentes d’abord.", "Les plus anciennes d’abord."
MORE, LESS, NARROWED = "Filtrer", "Cacher les filtres", "Filtres en cours"
KEYS = {"ajouter": "Ctrl+N", "chercher": "Ctrl+F", "trier": "Ctrl+T"}
SEARCH_WIDTH, LETTERS = 228, 42


class JournalPage(ColumnPage):
    """The list of sessions. `export_requested` asks for what it shows as a file, `recopy_requested` for « À recopier ».

    `import_requested` asks to bring records in, `withdrawal_requested` to take the last import back.
    `months_closed` tells that details are gone; without `retention`, as in practice, none ever are.
    """

    export_requested = Signal()
    recopy_requested = Signal()
    months_closed = Signal()
    import_requested = Signal()
    withdrawal_requested = Signal()

    def __init__(
        self, tools: Tools, today: Callable[[], dt.date] = dt.date.today, retention: Retention | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName("Journal des séances")
        self._newest_first, self._any, self._row = True, False, -1
        self._narrow: bool | None = None
        self._imported_last = False
        self.model = JournalModel(self)
        self.table, self.foot = JournalTable(self.model), JournalFoot()
        self.filters = JournalFilters(f"{today():%Y-%m}")
        self.acts = JournalActs(tools, self)
        self.reader = JournalReader(tools.journal, self.model, self)
        self.add, self.export = SecondaryButton(ADD, icon="plus"), SecondaryButton("Exporter…", icon="file-down")
        self.bring_in = SecondaryButton("Importer…", icon="upload")
        self.no_match = EmptyState(NO_MATCH, WIDEN, CLEAR, icon="x")
        self.other_months = EmptyState(NONE_THIS_MONTH, WIDEN, SEE_ALL, icon="calendar")
        self.nothing_yet = EmptyState(NONE_THIS_MONTH, COMING, ADD)
        self.more, self.subtitle = SecondaryButton(MORE), Text(SUBTITLE, "courant", "text_muted", LETTERS)
        self.trouble, self._panel = Trouble(), Panel("surface", 0)
        self.due = MonthsDue(retention) if retention is not None else None
        self._build()
        self._connect()
        self._bind_keys()

    @property
    def query(self) -> Query:
        """What the filters ask of the journal. Raises MediateurError."""
        return query_of(self.filters.asked, self.acts.names(), newest_first=self._newest_first)

    def refresh(self) -> None:
        """Read the journal again; the filters and the chosen line stay as they are."""
        self._read(self.table.chosen())
        if self.due is not None:
            self.due.refresh()

    def undo(self) -> bool:
        """Take back the last import, addition, correction or deletion; False when there is nothing."""
        if self._imported_last:
            self.withdrawal_requested.emit()
            return True
        return self.acts.undo()

    def show_import(self, *, can_withdraw: bool) -> None:
        """Show the journal after an import, with all its dates, or once the import was taken back."""
        self._imported_last = can_withdraw
        self.foot.withdraw.setVisible(can_withdraw)
        if can_withdraw:
            self.filters.reset()
        else:
            self.refresh()

    def arrange(self, shape: Adaptation) -> None:
        """Give the filters their width; where it is narrow they are folded, until they are asked for."""
        self.filters.fit()
        self.filters.search.setFixedWidth(px(SEARCH_WIDTH))
        for button in (self.add, self.bring_in, self.export):
            button.set_bare(bare=shape.narrow)
        if shape.narrow is self._narrow:
            return
        self._narrow = shape.narrow
        self.more.setVisible(shape.narrow)
        self.subtitle.setHidden(shape.narrow)
        self.filters.setHidden(shape.narrow)
        self._tell_filters()

    def _tell_filters(self) -> None:
        """Say on the button whether filters that are folded keep less than all."""
        folded = self.filters.isHidden()
        self.more.set_label((NARROWED if self.filters.asked.narrow else MORE) if folded else LESS)

    @Slot()
    def _turn_filters(self) -> None:
        self.filters.setVisible(self.filters.isHidden())
        self._tell_filters()
        if not self.filters.isHidden():
            self.filters.period.setFocus()

    def _read(self, row: int = -1) -> None:
        try:
            names = self.acts.names()
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        self._row = row
        self.filters.offer(names)
        self.foot.restore.setVisible(self.acts.can_restore)
        self.reader.ask(query_of(self.filters.asked, names, newest_first=self._newest_first), names, row)

    def _build(self) -> None:
        head, title, tools = FoldingRow(12), QWidget(), QWidget()
        add_all(Column(2, parent=title), (heading("Journal des séances"), self.subtitle))
        add_all(FlowLayout(12, tools), (self.filters.search, self.add, self.bring_in, self.export, self.more))
        head.row.hold(title, 1)
        head.row.hold(tools)
        self._panel.body.set_measures(0, (2, 6, 2, 0))
        self._panel.body.addWidget(self.table, 1)
        self._panel.body.addWidget(Separator())
        said = Column(0, (22, 6, 12, 0))
        said.addWidget(self.foot.chosen)
        self._panel.body.addLayout(said)
        self._panel.body.addWidget(self.foot)
        self.body.addWidget(head)
        self.body.addWidget(self.trouble)
        if self.due is not None:
            self.body.addWidget(self.due)
        self.body.addWidget(self.filters)
        for empty in (self.no_match, self.other_months, self.nothing_yet):
            empty.hide()
            self.body.addWidget(empty)
        self.body.addWidget(self._panel, 1)
        self.body.addStretch(0)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.reader.counted.connect(self._on_counted)
        self.reader.dated.connect(self._on_months)
        for failing in (self.reader, self.acts):
            failing.failed.connect(self.trouble.tell)
        self.acts.changed.connect(self._on_acted)
        if self.due is not None:
            self.due.closed.connect(self.months_closed)
            self.due.closed.connect(self._filter)
            self.due.failed.connect(self.trouble.tell)
        for empty, act in (
            (self.no_match, self.filters.reset),
            (self.other_months, self.filters.reset),
            (self.nothing_yet, self.acts.add),
        ):
            if empty.button is not None:
                empty.button.clicked.connect(act)
        for button, act in (
            (self.add, self.acts.add),
            (self.foot.restore, self.acts.restore),
            (self.foot.history, self._show_history),
            (self.foot.correct, self._correct),
            (self.foot.remove, self._remove),
        ):
            button.clicked.connect(act)
        self.more.clicked.connect(self._turn_filters)
        self.export.clicked.connect(self.export_requested)
        self.bring_in.clicked.connect(self.import_requested)
        self.foot.withdraw.clicked.connect(self.withdrawal_requested)
        self.foot.recopy.clicked.connect(self.recopy_requested)
        self.table.opened.connect(self._correct)
        self.table.removal_asked.connect(self._remove)
        self.table.order_asked.connect(self._on_title)
        self.table.selectionModel().selectionChanged.connect(self._tell_row)

    def _bind_keys(self) -> None:
        acts = {"ajouter": self.acts.add, "chercher": self._focus_search, "trier": self._turn_order}
        for name, key in KEYS.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(acts[name])
            self.addAction(action)

    @Slot()
    def _on_acted(self) -> None:
        self._imported_last = False
        self.refresh()

    @Slot()
    def _filter(self) -> None:
        self._read()

    @Slot(object)
    def _on_months(self, months: tuple[str, ...]) -> None:
        self._any = bool(months)
        self.filters.offer_months(months)

    @Slot(object)
    def _on_counted(self, overview: Overview) -> None:
        self.foot.tell(overview)
        self.foot.tell_row(None)
        self._panel.setVisible(overview.rows > 0)
        reason = None if overview.rows else self._why_empty(self.filters.asked)
        for empty in (self.no_match, self.other_months, self.nothing_yet):
            empty.set_note(closed_in_words(overview))
            empty.setVisible(empty is reason)
        if self._row >= 0:
            self.table.choose(self._row)
        announce(self, self.foot.told)

    def _why_empty(self, asked: Filters) -> EmptyState:
        if asked.narrow:
            return self.no_match
        return self.other_months if self._any and asked.month else self.nothing_yet

    def _chosen(self) -> JournalRow | None:
        number = self.table.chosen()
        row = self.model.row(number) if number >= 0 else None
        if row is None:
            self.foot.say(CHOOSE_FIRST)
            announce(self, CHOOSE_FIRST)
        return row

    @Slot()
    def _tell_row(self) -> None:
        number = self.table.chosen()
        cut = number >= 0 and self.table.cuts(number)
        self.foot.tell_row(self.model.row(number) if cut else None)

    @Slot()
    def _correct(self) -> None:
        if (row := self._chosen()) is not None:
            self.acts.correct(row.id)

    @Slot()
    def _remove(self) -> None:
        if (row := self._chosen()) is not None:
            self.acts.ask_to_remove(row.id)

    @Slot()
    def _show_history(self) -> None:
        if (row := self._chosen()) is not None:
            self.acts.show_history(row.id)

    @Slot()
    def _focus_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    @Slot(int)
    def _on_title(self, column: int) -> None:
        if column == DATES:
            self._turn_order()

    @Slot()
    def _turn_order(self) -> None:
        self._newest_first = not self._newest_first
        self.table.show_order(DATES, descending=self._newest_first)
        announce(self, NEWEST if self._newest_first else OLDEST)
        self._read()
