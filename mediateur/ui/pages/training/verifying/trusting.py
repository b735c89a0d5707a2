"""Bringing in the list of an organisation, and trusting one no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust.shelf import Standing, Weighed
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.shared.files import choose_file
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.shared.trusted_row import DISTRUST, LIST_FILES
from mediateur.ui.pages.training.verifying.lists import ListsPanel
from mediateur.ui.pages.training.verifying.trust import TrustDialog
from mediateur.usecases.attestations.organisation import Organisations

CHOOSE = "Importer une liste de confiance"
KEPT = french("Liste de {name} : elle sert maintenant à vérifier.")
SAME = french("Cette liste de {name} est déjà sur ce poste.")
ASK = french("Ne plus faire confiance à {name} ?")
LEFT = french("Ses attestations ne pourront plus être vérifiées ici. Sa liste pourra être importée de nouveau.")
KEEP = "Garder sa liste"


class Trusting(QObject):
    """What is done with the lists of the page. `published` asks a coordinator for the list that she published."""

    def __init__(
        self,
        page: QWidget,
        organisations: Organisations,
        lists: ListsPanel,
        trouble: Trouble,
        today: Callable[[], dt.date],
        published: Callable[[], Weighed] | None = None,
    ) -> None:
        super().__init__(page)
        self._published = published
        self._page, self._organisations, self._today = page, organisations, today
        self._lists, self._trouble = lists, trouble
        self._leaving = b""
        lists.import_asked.connect(self._choose)
        lists.distrust_asked.connect(self._ask_leaving)
        lists.network_asked.connect(self._ask_network)

    def refresh(self) -> None:
        """Show the lists as they are now."""
        try:
            own = self._organisations.own()
            self._lists.show_lists(self._organisations.trusted(), own.listed.publisher.root if own else b"")
        except MediateurError as error:
            self._trouble.tell(error)
        else:
            self._trouble.forget()

    @Slot(str)
    def weigh(self, chosen: str) -> None:
        """Read a list that comes, in a job; keep it, once it is known whose it is."""
        if not self._may_change():
            return
        work = partial(self._organisations.weigh_file, Path(chosen), self._today())
        jobs.run(work, self._on_weighed, self)

    @Slot()
    def _choose(self) -> None:
        if self._may_change():
            choose_file(self._page, CHOOSE, LIST_FILES).fileSelected.connect(self.weigh)

    @Slot()
    def _ask_network(self) -> None:
        if self._published is not None and self._may_change():
            jobs.reach(self._published, self._on_weighed, self)

    def _may_change(self) -> bool:
        """Whether the lists may change here; where they may not, which is so in practice, the page says why."""
        self._trouble.forget()
        try:
            self._organisations.may_change()
        except MediateurError as error:
            self._trouble.tell(error)
            return False
        return True

    @Slot(object)
    def _on_weighed(self, outcome: jobs.Outcome) -> None:
        if isinstance(outcome.error, MediateurError):
            self._trouble.tell(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        elif isinstance(outcome.value, Weighed):
            self._take(outcome.value)

    def _take(self, weighed: Weighed) -> None:
        if weighed.standing is not Standing.FIRST:
            self._keep(weighed)
            return
        dialog = TrustDialog(self._page.window(), weighed)
        dialog.trusted.connect(self._keep)
        dialog.open_dialog(dialog.field)

    @Slot(object)
    def _keep(self, weighed: Weighed) -> None:
        try:
            self._organisations.accept(weighed)
        except MediateurError as error:
            self._trouble.tell(error)
            return
        self.refresh()
        words = SAME if weighed.standing is Standing.SAME else KEPT
        toast(self._page.window(), words.format(name=weighed.listed.publisher.name))

    @Slot(str, str)
    def _ask_leaving(self, root: str, name: str) -> None:
        if not self._may_change():
            return
        self._leaving = bytes.fromhex(root)
        dialog = confirm(self._page.window(), ASK.format(name=name), LEFT, DISTRUST, KEEP)
        dialog.accepted.connect(self._leave)

    @Slot()
    def _leave(self) -> None:
        try:
            self._organisations.distrust(self._leaving)
        except MediateurError as error:
            self._trouble.tell(error)
            return
        self.refresh()
        self._lists.bring.setFocus()
