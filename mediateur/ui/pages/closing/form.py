"""What is asked of a session when it is recorded: counts, what hindered, details, a note; nothing names anyone."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.vocabulary import OBSTACLES
from mediateur.errors import MediateurError
from mediateur.journal.definitions import MOST_TOGETHER, most_persons
from mediateur.journal.encounter import Count, Kind
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.choices import Chip
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.forms import OPTIONAL
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.closing.details import Details
from mediateur.ui.pages.closing.note import ClosingNote
from mediateur.ui.pages.closing.parts import (
    FREQUENT,
    INDENT,
    LongButton,
    Results,
    Stuck,
    beside,
    head,
    numbered,
)
from mediateur.usecases.recording.closing import Closing, NoteRefusedError, recounted
from mediateur.usecases.recording.sessions import Sessions

WIDTH, MOST = 1240, 99
PERSONS = {
    Kind.INDIVIDUAL: "Personnes aidées ensemble",
    Kind.WORKSHOP: "Personnes présentes",
    Kind.EVENT: "Personnes touchées, estimation",
}
MORE, LESS = "Plus de détails\N{NO-BREAK SPACE}: facultatif", "Moins de détails"


class RecordDialog(Dialog):
    """The questions of a record, with what is proposed for each; who derives from it records.

    `sessions` watches the note; without it there is none.
    """

    def __init__(
        self, window: QWidget, title: str, subtitle: str, proposed: Closing, sessions: Sessions | None
    ) -> None:
        super().__init__(window, title, subtitle, WIDTH, subtitle_icon="lock")
        self._window, self._proposed, self._kind = window, proposed, Kind.INDIVIDUAL
        most = max(MOST_TOGETHER, proposed.persons)
        self.persons = Counter(PERSONS[self._kind], proposed.persons, 1, most)
        self._asked_persons = heading(PERSONS[self._kind], 3)
        self.counters = _counters(proposed, most)
        self.obstacles = _obstacle_chips(proposed)
        self.details = Details(proposed, self.persons, self.about())
        self.note = ClosingNote(sessions) if sessions is not None else None
        if self.note is not None:
            self.note.field.set_text(proposed.note)
        self._trouble = Message("danger", "")
        self._trouble.hide()
        self._of_results: tuple[QWidget, ...] = ()
        self._fill_body()
        self.show_kind(self._kind)

    def show_kind(self, kind: Kind) -> None:
        """Ask what is asked of a record of this form: an event has an estimate of the persons, and no results."""
        self._kind = kind
        self._asked_persons.set_text(PERSONS[kind])
        self.persons.setAccessibleName(PERSONS[kind])
        self.persons.setMaximum(max(self._proposed.persons, MOST if kind is Kind.INDIVIDUAL else most_persons(kind)))
        self.details.show_kind(kind)
        for widget in self._autonomy:
            widget.setVisible(kind is not Kind.EVENT)
        for part in self._of_results:
            part.setVisible(kind is not Kind.EVENT)

    def closing(self) -> Closing:
        """Return what the dialog says."""
        results = self._kind is not Kind.EVENT
        return Closing(
            persons=self.persons.value(),
            outcomes=tuple(count for code in self.counters for count in self._counts(code)) if results else (),
            obstacles=tuple(code for code, chip in self.obstacles.items() if chip.isChecked()),
            ages=self.details.ages(),
            place=self.place(),
            place_type=str(self.details.place_type.value()),
            duration=str(self.details.duration.value()),
            autonomy=str(self.details.autonomy.value()),
            equipment=self.details.equipment.codes(),
            first_visits=self.details.first_visits.answer(),
            declared_later=self.details.declared_later.value() if results else 0,
            helped=self.details.helped.value() if self._kind is Kind.WORKSHOP else 0,
            note=self.note.field.text() if self.note else "",
        )

    def place(self) -> str:
        """Return the id of the place, or an empty text."""
        return self._proposed.place

    @Slot()
    def save(self) -> None:
        """Record; a note that names someone, or figures that contradict each other, are said in place."""
        try:
            self.record()
        except NoteRefusedError as error:
            if self.note is not None:
                self.note.refuse(error)
        except MediateurError as error:
            self.tell(error)

    def record(self) -> None:
        """Record what the dialog says and close it. Raises MediateurError."""
        raise NotImplementedError

    def about(self) -> tuple[QWidget, ...]:
        """Return what is asked first among the details."""
        return ()

    def questions_before(self) -> tuple[QWidget, ...]:
        """Return what is asked before the persons."""
        return ()

    def questions_after(self) -> tuple[QWidget, ...]:
        """Return what is asked after what hindered."""
        return ()

    def tell(self, error: MediateurError) -> None:
        """Say why nothing was recorded."""
        self._trouble.set_content(error.happened, f"{error.safe} {error.remedy}")
        self._trouble.show()
        announce(self, str(error), assertive=True)

    def add_save(self, label: str) -> None:
        """Add the button that records."""
        keep = PrimaryButton(label, keycap="Ctrl Entrée")
        keep.clicked.connect(self.save)
        self.footer_right.hold(keep)
        self.set_action(keep)

    def _counts(self, code: str) -> tuple[Count, ...]:
        """Return the counts of a result; those that were proposed stay as they are while their number does."""
        proposed = tuple(count for count in self._proposed.outcomes if count.code == code)
        number, detail = self.counters[code].value(), self.details.detail(code)
        if proposed and detail == self.details.proposed_detail(code):
            return recounted(proposed, number)
        return (Count(code=code, n=number, detail=detail),) if number else ()

    def _fill_body(self) -> None:
        self.body.set_measures(6, (self.sides, 4, self.sides, 12))
        self.notice.addWidget(self._trouble)
        for asked in self.questions_before():
            self.body.addWidget(asked)
        self._unfold = LongButton(MORE, trailing="chevron-down")
        self._unfold.clicked.connect(self._toggle_details)
        self.body.addWidget(head(numbered(1, self._asked_persons, beside=self.persons), self._seen(self._unfold)))
        self.body.addLayout(self._under_title(self.details))
        results = Results(self.counters)
        results_head = head(numbered(2, "Résultats", "Plusieurs possibles, un compte chacun"), results.more)
        stuck = beside(numbered(3, "Ce qui a bloqué"), Stuck(self.obstacles))
        self._of_results = (results_head, results, stuck)
        self.body.addWidget(results_head)
        self.body.addLayout(self._under_title(results))
        self.body.addWidget(stuck)
        for asked in self.questions_after():
            self.body.addWidget(asked)
        if self.note is not None:
            self.note.told.connect(self._show_told)
            self.body.addWidget(self.note)

    def _seen(self, unfold: QWidget) -> QWidget:
        """Return what is seen of the help itself, autonomy, before what unfolds the other details."""
        box, name = FoldingRow(12), Text("Autonomie", "courant", "text_strong", bold=600)
        name.setBuddy(self.details.autonomy)
        self.details.autonomy.setAccessibleName(f"Autonomie, {OPTIONAL.lower()}")
        self._autonomy = (name, self.details.autonomy)
        for widget in (*self._autonomy, unfold):
            box.row.hold(widget)
        return box

    def _under_title(self, content: QWidget) -> Row:
        """Line content up with the words of the title above it, where there is the width."""
        row = Row(0, (0 if self.small else INDENT, 0, 0, 0))
        row.addWidget(content)
        return row

    @Slot()
    def _toggle_details(self) -> None:
        self.details.toggle()
        folded = self.details.isHidden()
        self._unfold.set_label(MORE if folded else LESS)
        self._unfold.point(up=not folded)

    @Slot(QWidget)
    def _show_told(self, message: QWidget) -> None:
        """Bring the note and what is said of it into view together: else nothing would tell why it stays here."""
        if self.note is not None:
            self.reveal(self.note.field, message)


def _counters(proposed: Closing, most: int) -> dict[str, Counter]:
    counts = {o.code: sum(c.n for c in proposed.outcomes if c.code == o.code) for o in OUTCOMES}
    return {o.code: Counter(o.label, counts[o.code], 0, max(most, counts[o.code]), marked=True) for o in OUTCOMES}


def _obstacle_chips(proposed: Closing) -> dict[str, Chip]:
    codes = dict.fromkeys((*proposed.obstacles, *FREQUENT, *OBSTACLES))
    chips = {code: Chip(OBSTACLES.get(code, code)) for code in codes}
    for code in proposed.obstacles:
        chips[code].setChecked(True)
    return chips
