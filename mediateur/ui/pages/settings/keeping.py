"""The sections of Réglages for what is kept: copies of the journal, periods, practice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.settings import NOTE_PERIODS, RETENTIONS
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.journal.months_due import MonthsDue
from mediateur.ui.pages.settings.privacy_panel import PathText
from mediateur.ui.pages.shared.fixed_note import FixedNote, periods
from mediateur.ui.pages.shared.keeper import Keeper

if TYPE_CHECKING:
    from mediateur.ui.jobs import Outcome
    from mediateur.usecases.keeping.backups import Backups
    from mediateur.usecases.keeping.retention import Retention

DAILY = french(
    "Chaque jour, Médiateur copie le journal, puis vérifie la copie. Il garde les 7 derniers jours, 4 semaines et "
    "12 mois, jamais plus longtemps que les détails. Aucune note n'y est copiée."
)
WHERE = french(
    "Une clé USB ou un autre disque protège d'une panne de ce poste. Rangez-la en lieu sûr : elle contient le journal."
)
NEVER, NONE = french("Aucune sauvegarde n'a encore été faite."), french("Aucune sauvegarde dans ce dossier.")
LAST = "Dernière sauvegarde"
BACK = french("Ce qui manquerait est dit avant. Le journal d'aujourd'hui est gardé à part, sans ses notes.")
PERIODS = french(
    "Au bout de cette durée, les détails d'un mois entier sont remplacés par des totaux. C'est annoncé deux semaines "
    "avant, sur l'accueil, dans le journal et ici. Les bilans envoyés restent comme ils étaient. Les séances reçues "
    "d'un autre poste gardent leurs détails jusqu'à ce que ce poste les remplace et que vous relisiez son fichier, au "
    "plus 24 mois."
)
NOTES_PERIOD = french("Une note s'efface au bout de cette durée, même si sa séance reste.")
PRACTICE = french(
    "L'entraînement ouvre le même programme sur une base à part. Rien n'y est compté, sauvegardé, exporté ni envoyé. "
    "Un bandeau le rappelle sur chaque page. N'y tapez rien de vrai."
)


class BackupsSection(QWidget):
    """Where copies go, when the last was made, and going back to one. `restore_asked` carries its path."""

    save_asked = Signal()
    restore_asked = Signal(object)

    def __init__(self, keeper: Keeper, backups: Backups) -> None:
        super().__init__()
        self._keeper, self._backups = keeper, backups
        self.last = Text("", "courant", "text_strong")
        self.path = PathText(backups.folder)
        self.save, self.choose = (
            SecondaryButton("Sauvegarder maintenant", "save"),
            SecondaryButton("Choisir le dossier"),
        )
        self.usual = SecondaryButton("Revenir au dossier habituel")
        self.fixed = FixedNote(french("Dossier"))
        self.copies, self.restore = ComboBox(), SecondaryButton("Reprendre cette sauvegarde")
        self.copies_row, self.none = FormRow("Sauvegarde", self.copies), Text(NONE)
        column = Column(14, parent=self)
        column.addWidget(self._making())
        column.addWidget(self._going_back())
        self.save.clicked.connect(self.save_asked)
        self.choose.clicked.connect(self._choose)
        self.usual.clicked.connect(self._use_usual)
        self.restore.clicked.connect(self._restore)

    def refresh(self) -> None:
        """Show what is in force; the copies come when their folder has answered."""
        last = self._backups.last
        self.last.set_text(french(f"{LAST} : {long_date(last)}.") if last else NEVER)
        self.path.show_path(self._backups.folder)
        fixed = bool(self._keeper.policy.backup_folder)
        self.fixed.setVisible(fixed)
        self.choose.setVisible(not fixed)
        self.usual.setVisible(not fixed and bool(self._keeper.settings.backup_folder))
        self._show_copies(())
        jobs.run_long(self._backups.copies, self._on_copies, self)

    def use(self, folder: str) -> None:
        """Have copies go to a folder from now on; empty for the usual one."""
        self._keeper.change("dossier des sauvegardes", backup_folder=folder)
        self.refresh()

    def _making(self) -> Panel:
        panel = Panel("surface")
        panel.body.addWidget(heading("Sauvegardes", 2))
        panel.body.addWidget(Text(DAILY))
        for widget in (self.last, self.path, self.fixed):
            panel.body.addWidget(widget)
        panel.body.addWidget(_abreast(self.save, self.choose, self.usual))
        panel.body.addWidget(Text(WHERE, "note", "text_muted"))
        return panel

    def _going_back(self) -> Panel:
        panel = Panel("surface")
        panel.body.addWidget(heading("Reprendre une sauvegarde", 3))
        panel.body.addWidget(Text(BACK))
        for widget in (self.none, self.copies_row):
            panel.body.addWidget(widget)
        panel.body.addWidget(_abreast(self.restore))
        return panel

    @Slot(object)
    def _on_copies(self, outcome: Outcome) -> None:
        found: Any = outcome.value or ()
        self._show_copies(tuple((copy.path, long_date(copy.day)) for copy in found))

    def _show_copies(self, copies: tuple[tuple[Path, str], ...]) -> None:
        self.copies.set_options(copies)
        self.none.setVisible(not copies)
        self.copies_row.setVisible(bool(copies))
        self.restore.setVisible(bool(copies))

    @Slot()
    def _choose(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, "Dossier des sauvegardes", str(self._backups.folder)):
            self.use(chosen)

    @Slot()
    def _use_usual(self) -> None:
        self.use("")

    @Slot()
    def _restore(self) -> None:
        if self.copies.value() is not None:
            self.restore_asked.emit(self.copies.value())


class PeriodsSection(QWidget):
    """How long details and notes are kept, and which months will be closed; none without `retention`."""

    def __init__(self, keeper: Keeper, retention: Retention | None = None) -> None:
        super().__init__()
        self._keeper = keeper
        self.due = MonthsDue(retention, whole=True) if retention is not None else None
        policy = keeper.policy
        self.details = ComboBox(periods(RETENTIONS, "mois", policy.retention_most))
        self.notes = ComboBox(periods(NOTE_PERIODS, "jours", policy.note_days_most))
        self.most_details = FixedNote(french(f"Au plus {policy.retention_most} mois"))
        self.most_notes = FixedNote(french(f"Au plus {policy.note_days_most} jours"))
        panel = Panel("surface")
        Column(parent=self).addWidget(panel)
        panel.body.addWidget(heading("Durée de conservation", 2))
        panel.body.addWidget(FormRow("Détails des séances", self.details, PERIODS))
        panel.body.addWidget(self.most_details)
        if self.due is not None:
            panel.body.addWidget(self.due)
        panel.body.addWidget(FormRow("Notes", self.notes, NOTES_PERIOD))
        panel.body.addWidget(self.most_notes)
        self.most_details.setVisible(bool(policy.retention_most))
        self.most_notes.setVisible(bool(policy.note_days_most))
        self.details.chosen.connect(self._choose_details)
        self.notes.chosen.connect(self._choose_notes)

    def refresh(self) -> None:
        """Show what is in force."""
        self.details.set_value(self._keeper.settings.retention_months)
        self.notes.set_value(self._keeper.settings.note_days)

    def look(self) -> None:
        """See which months will be closed."""
        if self.due is not None:
            self.due.refresh()

    @Slot(object)
    def _choose_details(self, months: int) -> None:
        self._keeper.change(f"détails gardés {months}\N{NO-BREAK SPACE}mois", retention_months=months)
        self.refresh()
        self.look()

    @Slot(object)
    def _choose_notes(self, days: int) -> None:
        self._keeper.change(f"notes gardées {days}\N{NO-BREAK SPACE}jours", note_days=days)
        self.refresh()


class PracticeSection(QWidget):
    """« S’entraîner »: `asked` opens the window of practice."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        panel = Panel("surface")
        Column(parent=self).addWidget(panel)
        panel.body.addWidget(heading("S’entraîner", 2))
        panel.body.addWidget(Text(PRACTICE))
        self.button = SecondaryButton("Ouvrir l’entraînement", "graduation-cap")
        panel.body.addWidget(_abreast(self.button))
        self.button.clicked.connect(self.asked)


def _abreast(*buttons: QWidget) -> QWidget:
    box = QWidget()
    flow = FlowLayout(parent=box)
    for button in buttons:
        flow.addWidget(button)
    return box
