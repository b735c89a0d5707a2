"""« À recopier »: the figures of a period, line by line, in the words and order of the form filled elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import NBSP, french
from mediateur.errors import MediateurError
from mediateur.journal.periods import CalendarPeriod, Grain, told
from mediateur.journal.recopy import Sheet, copyable
from mediateur.journal.recopy_forms import RecopyForm
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.keys import in_text_field
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.messages import EmptyState, Message
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.segmented import Segmented
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import px
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.recopy.lines import COPIED, CopyLines
from mediateur.ui.pages.recopy.side import RecopySide
from mediateur.ui.pages.shared.column_page import ColumnPage, page_head
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.figures.recopying import Recopying

SUBTITLE = french("Vos chiffres, dans l'ordre et avec les mots de l'autre formulaire.")
EMPTY, COMING = french("Rien à recopier pour ces dates."), french("Choisissez d'autres dates, ou l'autre médiateur.")
GRAINS = ((Grain.DAY, "Jour"), (Grain.WEEK, "Semaine"), (Grain.MONTH, "Mois"))
UNREAD = french("Un formulaire ne se lit pas.")
WIDTHS, SIDE = (240, 230), 296
_Key = tuple[str, CalendarPeriod | None, int]


class RecopyPage(ColumnPage):
    """A report at a time; what was copied is remembered until the day ends, and kept nowhere."""

    def __init__(self, recopying: Recopying) -> None:
        super().__init__()
        self.setAccessibleName("À recopier")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._recopying = recopying
        self._forms: dict[str, RecopyForm] = {}
        self._sheets: tuple[Sheet, ...] = ()
        self._number = 0
        self._copied: dict[_Key, frozenset[int]] = {}
        self.form, self.period = ComboBox(), ComboBox()
        self.grain = Segmented(GRAINS, "Durée des chiffres", Grain.WEEK)
        self.print = SecondaryButton("Imprimer", icon="printer", keycap="Ctrl P")
        self.trouble, self.unread = Trouble(), Message("warning", UNREAD)
        self.note = Text("", "courant", "text_muted", max_chars=0)
        self.lines, self.side, self.empty = CopyLines(), RecopySide(), EmptyState(EMPTY, COMING)
        self._rows = (FormRow("Formulaire", self.form), FormRow("Dates", self.period))
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()
        self._offer_periods()

    @property
    def sheet(self) -> Sheet | None:
        """The report in view."""
        return self._sheets[self._number] if self._number < len(self._sheets) else None

    @property
    def copied(self) -> frozenset[int]:
        """The numbers of the lines of the report in view that were copied."""
        return self._copied.get(self._key, frozenset())

    def refresh(self) -> None:
        """Read the forms and the journal again; the choices stay."""
        try:
            forms = self._recopying.forms()
            chosen, period = self.form.value(), self.period.value()
            self._forms = {filed.file: filed.form for filed in forms.filed}
            self.form.set_options([(filed.file, filed.form.title) for filed in forms.filed])
            self.form.set_value(chosen)
            self._offer_periods()
            self.period.set_value(period)
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.unread.set_content(UNREAD, " ".join(map(str, forms.problems[:1])))
        self.unread.setVisible(bool(forms.problems))
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C copies the line whose turn it is."""
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        turn = self._turn()
        if event.key() == Qt.Key.Key_C and bare and not in_text_field(self.focusWidget()):
            if turn is not None:
                self.copy(turn)
            return
        super().keyPressEvent(event)

    @Slot(int)
    def copy(self, number: int) -> None:
        """Copy a line, and go to the next."""
        sheet = self.sheet
        if sheet is None or not sheet.lines[number].value:
            return
        QGuiApplication.clipboard().setText(sheet.lines[number].value.replace(NBSP, " "))
        self._copied[self._key] = self.copied | {number}
        self._show_copied()
        announce(self, f"{COPIED}{NBSP}: {sheet.lines[number].label}. {self.side.done.text()}")
        turn = self._turn()
        button = self.lines.rows[number if turn is None else turn].button
        if button is not None:
            button.setFocus()

    @Slot()
    def print_now(self) -> None:
        """Print the reports of the period."""
        form, period = self._chosen()
        if form is None or period is None:
            return
        try:
            pdf = self._recopying.paper(form, period, self._sheets)
        except MediateurError as error:
            self.trouble.tell(error)
            return
        from mediateur.ui.printing import print_pdf

        printout = print_pdf(pdf, f"À recopier, {form.title}", 1, self)
        printout.failed.connect(self.trouble.tell)
        printout.printed.connect(self._tell_printed)

    def arrange(self, shape: Adaptation) -> None:
        """Put the reports beside the lines, or under them."""
        for row, width in zip(self._rows, WIDTHS, strict=True):
            row.setFixedWidth(px(width))
        way = QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if shape.narrow else way.LeftToRight)
        self._halves.setSpacing(px(24))
        self.side.setMinimumWidth(0 if shape.narrow else px(SIDE))
        self.side.setMaximumWidth(16_777_215 if shape.narrow else px(SIDE))
        self.lines.fold()

    @property
    def _key(self) -> _Key:
        """What tells a report from the others."""
        _, period = self._chosen()
        return str(self.form.value()), period, self._number

    def _chosen(self) -> tuple[RecopyForm | None, CalendarPeriod | None]:
        period = self.period.value()
        return self._forms.get(str(self.form.value())), period if isinstance(period, CalendarPeriod) else None

    def _turn(self) -> int | None:
        """Return the number of the first line that is not copied yet."""
        sheet = self.sheet
        left = (number for number in copyable(sheet) if number not in self.copied) if sheet else iter(())
        return next(left, None)

    def _read(self) -> None:
        form, period = self._chosen()
        try:
            self._sheets = self._recopying.sheets(form, period) if form and period else ()
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        self._number = 0
        self.note.set_text(form.note if form else "")
        self.note.setVisible(bool(form and form.note))
        self._show()

    def _show(self) -> None:
        sheet = self.sheet
        for part in (self.lines, self.side):
            part.setVisible(sheet is not None)
        self.empty.setVisible(sheet is None)
        if sheet is not None:
            self.lines.show_sheet(sheet)
            self.lines.fold()
            self.side.show_sheets(self._sheets, self._number)
            self._show_copied()

    def _show_copied(self) -> None:
        if sheet := self.sheet:
            self.lines.show_copied(self.copied, self._turn())
            self.side.show_progress(len(self.copied), len(list(copyable(sheet))))

    def _offer_periods(self) -> None:
        periods = self._recopying.periods(Grain(str(self.grain.value())))
        self.period.set_options([(period, told(period).capitalize()) for period in periods])

    def _build(self) -> None:
        head = QWidget()
        choices = FlowLayout(12, head)
        for part in (*self._rows, FormRow("Chiffres de", self.grain), _under_label(self.print)):
            choices.addWidget(part)
        self._halves.addWidget(self.lines, 1)
        self._halves.addWidget(self.side)
        self.body.addLayout(page_head("À recopier", SUBTITLE))
        for part in (self.trouble, self.unread, head, self.note, self.empty):
            self.body.addWidget(part)
        self.body.addLayout(self._halves)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.form.chosen.connect(self._change)
        self.period.chosen.connect(self._change)
        self.grain.changed.connect(self._change_grain)
        self.print.clicked.connect(self.print_now)
        self.lines.asked.connect(self.copy)
        self.side.chosen.connect(self._change_sheet)

    @Slot()
    def _change(self) -> None:
        self._read()

    @Slot()
    def _change_grain(self) -> None:
        self._offer_periods()
        self._read()

    @Slot(int)
    def _change_sheet(self, number: int) -> None:
        self._number = number
        self._show()
        self.side.choices[number].setFocus()

    @Slot()
    def _tell_printed(self) -> None:
        toast(self.window(), french("Envoyé à l'imprimante."))


def _under_label(button: QWidget) -> QWidget:
    """Return a button set as low as the fields beside it, whose labels are above them."""
    box = QWidget()
    Column(0, (0, 30, 0, 0), box).addWidget(button)
    return box
