"""« Reprendre une feuille de résultats »: the quizzes that a mediator passed elsewhere come into the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.register import QuizResult
from mediateur.training.results import TO_CHECK
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.pages.shared.files import choose_file
from mediateur.ui.pages.training.following.words import counted
from mediateur.ui.pages.training.mediator.quiz import KINDS
from mediateur.usecases.learning.quizzes import Results

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands

CHOOSE, FILTERS = "Feuille de résultats", ("Feuilles de résultats (*.json)", "Tous les fichiers (*)")
ASKS, ADD, LEAVE = french("Ajouter ces résultats à {name} ?"), "Ajouter", "Ne rien ajouter"
FOR_GOOD = french("Un résultat ajouté ne change plus.")
KNOWN = french("Rien de nouveau : le registre a déjà ces résultats.")
NOTHING = MediateurError(
    french("Cette feuille n'a ni quiz complet ni quiz de rafraîchissement."),
    french("Rien n'a été changé."),
    french("Demandez au médiateur de finir un quiz complet, puis d'enregistrer sa feuille."),
)


class ResultSheets(QObject):
    """Asks for a sheet, shows what it says, then keeps it. `kept` carries what was done, `failed` a MediateurError."""

    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self._window, self._app = window, window.app
        self._person = self._name = ""
        self._read: Results | None = None

    @Slot(str, str)
    def ask(self, person: str, name: str) -> None:
        """Ask for the sheet of a mediator: her id and her name in the register."""
        self._person, self._name = person, name
        choose_file(self._window, CHOOSE, FILTERS).fileSelected.connect(self.read_sheet)

    @Slot(str)
    def read_sheet(self, path: str) -> None:
        """Read a sheet, and ask before its results are kept."""
        try:
            self._read = self._app.quizzes.read_results(Path(path))
            results = self._read.of(self._person)
            if not results:
                raise NOTHING
        except MediateurError as error:
            self.failed.emit(error)
            return
        told = french(f"Feuille de « {self._read.learner} ». {result_words(results)} {TO_CHECK} {FOR_GOOD}")
        confirm(self._window, ASKS.format(name=self._name), told, ADD, LEAVE).accepted.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        if self._read is None:
            return
        try:
            added = self._app.register.proofs.add_results(self._person, self._read.of(self._person))
            self._app.quizzes.keep_results(self._read)
        except MediateurError as error:
            self.failed.emit(error)
            return
        several = "s" if added > 1 else ""
        self.kept.emit(f"{counted(added, 'résultat')} ajouté{several}." if added else KNOWN)


def result_words(results: tuple[QuizResult, ...]) -> str:
    """Return the results of a sheet in one sentence each, newest first."""
    newest = sorted(results, key=lambda one: (one.day, one.id), reverse=True)
    return french(
        " ".join(f"{KINDS[one.kind]} du {long_date(one.day)} : {one.right} sur {one.out_of}." for one in newest)
    )
