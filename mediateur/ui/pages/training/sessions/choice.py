"""Choosing: a session for a mediator, or mediators for a session, found by their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.training.listing import Page, PersonRow, Query, Sort
from mediateur.training.register import TrainingSession
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.layouts import Column, empty
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.options import Option, Options
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.sessions.words import title

ENROL, LEAVE, WHICH = "Inscrire", "Annuler", "Session"
NO_SESSION = french("Aucune session n'est prévue. Prévoyez-en une depuis « Sessions ».")
SEARCH, SHOWN, DELAY_MS = "Chercher un nom", 12, 150
ENROL_MANY, PICK = "Inscrire des médiateurs", french("Cochez, cherchez d'autres noms, puis inscrivez.")
NOBODY, MORE = french("Aucun médiateur de ce nom."), french("Écrivez un nom pour voir les autres.")
NOT_ONE = french("Cochez au moins un médiateur.")


class SessionChoice(Dialog):
    """One session among those there are. `keep` is called with its id; what it raises is told in place."""

    def __init__(
        self, window: QWidget, keep: Callable[[str], None], sessions: Sequence[TrainingSession], name: str
    ) -> None:
        super().__init__(window, "Inscrire à une session", name, 620)
        self._keep, self.trouble = keep, Trouble()
        self.options = Options(WHICH, tuple(Option(each.id, title(each)) for each in sessions)) if sessions else None
        self.save, leave = PrimaryButton(ENROL, icon="plus"), SecondaryButton(LEAVE)
        self.body.addWidget(self.options or Text(NO_SESSION))
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.save.setVisible(self.options is not None)
        self.set_action(self.save)
        self.save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)

    @Slot()
    def _try(self) -> None:
        if self.options is None:
            return
        try:
            self._keep(str(self.options.value()))
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()


class PeopleChoice(Dialog):
    """Mediators found by name. `find` answers a query, `keep` is called with the ids that are ticked."""

    def __init__(
        self,
        window: QWidget,
        find: Callable[[Query, int, int], Page],
        keep: Callable[[tuple[str, ...]], None],
        name: str,
    ) -> None:
        super().__init__(window, ENROL_MANY, name, 620)
        self._find, self._keep, self._turn = find, keep, 0
        self._ticked: dict[str, str] = {}
        self.search, self.rows = SearchField(SEARCH), Column(2)
        self.search.setAccessibleName(SEARCH)
        self.told, self.chosen, self.trouble = Text("", "note", "text_muted"), Text("", max_chars=0), Trouble()
        self.save, leave = PrimaryButton(ENROL, icon="plus", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self.body.addWidget(Text(PICK, "courant", "text_muted"))
        self.body.addWidget(self.search)
        self.body.addLayout(self.rows)
        self.body.addWidget(self.told)
        self.notice.addWidget(self.chosen)
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._ask)
        self.search.textChanged.connect(self._timer.start)
        self.save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)
        self._tell_chosen()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        self._turn += 1
        find, turn, query = self._find, self._turn, Query(text=self.search.text(), sort=Sort.NAME)
        jobs.run(lambda: (turn, find(query, 0, SHOWN)), self._on_found, self)

    @Slot(object)
    def _on_found(self, outcome: jobs.Outcome[tuple[int, Page]]) -> None:
        if outcome.succeeded(self.trouble.tell) and outcome.value[0] == self._turn:
            self._show(outcome.value[1])

    def _show(self, page: Page) -> None:
        empty(self.rows)
        for person in page.rows:
            self.rows.addWidget(self._row(person))
        self.told.set_text(NOBODY if not page.rows else MORE if page.total > len(page.rows) else "")
        self.told.setVisible(bool(self.told.text()))

    def _row(self, person: PersonRow) -> CheckRow:
        beside = ", ".join(part for part in (person.structure, person.territory) if part)
        row = CheckRow(f"{person.name}{NBSP}({beside})" if beside else person.name, person.id in self._ticked)
        row.setObjectName(person.id)
        row.setProperty("who", person.name)
        row.toggled.connect(self._on_ticked)
        return row

    @Slot(bool)
    def _on_ticked(self, ticked: bool) -> None:
        row = self.sender()
        if ticked:
            self._ticked[row.objectName()] = str(row.property("who"))
        else:
            self._ticked.pop(row.objectName(), None)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        names = ", ".join(self._ticked.values())
        self.chosen.set_text(french(f"À inscrire : {names}.") if names else "")
        self.chosen.setVisible(bool(names))

    @Slot()
    def _try(self) -> None:
        if not self._ticked:
            self.trouble.tell(MediateurError(NOT_ONE))
            return
        try:
            self._keep(tuple(self._ticked))
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()
