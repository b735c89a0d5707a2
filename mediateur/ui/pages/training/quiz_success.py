"""For trainers: how well each question is answered, and the sheets of results that mediators hand over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.questions import modules_of
from mediateur.training.quiz import Success
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, empty
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel, ProgressBar
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.pages.column_page import ColumnPage, page_head
from mediateur.ui.pages.training.quiz_result import score_words
from mediateur.ui.pages.training.verify_files import choose_file
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.quizzes import Quizzes, Results

TITLE, READ, BACK = "Réussite aux quiz", "Lire une feuille de résultats…", "Tous les quiz"
CHOOSE, FILTERS = "Feuille de résultats", ("Feuilles de résultats (*.json)", "Tous les fichiers (*)")
WHY = french(
    "Les questions les moins bien réussies d'abord : elles disent quoi reprendre. Une question n'est montrée "
    "qu'à partir de {threshold} réponses, données sur ce poste ou lues sur une feuille de résultats."
)
NOTHING = french("Aucune question n'a encore reçu assez de réponses.")
LAST = 3


def result_lines(read: Results, names: Mapping[str, str], fresh: int) -> str:
    """Return what a sheet of results said, in sentences; `names` are those of the quizzes, `fresh` how many are new."""
    told = [f"{names.get(one.quiz, one.quiz)} : {score_words(one)}" for one in read.attempts[-LAST:]]
    known = "" if fresh else "Cette feuille était déjà lue. "
    return french(f"{known}Ce qu'elle dit n'est pas signé. Derniers quiz : {' ; '.join(told)}.")


class SuccessPage(ColumnPage):
    """The page. `left` asks for the quizzes. `titles` gives what each quiz is called, by its id."""

    left = Signal()

    def __init__(self, quizzes: Quizzes, titles: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self._quizzes, self._titles = quizzes, titles
        self.trouble, self.told = Trouble(), Message("success", "")
        self.back = SecondaryButton(BACK, icon="arrow-left", keycap="Échap")
        self.button = SecondaryButton(READ, icon="file-text")
        self.back.clicked.connect(self.left)
        self.button.clicked.connect(self.ask_sheet)
        self._rows, acts, head = Column(8), FlowLayout(12), FlowLayout(12)
        head.addWidget(self.back)
        acts.addWidget(self.button)
        self.body.addLayout(head)
        self.body.addLayout(page_head(TITLE, WHY.format(threshold=quizzes.threshold), 110))
        self.body.addLayout(acts)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.told)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.told.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap goes back to the quizzes; the rest scrolls."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

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
        """Read again how well questions are answered."""
        empty(self._rows)
        try:
            told = self._quizzes.successes()
            self._show(told)
        except MediateurError as error:
            self.trouble.tell(error)
        else:
            self.trouble.forget()

    def _show(self, told: Sequence[Success]) -> None:
        modules, titles = modules_of(self._quizzes.bank()), self._titles()
        if not told:
            self._rows.addWidget(Text(NOTHING, "consigne"))
        for one in told:
            module = titles.get(modules[one.question], "")
            self._rows.addWidget(_row(self._quizzes.question(one.question).question, module, one))


def _row(question: str, module: str, success: Success) -> QWidget:
    panel, row, words = Panel("surface", 12), FoldingRow(16), QWidget()
    share = french(f"{success.percent} % de {success.answered} réponses")
    column = Column(2, parent=words)
    column.addWidget(Text(question, "courant", "text_strong", max_chars=0))
    column.addWidget(Text(module, "note", "text_muted", max_chars=0))
    bar = ProgressBar(share, success.right, success.answered)
    row.row.hold(words, 1)
    row.row.hold(bar)
    row.row.hold(Line(share, "note", "text_body"))
    panel.setAccessibleName(f"{question} {share}")
    panel.body.addWidget(row)
    return panel
