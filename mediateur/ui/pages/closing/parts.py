"""The pieces of a closing: numbered questions, counts in columns, chips of what hindered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from mediateur.content.outcomes import OUTCOMES, Outcome, OutcomeGroup
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.choices import Chip
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all
from mediateur.ui.kit.navigation import Disc
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import Columns, FoldingRow
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px

FREQUENT = ("code_provisoire", "acces", "carte", "lecture", "confiance")
DISC, DISC_GAP, LEAST_CHIPS = 28, 12, 400
INDENT = DISC + DISC_GAP


class Results(QWidget):
    """Three columns of counts; of the rarer ones, those that are proposed, then all when it is asked for."""

    def __init__(self, counters: dict[str, Counter]) -> None:
        super().__init__()
        self.more = LongButton("Autre résultat\N{NO-BREAK SPACE}: masquage, blocage, impossible…", icon="plus")
        self.more.clicked.connect(self._toggle)
        rows = {outcome: _Result(outcome.label, counters[outcome.code]) for outcome in OUTCOMES}
        self._rest = [row for outcome, row in rows.items() if not outcome.main and not row.counter.value()]
        columns = Columns(3, 272, (28, 4), self)
        for group in OutcomeGroup:
            mine = sorted((one for one in rows if one.group is group), key=_rank)
            columns.addWidget(_group(group.value, [rows[one] for one in mine]))
        self._toggle()

    @Slot()
    def _toggle(self) -> None:
        for row in self._rest:
            row.setVisible(row.isHidden())


class _Result(QWidget):
    """A result and its count."""

    def __init__(self, label: str, counter: Counter) -> None:
        super().__init__()
        self.counter = counter
        column = Column(4, parent=self)
        row = Row(8)
        row.addWidget(Text(label, "courant"), 1)
        row.addWidget(counter)
        column.addLayout(row)
        column.addWidget(Separator())


class Stuck(QWidget):
    """What hindered: what was met, completed with what is frequent, then the rest when it is asked for."""

    def __init__(self, chips: dict[str, Chip]) -> None:
        super().__init__()
        self.more = QuietButton("Autre…", icon="plus")
        self.more.setAccessibleName("Autre blocage\N{NO-BREAK SPACE}: site, e-mail, internet…")
        self.more.clicked.connect(self._toggle)
        met = [code for code, chip in chips.items() if chip.isChecked()]
        frequent = [code for code in FREQUENT if code not in met][: max(0, len(FREQUENT) - len(met))]
        shown = {code: chips[code] for code in (*met, *frequent)}
        self._rest = flow(tuple(chip for code, chip in chips.items() if code not in shown))
        column = Column(8, parent=self)
        column.addWidget(flow((*shown.values(), self.more)))
        column.addWidget(self._rest)
        self._rest.hide()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), px(LEAST_CHIPS)), hint.height())

    @Slot()
    def _toggle(self) -> None:
        self._rest.setVisible(self._rest.isHidden())


class LongButton(QuietButton):
    """A quiet button whose words may take two lines."""

    wraps = True


def _group(title: str, rows: Sequence[_Result]) -> QWidget:
    box = QWidget()
    column = Column(4, parent=box)
    column.addWidget(Text(title, "courant", "text_muted"))
    add_all(column, rows)
    column.addStretch(1)
    return box


def _rank(outcome: Outcome) -> bool:
    """Put what is frequent first."""
    return not outcome.main


def numbered(number: int, title: str | QLabel, hint: str = "", beside: QWidget | None = None) -> QWidget:
    """Return the title of a question, its number before it; a hint or a control may stand beside."""
    box = FoldingRow()
    words = QWidget()
    row = Row(DISC_GAP, parent=words)
    row.addWidget(Disc(str(number), "soft", DISC))
    row.addWidget(heading(title, 3) if isinstance(title, str) else title, 0 if hint or beside else 1)
    box.row.hold(words)
    if hint:
        box.row.hold(Text(hint, "courant", "text_muted"), 1)
    if beside is not None:
        box.row.hold(beside, 1, Qt.AlignmentFlag.AlignLeft)
    return box


def head(title: QWidget, action: QWidget) -> QWidget:
    """Lay an action at the right of a title, or under it."""
    box = FoldingRow()
    box.row.hold(title, 1)
    box.row.hold(action)
    return box


def beside(title: QWidget, content: QWidget) -> QWidget:
    """Lay a title at the left of its content, aligned with the other titles, or above it."""
    box = FoldingRow()
    title.setMinimumHeight(current().dimension("cible_min"))  # level with the first control beside it
    box.row.hold(title, 0, Qt.AlignmentFlag.AlignTop)
    box.row.hold(content, 1)
    return box


def columns_of(widgets: tuple[QWidget, ...], most: int, least: int) -> QWidget:
    """Return widgets laid in columns, as many as fit."""
    box = QWidget()
    add_all(Columns(most, least, parent=box), widgets)
    return box


def flow(widgets: tuple[QWidget, ...]) -> QWidget:
    """Return widgets one after the other, on as many lines as they need."""
    box = QWidget()
    flow = FlowLayout(8)
    box.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return box
