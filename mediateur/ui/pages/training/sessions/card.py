"""A session of training, in the place of the table: who is enrolled, who was there from beginning to end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.training.listing import Enrolled
from mediateur.training.register import TrainingSession
from mediateur.ui.kit.buttons import PrimaryButton, QuietButton, QuietDangerButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.keys import leaves
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all, empty
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.training.following.words import counted
from mediateur.ui.pages.training.sessions.words import facts, seats

BACK, CHANGE, SHEET = "Toutes les sessions", "Modifier", "Feuille de présence"
REPLAY, CANCEL, ENROL = "Rejouer pour les absents", "Annuler la session", "Inscrire des médiateurs"
KEEP, ALL, OFF = "Enregistrer la présence", "Tout cocher", "Retirer de la liste"
TO_COME = french("Imprimez la feuille avant. Après la session, cochez ceux qui l'ont suivie en entier.")
TICK = french("Cochez ceux qui ont suivi la session en entier. Seuls ils comptent comme formés.")
NOBODY = french("Personne n'est encore inscrit.")


class SessionCard(QWidget):
    """One session. `ticked` carries who was there (id → whether); the other signals are acts asked for."""

    back_asked = Signal()
    change_asked = Signal()
    sheet_asked = Signal()
    replay_asked = Signal()
    cancel_asked = Signal()
    enrolment_asked = Signal()
    ticked = Signal(object)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.session: TrainingSession | None = None
        self.enrolled: tuple[Enrolled, ...] = ()
        self.back, self.title = QuietButton(BACK, icon="chevron-left"), heading("", 2)
        self.facts, self.seats = Text("", "courant", "text_muted"), Text("", "libelle", "text_strong")
        self.hint, self.count = Text("", "courant", "text_muted", max_chars=0), Text("", "libelle", "text_strong")
        self.change, self.sheet = SecondaryButton(CHANGE, icon="pencil"), SecondaryButton(SHEET, icon="printer")
        self.replay, self.cancel = QuietButton(REPLAY, icon="rotate-ccw"), QuietDangerButton(CANCEL, icon="trash-2")
        self.enrol, self.keep = SecondaryButton(ENROL, icon="plus"), PrimaryButton(KEEP, icon="save")
        self.all, self._list, self.rows = QuietButton(ALL, icon="check-check"), Column(0), dict[str, CheckRow]()
        self._build()
        self._connect()

    def show_session(self, session: TrainingSession, enrolled: Sequence[Enrolled], today: dt.date) -> None:
        """Show a session and who is at it."""
        past = session.day <= today
        self.session, self.enrolled = session, tuple(enrolled)
        self.title.set_text(session.title)
        self.facts.set_text(facts(session))
        self.seats.set_text(seats(session, len(enrolled)))
        self.hint.set_text(NOBODY if not enrolled else TICK if past else TO_COME)
        for button in (self.keep, self.all, self.count):
            button.setVisible(past and bool(enrolled))
        self.replay.setVisible(past and any(not each.whole for each in enrolled))
        self.cancel.setVisible(not any(each.whole for each in enrolled))
        self._fill(past=past)
        self._tell_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap goes back to the table."""
        if not leaves(event, self.back_asked):
            super().keyPressEvent(event)

    def _fill(self, *, past: bool) -> None:
        empty(self._list)
        self.rows = {}
        for each in self.enrolled:
            if self._list.count():
                self._list.addWidget(Separator())
            self._list.addWidget(self._line(each, past=past))

    def _line(self, each: Enrolled, *, past: bool) -> QWidget:
        box, words = QWidget(), f"{each.name}, {each.structure}" if each.structure else each.name
        row, off = Row(12, parent=box), QuietButton(OFF, icon="x")
        off.setObjectName(each.person)
        off.setAccessibleName(french(f"{OFF} : {each.name}"))
        off.clicked.connect(self._on_off)
        if past:
            self.rows[each.person] = check = CheckRow(words, each.whole)
            check.toggled.connect(self._tell_count)
            row.addWidget(check, 1)
        else:
            row.addWidget(Text(words, "libelle", "text_strong"), 1)
        row.addWidget(off)
        return box

    def _build(self) -> None:
        column, acts, foot, panel = Column(12, parent=self), FlowLayout(12), FlowLayout(12, left=1), Panel("surface")
        add_all(acts, (self.change, self.sheet, self.replay, self.cancel))
        add_all(foot, (self.all, self.keep))
        head = Row(12)
        head.addWidget(self.seats, 1)
        head.addWidget(self.enrol)
        panel.body.addLayout(head)
        panel.body.addWidget(self.hint)
        panel.body.addLayout(self._list)
        panel.body.addWidget(self.count)
        panel.body.addLayout(foot)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addLayout(acts)
        column.addWidget(panel)
        column.addStretch(1)

    def _connect(self) -> None:
        for button, asked in (
            (self.back, self.back_asked),
            (self.change, self.change_asked),
            (self.sheet, self.sheet_asked),
            (self.replay, self.replay_asked),
            (self.cancel, self.cancel_asked),
            (self.enrol, self.enrolment_asked),
            (self.keep, self._keep),
            (self.all, self._tick_all),
        ):
            button.clicked.connect(asked)

    @Slot()
    def _tell_count(self) -> None:
        whole = sum(row.isChecked() for row in self.rows.values())
        self.count.set_text(french(f"Suivie en entier : {whole} sur {counted(len(self.rows), 'inscrit')}."))

    @Slot()
    def _tick_all(self) -> None:
        for row in self.rows.values():
            row.setChecked(True)

    @Slot()
    def _keep(self) -> None:
        self.ticked.emit({person: row.isChecked() for person, row in self.rows.items()})

    @Slot()
    def _on_off(self) -> None:
        self.left.emit(self.sender().objectName())
