"""« Ce que j'ai fait »: what a learner did on this machine, and where to read of her attestation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.learned import Attempt
from mediateur.training.lessons import Standing
from mediateur.ui.kit.buttons import PushButton, SecondaryButton
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.reflow import Piles
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.inner_page import InnerPage
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.learning.modules import SIGNS as MODULE_SIGNS
from mediateur.ui.pages.training.learning.modules import state_words
from mediateur.ui.pages.training.mediator.words import Told
from mediateur.ui.pages.training.practice.list import HELD_WORDS, REVIEW_WORDS
from mediateur.ui.pages.training.practice.list import SIGNS as CASE_SIGNS
from mediateur.ui.pages.training.quiz.result import score_words
from mediateur.ui.pages.training.told_lines import tell
from mediateur.usecases.learning.cases import HELD, Played
from mediateur.usecases.learning.own_history import OwnHistory

TITLE, BACK = french("Ce que j'ai fait"), "Tous les modules"
WHOSE = french("Sous le repère « {label} », sur ce poste seulement. Qui choisit ce repère lit la même page.")
MODULES, CASES, QUIZZES, ATTESTATION = "Modules", "Cas joués", "Quiz finis", "Mon attestation"
NO_MODULE, NO_CASE = french("Aucun module ouvert pour l'instant."), french("Aucun cas joué pour l'instant.")
NO_QUIZ = french("Aucun quiz fini pour l'instant.")
NOT_HERE = french(
    "Elle n'est pas sur cette page. Un repère n'est pas un nom : ce poste ne cherche pas le vôtre dans le registre."
)
ASK = french(
    "Pour savoir où elle en est : vérifiez votre papier, ou demandez à votre formateur ce que le registre sait."
)
SESSIONS = french("Vos séances sont dans le journal. Elles ne sont jamais jointes à la formation.")
VERIFY = "Vérifier une attestation"
COLUMN, GAP, MOST = 420, 16, 10


class HistoryView(InnerPage):
    """The page. `verify_asked` asks for the page that verifies attestations.

    `read` gives what the learner did, `titles` what each quiz is called, by its id.
    """

    verify_asked = Signal()

    def __init__(self, read: Callable[[], OwnHistory], titles: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(TITLE, BACK)
        self._read, self._titles = read, titles
        self.whose, self.trouble = Text("", "courant", "text_muted", max_chars=0), Trouble()
        self.verify = SecondaryButton(VERIFY, icon="qr-code")
        self._lists = {name: Column(6) for name in (MODULES, CASES, QUIZZES)}
        piles = Piles(2, COLUMN, (GAP, GAP))
        for name, lines in self._lists.items():
            piles.addWidget(_panel(name, lines))
        piles.addWidget(self._about_attestation())
        self.body.addWidget(heading(TITLE))
        self.body.addWidget(self.whose)
        self.body.addWidget(self.trouble)
        self.body.addLayout(piles)
        self.body.addStretch(1)
        self.verify.clicked.connect(self.verify_asked)

    def show_list(self) -> None:
        """Show what the learner did, from the beginning."""
        try:
            history, titles = self._read(), self._titles()
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        self.whose.set_text(WHOSE.format(label=history.learner))
        tell(self._lists[MODULES], map(module_line, history.modules), NO_MODULE)
        tell(self._lists[CASES], map(case_line, history.played), NO_CASE)
        tell(self._lists[QUIZZES], map(partial(quiz_line, titles), history.quizzes[:MOST]), NO_QUIZ)
        self.scroller.verticalScrollBar().setValue(0)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        return (self,)

    def _about_attestation(self) -> Panel:
        lines = Column(8)
        for text in (NOT_HERE, ASK, SESSIONS):
            lines.addWidget(Text(text, "courant"))
        return _panel(ATTESTATION, lines, self.verify)


def module_line(standing: Standing) -> Told:
    """Return the sign and the words of a module that was opened."""
    told = f"**{standing.module.title}**. {state_words(standing)}."
    return Told(MODULE_SIGNS[standing.stage], "primary", french(told))


def case_line(played: Played) -> Told:
    """Return the sign and the words of a case: « Un code expiré. Joué 3 fois, en dernier le 29 novembre 2026… »."""
    outcome = HELD_WORDS if played.last.outcome == HELD else REVIEW_WORDS
    times = f"{played.times} fois, en dernier le" if played.times > 1 else "une fois, le"
    told = f"**{played.title}**. Joué {times} {long_date(played.last.day)}, {outcome}."
    return Told(CASE_SIGNS[played.last.outcome], "primary", french(told))


def quiz_line(titles: Mapping[str, str], attempt: Attempt) -> Told:
    """Return the sign and the words of a quiz that was finished."""
    title = titles.get(attempt.quiz, attempt.quiz)
    told = f"**{title}**, le {long_date(attempt.day)} : {score_words(attempt)}."
    return Told("list-checks", "primary", french(told))


def _panel(title: str, lines: Column, *buttons: PushButton) -> Panel:
    panel = Panel("surface")
    panel.body.addWidget(heading(title, 2))
    panel.body.addLayout(lines)
    for button in buttons:
        panel.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return panel
