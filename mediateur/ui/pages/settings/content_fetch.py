"""Newer content from the network: agreed to once, looked for by hand at any time, weighed before it is proposed."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.choices import Toggle
from mediateur.ui.kit.layouts import FlowLayout, add_all
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.usecases.content.fetching import WHAT_IS_SENT, ContentFetching, Newest

TITLE, DAILY, LOOK, TAKE = (
    *("Par le réseau", "Chercher un contenu plus récent une fois par jour"),
    *("Chercher maintenant", "Télécharger et prouver"),
)
LOOKING, TAKING = french("Demande en cours…"), french("Le contenu arrive, puis il est prouvé : quelques secondes.")
NOTHING = french("Vous avez le contenu le plus récent.")
FOUND = french("Un contenu plus récent existe : {version}.")


class FetchPanel(Panel):
    """Hidden where no network was joined. `agreed` that it may look by itself.

    `weighed` carries a pack to propose, `failed` a MediateurError.
    """

    weighed = Signal(object)
    failed = Signal(object)
    agreed = Signal()

    def __init__(self, fetching: ContentFetching) -> None:
        super().__init__("surface")
        self._fetching, self._found = fetching, fetching.found
        self.daily, self.told = Toggle(DAILY), Text("", "courant", "text_strong")
        self.search, self.take = SecondaryButton(LOOK, icon="refresh-cw"), SecondaryButton(TAKE, icon="download")
        self.daily.setAccessibleDescription(WHAT_IS_SENT)
        self.body.addWidget(heading(TITLE, 3))
        self.body.addWidget(Text(WHAT_IS_SENT))
        self.body.addWidget(self.daily)
        self.body.addWidget(self.told)
        buttons = FlowLayout(12)
        add_all(buttons, (self.search, self.take))
        self.body.addLayout(buttons)
        self.daily.clicked.connect(self._agree)
        self.search.clicked.connect(self._search)
        self.take.clicked.connect(self._take)
        self.hide()

    def refresh(self) -> None:
        """Show what was agreed to and found; whether a network was joined is asked in a job."""
        self.daily.setChecked(self._fetching.agreed)
        self._show(self._fetching.found)
        jobs.run(self._fetching.is_possible, self._on_possible, self)

    def _show(self, found: Newest | None, told: str = "") -> None:
        self._found = found
        words = FOUND.format(version=found.version) if found else told
        self.told.set_text(words)
        self.told.setVisible(bool(words))
        self.search.show()
        self.take.setVisible(found is not None)

    def _wait(self, words: str) -> None:
        self.told.set_text(words)
        self.told.show()
        self.search.hide()
        self.take.hide()
        announce(self, words)

    @Slot(object)
    def _on_possible(self, outcome: jobs.Outcome) -> None:
        self.setVisible(outcome.value is True)

    @Slot()
    def _agree(self) -> None:
        try:
            self._fetching.agree(self.daily.isChecked())
        except MediateurError as error:
            self.failed.emit(error)
        self.daily.setChecked(self._fetching.agreed)
        if self._fetching.agreed:
            self.agreed.emit()

    @Slot()
    def _search(self) -> None:
        self._wait(LOOKING)
        jobs.reach(partial(self._fetching.look, by_hand=True), self._on_looked, self)

    @Slot(object)
    def _on_looked(self, outcome: jobs.Outcome) -> None:
        found: Any = outcome.value
        self._show(found, "" if outcome.error else NOTHING)
        if outcome.succeeded(self.failed.emit):
            announce(self, self.told.text())

    @Slot()
    def _take(self) -> None:
        if self._found is not None:
            self._wait(TAKING)
            jobs.reach(partial(self._fetching.fetch, self._found), self._on_taken, self)

    @Slot(object)
    def _on_taken(self, outcome: jobs.Outcome) -> None:
        self._show(self._found)
        if outcome.succeeded(self.failed.emit):
            self.weighed.emit(outcome.value)
