"""The dashboard of the register: by territory, by role, by month, the chain of training, the national reference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.pictures import charts
from mediateur.training.figures import RegisterFigures
from mediateur.ui.kit.chart_view import ChartView
from mediateur.ui.kit.choices import Toggle
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.reflow import Piles
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.dashboard.chart_panel import ChartPanel
from mediateur.ui.pages.training.figures import shapes
from mediateur.ui.pages.training.figures.chain import ChainPanel
from mediateur.ui.pages.training.following.words import counted
from mediateur.ui.pages.training.quiz.success_view import SuccessView
from mediateur.usecases.register.figures import Reference

TABULAR, HISTORY = "Voir en tableau", "Dans le pays, pour mémoire"
SUCCESS = french("Réussite aux quiz, question par question")
NOT_A_TARGET = french("Ces chiffres ne sont pas votre objectif.")
COLUMN, GAP = 420, 16


class FollowFigures(QWidget):
    """The chain over charts that can be read as tables; under them, what is told of the quizzes, where that is."""

    def __init__(self, chain: ChainPanel, references: Sequence[Reference], success: SuccessView | None = None) -> None:
        super().__init__()
        self.success = success
        self.tabular = Toggle(TABULAR)
        self.told = Text("", "libelle", "text_strong", max_chars=0)
        self.expiring, self.renewed = ChartPanel(ChartView(charts.columns)), ChartPanel(ChartView(charts.columns))
        self.territory, self.role, self.chain = ChartPanel(), ChartPanel(), chain
        self.panels = (self.expiring, self.territory, self.role, self.renewed)
        column, head, piles = Column(12, parent=self), Row(12), Piles(2, COLUMN, (GAP, GAP))
        head.addWidget(self.told, 1)
        head.addWidget(self.tabular)
        for panel in self.panels:
            piles.addWidget(panel)
        if references:
            piles.addWidget(_history(references))
        column.addLayout(head)
        column.addWidget(chain)
        column.addSpacing(GAP - 12)
        column.addLayout(piles)
        if success is not None:
            column.addWidget(heading(SUCCESS, 3))
            column.addWidget(success)
        column.addStretch(1)
        self.tabular.toggled.connect(self._turn)

    def show_figures(self, figures: RegisterFigures) -> None:
        """Show other figures."""
        self.told.set_text(progress_words(figures))
        for panel, shape in zip(
            self.panels,
            (shapes.expiring, shapes.by_territory, shapes.by_role, shapes.renewed),
            strict=True,
        ):
            panel.show_figures(shape(figures))
        self.chain.show_figures(figures)

    def refresh(self) -> None:
        """Read again what the network tells, and what is told of the quizzes."""
        self.chain.refresh()
        if self.success is not None:
            self.success.refresh()

    @Slot()
    def _turn(self) -> None:
        for panel in (*self.panels, self.chain):
            panel.set_tabular(self.tabular.isChecked())


def progress_words(figures: RegisterFigures) -> str:
    """Return how many are in training and expired, and how many a month lead to the target."""
    whole, ahead = figures.whole, figures.progress
    stands = f"{whole.in_training} en formation, {counted(whole.expired, 'expiré')}."
    if ahead is None or not ahead.left:
        return stands
    rhythm = french(f"Il reste {counted(ahead.left, 'médiateur')} à former")
    month = f", soit {ahead.per_month} par mois." if ahead.months else "."
    return french(f"{stands} {rhythm}{month}")


def _history(references: Sequence[Reference]) -> Panel:
    panel = Panel("surface")
    panel.body.addWidget(heading(HISTORY, 3))
    for each in references:
        panel.body.addWidget(Text(each.text))
        panel.body.addWidget(Text(french(f"Source : {each.source}."), "note", "text_muted"))
    panel.body.addWidget(Text(NOT_A_TARGET, "courant", "text_muted"))
    return panel
