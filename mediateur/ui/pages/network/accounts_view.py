"""« Invitations » of the network: inviting for a territory, and the accounts that are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french, grouped
from mediateur.journal.network import Account
from mediateur.journal.territories import MOST_LABEL, identifier
from mediateur.ui.kit.buttons import PrimaryButton, QuietDangerButton, SecondaryButton
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all, empty
from mediateur.ui.kit.pause import Pause
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.usecases.coordination.coordination import NOT_A_NAME, NOT_A_TERRITORY
from mediateur.usecases.coordination.words import account, over

TITLE, OPEN_TITLE = "Inviter un poste", "Comptes ouverts"
WHY = french(
    "Une invitation ouvre un compte, pour un seul poste, et ne sert qu'une fois. Remettez-la en main propre : un "
    "papier, ou un fichier sur une clé."
)
WHERE, HINT = "Territoire", french("Son nom, comme vous le dites : Ardèche nord.")
NAME, NAME_HINT = french("De la part de"), french("Le médiateur le lit avant de rejoindre.")
COLUMN, MOST_TYPED = 300, 60
INVITE, SEE = french("Faire l'invitation"), "Voir les comptes"
NOT_READ = french("La liste est sur le serveur : il faut internet pour la voir.")
NONE = french("Aucun compte de médiateur n'est ouvert.")
CLOSE, KEEP = "Fermer ce compte", "Le garder ouvert"
ASK = french("Fermer le compte {name} ?")
WHAT = french("Ce poste ne pourra plus rien envoyer. Ce qu'il a envoyé reste compté. Il faudra une autre invitation.")
WORKING = french("Demande au serveur…")
CLOSE_EXPIRED, KEEP_EXPIRED = french("Fermer les invitations périmées"), "Les garder"
ASK_EXPIRED = french("Fermer {number} ?")
WHAT_EXPIRED = french(
    "Personne ne les a utilisées à temps : rien n'a été envoyé par ces comptes. Pour ces postes, il faudra une autre "
    "invitation."
)


class AccountsView(QWidget):
    """`invite_asked` carries a territory and who invites, `accounts_asked` wants the list, `close_asked` an account.

    `expired_asked` wants the invitations that nobody used in time closed. `inviter` is who invites, until somebody
    writes otherwise.
    """

    invite_asked = Signal(str, str)
    accounts_asked = Signal()
    close_asked = Signal(str)
    expired_asked = Signal()

    def __init__(self, today: dt.date, inviter: str = "") -> None:
        super().__init__()
        self._pause = Pause()
        self._today, self._expired = today, 0
        self.territory, self.name = LineEdit("Ardèche nord"), LineEdit()
        self.territory.setMaxLength(MOST_LABEL)
        self.name.setText(inviter)
        self.name.setMaxLength(MOST_TYPED)
        self.row, self.name_row = FormRow(WHERE, self.territory, HINT), FormRow(NAME, self.name, NAME_HINT)
        self.invite, self.see = PrimaryButton(INVITE, icon="mail"), SecondaryButton(SEE, icon="refresh-cw")
        self.close_expired = QuietDangerButton(CLOSE_EXPIRED, icon="x")
        self.close_expired.hide()
        self.told = Text(NOT_READ, "courant", "text_muted", max_chars=0)
        self._rows, self._asked = Column(4), ""
        column, inviting, accounts = Column(14, parent=self), Panel("surface"), Panel("surface")
        fields = Columns(2, COLUMN, (24, 12))
        add_all(fields, (self.row, self.name_row))
        inviting.body.addWidget(heading(TITLE, 2))
        inviting.body.addWidget(Text(WHY))
        inviting.body.addLayout(fields)
        ways, foot = FlowLayout(12), FlowLayout(12)
        ways.addWidget(self.invite)
        inviting.body.addLayout(ways)
        accounts.body.addWidget(heading(OPEN_TITLE, 2))
        accounts.body.addWidget(self.told)
        accounts.body.addLayout(self._rows)
        add_all(foot, (self.see, self.close_expired))
        accounts.body.addLayout(foot)
        add_all(column, (inviting, accounts))
        self.invite.clicked.connect(self._invite)
        self.territory.returnPressed.connect(self._invite)
        self.see.clicked.connect(self.accounts_asked)
        self.close_expired.clicked.connect(self._ask_expired)
        self.setFocusProxy(self.territory)

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Show the accounts that are open."""
        empty(self._rows)
        several = "s" if len(accounts) > 1 else ""
        told = f"{grouped(len(accounts))} compte{several} ouvert{several}."
        self.told.set_text(french(told) if accounts else NONE)
        self._expired = len(over(accounts, self._today))
        self.close_expired.setVisible(self._expired > 0)
        for rank, one in enumerate(accounts):
            if rank:
                self._rows.addWidget(Separator())
            self._rows.addWidget(self._row(one))

    def show_work(self, *, working: bool) -> None:
        """Leave nothing to press while the server is asked."""
        self._pause.switch((self.invite, self.see, self.close_expired), off=working)
        self.invite.set_label(WORKING if working else INVITE)

    def _row(self, one: Account) -> QWidget:
        row, close = QWidget(), QuietDangerButton(CLOSE, icon="x")
        close.setObjectName(one.name)
        close.setAccessibleName(f"{CLOSE}{NBSP}: {one.name}")
        close.clicked.connect(self._ask)
        line = Row(12, parent=row)
        line.addWidget(Text(account(one, self._today), max_chars=0), 1)
        line.addWidget(close)
        return row

    @Slot()
    def _invite(self) -> None:
        for row in (self.row, self.name_row):
            row.clear_error()
        territory, name = self.territory.text().strip(), self.name.text().strip()
        if not identifier(territory):
            self.row.set_error(NOT_A_TERRITORY)
            self.territory.setFocus()
        elif not name:
            self.name_row.set_error(NOT_A_NAME)
            self.name.setFocus()
        else:
            self.invite_asked.emit(territory, name)

    @Slot()
    def _ask(self) -> None:
        self._asked = self.sender().objectName()
        title = ASK.format(name=self._asked)
        confirm(self.window(), title, WHAT, CLOSE, KEEP, danger=True).accepted.connect(self._close)

    @Slot()
    def _ask_expired(self) -> None:
        several = "s" if self._expired > 1 else ""
        title = ASK_EXPIRED.format(number=f"{grouped(self._expired)} invitation{several} périmée{several}")
        asked = confirm(self.window(), title, WHAT_EXPIRED, CLOSE_EXPIRED, KEEP_EXPIRED, danger=True)
        asked.accepted.connect(self.expired_asked)

    @Slot()
    def _close(self) -> None:
        self.close_asked.emit(self._asked)
