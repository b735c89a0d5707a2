"""« Fin de la séance »: counts and a checklist, done in under fifteen seconds; nothing names anyone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.outcomes import OUTCOMES, Outcome, OutcomeGroup
from mediateur.content.vocabulary import OBSTACLES
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, QuietButton, QuietDangerButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow, Chip
from mediateur.ui.kit.confirm import ConfirmDialog, confirm
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.navigation import Disc
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import Columns, FoldingRow
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.closing_details import Details
from mediateur.ui.pages.closing_note import ClosingNote
from mediateur.ui.pages.dates import short_half_day
from mediateur.usecases.closing import Closing, NoteRefusedError
from mediateur.usecases.sessions import Saved, Session, Sessions, prefilled

FREQUENT = ("code_provisoire", "acces", "carte", "lecture", "confiance")
WIDTH, DISC, DISC_GAP, LEAST_CHIPS = 1240, 28, 12, 400
INDENT = DISC + DISC_GAP


class ClosingDialog(Dialog):
    """The closing of a session. `saved` carries what was recorded; `discarded` says that nothing is kept."""

    saved = Signal(object)
    discarded = Signal()

    def __init__(self, window: QWidget, session: Session, sessions: Sessions, place: str, *, notes: bool) -> None:
        kept = f"{short_half_day(session.draft.when)}, {session.draft.mediator}"
        when = f"Sans nom ni numéro. Gardé\N{NO-BREAK SPACE}: {kept}."
        super().__init__(window, "Fin de la séance", when, WIDTH, subtitle_icon="lock")
        self._window, self._session, self._sessions, self._place_id = window, session, sessions, place
        proposed = prefilled(session.walk)
        self.persons = Counter("Personnes aidées ensemble", proposed.persons, 1, 99)
        self.counters = _counters(proposed)
        self.obstacles = _obstacle_chips(proposed)
        self.checks = tuple(CheckRow(check.label) for check in session.walk.pathway.checklist)
        self.details = Details()
        self.note = ClosingNote(sessions) if notes else None
        self._trouble = Message("danger", "")
        self._trouble.hide()
        self._fill_body()
        self._fill_foot()

    def closing(self) -> Closing:
        """Return what the dialog says."""
        details = {"orientee": self.details.where.value(), "impossible": self.details.why.value()}
        return Closing(
            persons=self.persons.value(),
            outcomes=tuple(
                Count(code=code, n=counter.value(), detail=str(details.get(code) or ""))
                for code, counter in self.counters.items()
                if counter.value()
            ),
            obstacles=tuple(code for code, chip in self.obstacles.items() if chip.isChecked()),
            ages=self.details.ages(self.persons.value()),
            place=self._place_id,
            place_type=str(self.details.place_type.value()),
            duration=str(self.details.duration.value()),
            autonomy=str(self.details.autonomy.value()),
            note=self.note.field.text() if self.note else "",
        )

    @Slot()
    def save(self) -> None:
        """Record the session; a note that names someone, or figures that contradict each other, are said in place."""
        try:
            done: Saved = self._sessions.finish(self._session, self.closing())
        except NoteRefusedError as error:
            if self.note is not None:
                self.note.refuse(error)
            return
        except MediateurError as error:
            self._tell(error)
            return
        self.close_dialog()
        self.saved.emit(done)

    def _tell(self, error: MediateurError) -> None:
        self._trouble.set_content(error.happened, f"{error.safe} {error.remedy}")
        self._trouble.show()
        announce(self, str(error), assertive=True)

    def _fill_body(self) -> None:
        self.body.set_measures(6, (self.sides, 4, self.sides, 12))
        self.notice.addWidget(self._trouble)
        unfold = _LongButton("Âge, durée, autonomie\N{NO-BREAK SPACE}: facultatif", trailing="chevron-down")
        unfold.clicked.connect(self.details.toggle)
        self.body.addWidget(_head(_numbered(1, "Personnes aidées ensemble", beside=self.persons), unfold))
        self.body.addLayout(self._under_title(self.details))
        results = _Results(self.counters)
        second = _numbered(2, "Résultats", "Plusieurs possibles, un compte chacun")
        self.body.addWidget(_head(second, results.more))
        self.body.addLayout(self._under_title(results))
        stuck = _Stuck(self.obstacles)
        self.body.addWidget(_beside(_numbered(3, "Ce qui a bloqué"), stuck))
        self.body.addWidget(Separator())
        self.body.addWidget(_beside(_numbered(4, "Avant de se quitter"), _columns_of(self.checks, 2, 300)))
        if self.note is not None:
            self.note.told.connect(self._show_told)
            self.body.addWidget(self.note)

    def _under_title(self, content: QWidget) -> Row:
        """Line content up with the words of the title above it, where there is the width."""
        row = Row(0, (0 if self.small else INDENT, 0, 0, 0))
        row.addWidget(content)
        return row

    @Slot(QWidget)
    def _show_told(self, message: QWidget) -> None:
        """Bring the note and what is said of it into view together: else nothing would tell why it stays here."""
        if self.note is not None:
            self.reveal(self.note.field, message)

    def _fill_foot(self) -> None:
        drop = QuietDangerButton("Ne rien garder", "trash-2")
        drop.clicked.connect(self._ask_to_drop)
        self.footer_left.hold(drop)
        back = SecondaryButton("Revenir" if self.small else "Continuer la séance")
        back.setAccessibleName("Continuer la séance")
        back.clicked.connect(self.close_dialog)
        (self.footer_left if self.small else self.footer_right).hold(back)
        keep = PrimaryButton("Enregistrer", keycap="Ctrl Entrée")
        keep.clicked.connect(self.save)
        self.footer_right.hold(keep)
        self.set_action(keep)

    @Slot()
    def _ask_to_drop(self) -> None:
        question = "Effacer cette séance\N{NO-BREAK SPACE}?"
        asked: ConfirmDialog = confirm(self._window, question, "Rien ne sera compté.", "Effacer", "Garder", danger=True)
        asked.accepted.connect(self._drop)

    @Slot()
    def _drop(self) -> None:
        try:
            self._sessions.discard(self._session)
        except MediateurError as error:
            self._tell(error)
            return
        self.close_dialog()
        self.discarded.emit()


class _Results(QWidget):
    """Three columns of counts; of the rarer ones, those that are proposed, then all when it is asked for."""

    def __init__(self, counters: dict[str, Counter]) -> None:
        super().__init__()
        self.more = _LongButton("Autre résultat\N{NO-BREAK SPACE}: masquage, blocage, impossible…", icon="plus")
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


class _Stuck(QWidget):
    """What hindered: what was met, completed with what is frequent, then the rest when it is asked for."""

    def __init__(self, chips: dict[str, Chip]) -> None:
        super().__init__()
        self.more = QuietButton("Autre…", icon="plus")
        self.more.setAccessibleName("Autre blocage\N{NO-BREAK SPACE}: site, e-mail, internet…")
        self.more.clicked.connect(self._toggle)
        met = [code for code, chip in chips.items() if chip.isChecked()]
        frequent = [code for code in FREQUENT if code not in met][: max(0, len(FREQUENT) - len(met))]
        shown = {code: chips[code] for code in (*met, *frequent)}
        self._rest = _flow(tuple(chip for code, chip in chips.items() if code not in shown))
        column = Column(8, parent=self)
        column.addWidget(_flow((*shown.values(), self.more)))
        column.addWidget(self._rest)
        self._rest.hide()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), px(LEAST_CHIPS)), hint.height())

    @Slot()
    def _toggle(self) -> None:
        self._rest.setVisible(self._rest.isHidden())


class _LongButton(QuietButton):
    wraps = True


def _counters(proposed: Closing) -> dict[str, Counter]:
    counts = {count.code: count.n for count in proposed.outcomes}
    return {o.code: Counter(o.label, counts.get(o.code, 0), 0, 99, marked=True) for o in OUTCOMES}


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


def _obstacle_chips(proposed: Closing) -> dict[str, Chip]:
    codes = dict.fromkeys((*proposed.obstacles, *FREQUENT, *OBSTACLES))
    chips = {code: Chip(OBSTACLES[code]) for code in codes}
    for code in proposed.obstacles:
        chips[code].setChecked(True)
    return chips


def _numbered(number: int, title: str, hint: str = "", beside: QWidget | None = None) -> QWidget:
    box = FoldingRow()
    words = QWidget()
    row = Row(DISC_GAP, parent=words)
    row.addWidget(Disc(str(number), "soft", DISC))
    row.addWidget(heading(title, 3), 0 if hint or beside else 1)
    box.row.hold(words)
    if hint:
        box.row.hold(Text(hint, "courant", "text_muted"), 1)
    if beside is not None:
        box.row.hold(beside, 1, Qt.AlignmentFlag.AlignLeft)
    return box


def _head(title: QWidget, action: QWidget) -> QWidget:
    """Lay an action at the right of a title, or under it."""
    box = FoldingRow()
    box.row.hold(title, 1)
    box.row.hold(action)
    return box


def _beside(title: QWidget, content: QWidget) -> QWidget:
    """Lay a title at the left of its content, aligned with the other titles, or above it."""
    box = FoldingRow()
    title.setMinimumHeight(current().dimension("cible_min"))  # level with the first control beside it
    box.row.hold(title, 0, Qt.AlignmentFlag.AlignTop)
    box.row.hold(content, 1)
    return box


def _columns_of(widgets: tuple[QWidget, ...], most: int, least: int) -> QWidget:
    box = QWidget()
    add_all(Columns(most, least, parent=box), widgets)
    return box


def _flow(widgets: tuple[QWidget, ...]) -> QWidget:
    box = QWidget()
    flow = FlowLayout(8)
    box.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return box
