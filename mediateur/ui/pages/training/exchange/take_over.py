"""« Reprendre un registre »: its passphrase, what it would bring, where both differ, then one move."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.training.duplicates import Pair
from mediateur.training.handover import Snapshot
from mediateur.training.taking_over import Conflict, Joined
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.importing.row import ChoiceRow
from mediateur.ui.pages.training.exchange.hand_over import PHRASE
from mediateur.ui.pages.training.keeping.password import secret
from mediateur.ui.pages.training.work_dialog import GoingOn, WorkDialog
from mediateur.usecases.register.handover import ERASED, Foreseen, Handover, in_words

TITLE, OPEN, TAKE = "Reprendre un registre", "Ouvrir le fichier", "Reprendre"
ASK = french("Tapez la phrase secrète que votre collègue vous a dite.")
WOULD = french("Ce fichier apporterait")
NOT_YET = french("Rien n'est changé pour l'instant. Reprendre ne se défait pas d'un coup.")
NOTHING_NEW = french("Rien de nouveau : ce registre est déjà repris dans le vôtre.")
DIFFERENT = french("Là où les deux registres diffèrent")
KEEP_OURS, TAKE_THEIRS = french("Garder ce qui est ici"), french("Prendre ce qui est dans le fichier")
FIXED = french("Ce qui est ici est gardé : cela ne se change jamais.")
ALIKE = "Personnes qui se ressemblent"
APART = french("Elles restent séparées. Voyez ensuite s'il s'agit de la même personne.")
READING, WRITING = "Lecture et comparaison, lignes vues", "Reprise du registre, lignes faites"
NOTHING_CHANGED = french("Arrêté : rien n'est changé dans votre registre.")
MOST_SHOWN = 100
WIDE = 900


class TakeOverDialog(WorkDialog):
    """The taking over of one file. `taken` carries what it brought, once it is kept; stopped, nothing has changed."""

    taken = Signal(object)

    def __init__(self, window: QWidget, handover: Handover, source: Path) -> None:
        super().__init__(window, TITLE, PrimaryButton(OPEN, keycap="Ctrl Entrée"), source.name, WIDE)
        self._handover, self._source = handover, source
        self._theirs: Snapshot | None = None
        self.phrase = secret()
        self.ask, self.found = FormRow(PHRASE, self.phrase, ASK), QWidget()
        self.parts = (self.ask, self.found)
        self.rows: dict[str, ChoiceRow] = {}
        self.body.addWidget(self.ask)
        self.body.addWidget(self.found)
        self._list = Column(10, parent=self.found)
        self.found.hide()
        self.go.clicked.connect(self._go_on)
        self.phrase.returnPressed.connect(self._go_on)

    def show_came(self, value: object) -> None:
        """Show what the file would bring; once it is brought, close and tell of it."""
        if isinstance(value, Joined):
            self.close_dialog()
            self.taken.emit(value)
        elif isinstance(value, tuple):
            self._show_opened(*value)

    def show_failed(self, error: MediateurError) -> None:
        """Say why nothing has changed."""
        if self.was_stopped:
            self.tell(NOTHING_CHANGED)
            return
        super().show_failed(error)
        if self._theirs is None:
            self.phrase.setFocus()
            self.phrase.selectAll()

    @Slot()
    def _go_on(self) -> None:
        if self.is_working or self.go.isHidden():
            return
        handover, source, phrase, theirs = self._handover, self._source, self.phrase.text(), self._theirs
        if theirs is None:
            self.begin(lambda going_on: _opened(handover, source, phrase, going_on), READING)
        else:
            right = {name for name, row in self.rows.items() if row.choice.value() is True}
            self.begin(lambda going_on: handover.take_over(theirs, right, going_on), WRITING)

    def _show_opened(self, theirs: Snapshot, foreseen: Foreseen) -> None:
        self._theirs = theirs
        self.ask.hide()
        told = self._show(foreseen)
        self.found.show()
        self.go.set_label(TAKE)
        self.go.setVisible(foreseen.joined.changes or bool(self.rows))
        first = next(iter(self.rows.values()), None)
        (first.choice if first else self.go).setFocus()
        self.reveal(self.found)
        announce(self, told)

    def _show(self, foreseen: Foreseen) -> str:
        """Show what the file would bring, and return it in one line."""
        joined = foreseen.joined
        told = f"{WOULD}{NBSP}: {in_words(joined)}" if joined.changes or joined.conflicts else NOTHING_NEW
        self._list.addWidget(Message("info" if joined.changes else "neutral", told))
        for sentence in (NOT_YET, ERASED) if joined.changes else ():
            self._list.addWidget(Text(sentence, "courant", "text_muted", max_chars=0))
        self._show_conflicts(joined.conflicts)
        self._show_alike(foreseen.alike)
        return told

    def _show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        if conflicts:
            self._list.addWidget(heading(DIFFERENT, 3))
        for one in conflicts[:MOST_SHOWN]:
            both = f"Ici{NBSP}: {one.ours}. Dans le fichier{NBSP}: {one.theirs}."
            if one.may_take:
                row = ChoiceRow(f"**{one.about}**", [(False, KEEP_OURS), (True, TAKE_THEIRS)], one.about, both)
                self.rows[one.key] = row
                self._list.addWidget(row)
            else:
                self._list.addWidget(Text(f"**{one.about}**. {both} {FIXED}", "courant", "text_body", max_chars=0))
            self._list.addWidget(Separator())

    def _show_alike(self, alike: Sequence[Pair]) -> None:
        if alike:
            self._list.addWidget(heading(ALIKE, 3))
            self._list.addWidget(Text(APART, "courant", "text_muted", max_chars=0))
        for pair in alike[:MOST_SHOWN]:
            told = f"**{pair.brought.name}** et {pair.known.name}{NBSP}: {pair.likeness.why}."
            self._list.addWidget(Text(told, "courant", "text_body", max_chars=0))


def _opened(handover: Handover, source: Path, passphrase: str, going_on: GoingOn) -> tuple[Snapshot, Foreseen]:
    theirs = handover.open(source, passphrase)
    return theirs, handover.foresee(theirs, (), going_on)
