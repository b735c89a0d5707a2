"""« Inscrire un médiateur »: whoever looks like somebody of the register is shown before she is added; one decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.training.duplicates import Pair
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.pages.training.exchange.import_words import told_of
from mediateur.ui.pages.training.mediator.form import KEEP, PersonDialog
from mediateur.usecases.register.people import Details

ALIKE = french("Le registre tient déjà quelqu'un qui lui ressemble.")
DECIDE = french("Si c'est une autre personne, inscrivez-la quand même.")
ANYWAY, SEE = "Inscrire quand même", f"Ouvrir la fiche n°{NBSP}"
MOST = 3


class EnrolDialog(PersonDialog):
    """The rows of a new mediator. `alike` is asked in a thread, with what was typed, whom she may be (pairs).

    They are told once: asked again, she is entered. `known_asked` carries the id of the likest, to be opened instead.
    """

    known_asked = Signal(str)

    def __init__(
        self,
        window: QWidget,
        keep: Callable[[Details], None],
        today: dt.date,
        alike: Callable[[Details], tuple[Pair, ...]],
    ) -> None:
        super().__init__(window, keep, today)
        self._look, self._looking = alike, False
        self._asked: Details | None = None
        self._likest = ""
        self.alike = Message("warning", ALIKE, button=SEE)
        self.alike.hide()
        self.notice.addWidget(self.alike)
        for edit in (self.name, self.contact, self.structure):
            edit.textChanged.connect(self._forget)
        if self.alike.button is not None:
            self.alike.button.clicked.connect(self._open_known)

    @override
    def go_on(self) -> None:
        if self._looking:
            return
        if not self.alike.isHidden():
            super().go_on()
            return
        self._looking, self._asked = True, self.details
        look, asked = self._look, self.details
        jobs.run(lambda: look(asked), self._on_looked, self)

    @Slot(object)
    def _on_looked(self, outcome: jobs.Outcome) -> None:
        self._looking = False
        if not outcome.succeeded(self.trouble.tell):
            return
        if self._asked != self.details:
            self.go_on()
        elif isinstance(outcome.value, tuple) and outcome.value:
            self._warn(outcome.value)
        else:
            super().go_on()

    def _warn(self, pairs: tuple[Pair, ...]) -> None:
        likest = pairs[0].known
        told = french(f"{' ; '.join(map(told_of, pairs[:MOST]))}. {DECIDE}")
        self._likest = likest.id
        self.alike.set_content(ALIKE, told)
        if self.alike.button is not None:
            self.alike.button.set_label(f"{SEE}{likest.number}")
        self.alike.show()
        self.save.set_label(ANYWAY)
        announce(self, f"{ALIKE} {told}", assertive=True)

    @Slot()
    def _forget(self) -> None:
        self.alike.hide()
        self.save.set_label(KEEP)

    @Slot()
    def _open_known(self) -> None:
        self.close_dialog()
        self.known_asked.emit(self._likest)
