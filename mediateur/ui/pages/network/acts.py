"""What the page « Réseau » does: each act in a job, what came of it in a signal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.network import Account, Taken
from mediateur.ui import jobs
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.network.coordinator_use import CoordinatorUse, GoingOn
from mediateur.ui.pages.network.issued_dialog import IssuedDialog
from mediateur.ui.pages.network.stick_dialog import StickDialog
from mediateur.ui.pages.shared.files import choose_file
from mediateur.usecases.coordination.standing import Brought, Issued
from mediateur.usecases.coordination.words import closed, taken

FILTERS = ("Fichiers d’échange (*.mediateur)", "Tous les fichiers (*)")
CHOOSE = french("Fichier d'échange d'un poste")
CLOSED = french("Compte fermé.")
FORGOTTEN = french("Poste oublié.")
PUBLISHED = french("Publié. Les médiateurs le prendront quand ils le choisiront.")


class NetworkActs(QObject):
    """`began`, `progressed` and `came` tell of a reception; the others, what was read and whether it worked.

    `paper_asked` and `file_asked` carry an invitation (Issued) to print, to keep as paper, or as a file.
    """

    began = Signal()
    progressed = Signal(int)
    came = Signal(str)
    network_read = Signal(object, object)
    accounts_read = Signal(object)
    shelf_read = Signal(object)
    asking = Signal(bool)
    failed = Signal(object)
    succeeded = Signal()
    print_asked = Signal(object)
    paper_asked = Signal(object)
    file_asked = Signal(object)
    ended = Signal()

    def __init__(self, window: QWidget, network: CoordinatorUse) -> None:
        super().__init__(window)
        self._window, self._network = window, network
        self._stopped, self._file = Event(), Path()
        self._issued: Issued | None = None

    @Slot()
    def receive(self) -> None:
        """Receive what is new on the server."""
        network, going_on = self._network, self._begin()
        jobs.reach(lambda: network.receive(going_on), self._on_came, self)

    @Slot()
    def stop(self) -> None:
        """Stop receiving after the page of records under way: what came stays."""
        self._stopped.set()

    @Slot()
    def ask_stick(self) -> None:
        """Ask for an exchange file."""
        choose_file(self._window, CHOOSE, FILTERS).fileSelected.connect(self._on_file)

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self._file = Path(chosen)
        self._run(self._network.territories, self._on_territories)

    @Slot(object)
    def _on_territories(self, outcome: jobs.Outcome) -> None:
        if self._worked(outcome):
            found: Any = outcome.value
            dialog = StickDialog(self._window, self._file.name, [(one.name, one.label) for one in found])
            dialog.chosen.connect(self._read_stick)
            dialog.open_dialog(dialog.territory)
        self.ended.emit()

    @Slot(str)
    def _read_stick(self, territory: str) -> None:
        self._begin()
        jobs.run(partial(self._network.read_stick, self._file, territory), self._on_stick, self)

    @Slot()
    def read_network(self) -> None:
        """Read places and machines."""
        network = self._network
        self._run(lambda: (network.counters(), network.machines()), self._on_network)

    @Slot(str)
    def forget(self, origin: str) -> None:
        """Delete all that came of a machine."""
        self._run(partial(self._network.forget, origin), self._on_forgotten)

    @Slot(str, str)
    def invite(self, territory: str, name: str) -> None:
        """Open an account, in the name of who invites, and show its invitation."""
        self._ask(partial(self._network.invite, territory, name), self._on_issued)

    @Slot()
    def read_accounts(self) -> None:
        """Ask the server which accounts are open."""
        self._ask(self._network.accounts, self._on_accounts)

    @Slot(str)
    def close_account(self, account: str) -> None:
        """Close an account."""
        network = self._network

        def work() -> tuple[Account, ...]:
            network.close(account)
            return network.accounts()

        self._ask(work, self._on_closed)

    @Slot()
    def close_expired(self) -> None:
        """Close the accounts whose invitation nobody used in time."""
        network = self._network

        def work() -> tuple[tuple[Account, ...], tuple[Account, ...]]:
            return network.close_expired(), network.accounts()

        self._ask(work, self._on_expired)

    @Slot()
    def read_shelf(self) -> None:
        """Ask the server what is published."""
        self._ask(self._network.shelf, self._on_shelf)

    @Slot(object)
    def publish_content(self, path: Path) -> None:
        """Publish a content pack."""
        self._ask(partial(self._network.publish_content, path), self._on_published)

    @Slot(object)
    def publish_trust(self, path: Path) -> None:
        """Publish a trust list."""
        self._ask(partial(self._network.publish_trust, path), self._on_published)

    def _begin(self) -> GoingOn:
        self._stopped.clear()
        self.began.emit()
        return _going_on(self.progressed.emit, self._stopped)

    def _run(self, work: Callable[[], object], done: Callable[[jobs.Outcome], None]) -> None:
        jobs.run(work, done, self)

    def _ask(self, work: Callable[[], object], done: Callable[[jobs.Outcome], None]) -> None:
        self.asking.emit(True)
        jobs.reach(work, done, self)

    @Slot(object)
    def _on_came(self, outcome: jobs.Outcome) -> None:
        worked = self._worked(outcome)
        self.came.emit(taken(outcome.value) if worked and isinstance(outcome.value, Taken) else "")
        self.ended.emit()

    @Slot(object)
    def _on_stick(self, outcome: jobs.Outcome) -> None:
        words = ""
        if self._worked(outcome) and isinstance(outcome.value, Brought):
            words = f"{taken(outcome.value.taken)} {outcome.value.signer.in_words}"
        self.came.emit(words)
        self.ended.emit()

    @Slot(object)
    def _on_network(self, outcome: jobs.Outcome) -> None:
        if self._worked(outcome):
            found: Any = outcome.value
            self.network_read.emit(*found)
        self.ended.emit()

    @Slot(object)
    def _on_forgotten(self, outcome: jobs.Outcome) -> None:
        if self._worked(outcome):
            toast(self._window, FORGOTTEN)
            self.read_network()
        self.ended.emit()

    @Slot(object)
    def _on_issued(self, outcome: jobs.Outcome) -> None:
        self.asking.emit(False)
        if self._worked(outcome) and isinstance(outcome.value, Issued):
            self._issued = outcome.value
            dialog = IssuedDialog(self._window, self._issued)
            dialog.print_asked.connect(self._print)
            dialog.paper_asked.connect(self._keep_paper)
            dialog.file_asked.connect(self._keep_file)
            dialog.closed.connect(self._forget_issued)
            dialog.open_dialog(dialog.go)
        self.ended.emit()

    @Slot()
    def _print(self) -> None:
        self.print_asked.emit(self._issued)

    @Slot()
    def _keep_paper(self) -> None:
        self.paper_asked.emit(self._issued)

    @Slot()
    def _keep_file(self) -> None:
        self.file_asked.emit(self._issued)

    @Slot()
    def _forget_issued(self) -> None:
        self._issued = None

    @Slot(object)
    def _on_accounts(self, outcome: jobs.Outcome) -> None:
        self.asking.emit(False)
        if self._worked(outcome):
            self.accounts_read.emit(outcome.value)
        self.ended.emit()

    @Slot(object)
    def _on_closed(self, outcome: jobs.Outcome) -> None:
        if outcome.error is None:
            toast(self._window, CLOSED)
        self._on_accounts(outcome)

    @Slot(object)
    def _on_expired(self, outcome: jobs.Outcome) -> None:
        self.asking.emit(False)
        if self._worked(outcome):
            gone, left = cast("tuple[tuple[Account, ...], tuple[Account, ...]]", outcome.value)
            toast(self._window, closed(gone))
            self.accounts_read.emit(left)
        self.ended.emit()

    @Slot(object)
    def _on_shelf(self, outcome: jobs.Outcome) -> None:
        self.asking.emit(False)
        if self._worked(outcome):
            self.shelf_read.emit(outcome.value)
        self.ended.emit()

    @Slot(object)
    def _on_published(self, outcome: jobs.Outcome) -> None:
        if outcome.error is None:
            toast(self._window, PUBLISHED)
        self._on_shelf(outcome)

    def _worked(self, outcome: jobs.Outcome) -> bool:
        """Return whether a job worked; tell why not. Raises what nobody foresaw."""
        if outcome.succeeded(self.failed.emit):
            self.succeeded.emit()
        return outcome.error is None


def _going_on(tell: Callable[[int], None], stopped: Event) -> GoingOn:
    """Return what a reception asks on its way: it tells how many records came, and answers whether to go on."""

    def answer(number: int) -> bool:
        tell(number)
        return not stopped.is_set()

    return answer
