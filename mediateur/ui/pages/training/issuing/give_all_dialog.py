"""« Donner les attestations prêtes »: to everybody to whom nothing is missing, at once, all of them or none."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french, grouped, listed
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.following.words import counted
from mediateur.ui.pages.training.work_dialog import WorkDialog
from mediateur.usecases.register.giving import Given, Giving, Ready

TITLE, GO, READING = "Donner les attestations prêtes", "Donner", "Le registre est en train d’être lu…"
WHAT = french(
    "Chaque médiateur à qui rien ne manque reçoit son attestation d'aujourd'hui. Celles qui sont expirées, ou près de "
    "l'être, sont renouvelées."
)
FOR_GOOD = french("Une attestation donnée ne s'efface pas : elle se retire. Arrêter avant la fin n'en donne aucune.")
NOBODY = french("Personne n'attend d'attestation. Chaque fiche dit ce qui manque encore.")
DOING, NONE = "Médiateurs vus", french("Arrêté : aucune attestation n'est donnée.")
WRITE_THEM = french("« Écrire les attestations… » en fait des PDF signés.")


class GiveAllDialog(WorkDialog):
    """`given` once attestations are given. Who is to have one is read when it opens."""

    given = Signal()

    def __init__(self, window: QWidget, giving: Giving) -> None:
        super().__init__(window, TITLE, PrimaryButton(GO, icon="award", keycap="Ctrl Entrée"))
        self._giving = giving
        self._ready = Ready((), (), ())
        self.found = Text(READING, "libelle", "text_strong", max_chars=0)
        self.warned = Text(FOR_GOOD, "courant", "text_muted")
        self.body.addWidget(Text(WHAT))
        self.body.addWidget(self.found)
        self.body.addWidget(self.warned)
        self.go.hide()
        self.go.clicked.connect(self._give)
        jobs.run(giving.ready, self._on_ready, self)

    def show_came(self, value: object) -> None:
        """Say how many were given."""
        if not isinstance(value, Given) or not value.certificates:
            self.tell(NONE)
            return
        for part in (self.go, self.found, self.warned):
            part.hide()
        self.tell(given_words(value))
        self.given.emit()

    @Slot(object)
    def _on_ready(self, outcome: jobs.Outcome[Ready]) -> None:
        if outcome.succeeded(self._tell):
            self._show(outcome.value)

    def _tell(self, error: MediateurError) -> None:
        self.found.hide()
        self.trouble.tell(error)

    def _show(self, ready: Ready) -> None:
        self._ready, count = ready, len(ready.all)
        self.found.set_text(ready_words(ready))
        self.go.set_label(f"{GO} {counted(count, 'attestation')}")
        self.go.setVisible(count > 0)
        (self.go if count else self.stop).setFocus()

    @Slot()
    def _give(self) -> None:
        if self.is_working or self.go.isHidden():
            return
        giving, people = self._giving, self._ready.all
        self.begin(lambda going_on: giving.give_all(people, lambda done: going_on(done, len(people))), DOING)


def ready_words(ready: Ready) -> str:
    """Return how many attestations are ready, and for whom."""
    if not ready.all:
        return NOBODY
    first, renewed, others = len(ready.first), len(ready.renewed), len(ready.all) - len(ready.names)
    told = [counted(first, "attestation")] if first else []
    if renewed:
        told.append(counted(renewed, "renouvellement"))
    rest = [f"{grouped(others)} autre{'s' if others > 1 else ''}"] if others else []
    return french(f"{listed(told)} : {listed([*ready.names, *rest])}.")


def given_words(given: Given) -> str:
    """Return how many attestations were given, and to how many something turned out to be missing."""
    count, lacking = len(given.certificates), len(given.lacking)
    told = f"{counted(count, 'attestation')} donnée{'s' if count > 1 else ''}."
    left = f" {counted(lacking, 'médiateur')} laissé{'s' if lacking > 1 else ''} : il manque quelque chose."
    return french(f"{told}{left if lacking else ''} {WRITE_THEM}")
