"""A sharing that goes on: where it stands, what still waits, sending now, and leaving in one click."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.messages import Badge
from mediateur.ui.kit.pause import Pause
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.network.leaving_words import LeavingWords
from mediateur.ui.pages.network.preview_table import PreviewTable, Rows
from mediateur.usecases.network.standing import Standing, coarser
from mediateur.usecases.network.words import (
    REMAINS,
    SAY_LESS,
    SAY_LESS_MEANS,
    SAY_LESS_TITLE,
    of_place,
    position,
    shared,
)

TITLE, LEAVE_TITLE = "Partage en service", "Quitter"
SEND, SEE, HIDE = "Envoyer maintenant", french("Voir ce qui attend"), "Cacher la liste"
QUIT, OTHER = "Quitter le partage", french("J'ai une autre invitation")
SENDING = french("Envoi en cours…")
BY_ITSELF = french(
    "L'envoi se fait de lui-même quand vous ne touchez à rien depuis une minute. Sans internet, tout attend ici, et "
    "rien n'est perdu."
)
CHANGE = french(
    "Pour en dire plus du lieu, ou partager depuis un autre mois, quittez le partage, puis demandez une autre "
    "invitation."
)
SAYS, KEEP = french("Aujourd'hui, ce poste en dit : {what}."), "Ne rien changer"
DONE, WAITS, STOPPED = "À jour", "En attente", "Pas parti"


class PositionPanel(QWidget):
    """`send_asked`, `rows_asked` (what waits), `quit_asked` and `other_asked` (an invitation) tell what is pressed.

    `less_asked` carries how little is to be said of places from now on, once somebody agreed.
    """

    send_asked = Signal()
    rows_asked = Signal()
    quit_asked = Signal()
    other_asked = Signal()
    less_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pause = Pause()
        self.state = Badge("success", DONE)
        self.told, self.what = Text("", "courant", "text_strong", max_chars=0), Text("", max_chars=0)
        self.send, self.see = SecondaryButton(SEND, icon="upload"), SecondaryButton(SEE, icon="list")
        self.other = QuietButton(OTHER, icon="mail")
        self.quit, self.rows = SecondaryButton(QUIT, icon="log-out"), PreviewTable()
        self.says, self.less = Text(""), {code: SecondaryButton(words) for code, words in SAY_LESS.items()}
        self.saying_less = Panel("surface")
        self._waits, self._asked = False, ""
        self._build()
        self._connect()
        self.setFocusProxy(self.send)

    def show_standing(self, standing: Standing) -> None:
        """Show where it stands; a list in view is asked for again."""
        self.state.show_state(*_state(standing))
        before = self.told.text()
        self.told.set_text("\n".join(position(standing)))
        self.what.set_text(shared(standing))
        self._offer_less(standing)
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
        self.send.set_label(SENDING if working else SEND)
        self._pause.switch((self.send, self.quit, *self.less.values()), off=working)

    def _offer_less(self, standing: Standing) -> None:
        """Offer to say less of places, as long as something is said of them."""
        if standing.choice is None:
            return
        self.says.set_text(SAYS.format(what=of_place(standing.choice)))
        offered = coarser(standing.choice.coarseness)
        for code, button in self.less.items():
            button.setVisible(code in offered)
        self.saying_less.setVisible(bool(offered))

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
        for part in (heading(SAY_LESS_TITLE, 2), self.says, Text(SAY_LESS_MEANS, "note", "text_muted")):
            self.saying_less.body.addWidget(part)
        ways = FlowLayout(12)
        add_all(ways, self.less.values())
        self.saying_less.body.addLayout(ways)
        add_all(column, (stands, LeavingWords(), self.saying_less, leaves))

    def _connect(self) -> None:
        self.send.clicked.connect(self.send_asked)
        self.see.clicked.connect(self._turn_rows)
        self.quit.clicked.connect(self.quit_asked)
        self.other.clicked.connect(self.other_asked)
        for code, button in self.less.items():
            button.setObjectName(code)
            button.clicked.connect(self._ask_less)

    def _show_rows(self, *, shown: bool) -> None:
        self.rows.setVisible(shown)
        self.see.setVisible(self._waits)
        self.see.set_label(HIDE if shown else SEE)

    @Slot()
    def _ask_less(self) -> None:
        self._asked = self.sender().objectName()
        words = SAY_LESS[self._asked]
        asked = confirm(self.window(), f"{words}{NBSP}?", SAY_LESS_MEANS, words, KEEP)
        asked.accepted.connect(self._say_less)

    @Slot()
    def _say_less(self) -> None:
        self.less_asked.emit(self._asked)

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
