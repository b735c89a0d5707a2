"""The daily work of the window: copies and periods, in a thread of its own, told on Accueil."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.toast import FAILED, toast
from mediateur.usecases.program.upkeep import Answer

if TYPE_CHECKING:
    from mediateur.journal.safekeeping import Missing
    from mediateur.ui.errands import Errands
    from mediateur.ui.jobs import Outcome

EVERY_HOUR = 3_600_000
ASK = "Reprendre cette sauvegarde\N{NO-BREAK SPACE}?"
ASIDE = "Le journal d’aujourd’hui sera gardé à part, sans ses notes, dans le dossier des sauvegardes."
DONE = "La sauvegarde a pris la place du journal."
SAVED = "Sauvegarde faite et vérifiée."
SECONDS = 20


class Upkeep(QObject):
    """Works when it is asked, then every hour. `ended` after each act, whether it succeeded or not."""

    ended = Signal()

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self._window, self._app = window, window.app
        self._copy: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_HOUR)
        self._timer.timeout.connect(self.work)
        window.home.answered.connect(self.answer)

    @Slot()
    def work(self) -> None:
        """Do what is due, while the window answers."""
        self._timer.start()
        jobs.run_long(self._app.upkeep.run, self._on_worked, self)

    @Slot(object)
    def _on_worked(self, outcome: Outcome) -> None:
        if outcome.succeeded(self._tell):
            reminders: Any = outcome.value
            self._window.home.show_reminders(reminders)
            if self._app.has_other_content:
                self._window.take_content()
        self.ended.emit()

    @Slot(str)
    def answer(self, asked: str) -> None:
        """Do what the button of a reminder asks."""
        if asked == Answer.SETTINGS:
            self._show("reglages", "conservation")
        elif asked == Answer.CONTENT:
            self._show("reglages", "contenu")
        elif asked == Answer.NEWS:
            self._show("aide", "nouveautes")
        elif asked == Answer.NETWORK:
            self._window.show_page("reseau")
        elif asked == Answer.SAVE:
            self.save()
        elif self._app.upkeep.offer is not None:
            self.ask_restore(self._app.upkeep.offer.copy.path)

    def _show(self, name: str, section: str) -> None:
        self._window.show_page(name)
        page: Any = self._window.page(name)
        page.show_section(section)

    @Slot()
    def save(self) -> None:
        """Make the copy of the day now."""
        jobs.run_long(self._app.backups.make, self._on_saved, self)

    @Slot(object)
    def _on_saved(self, outcome: Outcome) -> None:
        if outcome.succeeded(self._tell):
            toast(self._window, SAVED)
            self._refresh_page()
            self.work()
        self.ended.emit()

    @Slot(object)
    def ask_restore(self, copy: Path) -> None:
        """Say what would be missing, then ask."""
        self._copy, app = copy, self._app
        jobs.run_long(lambda: app.backups.survey(copy), self._on_surveyed, self)

    @Slot(object)
    def _on_surveyed(self, outcome: Outcome[Missing]) -> None:
        if outcome.succeeded(self._tell):
            told = f"{outcome.value.told()} {ASIDE}"
            dialog = confirm(self._window, ASK, told, "Reprendre la sauvegarde", "Garder le journal", danger=True)
            dialog.accepted.connect(self._restore)
        self.ended.emit()

    @Slot()
    def _restore(self) -> None:
        if self._copy is not None:
            self._window.leave_session()
            app, copy = self._app, self._copy
            jobs.run_long(lambda: app.backups.restore(copy), self._on_restored, self)

    @Slot(object)
    def _on_restored(self, outcome: Outcome) -> None:
        if outcome.succeeded(self._tell):
            toast(self._window, DONE)
            self._window.go_home()
            self.work()
        self.ended.emit()

    def _refresh_page(self) -> None:
        page: Any = self._window.page(self._window.shell.current_name)
        if self._window.shell.current_name == "reglages":
            page.refresh()

    def _tell(self, error: MediateurError) -> None:
        toast(self._window, str(error), seconds=SECONDS, mark=FAILED)
