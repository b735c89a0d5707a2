"""A sharing that goes on: where it stands, what still waits, sending now, and leaving in one click."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.messages import Badge
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.network.leaving_words import LeavingWords
from mediateur.ui.pages.network.preview_table import PreviewTable, Rows
from mediateur.usecases.network_standing import Standing
from mediateur.usecases.network_words import REMAINS, position, shared

TITLE, LEAVE_TITLE = "Partage en service", "Quitter"
SEND, SEE, HIDE = "Envoyer maintenant", french("Voir ce qui attend"), "Cacher la liste"
QUIT, OTHER = "Quitter le partage", french("J'ai une autre invitation")
SENDING = french("Envoi en cours…")
BY_ITSELF = french(
    "L'envoi se fait de lui-même quand vous ne touchez à rien depuis une minute. Sans internet, tout attend ici, et "
    "rien n'est perdu."
)
CHANGE = french(
    "Pour partager autrement (du lieu, ou depuis un autre jour), quittez le partage, puis demandez une autre "
    "invitation."
)
DONE, WAITS, STOPPED = "À jour", "En attente", "Pas parti"


class PositionPanel(QWidget):
    """`send_asked`, `rows_asked` (what waits), `quit_asked` and `other_asked` (an invitation) tell what is pressed."""

    send_asked = Signal()
    rows_asked = Signal()
    quit_asked = Signal()
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = Badge("success", DONE)
        self.told, self.what = Text("", "courant", "text_strong", max_chars=0), Text("", max_chars=0)
        self.send, self.see = SecondaryButton(SEND, icon="upload"), SecondaryButton(SEE, icon="list")
        self.other = QuietButton(OTHER, icon="mail")
        self.quit, self.rows = SecondaryButton(QUIT, icon="log-out"), PreviewTable()
        self._waits = False
        self._build()
        self._connect()
        self.setFocusProxy(self.send)

    def show_standing(self, standing: Standing) -> None:
        """Show where it stands; a list in view is asked for again."""
        self.state.show_state(*_state(standing))
        before = self.told.text()
        self.told.set_text("\n".join(position(standing)))
        self.what.set_text(shared(standing))
        self._waits = standing.waiting > 0
        self._show_rows(shown=self._waits and not self.rows.isHidden())
        if not self.rows.isHidden():
            self.rows_asked.emit()
        if before and before != self.told.text():
            announce(self, self.told.text())

    def show_rows(self, rows: Rows) -> None:
        """Show what waits."""
        self.rows.show_rows(rows)

    def show_work(self, *, working: bool) -> None:
        """Show that records are being sent."""
        self.send.setEnabled(not working)
        self.send.set_label(SENDING if working else SEND)
        self.quit.setEnabled(not working)

    def _build(self) -> None:
        column = Column(14, parent=self)
        stands, leaves = Panel("surface"), Panel("surface")
        stands.body.addWidget(heading(TITLE, 2))
        for part in (self.state, self.told, self.what):
            stands.body.addWidget(part)
        ways = FlowLayout(12)
        add_all(ways, (self.send, self.see))
        stands.body.addLayout(ways)
        self.rows.hide()
        stands.body.addWidget(self.rows)
        stands.body.addWidget(Text(BY_ITSELF, "note", "text_muted"))
        leaves.body.addWidget(heading(LEAVE_TITLE, 2))
        leaves.body.addWidget(Text(REMAINS))
        foot = FlowLayout(12)
        add_all(foot, (self.quit, self.other))
        leaves.body.addLayout(foot)
        leaves.body.addWidget(Text(CHANGE, "note", "text_muted"))
        add_all(column, (stands, LeavingWords(), leaves))

    def _connect(self) -> None:
        self.send.clicked.connect(self.send_asked)
        self.see.clicked.connect(self._turn_rows)
        self.quit.clicked.connect(self.quit_asked)
        self.other.clicked.connect(self.other_asked)

    def _show_rows(self, *, shown: bool) -> None:
        self.rows.setVisible(shown)
        self.see.setVisible(self._waits)
        self.see.set_label(HIDE if shown else SEE)

    @Slot()
    def _turn_rows(self) -> None:
        shown = self.rows.isHidden()
        self._show_rows(shown=shown)
        if shown:
            self.rows_asked.emit()


def _state(standing: Standing) -> tuple[str, str]:
    """Return the kind of message that a standing is, and the word for it."""
    if standing.trouble:
        return "warning", STOPPED
    return ("info", WAITS) if standing.waiting else ("success", DONE)
