"""« Écrire les attestations »: those that stand, signed, a PDF each, in a folder that the trainer chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.following.words import counted
from mediateur.ui.pages.training.issuing.phrase_dialog import HINT, NEEDED, PHRASE
from mediateur.ui.pages.training.keeping.password import secret
from mediateur.ui.pages.training.work_dialog import GoingOn, WorkDialog

TITLE, GO = "Écrire les attestations", "Choisir un dossier"
WHAT = french(
    "Chaque attestation en cours devient un PDF signé, dans le dossier que vous choisissez. Le fichier porte le numéro "
    "de l'attestation. Il remplace celui du même nom."
)
NAMES = french("Ces PDF contiennent des noms. Remettez à chacun le sien.")
DOING = "Attestations écrites"
NONE_STANDS = french("Aucune attestation n'est en cours : rien n'est écrit.")
NOTHING = french("Arrêté : rien n'est écrit.")

Write = Callable[[Path, str, GoingOn], Iterable[Path]]


class WriteAllDialog(WorkDialog):
    """`write` yields the files that it writes to a folder with a passphrase, which is asked for where `asks` says so.

    It is told how to go on, and runs in a thread. What is written stays, whatever happens.
    """

    def __init__(self, window: QWidget, write: Write, *, asks: bool) -> None:
        super().__init__(window, TITLE, PrimaryButton(GO, icon="folder-open", keycap="Ctrl Entrée"))
        self._write, self._asks, self._folder = write, asks, Path()
        self.phrase = secret()
        self.row = FormRow(PHRASE, self.phrase, HINT)
        self.parts = (self.row,)
        self.body.addWidget(Text(WHAT))
        self.body.addWidget(Text(NAMES, "courant", "text_muted"))
        self.body.addWidget(self.row)
        self.row.setVisible(asks)
        self.go.clicked.connect(self._ask_folder)
        self.phrase.returnPressed.connect(self._ask_folder)

    @Slot()
    def _ask_folder(self) -> None:
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
            write, folder, phrase = self._write, self._folder, self.phrase.text()
            self.begin(lambda going_on: sum(1 for _ in write(folder, phrase, going_on)), DOING)

    def show_came(self, value: object) -> None:
        """Say how many are written, and where."""
        if isinstance(value, int):
            self.tell(told(value, self._folder, stopped=self.was_stopped))


def told(written: int, folder: Path, *, stopped: bool) -> str:
    """Return how many attestations were written to a folder, and whether that was stopped."""
    if not written:
        return NOTHING if stopped else NONE_STANDS
    several = "s" if written > 1 else ""
    where = f"{counted(written, 'attestation')} écrite{several} dans « {folder.name or folder} »."
    return french(f"Arrêté : {where}" if stopped else where)
