"""Imprimer: the catalogue, the very paper that will come out, the options, the printer or a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from mediateur.content.translations import FRENCH
from mediateur.errors import MediateurError
from mediateur.forms.names import GUIDE
from mediateur.forms.variants import Variant
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.pages.printing.contact import ContactDialog
from mediateur.ui.pages.printing.delivery import Delivery
from mediateur.ui.pages.printing.fill import FillPanel
from mediateur.ui.pages.printing.papers import Order, Paper
from mediateur.ui.pages.printing.showcase import CHOICES, SESSION, PrintShowcase
from mediateur.ui.pages.printing.ways import Outlook
from mediateur.ui.pages.shared.titled_list import TitledRow
from mediateur.ui.pages.shell.neutral_screen import NeutralScreen
from mediateur.ui.printing import find_printers
from mediateur.usecases.paper.habits import Habits
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.sessions import Session

Act = Callable[[Order, Paper], None]


class PrintPage(PrintShowcase):
    """What may be printed. `printed` carries the draft id of a session, and how many of its guides went out.

    `session_asked` tells to go back to the session.
    """

    printed = Signal(str, int)
    session_asked = Signal()

    def __init__(self, printing: Printing, places: Places, preferences: Preferences) -> None:
        super().__init__(printing, preferences)
        self.setAccessibleName("Imprimer")
        self._places, self._habits = places, Habits(preferences)
        self._besides: TitledRow | None = None
        self._then: Act | None = None
        self._has_printers, self._went_out = True, False
        self._delivery = Delivery(self)
        self.options.show_remembered(self._habits.options)
        self._connect()

    def show_catalogue(self) -> None:
        """Show what may be printed without a session."""
        self._besides = self._session = None
        self._open(self.catalogue.value)

    def show_entry(self, name: str) -> None:
        """Choose a paper of the catalogue, under the keyboard."""
        self._besides = self._session = None
        known = any(form.id == name for form in self._printing.catalogue())
        self._open(name if known else self.catalogue.value)
        self.catalogue.choose(name)
        self.catalogue.list.setFocus()

    def show_session(self, session: Session) -> None:
        """Show the guide of a session, and the way back to it."""
        self._session, self._besides = session, SESSION
        self._open(SESSION.id)

    def show_memo(self, choices: frozenset[str]) -> None:
        """Show the memo of « Qui peut voir quoi ? » for these choices."""
        self._session, self._besides, self._choices = None, CHOICES, choices
        self._open(CHOICES.id)

    def refresh(self) -> None:
        """Show the catalogue with the place, the data and the printers as they now are."""
        self.show_catalogue()

    @Slot()
    def print_now(self) -> None:
        """Print the paper in view, or save it where there is no printer."""
        if open_dialog_of(self.window()) is None:
            self._when_ready(self._print if self.ways.can_print else self._save)

    @Slot()
    def save_now(self) -> None:
        """Save the paper in view as a file; what is about one person is saved blank."""
        self._when_ready(self._save)

    @Slot()
    def change_contact(self) -> None:
        """Open the place that guides bear."""
        dialog = ContactDialog(self.window(), self._places)
        dialog.kept.connect(self._on_contact)
        dialog.open_dialog(dialog.form.name.edit)

    @Slot()
    def fill_now(self) -> None:
        """Show the fields of the paper chosen in the place of the list."""
        form = self.form
        if form is None or not form.fields or self.filling is not None:
            return
        panel = FillPanel(form)
        panel.changed.connect(self.renew)
        panel.erased.connect(self._on_erased)
        panel.close_asked.connect(self._on_filled)
        self._went_out = False
        self.hold_filling(panel)
        self._show_outlook()
        panel.first.setFocus()

    @Slot()
    def stop_filling(self) -> None:
        """Leave nothing of what was typed, and show the list again."""
        if self.filling is not None:
            self.filling.erase()
            self.hold_filling(None)
            self._show_outlook()

    @Slot()
    def carry_now(self) -> None:
        """Open « Emporter sur une clé »."""
        from mediateur.ui.pages.printing.stick_dialog import StickDialog

        forms = tuple(self._forms.values())
        dialog = StickDialog(self.window(), self._printing, forms, self._habits, self._contact)
        dialog.open_dialog()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the papers of the page."""
        super().showEvent(event)
        if self._forms:
            self.want()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make nothing more: no job is left when the program ends. What was typed goes when the page is left.

        A window put away, and the neutral screen before the paper went out, are no leaving.
        """
        super().hideEvent(event)
        self.papers.rest()
        covered = any(screen.isVisible() for screen in self.window().findChildren(NeutralScreen))
        if not event.spontaneous() and (self._went_out or not covered):
            self.stop_filling()

    def _connect(self) -> None:
        self._delivery.done.connect(self._on_delivered)
        self._delivery.failed.connect(self._on_failed)
        self.catalogue.chosen.connect(self._on_chosen)
        self.options.changed.connect(self.renew)
        self.options.kept.connect(self._keep_options)
        self.options.contact.change_asked.connect(self.change_contact)
        self.ways.print_asked.connect(self.print_now)
        self.ways.save_asked.connect(self.save_now)
        self.ways.fill_asked.connect(self.fill_now)
        self.back.clicked.connect(self.session_asked)
        self.carry.clicked.connect(self.carry_now)

    def _open(self, chosen: str) -> None:
        self.stop_filling()
        forms = self._printing.catalogue()
        self._forms = {form.id: form for form in forms}
        self.catalogue.show_forms(forms, self._habits.frequent(forms), self._besides, chosen)
        self.set_tab_order()
        self.back.setVisible(self._session is not None)
        self.trouble.forget()
        self._read_contact()
        self._on_chosen()
        self._find_printers()

    def _find_printers(self) -> None:
        search = find_printers(self)
        search.found.connect(self._on_printers)
        search.troubled.connect(self.options.tell_troubles)

    @Slot(tuple)
    def _on_printers(self, names: tuple[str, ...]) -> None:
        self._has_printers = bool(names)
        self.options.show_printers(names, self._habits.options.printer)
        self._show_outlook()

    def _show_outlook(self) -> None:
        form, filling = self.form, self.filling is not None
        fillable = form is not None and bool(form.fields)
        private = filling and form is not None and form.personal
        self.ways.show_outlook(Outlook(self._has_printers, fillable, filling, private))
        self.fit()

    def _read_contact(self) -> None:
        try:
            self._contact = self._places.current()
        except MediateurError as error:
            self.trouble.tell(error)
        self.options.contact.show_place(self._contact)

    @Slot()
    def _on_contact(self) -> None:
        self._read_contact()
        self.want()

    @Slot()
    def _keep_options(self) -> None:
        self._habits.keep(self.options.remembered)

    @Slot()
    def _on_chosen(self) -> None:
        form = self.form
        self.options.show_form(form.variants if form else tuple(Variant), self._languages)
        self._show_outlook()
        self.renew()

    @property
    def _languages(self) -> tuple[str, ...]:
        """The languages of the paper chosen: those of its pathway for the guide of a session."""
        if self.form is not None:
            return self.form.languages
        chosen_session = self._session if self.catalogue.value == SESSION.id else None
        return self._printing.languages(chosen_session) if chosen_session else (FRENCH.code,)

    @Slot()
    def _on_erased(self) -> None:
        self._then = None
        self.forget_typed()
        if self.isVisible():
            self.want()

    @Slot()
    def _on_filled(self) -> None:
        self.stop_filling()
        self.catalogue.list.setFocus()

    def gone_on(self) -> None:
        """Print or save what was asked for before its paper was there."""
        if (then := self._then) is None:
            return
        order = self._outgoing(then)
        made = self.papers.of(order)
        if made is not None:
            self._then = None
            if isinstance(made, Paper):
                then(order, made)

    def _when_ready(self, act: Act) -> None:
        self._then = act
        if isinstance(self.papers.of(self._outgoing(act)), Paper):
            self.trouble.forget()
            self.gone_on()
        else:
            self.renew()

    def _outgoing(self, act: Act) -> Order:
        """Return the paper that goes out: blank when what is about one person would be saved."""
        return self.blank if act == self._save and self.ways.saves_blank else self.chosen

    def _print(self, order: Order, paper: Paper) -> None:
        copies, options = self.options.copies.value(), self.options.printing
        self._delivery.print(order, paper.pdf, self.catalogue.title, copies, options)

    def _save(self, order: Order, paper: Paper) -> None:
        self._delivery.save(order, paper.pdf, self.catalogue.title)

    @Slot(object, int)
    def _on_delivered(self, order: Order, copies: int) -> None:
        self._went_out = self.filling is not None
        session = order.session
        self._habits.count(order.form if session is None else f"{GUIDE}{session.walk.pathway.id}")
        if session is not None:
            self.printed.emit(session.draft.id, copies)

    @Slot(object)
    def _on_failed(self, error: MediateurError) -> None:
        self.trouble.tell(error)
        self._find_printers()
        self._show_outlook()
