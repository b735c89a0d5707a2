"""« Écrire les attestations »: those that stand, signed, a PDF each, in a folder that the trainer chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mediateur.content.text import french, grouped
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.follow_password import secret
from mediateur.ui.pages.training.follow_words import counted
from mediateur.ui.pages.training.phrase_dialog import HINT, NEEDED, PHRASE
from mediateur.ui.pages.trouble import Trouble

TITLE, GO, CLOSE, STOP = "Écrire les attestations", "Choisir un dossier", "Fermer", "Arrêter"
WHAT = french(
    "Chaque attestation en cours devient un PDF signé, dans le dossier que vous choisissez. Le fichier porte le numéro "
    "de l'attestation. Il remplace celui du même nom."
)
NAMES = french("Ces PDF contiennent des noms. Remettez à chacun le sien.")
DOING, STOPPING = "Attestations écrites", "Arrêt…"
NONE_STANDS = french("Aucune attestation n'est en cours : rien n'est écrit.")
NOTHING = french("Arrêté : rien n'est écrit.")

GoingOn = Callable[[int, int], bool]
Write = Callable[[Path, str, GoingOn], Iterable[Path]]


class WriteAllDialog(Dialog):
    """`write` yields the files that it writes to a folder with a passphrase, which is asked for where `asks` says so.

    It is told how to go on, and runs in a thread. What is written stays, whatever happens.
    """

    _told = Signal(int, int)

    def __init__(self, window: QWidget, write: Write, *, asks: bool) -> None:
        super().__init__(window, TITLE, width=620)
        self._write, self._asks = write, asks
        self._folder, self._stopped, self._working = Path(), Event(), False
        self.phrase = secret()
        self.row = FormRow(PHRASE, self.phrase, HINT)
        self.trouble, self.words, self.progress = Trouble(), Text("", max_chars=0), ProgressBar(TITLE)
        self.stop, self.go = SecondaryButton(CLOSE), PrimaryButton(GO, icon="folder-open", keycap="Ctrl Entrée")
        self._lay()
        self._told.connect(self._tell_progress)

    @Slot()
    @override
    def close_dialog(self) -> None:
        """Close; while attestations are written, stop that first."""
        if self._working:
            self._stopped.set()
            self.words.set_text(STOPPING)
            return
        super().close_dialog()

    def _lay(self) -> None:
        self.body.addWidget(Text(WHAT))
        self.body.addWidget(Text(NAMES, "courant", "text_muted"))
        self.body.addWidget(self.row)
        self.row.setVisible(self._asks)
        for part in (self.trouble, self.words, self.progress):
            self.notice.addWidget(part)
        self.words.hide()
        self.progress.hide()
        self.footer_left.hold(self.stop)
        self.footer_right.hold(self.go)
        self.set_action(self.go)
        self.stop.clicked.connect(self.close_dialog)
        self.go.clicked.connect(self._begin)
        self.phrase.returnPressed.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        self.row.clear_error()
        self.trouble.forget()
        self.words.hide()
        if self._asks and not self.phrase.text():
            self.row.set_error(NEEDED)
            self.phrase.setFocus()
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if chosen := QFileDialog.getExistingDirectory(self._window, TITLE, documents):
            self._folder = Path(chosen)
            self._start()

    def _start(self) -> None:
        self._stopped.clear()
        self._show_work(working=True)
        self._tell_progress(0, 0)
        write, folder, phrase = self._write, self._folder, self.phrase.text()
        going_on = _going_on(self._told.emit, self._stopped)
        jobs.run(lambda: sum(1 for _ in write(folder, phrase, going_on)), self._on_written, self._window)

    @Slot(object)
    def _on_written(self, outcome: jobs.Outcome) -> None:
        self._show_work(working=False)
        if isinstance(outcome.error, MediateurError):
            self.words.hide()
            self.trouble.tell(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        elif isinstance(outcome.value, int):
            self.words.set_text(told(outcome.value, self._folder, stopped=self._stopped.is_set()))
            announce(self, self.words.text())

    @Slot(int, int)
    def _tell_progress(self, done: int, wanted: int) -> None:
        self.progress.set_progress(done, wanted or 1)
        if not self._stopped.is_set():
            self.words.set_text(french(f"{DOING} : {grouped(done)} sur {grouped(wanted)}") if wanted else DOING)

    def _show_work(self, *, working: bool) -> None:
        """Show how far the writing is, and leave nothing else to be done meanwhile."""
        self._working = working
        self.words.show()
        self.progress.setVisible(working)
        self.stop.set_label(STOP if working else CLOSE)
        for part in (self.row, self.go):
            part.setEnabled(not working)
        self.stop.setFocus()


def told(written: int, folder: Path, *, stopped: bool) -> str:
    """Return how many attestations were written to a folder, and whether that was stopped."""
    if not written:
        return NOTHING if stopped else NONE_STANDS
    several = "s" if written > 1 else ""
    where = f"{counted(written, 'attestation')} écrite{several} dans « {folder.name or folder} »."
    return french(f"Arrêté : {where}" if stopped else where)


def _going_on(tell: Callable[[int, int], None], stopped: Event) -> GoingOn:
    """Return what the writing asks on its way: it tells how many are done, and answers whether to go on."""

    def answer(done: int, wanted: int) -> bool:
        tell(done, wanted)
        return not stopped.is_set()

    return answer
