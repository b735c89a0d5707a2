"""« Vérifier s’il existe une version plus récente »: asks first, says to whom, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import FlowLayout, add_all
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.usecases.program.updates import host

if TYPE_CHECKING:
    from mediateur.ui.jobs import Outcome
    from mediateur.usecases.program.updates import Updates

NEVER_ALONE = french("Médiateur ne cherche jamais tout seul une nouvelle version.")
CHECK = french("Vérifier s'il existe une version plus récente")
NO, READ, ASKING = french("Ne rien demander"), french("Lire ce qui change"), french("Demande en cours…")
PRACTICE = french("Vous êtes en entraînement : rien n'en sort.")


class UpdatesPanel(Panel):
    """A button, then the sentence that says what is sent, then the answer. `page_asked` carries an address.

    Without `updates`, as in practice, nothing is asked.
    """

    page_asked = Signal(str)

    def __init__(self, updates: Updates | None) -> None:
        super().__init__("surface")
        self._updates, self._notes = updates, ""
        self.told, self.more = Text("", "courant", "text_strong"), Text("", "courant", "text_body")
        self.check, self.agree = SecondaryButton(CHECK, "refresh-cw"), SecondaryButton("", "globe")
        self.refuse, self.read = SecondaryButton(NO), SecondaryButton(READ, "external-link")
        self.body.addWidget(heading("Mises à jour", 2))
        self.body.addWidget(Text(NEVER_ALONE))
        self.body.addWidget(self.told)
        self.body.addWidget(self.more)
        buttons = FlowLayout(12)
        add_all(buttons, (self.check, self.agree, self.refuse, self.read))
        self.body.addLayout(buttons)
        self.check.clicked.connect(self._begin)
        self.agree.clicked.connect(self._ask)
        self.refuse.clicked.connect(self._forget)
        self.read.clicked.connect(self._open)
        self._show("", "")

    def _show(self, told: str, more: str, *, asks: bool = False, notes: str = "", waits: bool = False) -> None:
        """Show what there is to read, and the buttons that go with it; the focus stays on one that is in view."""
        had_focus = self.isAncestorOf(self.window().focusWidget())
        self._notes = notes
        self.told.set_text(told)
        self.more.set_text(more)
        self.told.setVisible(bool(told))
        self.more.setVisible(bool(more))
        for button, shown in (
            (self.check, not asks and not waits),
            (self.agree, asks),
            (self.refuse, asks),
            (self.read, bool(notes)),
        ):
            button.setVisible(shown)
        if had_focus and not waits:
            (self.agree if asks else self.read if notes else self.check).setFocus()
        if told or more:
            announce(self, f"{told} {more}".strip())

    @Slot()
    def _begin(self) -> None:
        if self._updates is None:
            self._show("", PRACTICE)
        elif self._updates.why_not:
            self._show("", self._updates.why_not)
        else:
            self.agree.set_label(f"Demander à {host(self._updates.address)}")
            self._show("", self._updates.what_is_sent, asks=True)

    @Slot()
    def _ask(self) -> None:
        if self._updates is not None:
            self._show(ASKING, "", waits=True)
            jobs.ask(self._updates.ask, self._on_answer, self)

    @Slot(object)
    def _on_answer(self, outcome: Outcome) -> None:
        if isinstance(outcome.error, MediateurError):
            self._show(str(outcome.error), "")
        elif outcome.error is not None:
            self._forget()
            raise outcome.error
        else:
            answer: Any = outcome.value
            self._show(answer.title, answer.text, notes=answer.notes)

    @Slot()
    def _forget(self) -> None:
        self._show("", "")

    @Slot()
    def _open(self) -> None:
        self.page_asked.emit(self._notes)
