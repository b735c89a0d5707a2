"""What stands in the place of the register: before its first use, and while a password closes it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import FlowLayout
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.training.keeping.password import secret

FIRST_TITLE, BEGIN, IMPORT = "Le registre des médiateurs", "Commencer le registre", "Importer une liste"
RETURN = "Reprendre une sauvegarde…"
WHAT = french(
    "Le registre garde les noms de vos médiateurs, leurs sessions, leurs quiz, "
    "les séances observées et les attestations données."
)
WHOM = french("Il sert aux formateurs. Si vous ne formez personne, vous n'en avez pas besoin.")
APART = french(
    "Ce sont des données de professionnels et de bénévoles. Elles ne sont jamais mêlées au journal des séances, "
    "et rien sur le public n'y entre."
)
WHERE = french("Il reste sur ce poste, dans un fichier à part, que vous seul pouvez lire : {file}")
LATER = french("Vous pourrez le protéger par un mot de passe, l'exporter ou l'effacer.")
LOCKED_TITLE, PASSWORD, OPEN = "Le registre est fermé", "Mot de passe du registre", "Ouvrir le registre"
LOCKED = french("Un mot de passe protège les noms de vos médiateurs. Le reste du programme marche sans lui.")
LOST = french("Sans ce mot de passe, personne ne peut ouvrir ce registre, nous non plus.")
WRITE_IT = french("Écrivez le mot de passe du registre.")


class FirstUse(Panel):
    """What the register is, for whom, where it is kept. `begin_asked` once the person wants one.

    `import_asked` brings in a list that exists already, `return_asked` a register that was lost, from its copy.
    """

    begin_asked = Signal()
    import_asked = Signal()
    return_asked = Signal()

    def __init__(self, file: str) -> None:
        super().__init__("surface", 28)
        self.begin, self.bring_in = PrimaryButton(BEGIN, icon="plus"), SecondaryButton(IMPORT, icon="upload")
        self.back = SecondaryButton(RETURN, icon="undo-2")
        self.body.addWidget(heading(FIRST_TITLE, 2))
        for text in (WHAT, WHOM, APART, WHERE.format(file=file), LATER):
            self.body.addWidget(Text(text))
        ways = FlowLayout(12)
        ways.addWidget(self.begin)
        ways.addWidget(self.bring_in)
        ways.addWidget(self.back)
        self.body.addLayout(ways)
        self.body.addStretch(1)
        self.begin.clicked.connect(self.begin_asked)
        self.bring_in.clicked.connect(self.import_asked)
        self.back.clicked.connect(self.return_asked)


class Locked(Panel):
    """One field. `opened` carries the password that was typed."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", 28)
        self.password, self.open = secret(), PrimaryButton(OPEN, icon="lock")
        self.password.setMaximumWidth(420)
        self.row = FormRow(PASSWORD, self.password, LOST)
        self.body.addWidget(heading(LOCKED_TITLE, 2))
        self.body.addWidget(Text(LOCKED))
        self.body.addWidget(self.row)
        ways = FlowLayout(12)
        ways.addWidget(self.open)
        self.body.addLayout(ways)
        self.body.addStretch(1)
        self.open.clicked.connect(self._ask)
        self.password.returnPressed.connect(self._ask)
        self.password.textChanged.connect(self.row.clear_error)

    def refuse(self, words: str) -> None:
        """Say under the field that the register did not open."""
        self.row.set_error(words)
        self.password.selectAll()
        self.password.setFocus()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.password.clear()

    @Slot()
    def _ask(self) -> None:
        if self.password.text():
            self.opened.emit(self.password.text())
        else:
            self.refuse(WRITE_IT)
