"""Who may sign the contents of this machine, and how another is trusted for that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust.content_keys import ContentKey
from mediateur.trust.keys import fingerprint
from mediateur.trust.shelf import Weighed
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.layouts import Column, FlowLayout, empty
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.shared.files import choose_file
from mediateur.ui.pages.shared.trusted_row import DISTRUST, LIST_FILES, TrustedRow, fingerprint_words
from mediateur.ui.pages.training.verifying.trust import TrustDialog
from mediateur.usecases.attestations.organisation import Organisations
from mediateur.usecases.content.trust import ContentTrust

TITLE, TRUST = "Qui peut signer un contenu", "Faire confiance à un organisme…"
WHY = french(
    "Un contenu dit quoi faire à des personnes. Ce poste ne prend que ceux que signe un organisme choisi ici. Faire "
    "confiance pour les attestations ne suffit pas."
)
NONE = french("Personne pour l'instant : demandez sa liste de confiance à votre coordination.")
CHOOSE = "La liste de confiance de l’organisme"
ASK = french("Ne plus prendre les contenus de {name} ?")
LEFT = french(
    "Si le contenu en service vient de cet organisme, celui livré avec Médiateur prendra sa place au prochain contrôle."
)
KEEP = "Garder la confiance"
TRUSTED = french("Ce poste prend désormais les contenus de {name}.")


class SignersPanel(Panel):
    """The keys. `failed` carries a MediateurError, `changed` tells that another set of keys is trusted."""

    failed = Signal(object)
    changed = Signal()

    def __init__(
        self, trust: ContentTrust, organisations: Organisations, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__("surface")
        self._trust, self._organisations, self._today = trust, organisations, today
        self._rows, self._leaving = Column(10), b""
        self.bring = SecondaryButton(TRUST, icon="shield-check")
        self.bring.clicked.connect(self._choose)
        self.body.addWidget(heading(TITLE, 3))
        self.body.addWidget(Text(WHY))
        self.body.addLayout(self._rows)
        foot = FlowLayout(12)
        foot.addWidget(self.bring)
        self.body.addLayout(foot)

    def refresh(self) -> None:
        """Show the keys as they are now."""
        empty(self._rows)
        try:
            keys, chosen = self._trust.keys(), self._trust.chosen()
        except MediateurError as error:
            self.failed.emit(error)
            return
        if not keys:
            self._rows.addWidget(Text(NONE, "courant", "text_muted"))
        for key in keys:
            self._rows.addWidget(self._row(key, may_leave=key in chosen))

    @Slot(str)
    def weigh(self, chosen: str) -> None:
        """Read the list of an organisation, in a job; its key is trusted once its fingerprint was typed."""
        work = partial(self._organisations.weigh_file, Path(chosen), self._today())
        jobs.run(work, self._on_weighed, self)

    def _row(self, key: ContentKey, *, may_leave: bool) -> TrustedRow:
        row = TrustedRow(key.name, key.public, fingerprint_words(key.fingerprint), is_own=not may_leave)
        row.left.connect(self._ask)
        return row

    @Slot()
    def _choose(self) -> None:
        choose_file(self, CHOOSE, LIST_FILES).fileSelected.connect(self.weigh)

    @Slot(object)
    def _on_weighed(self, outcome: jobs.Outcome) -> None:
        if outcome.succeeded(self.failed.emit) and isinstance(outcome.value, Weighed):
            dialog = TrustDialog(self.window(), outcome.value)
            dialog.trusted.connect(self._keep)
            dialog.open_dialog(dialog.field)

    @Slot(object)
    def _keep(self, weighed: Weighed) -> None:
        try:
            self._organisations.accept(weighed)
            key = self._trust.trust(fingerprint(weighed.listed.publisher.keys[-1].public))
        except MediateurError as error:
            self.failed.emit(error)
            return
        toast(self.window(), TRUSTED.format(name=key.name))
        self._tell()

    @Slot(str, str)
    def _ask(self, key: str, name: str) -> None:
        self._leaving = bytes.fromhex(key)
        dialog = confirm(self.window(), ASK.format(name=name), LEFT, DISTRUST, KEEP)
        dialog.accepted.connect(self._leave)

    @Slot()
    def _leave(self) -> None:
        try:
            self._trust.forget(self._leaving)
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._tell()
        self.bring.setFocus()

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()
