"""How the register is kept: its password, its goal and rule, how long, what comes in and what goes out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.settings import REGISTER_PERIODS
from mediateur.training.figures import Target
from mediateur.training.register import Rule
from mediateur.ui.kit.buttons import PushButton, QuietDangerButton, SecondaryButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.reflow import Piles
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.fixed_note import FixedNote, periods
from mediateur.ui.pages.training.following.goal import CHANGE_GOAL, SET_GOAL
from mediateur.ui.pages.training.following.words import due_words, figure
from mediateur.ui.pages.training.keeping.password import CHANGE, SET
from mediateur.ui.pages.training.mediator.words import rule_words
from mediateur.usecases.register.copies import FOLLOWED
from mediateur.usecases.register.privacy import Due

PROTECTED = french("Un mot de passe protège le registre. Il est demandé à chaque ouverture du programme.")
IN_CLEAR = french("Sans mot de passe, qui ouvre votre session sur ce poste peut lire le registre.")
LOCK, REMOVE = "Fermer le registre", "Retirer le mot de passe"
NO_TARGET = french("Aucun objectif n'est fixé.")
RULE = "Changer la règle"
KEPT = french("Une fiche est effacée quand rien ne s'y passe plus. Le programme l'annonce un mois avant.")
NONE_DUE = french("Aucune fiche n'est à effacer.")
OUT = french("Un export contient des noms. Remettez-le en main propre, ou chiffré.")
GIVE, WRITE = "Donner les attestations prêtes…", "Écrire les attestations…"
BACK = "Reprendre une sauvegarde…"
WRITTEN = french("« Écrire » fait de chaque attestation en cours un PDF signé, dans un dossier que vous choisissez.")
COLUMN, GAP = 420, 16


class FollowKeeping(QWidget):
    """Panels, each with its words and buttons; each signal is what a button asks for.

    `most` months is the longest that an administrator lets cards be kept; 0 for any.
    """

    password_asked = Signal()
    removal_asked = Signal()
    lock_asked = Signal()
    return_asked = Signal()
    goal_asked = Signal()
    rule_asked = Signal()
    retention_changed = Signal(int)
    import_asked = Signal()
    export_asked = Signal()
    hand_over_asked = Signal()
    key_asked = Signal()
    giving_asked = Signal()
    writing_asked = Signal()

    def __init__(self, most: int = 0) -> None:
        super().__init__()
        self.state, self.goal_text, self.rule_text, self.due = Text(""), Text(""), Text(""), Text("", max_chars=0)
        self.password, self.lock = SecondaryButton(SET, icon="lock"), SecondaryButton(LOCK, icon="door-closed")
        self.remove = QuietDangerButton(REMOVE, icon="x")
        self.goal, self.rule = SecondaryButton(SET_GOAL, icon="flag"), SecondaryButton(RULE, icon="pencil")
        self.retention = ComboBox(periods(REGISTER_PERIODS, "mois", most))
        self.most = FixedNote(french(f"Au plus {most} mois"))
        self.most.setVisible(bool(most))
        self.back = SecondaryButton(BACK, icon="undo-2")
        self.bring_in = SecondaryButton("Importer une liste", icon="upload")
        self.export = SecondaryButton("Exporter", icon="file-down")
        self.hand_over = SecondaryButton("Confier à un collègue", icon="file-lock")
        self.key = SecondaryButton("Clé de l’organisme", icon="key-round")
        self.give, self.write = SecondaryButton(GIVE, icon="award"), SecondaryButton(WRITE, icon="file-down")
        piles = Piles(2, COLUMN, (GAP, GAP), self)
        add_all(piles, self._panels())
        self._connect()

    def show_state(self, *, protected: bool, rule: Rule, target: Target, months: int) -> None:
        """Show how the register is kept now."""
        self.state.set_text(PROTECTED if protected else IN_CLEAR)
        self.password.set_label(CHANGE if protected else SET)
        self.lock.setVisible(protected)
        self.remove.setVisible(protected)
        told = french(f"{figure(target.people)} médiateurs formés. {due_words(target.day)}.")
        self.goal_text.set_text(told if target.people else NO_TARGET)
        self.goal.set_label(CHANGE_GOAL if target.people else SET_GOAL)
        several = french(f"Valable {rule.months} mois, rappel {rule.reminder_days} jours avant.")
        self.rule_text.set_text(f"{rule_words(rule)} {several}")
        self.retention.set_value(months)

    @Slot(object)
    def show_due(self, dues: Sequence[Due]) -> None:
        """Say which mediators the register will forget, and when."""
        self.due.set_text(due_text(dues) or NONE_DUE)

    def _panels(self) -> tuple[Panel, ...]:
        retention = FormRow("Garder les fiches", self.retention, KEPT)
        return (
            _panel("Mot de passe", self.state, buttons=(self.password, self.lock, self.remove)),
            _panel("Apporter et emporter", Text(OUT), buttons=(self.bring_in, self.export, self.hand_over)),
            _panel("Objectif", self.goal_text, buttons=(self.goal,)),
            _panel("Conservation", retention, self.most, self.due),
            _panel("Attestations", self.rule_text, Text(WRITTEN), buttons=(self.give, self.write, self.rule, self.key)),
            _panel("Sauvegardes", Text(FOLLOWED), buttons=(self.back,)),
        )

    def _connect(self) -> None:
        for button, asked in (
            (self.password, self.password_asked),
            (self.remove, self.removal_asked),
            (self.lock, self.lock_asked),
            (self.back, self.return_asked),
            (self.goal, self.goal_asked),
            (self.rule, self.rule_asked),
            (self.bring_in, self.import_asked),
            (self.export, self.export_asked),
            (self.hand_over, self.hand_over_asked),
            (self.key, self.key_asked),
            (self.give, self.giving_asked),
            (self.write, self.writing_asked),
        ):
            button.clicked.connect(asked)
        self.retention.chosen.connect(self._on_retention)

    @Slot(object)
    def _on_retention(self, months: int) -> None:
        self.retention_changed.emit(months)


def due_text(dues: Sequence[Due]) -> str:
    """Return which mediators the register will forget, by day; nothing when there are none."""
    told = (f"Le {long_date(due.day)} : {', '.join(name for _, name in due.people)}." for due in dues)
    return french(" ".join(told))


def _panel(title: str, *widgets: QWidget, buttons: Sequence[PushButton] = ()) -> Panel:
    panel = Panel("surface")
    panel.body.addWidget(heading(title, 3))
    add_all(panel.body, widgets)
    if buttons:
        flow, below = FlowLayout(12), Column(0, (0, 4, 0, 0))
        add_all(flow, buttons)
        below.addLayout(flow)
        panel.body.addLayout(below)
    return panel
