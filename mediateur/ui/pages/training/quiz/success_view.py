"""How well each question of the quizzes is answered, the least well first; and the sheets of results that add to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.training.questions import modules_of
from mediateur.training.quiz import Success
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, empty
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel, ProgressBar
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.pages.shared.files import choose_file
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.quiz.result import score_words
from mediateur.usecases.learning.quizzes import Quizzes, Results

READ = "Lire une feuille de résultats…"
CHOOSE, FILTERS = "Feuille de résultats", ("Feuilles de résultats (*.json)", "Tous les fichiers (*)")
WHY = french(
    "Les questions les moins bien réussies d'abord : elles disent quoi reprendre. Une question n'est montrée "
    "qu'à partir de {threshold} réponses, données sur ce poste ou lues sur une feuille de résultats."
)
NOTHING = french("Aucune question n'a encore reçu assez de réponses.")
LAST, FEW = 3, 10

Titles = Callable[[], Mapping[str, str]]


class Told(NamedTuple):
    """A question in words, the title of its module, and how well it is answered."""

    question: str
    module: str
    success: Success


def told_of(quizzes: Quizzes, titles: Titles) -> tuple[Told, ...]:
    """Return what is told of each question, the least well answered first. Raises MediateurError."""
    modules, named = modules_of(quizzes.bank()), titles()
    return tuple(
        Told(quizzes.question(one.question).question, named.get(modules[one.question], ""), one)
        for one in quizzes.successes()
    )


def result_lines(read: Results, names: Mapping[str, str], fresh: int) -> str:
    """Return what a sheet of results said, in sentences; `names` are those of the quizzes, `fresh` how many are new."""
    told = [f"{names.get(one.quiz, one.quiz)} : {score_words(one)}" for one in read.attempts[-LAST:]]
    known = "" if fresh else "Cette feuille était déjà lue. "
    return french(f"{known}Ce qu'elle dit n'est pas signé. Derniers quiz : {' ; '.join(told)}.")


class SuccessView(QWidget):
    """The questions. `titles` gives what each quiz is called, by its id. It is read when `refresh` asks for it."""

    def __init__(self, quizzes: Quizzes, titles: Titles) -> None:
        super().__init__()
        self._quizzes, self._titles = quizzes, titles
        self._told: tuple[Told, ...] = ()
        self.trouble, self.told = Trouble(), Message("success", "")
        self.button, self.more = SecondaryButton(READ, icon="file-text"), QuietButton("")
        self._rows, acts, column = Column(8), FlowLayout(12), Column(12, parent=self)
        acts.addWidget(self.button)
        column.addWidget(Text(WHY.format(threshold=quizzes.threshold), "courant", "text_muted", 110))
        column.addLayout(acts)
        for part in (self.trouble, self.told):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.told.hide()
        self.more.hide()
        self.button.clicked.connect(self.ask_sheet)
        self.more.clicked.connect(self._show_all)

    @Slot()
    def ask_sheet(self) -> None:
        """Ask for a sheet of results."""
        dialog = choose_file(self.window(), CHOOSE, FILTERS)
        dialog.fileSelected.connect(self.read_sheet)

    @Slot(str)
    def read_sheet(self, path: str) -> None:
        """Read a sheet of results, keep it, and say what it told."""
        self.told.hide()
        try:
            read = self._quizzes.read_results(Path(path))
            lines = result_lines(read, self._titles(), self._quizzes.keep_results(read))
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.refresh()
        self.told.set_content(read.learner, lines)
        self.told.show()
        announce(self, f"{read.learner}. {lines}")

    def refresh(self) -> None:
        """Read again, in a thread, how well questions are answered."""
        jobs.run(partial(told_of, self._quizzes, self._titles), self._on_read, self)

    @Slot(object)
    def _on_read(self, outcome: jobs.Outcome) -> None:
        if outcome.succeeded(self.trouble.tell) and isinstance(outcome.value, tuple):
            self.trouble.forget()
            self._told = outcome.value
            self._show(FEW)

    @Slot()
    def _show_all(self) -> None:
        self._show(len(self._told))

    def _show(self, most: int) -> None:
        empty(self._rows)
        if not self._told:
            self._rows.addWidget(Text(NOTHING, "consigne"))
        for one in self._told[:most]:
            self._rows.addWidget(_row(one))
        self.more.set_label(f"Voir les {len(self._told)}{NBSP}questions")
        self.more.setVisible(len(self._told) > most)


def _row(told: Told) -> QWidget:
    panel, row, words = Panel("surface", 12), FoldingRow(16), QWidget()
    success = told.success
    share = french(f"{success.percent} % de {success.answered} réponses")
    column = Column(2, parent=words)
    column.addWidget(Text(told.question, "courant", "text_strong", max_chars=0))
    column.addWidget(Text(told.module, "note", "text_muted", max_chars=0))
    bar = ProgressBar(share, success.right, success.answered)
    row.row.hold(words, 1)
    row.row.hold(bar)
    row.row.hold(Line(share, "note", "text_body"))
    panel.setAccessibleName(f"{told.question} {share}")
    panel.body.addWidget(row)
    return panel
