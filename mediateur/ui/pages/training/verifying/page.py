"""« Vérifier une attestation »: a picture, a PDF, a text or a hand scanner in, one answer out. Nothing is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent

from mediateur.content.text import french
from mediateur.trust.scanning import SUFFIXES
from mediateur.trust.shelf import Weighed
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import add_row
from mediateur.ui.kit.layouts import FlowLayout, add_all
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.column_page import ColumnPage, page_head
from mediateur.ui.pages.shared.file_reading import FileReading
from mediateur.ui.pages.shared.files import choose_file
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.verifying.answer import AnswerPanel
from mediateur.ui.pages.training.verifying.lists import ListsPanel
from mediateur.ui.pages.training.verifying.trusting import Trusting
from mediateur.usecases.attestations.organisation import Organisations
from mediateur.usecases.attestations.verdict_words import Told, told
from mediateur.usecases.attestations.verification import Verification

if TYPE_CHECKING:
    from mediateur.trust.apart import Reading

TITLE = "Vérifier une attestation"
SUBTITLE = french("Sans internet, d'après les listes de ce poste. Rien n'est gardé de ce que vous vérifiez.")
FIELD = french("Texte du carré")
HINT = french(
    "Lisez le carré avec une douchette, ou collez son texte. Une image ou un PDF peut aussi être déposé sur cette page."
)
VERIFY, OPEN, BACK = "Vérifier", "Ouvrir un fichier", "Retour à Formation"
NOTHING = french("Lisez ou collez d'abord le texte du carré, ou ouvrez un fichier.")
PICTURES = (f"Images et PDF ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})", "Tous les fichiers (*)")
MOST_TYPED = 4_096


class VerifyPage(ColumnPage):
    """The page. `back_asked` when the person goes back to Formation; `today` tells the day on which it verifies.

    `published` asks a coordinator for her list, where a network was joined (`show_network`).
    """

    back_asked = Signal()

    def __init__(
        self,
        verification: Verification,
        organisations: Organisations,
        published: Callable[[], Weighed] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAcceptDrops(True)
        self._verification, self.today = verification, dt.date.today
        self.field, self.answer, self.lists, self.trouble = LineEdit(), AnswerPanel(), ListsPanel(), Trouble()
        self.reading = FileReading(self.field)
        self.field.setMaxLength(MOST_TYPED)
        self.verify, self.open = PrimaryButton(VERIFY), SecondaryButton(OPEN, icon="folder-open")
        self.back = SecondaryButton(BACK, icon="arrow-left")
        self._build()
        self._connect()
        self._trusting = Trusting(self, organisations, self.lists, self.trouble, self._day, published)
        self.setFocusProxy(self.field)

    def refresh(self) -> None:
        """Read the lists again."""
        self._trusting.refresh()

    def show_network(self, *, joined: bool) -> None:
        """Offer the list of a coordinator, or not."""
        self.lists.ask.setVisible(joined)

    def verify_file(self, path: Path) -> None:
        """Verify a picture or a PDF, in a job."""
        verification, today = self._verification, self.today()
        self._start(lambda reading: told(verification.file(path, today, reading), today))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this machine."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Verify the file."""
        event.acceptProposedAction()
        self.verify_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the answer once the page is left, and read no further."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.field.clear()
            self.reading.leave()
            self.answer.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a hand scanner type from wherever the focus is: the field takes what it reads."""
        typed = event.text()
        chorded = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if typed.strip() and typed.isprintable() and not chorded:
            self.field.setFocus()
            self.field.insert(typed)
            return
        super().keyPressEvent(event)

    def arrange(self, shape: Adaptation) -> None:
        """Say the answer in smaller words where there is little width."""
        self.answer.headline.set_style("titre_2" if shape.narrow else "titre_1")

    @Slot()
    def verify_text(self) -> None:
        """Verify what is in the field, and leave it empty for the next one."""
        text, today = self.field.text(), self.today()
        if not text.strip():
            self.row.set_error(NOTHING)
            self.field.setFocus()
            return
        self.row.clear_error()
        self.field.clear()
        verification = self._verification
        self._start(lambda _: told(verification.text(text, today), today))

    def _build(self) -> None:
        self.body.addLayout(page_head(TITLE, SUBTITLE, letters=0))
        asked, ways = Panel("surface"), FlowLayout(12, left=2)
        self.row = add_row(asked.body, FIELD, self.field)
        asked.body.addWidget(Text(HINT, "note", "text_muted", max_chars=0))
        self.field.setAccessibleDescription(HINT)
        add_all(ways, (self.verify, self.open, self.back))
        asked.body.addLayout(ways)
        for part in (asked, self.reading, self.trouble, self.answer, self.lists):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self.verify_text)
        self.verify.clicked.connect(self.verify_text)
        self.open.clicked.connect(self._choose)
        self.back.clicked.connect(self.back_asked)
        self.reading.came.connect(self._on_answer)
        self.reading.lasts.connect(self._show_reading)

    def _day(self) -> dt.date:
        return self.today()

    def _start(self, work: Callable[[Reading], Told]) -> None:
        self.answer.forget()
        self.trouble.forget()
        self.reading.begin(work)

    @Slot()
    def _show_reading(self) -> None:
        self.scroller.reveal(self.reading)

    @Slot(object)
    def _on_answer(self, outcome: jobs.Outcome) -> None:
        if outcome.succeeded(self.trouble.tell) and isinstance(outcome.value, Told) and self.isVisible():
            self.answer.show_answer(outcome.value)
            self.scroller.reveal(self.answer)

    @Slot()
    def _choose(self) -> None:
        choose_file(self, OPEN, PICTURES).fileSelected.connect(self._on_picture)

    @Slot(str)
    def _on_picture(self, chosen: str) -> None:
        self.verify_file(Path(chosen))
