"""The large counters of a workshop: readable from two metres, 60 px buttons, one digit each."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.encounter import Kind
from mediateur.journal.workshop import MOST, Tally, most_of
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.keycap import KeyCap
from mediateur.ui.kit.keys import digit_of, is_enter
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.reflow import Direction
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current

SIGN, PADDING, SMALL_PADDING = 24, 20, 12
HOW = french("Plus et moins changent de 1. Entrée pour taper un nombre.")


class Words(NamedTuple):
    """What a counter counts, and how that is counted in the figures."""

    title: str
    hint: str


WORDS: dict[Tally, Words] = {
    Tally.PRESENT: Words("Personnes présentes", french("Comptées « touchées »")),
    Tally.ACTIVATED: Words("Espaces activés", french("Pendant l'atelier")),
    Tally.HELPED: Words("Aidées une à une", french("Comptées « accompagnées »")),
    Tally.GUIDES: Words("Guides distribués", french("Imprimés ou donnés")),
    Tally.AGAIN: Words("À revoir au guichet", french("Rendez-vous proposé")),
    Tally.WAIT: Words("Ont préféré attendre", french("C'est une réponse aussi")),
}
ESTIMATED = Words("Personnes touchées", french("Estimation, jamais mêlée aux autres chiffres"))


def words_of(tally: Tally, kind: Kind) -> Words:
    """Return the words of a counter, for a workshop or an event."""
    return ESTIMATED if kind is Kind.EVENT and tally is Tally.PRESENT else WORDS[tally]


class TallyCounter(Counter):
    """A count that changes only once it is kept: `asked` carries the change, `show_count` what to show then.

    Digits belong to the page, unless Entrée or a click on the number began the typing of one.
    """

    asked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name, maximum=MOST, big=True)
        self._shown = 0
        self.setKeyboardTracking(False)
        self.setAccessibleDescription(HOW)
        self._set_typing(typing=False)
        self.lineEdit().installEventFilter(self)
        self.valueChanged.connect(self._on_value)

    @property
    def is_typing(self) -> bool:
        """Whether digits are being typed in it."""
        return not self.lineEdit().isReadOnly()

    def show_count(self, count: int, most: int) -> None:
        """Show what is kept, and how far it may go."""
        self._shown = count
        self.setMaximum(max(most, self.value()))  # a lower one would change the value, as if somebody had
        self.setValue(count)
        self.setMaximum(max(most, count))
        self.updateGeometry()

    @override
    def stepBy(self, steps: int) -> None:
        self.asked.emit(steps)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_typing:
            self._type(event)
        elif digit_of(event) is not None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif is_enter(event):
            self._set_typing(typing=True)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_typing(typing=False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and not self.is_typing:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._set_typing(typing=True)
            return True
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        across = event.position().x()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if across < self.side:
            self.stepBy(-1)
        elif across > self.width() - self.side:
            self.stepBy(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        strokes = theme.metrics
        less = Look("bg_surface", "border_control", "text_strong", strokes.stroke("commande"))
        more = Look("primary_soft", "primary", "on_primary_soft", strokes.stroke("selection"))
        side, inset = self.side, (self.side - theme.px(SIGN)) / 2
        for left, sign, look in ((0, "minus", less), (self.width() - side, "plus", more)):
            surface(painter, QRectF(left, 0, side, self.height()), look, theme.radius("carte"))
            icon(painter, sign, look.ink, left + inset, inset, SIGN)

    def _type(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setValue(self._shown)
            self._set_typing(typing=False)
        elif is_enter(event):
            self._set_typing(typing=False)
            self.interpretText()
        else:
            super().keyPressEvent(event)

    def _set_typing(self, *, typing: bool) -> None:
        self.lineEdit().setReadOnly(not typing)
        if typing:
            self.selectAll()
        else:
            self.lineEdit().deselect()

    @Slot(int)
    def _on_value(self, value: int) -> None:
        self._set_typing(typing=False)
        if value != self._shown:
            self.asked.emit(value - self._shown)


class TallyCard(Panel):
    """A counter with its words and its digit. `asked` carries the tally and the change."""

    asked = Signal(object, int)

    def __init__(self, tally: Tally, digit: int) -> None:
        super().__init__("surface", PADDING)
        self.tally = tally
        words = WORDS[tally]
        self._title, self._hint = heading(words.title, 3), Text(words.hint, "courant", "text_muted", max_chars=0)
        self.counter = TallyCounter(f"{digit}, {words.title}")
        self._digit, self._key, self._row = digit, KeyCap(str(digit)), Row(8)
        self.counter.asked.connect(self._ask)
        self._build()

    def show_kind(self, kind: Kind, count: int) -> None:
        """Say what is counted, how far it may go, and how many there are."""
        words = words_of(self.tally, kind)
        self._title.set_text(words.title)
        self._hint.set_text(words.hint)
        self.counter.setAccessibleName(f"{self._digit}, {words.title}, {words.hint}")
        self.counter.show_count(count, most_of(kind, self.tally))

    def set_small(self, *, small: bool) -> None:
        """Leave less white, and no key, where there is little width."""
        padding = SMALL_PADDING if small else PADDING
        self.set_padding(padding, padding)
        self._key.setVisible(not small)
        self._row.setDirection(Direction.TopToBottom if small else Direction.LeftToRight)

    def _build(self) -> None:
        words, right = QWidget(), QWidget()
        column, row = Column(2, parent=words), Row(12, parent=right)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addStretch(1)
        row.addWidget(self.counter)
        row.addWidget(self._key)
        row.addStretch(1)
        self._row.addWidget(words, 1)
        self._row.addWidget(right)
        self.body.addLayout(self._row, 1)

    @Slot(int)
    def _ask(self, by: int) -> None:
        self.asked.emit(self.tally, by)
