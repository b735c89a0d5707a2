"""Imprimer: the catalogue, the very paper that will come out, the options, the printer or a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.forms.catalogue import Shelf
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.pages.print_catalogue import Entry
from mediateur.ui.pages.print_contact import ContactDialog
from mediateur.ui.pages.print_delivery import Delivery
from mediateur.ui.pages.print_frame import PrintFrame
from mediateur.ui.pages.print_papers import Order, Paper, Papers
from mediateur.ui.printing import printers
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.printing import Printing
from mediateur.usecases.sessions import Session

SESSION = Entry("seance", "Guide de cette séance")
RIGHT, MEMO = "droit", Entry("memo", "Mémo de ces choix")
WAITING, WAIT_MS = "Préparation du guide…", 300


class PrintPage(PrintFrame):
    """What may be printed. `printed` carries how many guides of the session went to paper or to a file.

    `session_asked` tells to go back to the session. Papers are made in a job, and live as long as they are right.
    """

    printed = Signal(int)
    session_asked = Signal()

    def __init__(self, printing: Printing, places: Places, preferences: Preferences) -> None:
        super().__init__()
        self.setAccessibleName("Imprimer")
        self._printing, self._places, self._preferences = printing, places, preferences
        self._session: Session | None = None
        self._besides: Entry | None = None
        self._right = ""
        self._choices: frozenset[str] = frozenset()
        self._contact: Place | None = None
        self._orders: dict[str, Order] = {}
        self._shown: Order | None = None
        self._then: Callable[[Paper], None] | None = None
        self.papers, self._delivery = Papers(printing, self), Delivery(self)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(WAIT_MS)
        self._connect()

    @property
    def pdf(self) -> bytes:
        """The paper chosen, empty until it is in view."""
        made = self.papers.of(self._chosen) if self._orders else None
        return made.pdf if isinstance(made, Paper) and self._shown == self._chosen else b""

    def show_catalogue(self) -> None:
        """Show what may be printed without a session."""
        self._besides = self._session = None
        self._open(self.catalogue.value)

    def show_entry(self, name: str) -> None:
        """Choose a paper of the catalogue."""
        self.show_catalogue()
        if name in self.catalogue.buttons:
            self.catalogue.buttons[name].setChecked(True)

    def show_session(self, session: Session) -> None:
        """Show the guide of a session, and the way back to it."""
        self._session, self._besides = session, SESSION
        self._open(SESSION.id)

    def show_right(self, right_id: str, title: str) -> None:
        """Show the sheet of a right."""
        self._session, self._besides, self._right = None, Entry(RIGHT, title), right_id
        self._open(RIGHT)

    def show_memo(self, choices: frozenset[str]) -> None:
        """Show the memo of « Qui peut voir quoi ? » for these choices."""
        self._session, self._besides, self._choices = None, MEMO, choices
        self._open(MEMO.id)

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
        """Save the paper in view as a file."""
        self._when_ready(self._save)

    @Slot()
    def change_contact(self) -> None:
        """Open the place that guides bear."""
        dialog = ContactDialog(self.window(), self._places)
        dialog.kept.connect(self._on_contact)
        dialog.open_dialog(dialog.form.name.edit)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the papers of the page."""
        super().showEvent(event)
        if self._orders:
            self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make nothing more: no job is left when the program ends."""
        super().hideEvent(event)
        self.papers.rest()

    def _connect(self) -> None:
        self.papers.ready.connect(self._on_ready)
        self._slow.timeout.connect(self._on_slow)
        self._delivery.done.connect(self._on_delivered)
        self._delivery.failed.connect(self._on_failed)
        self.catalogue.chosen.connect(self._renew)
        self.options.changed.connect(self._renew)
        self.options.contact.change_asked.connect(self.change_contact)
        self.ways.print_asked.connect(self.print_now)
        self.ways.save_asked.connect(self.save_now)
        self.back.clicked.connect(self.session_asked)

    def _open(self, chosen: str) -> None:
        entries = [Entry(form.id, form.title) for form in self._printing.catalogue() if form.shelf is not Shelf.SHEETS]
        if self._besides is not None:
            entries.insert(0, self._besides)
        known = any(entry.id == chosen for entry in entries)
        self.catalogue.show_entries(entries, chosen if known else entries[0].id)
        self.set_tab_order()
        self.back.setVisible(self._session is not None)
        self.ways.show_printers(found=bool(printers()))
        self.trouble.forget()
        self._read_contact()

    @Slot()
    def _on_contact(self) -> None:
        self._read_contact()
        announce(self, "Contact enregistré.")

    def _read_contact(self) -> None:
        try:
            self._contact = self._places.current()
        except MediateurError as error:
            self.trouble.tell(error)
        self.options.contact.show_place(self._contact)
        self._want()

    @Slot()
    def _renew(self) -> None:
        self.trouble.forget()
        self._want()

    def _want(self) -> None:
        self._orders = {name: self._order(name) for name in self.catalogue.buttons}
        chosen = self._chosen
        others = [order for order in self._orders.values() if order != chosen]
        ahead = [replace(chosen, variant=variant) for variant in Variant if variant != chosen.variant]
        self.papers.want((chosen, *others, *ahead))
        for name in self._orders:
            self._show_pages(name)
        self._show()

    @property
    def _chosen(self) -> Order:
        return self._orders[self.catalogue.value]

    def _order(self, name: str) -> Order:
        session = self._session if name == SESSION.id else None
        progress = (session.draft.id, session.draft.events) if session else ()
        data = tuple(sorted(self._preferences.current.data.items()))
        return Order(
            form=name,
            variant=self.options.variant,
            language=self.options.language,
            colour=self.options.colour,
            contact=self._contact,
            edition=(dt.date.today(), data, progress),
            session=session,
            right=self._right if name == RIGHT else "",
            choices=self._choices if name == MEMO.id else None,
        )

    @Slot(object)
    def _on_ready(self, made: Order) -> None:
        for name, order in self._orders.items():
            if order == made:
                self._show_pages(name)
        if made == self._chosen:
            self._show()

    def _show_pages(self, name: str) -> None:
        made = self.papers.of(self._orders[name])
        self.catalogue.show_pages(name, made.pages if isinstance(made, Paper) else 0)

    def _show(self) -> None:
        """Show the paper chosen if it is there; say why it is not once that has lasted."""
        made = self.papers.of(self._chosen)
        if made is None:
            self._slow.start()
            return
        self._slow.stop()
        then, self._then = self._then, None
        if isinstance(made, MediateurError):
            self.trouble.tell(made)
            return
        self._show_paper(made)
        if then is not None:
            then(made)

    def _show_paper(self, paper: Paper) -> None:
        if self._shown == self._chosen:
            return
        self._shown = self._chosen
        self.preview.show_pdf(paper.pdf)
        announce(self.preview, f"Aperçu prêt, {paper.pages}{NBSP}page{'s' if paper.pages > 1 else ''}.")

    @Slot()
    def _on_slow(self) -> None:
        self.preview.wait(WAITING)

    def _when_ready(self, act: Callable[[Paper], None]) -> None:
        made = self.papers.of(self._chosen)
        if isinstance(made, Paper):
            self.trouble.forget()
            act(made)
        else:
            self._then = act
            self._renew()

    def _print(self, paper: Paper) -> None:
        self._delivery.print(self._chosen, paper.pdf, self._title, self.options.copies.value())

    def _save(self, paper: Paper) -> None:
        self._delivery.save(self._chosen, paper.pdf, self._title)

    @property
    def _title(self) -> str:
        return self.catalogue.buttons[self.catalogue.value].entry.title

    @Slot(object, int)
    def _on_delivered(self, order: Order, copies: int) -> None:
        if order.session is not None:
            self.printed.emit(copies)

    @Slot(object)
    def _on_failed(self, error: MediateurError) -> None:
        self.trouble.tell(error)
        self.ways.show_printers(found=bool(printers()))
