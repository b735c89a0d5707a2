"""For trainers: how well each question is answered, and the sheets of results that mediators hand over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.questions import modules_of
from mediateur.training.quiz import Success
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, empty
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel, ProgressBar
from mediateur.ui.kit.text import Line, Text, heading
from mediateur.ui.pages.training.quiz_result import score_words
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.quizzes import Quizzes, Results

TITLE, READ = "Réussite aux quiz", "Lire une feuille de résultats…"
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


class SuccessPanel(QWidget):
    """The panel. `sheet_asked` asks for a file of results; `read` takes it."""

    sheet_asked = Signal()

    def __init__(self, quizzes: Quizzes, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._quizzes, self._titles = quizzes, titles
        self.trouble, self.told = Trouble(), Message("success", "")
        self.button = SecondaryButton(READ, icon="file-text")
        self.button.clicked.connect(self.sheet_asked)
        self._rows, acts = Column(8), FlowLayout(12)
        acts.addWidget(self.button)
        column = Column(12, parent=self)
        column.addWidget(heading(TITLE, 2))
        column.addWidget(Text(WHY.format(threshold=quizzes.threshold), "courant", "text_muted", max_chars=0))
        column.addLayout(acts)
        column.addWidget(self.trouble)
        column.addWidget(self.told)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.told.hide()

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

    def keep(self, read: Results) -> None:
        """Keep a sheet of results that was read, and say what it told. Raises MediateurError."""
        fresh = self._quizzes.keep_results(read)
        lines = result_lines(read, self._titles, fresh)
        self.told.set_content(read.learner, lines)
        self.told.show()
        announce(self, f"{read.learner}. {lines}")
        self.refresh()

    def _show(self, told: Sequence[Success]) -> None:
        modules = modules_of(self._quizzes.bank())
        if not told:
            self._rows.addWidget(Text(NOTHING, "consigne"))
        for one in told:
            module = self._titles.get(modules[one.question], "")
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
