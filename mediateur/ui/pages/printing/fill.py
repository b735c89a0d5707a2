"""« Remplir à l’écran »: the fields of a paper, for someone who cannot write. In memory only, then on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.forms import written
from mediateur.forms.catalogue import FormInfo
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import QuietDangerButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.printing.spoken_field import SpokenField

TITLE, ERASE, CLOSE, ERASED = "Remplir à l’écran", "Effacer", "Revenir à la liste", "Tout est effacé."
ASK = french("Pour une personne qui ne peut pas écrire. Elle vous dicte ; elle signe à la main.")
AGREED = french("La personne est d'accord et me dit quoi écrire.")
PRIVATE = french(
    "Ce que vous tapez va sur le papier, et nulle part ailleurs. L'imprimante peut en garder une copie un moment."
)
OWN = french("Ce numéro ne se dicte pas. La personne le tape elle-même, ou l'écrit sur le papier.")
COMMON = french("La date, le lieu : ce que vous tapez est imprimé sur ce papier.")
PAUSE_MS = 120
LEAST_WIDTH, LEAST_HEIGHT = 240, 160
# Words for labels that only make sense on paper (« À …, le … »).
NAMES = {"ville": "Ville", "jour": "Date", "destinataire": "Destinataire, nom et adresse", "debut": "Du", "fin": "Au"}


class Asked(NamedTuple):
    """A field to show: its id, its label, how many lines (a box to tick has none), whether only the person types it."""

    id: str
    label: str
    lines: int
    own: bool = False


def asked(fields: Iterable[written.Field | written.Box]) -> tuple[Asked, ...]:
    """Return what to ask, in order, each with a label that is clear away from the paper."""
    shown: list[Asked] = []
    for field in fields:
        if isinstance(field, written.Box):
            shown.append(Asked(field.id, _label(field.label), 0))
        else:
            before = shown[-1].label if shown and not shown[-1].lines else ""
            label = field.label if len(field.label) > 2 else NAMES.get(field.id) or field.label or before
            shown.append(Asked(field.id, _label(label) or field.id, field.lines, field.own))
    return tuple(shown)


class FieldsScroller(ScrollColumn):
    """A column as tall as it is given: it asks for little, so that the page does not scroll instead of it."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(LEAST_WIDTH), px(LEAST_HEIGHT))


class FillPanel(Panel):
    """The fields. `changed` when the paper is another one, `erased` at once when it is blank again.

    What is about one person is asked for only once she agreed. `close_asked` when the list should come back.
    """

    changed = Signal()
    erased = Signal()
    close_asked = Signal()

    def __init__(self, form: FormInfo) -> None:
        super().__init__("surface", 14)
        self.form = form
        self.setAccessibleName(f"{TITLE}, {form.title}")
        self.agreement = CheckRow(AGREED)
        self.fields: dict[str, SpokenField] = {}
        self.boxes: dict[str, CheckRow] = {}
        self.erase_button = QuietDangerButton(ERASE, "trash-2")
        self.close_button = SecondaryButton(CLOSE, "arrow-left")
        self._asking, self._scroller = QWidget(), FieldsScroller(10, (8, 4, 8, 8))
        self._why = Text(ASK, "note", "text_muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._build()
        self._show_agreed()

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """What is written and ticked, by the ids of the fields; nothing for what is blank."""
        from mediateur.forms.written_blocks import TICKED

        lines = [(name, field.text().strip()) for name, field in self.fields.items()]
        ticks = [(name, TICKED) for name, box in self.boxes.items() if box.isChecked()]
        return tuple(sorted((name, text) for name, text in (*lines, *ticks) if text))

    @property
    def first(self) -> QWidget:
        """What takes the focus: the agreement, else the first field."""
        asking = self.form.personal and not self.agreement.isChecked()
        return self.agreement if asking else next(iter((*self.fields.values(), *self.boxes.values())))

    def set_stacked(self, *, stacked: bool) -> None:
        """Be as tall as the fields, since the page scrolls; or scroll them here."""
        whole = self._scroller.body.totalSizeHint().height()
        self._scroller.setMinimumHeight(whole if stacked else px(LEAST_HEIGHT))

    @Slot()
    def erase(self) -> None:
        """Leave nothing of what was typed."""
        self._pause.stop()
        for box in self.boxes.values():
            box.setChecked(False)
        for field in self.fields.values():
            field.erase()
        self._pause.stop()
        self.erased.emit()

    def _build(self) -> None:
        self.body.addWidget(heading(TITLE, 3))
        self.body.addWidget(Text(self.form.title, "courant", "text_body"))
        if self.form.personal:
            self.body.addWidget(self._why)
            self.body.addWidget(self.agreement)
            self.agreement.toggled.connect(self._show_agreed)
        else:
            for part in (self._why, self.agreement):
                part.setParent(self)
                part.hide()
        self.body.addWidget(self._asking, 1)
        column = Column(0, parent=self._asking)
        self._scroller.body.addWidget(Text(PRIVATE if self.form.personal else COMMON, "note", "text_muted"))
        for one in asked(self.form.fields):
            self._add(one)
        self._scroller.body.addStretch(1)
        column.addWidget(self._scroller, 1)
        self.body.addStretch(0)
        self._build_foot()

    def _add(self, one: Asked) -> None:
        if not one.lines:
            box = self.boxes[one.id] = CheckRow(one.label)
            box.toggled.connect(self._pause.start)
            self._scroller.body.addWidget(box)
            return
        field = self.fields[one.id] = SpokenField(one.lines)
        field.textChanged.connect(self._pause.start)
        self._scroller.body.addWidget(FormRow(one.label, field, OWN if one.own else ""))

    def _build_foot(self) -> None:
        foot = FlowLayout(8)
        foot.addWidget(self.close_button)
        foot.addWidget(self.erase_button)
        self.close_button.clicked.connect(self.close_asked)
        self.erase_button.clicked.connect(self._erase_and_tell)
        self.body.addLayout(foot)

    @Slot()
    def _erase_and_tell(self) -> None:
        self.erase()
        announce(self, ERASED)
        self.first.setFocus()

    @Slot()
    def _show_agreed(self) -> None:
        agreed = self.agreement.isChecked() or not self.form.personal
        self._asking.setVisible(agreed)
        self._why.setVisible(not agreed)
        self.erase_button.setVisible(agreed)
        if agreed:
            self.first.setFocus()
        elif self.typed:
            self.erase()


def _label(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(f" :{NBSP}")
