"""An invitation in, read: a file, a pasted text, a picture of its code; what it says, then « Rejoindre »."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.trust.scanning import SUFFIXES
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import add_row
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.pause import Pause
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.network.leaving_words import LeavingWords
from mediateur.ui.pages.shared.file_reading import FileReading
from mediateur.ui.pages.shared.files import choose_file
from mediateur.usecases.network.standing import Invited
from mediateur.usecases.network.words import TRUST, TRUST_MEANS, invitation

TITLE, FIELD = "Rejoindre un partage", french("Texte de l'invitation")
WHY = french(
    "Un coordinateur vous a remis une invitation : un fichier, un texte, ou un carré à lire. Elle dit à quel serveur "
    "vos séances seraient envoyées. L'ouvrir n'envoie rien."
)
HINT = french("Collez le texte, ou lisez le carré avec une douchette. Un fichier ou une image peut être déposé ici.")
READ, OPEN, NOT_NOW = french("Lire l'invitation"), "Ouvrir un fichier", "Pas maintenant"
JOIN = "Rejoindre"
NOTHING = french("Collez d'abord le texte de l'invitation, ou ouvrez son fichier.")
SAYS = french("Ce que dit l'invitation")
BEFORE = french(
    "Rien n'est encore parti, et ce serveur ne sait rien de vous. Choisissez ce que vous partagez, lisez la liste "
    "ligne par ligne, puis décidez."
)
COORDINATES = french(
    "Elle est pour un coordinateur : ce poste recevra les séances que des médiateurs partagent. Rien de son propre "
    "journal ne part."
)
ONCE = french("Une invitation ne sert qu'une fois : elle devient votre compte.")
KINDS = " ".join(f"*{suffix}" for suffix in (".mediateur-invitation", ".txt", *SUFFIXES))
FILTERS = (f"Invitations ({KINDS})", "Tous les fichiers (*)")
MOST_TYPED = 4_096


class InvitationPanel(QWidget):
    """The panel. `text_given` and `file_given` (a path) are to be read, `join_asked` after that; `left` to forget."""

    text_given = Signal(str)
    file_given = Signal(object)
    join_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pause = Pause()
        self.setAcceptDrops(True)
        self.field = LineEdit()
        self.field.setMaxLength(MOST_TYPED)
        self.reading = FileReading(self.field)
        self.read, self.open = SecondaryButton(READ), SecondaryButton(OPEN, icon="folder-open")
        self.join, self.give_up = PrimaryButton(JOIN, icon="log-in"), SecondaryButton(NOT_NOW)
        self.lines, self.before = Text("", max_chars=0), Text(BEFORE)
        self.trust, self.trust_means = CheckRow(TRUST), Text(TRUST_MEANS, "note", "text_muted")
        self.trust.setAccessibleDescription(TRUST_MEANS)
        self.asked, self.found, self.leaving = Panel("surface"), Panel("surface"), LeavingWords()
        column = Column(14, parent=self)
        self._build_asked()
        self._build_found()
        add_all(column, (self.asked, self.found, self.leaving))
        self._connect()
        self.forget()

    def forget(self) -> None:
        """Ask for an invitation; what was typed is gone, and nothing is being read."""
        self.field.clear()
        self.reading.leave()
        self.row.clear_error()
        self.asked.show()
        self.found.hide()
        self.leaving.hide()
        self.show_work(working=False)
        self.setFocusProxy(self.field)

    def show_invitation(self, invited: Invited) -> None:
        """Show what an invitation says, and whether to join."""
        self.field.clear()
        lines = invitation(invited)
        self.lines.set_text("\n".join(lines))
        self.trust.setChecked(False)
        for part in (self.trust, self.trust_means):
            part.setVisible(bool(invited.signs))
        self.before.set_text(COORDINATES if invited.coordinates else BEFORE)
        self.join.setVisible(invited.coordinates)
        had_focus = self.isAncestorOf(self.window().focusWidget())
        self.found.show()
        self.leaving.setVisible(not invited.coordinates)
        self.asked.hide()
        self.show_work(working=False)
        first = self.join if invited.coordinates else self.give_up
        self.setFocusProxy(first)
        if had_focus:
            first.setFocus()
        announce(self, " ".join(lines).replace("**", ""))

    def show_work(self, *, working: bool) -> None:
        """Leave nothing to press while the account is being opened."""
        self._pause.switch((self.join, self.give_up, self.read, self.open, self.trust), off=working)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this machine."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file."""
        event.acceptProposedAction()
        self.file_given.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def _build_asked(self) -> None:
        body = self.asked.body
        body.addWidget(heading(TITLE, 2))
        body.addWidget(Text(WHY))
        self.row = add_row(body, FIELD, self.field, HINT)
        ways = FlowLayout(12)
        add_all(ways, (self.read, self.open))
        body.addLayout(ways)
        body.addWidget(self.reading)

    def _build_found(self) -> None:
        body = self.found.body
        body.addWidget(heading(SAYS, 2))
        for part in (self.lines, self.trust, self.trust_means, self.before, Text(ONCE, "note", "text_muted")):
            body.addWidget(part)
        ways = FlowLayout(12)
        add_all(ways, (self.join, self.give_up))
        body.addLayout(ways)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._give)
        self.read.clicked.connect(self._give)
        self.open.clicked.connect(self._choose)
        self.join.clicked.connect(self.join_asked)
        self.give_up.clicked.connect(self.left)

    @Slot()
    def _give(self) -> None:
        text = self.field.text().strip()
        if not text:
            self.row.set_error(NOTHING)
            self.field.setFocus()
            return
        self.row.clear_error()
        self.text_given.emit(text)

    @Slot()
    def _choose(self) -> None:
        choose_file(self, OPEN, FILTERS).fileSelected.connect(self._on_chosen)

    @Slot(str)
    def _on_chosen(self, chosen: str) -> None:
        self.file_given.emit(Path(chosen))
