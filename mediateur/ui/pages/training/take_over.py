"""« Reprendre un registre »: its passphrase, what it would bring, where both differ, then one move."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.training.duplicates import Pair
from mediateur.training.handover import Snapshot
from mediateur.training.taking_over import Conflict
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.import_row import ChoiceRow
from mediateur.ui.pages.training.hand_over import PHRASE, secret
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.register_handover import ERASED, Foreseen, Handover, in_words

TITLE, OPEN, TAKE, LEAVE = "Reprendre un registre", "Ouvrir le fichier", "Reprendre", "Annuler"
ASK = french("Tapez la phrase secrète que votre collègue vous a dite.")
WOULD = french("Ce fichier apporterait")
NOT_YET = french("Rien n'est changé pour l'instant. Reprendre ne se défait pas d'un coup.")
NOTHING_NEW = french("Rien de nouveau : ce registre est déjà repris dans le vôtre.")
DIFFERENT = french("Là où les deux registres diffèrent")
KEEP_OURS, TAKE_THEIRS = french("Garder ce qui est ici"), french("Prendre ce qui est dans le fichier")
FIXED = french("Ce qui est ici est gardé : cela ne se change jamais.")
ALIKE = "Personnes qui se ressemblent"
APART = french("Elles restent séparées. Voyez ensuite s'il s'agit de la même personne.")
READING, WRITING = french("Le fichier est en train d'être lu…"), french("Le registre est en train d'être repris…")
MOST_SHOWN = 100
WIDE = 900


class TakeOverDialog(Dialog):
    """The taking over of one file. `taken` carries what it brought, once it is kept."""

    taken = Signal(object)

    def __init__(self, window: QWidget, handover: Handover, source: Path) -> None:
        super().__init__(window, TITLE, source.name, WIDE)
        self._handover, self._source = handover, source
        self._theirs: Snapshot | None = None
        self._working = False
        self.phrase, self.trouble, self.words = secret(), Trouble(), Text("", "courant", "text_body")
        self.ask, self.found = FormRow(PHRASE, self.phrase, ASK), QWidget()
        self.rows: dict[str, ChoiceRow] = {}
        self.go, leave = PrimaryButton(OPEN, keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self.body.addWidget(self.ask)
        self.body.addWidget(self.found)
        self._list = Column(10, parent=self.found)
        self.found.hide()
        self.words.hide()
        self.notice.addWidget(self.trouble)
        self.notice.addWidget(self.words)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.go)
        self.set_action(self.go)
        leave.clicked.connect(self.close_dialog)
        self.go.clicked.connect(self._go_on)
        self.phrase.returnPressed.connect(self._go_on)

    @Slot()
    def _go_on(self) -> None:
        if self._working or self.go.isHidden():
            return
        self._show_work(READING if self._theirs is None else WRITING)
        self.trouble.forget()
        handover = self._handover
        if self._theirs is None:
            jobs.run(partial(_opened, handover, self._source, self.phrase.text()), self._on_opened, self._window)
        else:
            right = {name for name, row in self.rows.items() if row.choice.value() is True}
            jobs.run(partial(handover.take_over, self._theirs, right), self._on_taken, self._window)

    @Slot(object)
    def _on_opened(self, outcome: jobs.Outcome) -> None:
        if not self._succeeded(outcome):
            self.phrase.setFocus()
            self.phrase.selectAll()
            return
        found: tuple[Snapshot, Foreseen] = outcome.value  # type: ignore[assignment]
        self._theirs, foreseen = found
        self.ask.hide()
        told = self._show(foreseen)
        self.found.show()
        self.go.set_label(TAKE)
        self.go.setVisible(foreseen.joined.changes or bool(self.rows))
        first = next(iter(self.rows.values()), None)
        (first.choice if first else self.go).setFocus()
        self.reveal(self.found)
        announce(self, told)

    @Slot(object)
    def _on_taken(self, outcome: jobs.Outcome) -> None:
        if self._succeeded(outcome):
            self.close_dialog()
            self.taken.emit(outcome.value)

    def _show_work(self, doing: str) -> None:
        """Say what is under way, and leave nothing else to be done meanwhile; empty: nothing is."""
        self._working = bool(doing)
        self.words.set_text(doing)
        self.words.setVisible(bool(doing))
        for part in (self.ask, self.found):
            part.setEnabled(not doing)
        if doing:
            announce(self, doing)

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

    def _succeeded(self, outcome: jobs.Outcome) -> bool:
        """Return whether a job succeeded; say in place why not. Raises what nobody foresaw."""
        self._show_work("")
        if isinstance(outcome.error, MediateurError):
            self.trouble.tell(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        return outcome.error is None


def _opened(handover: Handover, source: Path, passphrase: str) -> tuple[Snapshot, Foreseen]:
    theirs = handover.open(source, passphrase)
    return theirs, handover.foresee(theirs)
