"""What the window signs: attestations on paper, the list for those who verify, the sheet of the key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.training.issuing.key_dialog import KeyDialog, MakeKeyDialog
from mediateur.ui.pages.training.issuing.key_lost import LostKeyDialog
from mediateur.ui.pages.training.issuing.key_restore import RestoreKeyDialog
from mediateur.ui.pages.training.issuing.phrase_dialog import PhraseDialog
from mediateur.ui.pages.training.issuing.write_all_dialog import WriteAllDialog
from mediateur.ui.pages.training.sessions.sheet_dialog import SheetDialog
from mediateur.ui.saving import ask_and_save
from mediateur.usecases.attestations.issuing import Paper

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands
    from mediateur.usecases.attestations.issuing import Attesting as Signing

MADE = french("Clé créée. Imprimez sa feuille de secours, puis donnez votre liste.")
CHANGED = french("Nouvelle clé en service. Imprimez sa feuille de secours, puis donnez votre liste.")
RESTORED = french("Clé reprise : ce poste signe de nouveau.")
LOST = french(
    "Clé perdue déclarée, nouvelle clé en service. Imprimez sa feuille, donnez votre liste, signez de nouveau."
)
SHEET, LIST = "Feuille de secours", french("Liste pour ceux qui vérifient")
LOCK_IT = french("Qui a cette feuille peut signer en votre nom. Imprimez-la, et gardez-la sous clé.")
CHANGES, CHANGE, LEAVE = french("Changer de clé ?"), "Changer de clé", "Garder celle-ci"
STAYS = french(
    "Les attestations déjà signées restent valables. L'ancienne feuille de secours ne sert plus. Si quelqu'un a pris "
    "votre clé, déclarez-la plutôt perdue."
)
PAPER = french("Elle est signée par votre organisme. Remettez-la au médiateur.")

Work = Callable[[str], Paper]


class Attesting(QObject):
    """Asks for what signing needs, signs in a thread, then prints or writes. `failed` carries a MediateurError."""

    failed = Signal(object)

    def __init__(self, window: Errands, signing: Signing) -> None:
        super().__init__(window)
        self._window, self._signing = window, signing
        self._work: Work | None = None
        self._paper: Paper | None = None
        self._title = self._what = self._number = ""
        self._wanted: Callable[[], None] = self._show_key

    @Slot(str)
    def print(self, number: str) -> None:
        """Sign an attestation, then print it or keep it; make the key first where there is none."""
        self._number = number
        self._attempt(self._print)

    @Slot()
    def write_all(self) -> None:
        """Write the attestations that stand to a folder; make the key first where there is none."""
        self._attempt(self._write_all)

    @Slot()
    def show_key(self) -> None:
        """Show the key of the organisation, or how to make one."""
        self._attempt(self._show_key)

    def _attempt(self, act: Callable[[], None]) -> None:
        self._wanted = act
        try:
            act()
        except MediateurError as error:
            self.failed.emit(error)

    def _print(self) -> None:
        if self._signing.own() is None:
            self._make_key()
            return
        number, signing = self._number, self._signing
        self._sign(french(f"Attestation {number}"), PAPER, partial(signing.attestation, number))

    def _write_all(self) -> None:
        if self._signing.own() is None:
            self._make_key()
            return
        asks = self._signing.asks_passphrase
        dialog = WriteAllDialog(self._window, self._signing.write_all, asks=asks)
        dialog.open_dialog(dialog.phrase if asks else dialog.go)

    def _show_key(self) -> None:
        own = self._signing.own()
        if own is None:
            self._make_key()
            return
        dialog = KeyDialog(self._window, own)
        dialog.sheet_asked.connect(self._ask_sheet)
        dialog.list_asked.connect(self._ask_list)
        dialog.change_asked.connect(self._ask_change)
        dialog.restore_asked.connect(self._ask_restore)
        dialog.loss_asked.connect(self._ask_loss)
        dialog.open_dialog(dialog.publish)

    def _make_key(self) -> None:
        dialog = MakeKeyDialog(self._window, self._signing.make_key, keyring=self._signing.may_rest_in_keyring)
        dialog.made.connect(self._on_key)
        dialog.sheet_asked.connect(self._ask_restore)
        dialog.open_dialog(dialog.name)

    @Slot()
    def _ask_restore(self) -> None:
        own, keyring = self._signing.own(), self._signing.may_rest_in_keyring
        dialog = RestoreKeyDialog(
            self._window, self._signing.restore_key, own.name if own is not None else "", keyring=keyring
        )
        dialog.made.connect(self._on_restored)
        dialog.open_dialog(dialog.first)

    @Slot()
    def _on_restored(self) -> None:
        toast(self._window, RESTORED)
        self._attempt(self._wanted)

    @Slot()
    def _ask_loss(self) -> None:
        self._attempt(self._open_loss)

    def _open_loss(self) -> None:
        own, signing = self._signing.own(), self._signing
        if own is not None:
            asks, keyring = signing.asks_passphrase, signing.may_rest_in_keyring
            dialog = LostKeyDialog(self._window, signing.declare_lost, own.name, asks=asks, keyring=keyring)
            dialog.made.connect(self._on_lost)
            dialog.open_dialog(dialog.first)

    @Slot()
    def _on_lost(self) -> None:
        toast(self._window, LOST)
        self.show_key()

    @Slot()
    def _on_key(self) -> None:
        toast(self._window, MADE)
        self._attempt(self._wanted)

    @Slot()
    def _ask_sheet(self) -> None:
        self._sign(SHEET, LOCK_IT, self._signing.recovery_sheet)

    @Slot()
    def _ask_list(self) -> None:
        self._sign(LIST, "", self._signing.publish)

    @Slot()
    def _ask_change(self) -> None:
        confirm(self._window, CHANGES, STAYS, CHANGE, LEAVE, danger=True).accepted.connect(self._change)

    @Slot()
    def _change(self) -> None:
        self._with_passphrase(CHANGE, self._roll_over)

    @Slot(str)
    def _roll_over(self, passphrase: str) -> None:
        jobs.run(partial(self._signing.roll_over, passphrase), self._on_changed, self)

    @Slot(object)
    def _on_changed(self, outcome: jobs.Outcome) -> None:
        if outcome.succeeded(self.failed.emit):
            toast(self._window, CHANGED)
            self.show_key()

    def _sign(self, title: str, what: str, work: Work) -> None:
        self._title, self._what, self._work = title, what, work
        self._with_passphrase(title, self._start)

    def _with_passphrase(self, title: str, act: Callable[[str], None]) -> None:
        if not self._signing.asks_passphrase:
            act("")
            return
        dialog = PhraseDialog(self._window, title)
        dialog.given.connect(act)
        dialog.open_dialog(dialog.phrase)

    @Slot(str)
    def _start(self, passphrase: str) -> None:
        if self._work is not None:
            jobs.run(partial(self._work, passphrase), self._on_signed, self)

    @Slot(object)
    def _on_signed(self, outcome: jobs.Outcome[Paper]) -> None:
        if not outcome.succeeded(self.failed.emit):
            return
        self._paper = outcome.value
        if not self._what:
            self._save()
            return
        dialog = SheetDialog(self._window, self._title, self._what)
        dialog.printed.connect(self._send)
        dialog.saved.connect(self._save)
        dialog.open_dialog(dialog.go)

    @Slot()
    def _send(self) -> None:
        from mediateur.ui.printing import print_pdf

        if self._paper is not None:
            print_pdf(self._paper.data, self._title, 1, self._window).failed.connect(self.failed)

    @Slot()
    def _save(self) -> None:
        if (paper := self._paper) is None:
            return
        if saving := ask_and_save(self._window, paper.name, lambda: paper.data):
            saving.failed.connect(self.failed)
