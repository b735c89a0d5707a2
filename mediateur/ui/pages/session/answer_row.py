"""How back, question, answers and « Suivant » share the one row that they have in the full window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.choices import AnswerButton
from mediateur.ui.kit.holding import Holding
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.row_button import BaseButton
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current, px

GAP, BEFORE_ONWARD, SIDES, EDGE, LEAST_HEIGHT = 12, 24, 20, 8, 58


class Room(NamedTuple):
    """The widths (px) of something that is said: on one line, and the least that holds it in two."""

    one: int
    two: int


def share(available: int, question: Room, answers: Sequence[Room]) -> list[int]:
    """Return the widths of the question and of the answers in `available` px.

    The question takes two lines first, then the longest answers, one after the other, for as long as it takes; then
    answers come back to one line that the last ones left room for. When all are on two lines and there is still too
    little, the question gives up the rest.
    """
    rooms = [question, *answers]
    widths = [room.one for room in rooms]
    longest = sorted(range(1, len(rooms)), key=lambda index: -rooms[index].one)
    for index in (0, *longest):
        if sum(widths) > available:
            widths[index] = rooms[index].two
    for index in longest:
        if sum(widths) - widths[index] + rooms[index].one <= available:
            widths[index] = rooms[index].one
    lacking = max(0, sum(widths) - available)
    return [max(0, widths[0] - lacking), *widths[1:]]


class AnswerRow(Holding):
    """Back at the left; the question, its answers and « Suivant » together at the right.

    `reserved` is what may be said in place of the question: it finds its room there, so that nothing moves. The height
    is that of answers on two lines, so that it is the same from step to step.
    """

    def __init__(
        self,
        bar: QWidget,
        back: BaseButton,
        question: Text,
        answers: Sequence[AnswerButton],
        onward: BaseButton,
        reserved: str,
    ) -> None:
        super().__init__(bar)
        self._back, self._question, self._answers, self._onward = back, question, answers, onward
        self._reserved = reserved
        self._asked: Paragraph | None = None
        self._known: tuple[Room, list[Room]] | None = None
        self._shares: dict[int, list[int]] = {}
        self._heights: dict[int, int] = {}
        for widget in (back, question, *answers, onward):
            self.addWidget(widget)

    @override
    def invalidate(self) -> None:
        self._known = None
        self._shares, self._heights = {}, {}
        super().invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            tallest = self._tallest(self._widths(width))
            self._heights[width] = max(self._back.sizeHint().height(), tallest) + 2 * px(EDGE)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        least = self.minimumSize()
        return QSize(least.width(), self.heightForWidth(least.width()))

    @override
    def minimumSize(self) -> QSize:
        question, answers = self._rooms()
        width = self._fixed() + question.two + sum(room.two for room in answers)
        return QSize(width, self._back.sizeHint().height() + 2 * px(EDGE))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        widths = self._widths(rect.width())
        height, middle = self._tallest(widths), rect.center().y() + 1
        self._put(self._back, rect.x() + px(SIDES), middle, self._back.sizeHint())
        x = rect.right() + 1 - px(SIDES) - self._onward.sizeHint().width()
        self._put(self._onward, x, middle, self._onward.sizeHint())
        x -= px(BEFORE_ONWARD) - px(GAP)
        for answer, width in reversed(list(zip(self._shown(), widths[1:], strict=True))):
            x -= width + px(GAP)
            self._put(answer, x, middle, QSize(width, height))
        x -= widths[0] + px(GAP)
        self._put(self._question, x, middle, QSize(widths[0], self._question.heightForWidth(widths[0])))

    def _put(self, widget: QWidget, x: int, middle: int, size: QSize) -> None:
        widget.setGeometry(x, middle - size.height() // 2, size.width(), size.height())

    def _shown(self) -> list[AnswerButton]:
        return [answer for answer in self._answers if not answer.isHidden()]

    def _widths(self, width: int) -> list[int]:
        if width not in self._shares:
            self._shares[width] = share(width - self._fixed(), *self._rooms())
        return self._shares[width]

    def _rooms(self) -> tuple[Room, list[Room]]:
        if self._known is None:
            self._known = self._measure()
        return self._known

    def _measure(self) -> tuple[Room, list[Room]]:
        question, asked = self._question, self._reserved_text().width_in_lines(2)
        one, two = question.width_in_lines(1), question.width_in_lines(2)
        answers = [Room(answer.width_in_lines(1), answer.width_in_lines(2)) for answer in self._shown()]
        return Room(max(one, asked), max(two, asked)), answers

    def _reserved_text(self) -> Paragraph:
        font = current().font("libelle")
        if self._asked is None or self._asked.font != font:
            self._asked = Paragraph(self._reserved, font)
        return self._asked

    def _fixed(self) -> int:
        """Return the width that is not to be shared: back, « Suivant », gaps, margins."""
        back = 0 if self._back.isHidden() else self._back.sizeHint().width() + px(GAP)
        gaps = px(GAP) * len(self._shown()) + px(BEFORE_ONWARD) + 2 * px(SIDES)
        return back + gaps + self._onward.sizeHint().width()

    def _tallest(self, widths: list[int]) -> int:
        heights = [answer.heightForWidth(width) for answer, width in zip(self._shown(), widths[1:], strict=True)]
        return max([px(LEAST_HEIGHT), *heights, self._question.heightForWidth(widths[0])])
