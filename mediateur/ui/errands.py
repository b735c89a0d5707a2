"""What the pages and the keys ask of the window besides sessions: searching, paper, what leaves the journal."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from mediateur.forms.names import MODULE, SHEET
from mediateur.ui.session_errands import SessionErrands

if TYPE_CHECKING:
    from pathlib import Path

    from mediateur.journal.statistics import Filters, Period
    from mediateur.pathways.search import Entry
    from mediateur.ui.taking_out import TakingOut
    from mediateur.usecases.network.standing import Standings


class Errands(SessionErrands):
    """A window in which sessions are held, and that does what its pages ask. What is done above it is only named."""

    @Slot()
    def search(self) -> None:
        """Search everything."""
        self.show_page("parcours")
        page: Any = self.page("parcours")
        page.focus_search()

    @Slot(object)
    def open_found(self, entry: Entry) -> None:
        """Open what the search found: a right, a sheet, or a pathway where it answers."""
        name = {"droit": "droits", "feuille": "imprimer"}.get(entry.kind, "")
        if name:
            self.show_page(name)
            page: Any = self.page(name)
            page.show_entry(entry.target)
            return
        self.attempt(lambda: self.desk.begin(entry.target, entry.step, entry.obstacle))

    @Slot(str)
    def print_right(self, right_id: str) -> None:
        """Show the sheet of a right, to print or to save."""
        self.print_form(f"{SHEET}{right_id}")

    @Slot(str)
    def print_module(self, module_id: str) -> None:
        """Show the hand-out of a module, to print or to save; the catalogue for none."""
        self.print_form(f"{MODULE}{module_id}" if module_id else "")

    @Slot(str)
    def print_form(self, form_id: str) -> None:
        """Show a paper of the catalogue, to print or to save."""
        self.show_page("imprimer")
        page: Any = self.page("imprimer")
        page.show_entry(form_id)

    @Slot(object)
    def print_memo(self, choices: frozenset[str]) -> None:
        """Show the memo of the choices made in « Qui peut voir quoi ? », to print or to save."""
        self.show_page("imprimer")
        page: Any = self.page("imprimer")
        page.show_memo(choices)

    def undo_in_page(self) -> bool:
        """Undo what was last done in the page in view; False where there is nothing to undo."""
        page: Any = self.page(self.shell.current_name)
        return not self.in_session and hasattr(page, "undo") and bool(page.undo())

    @cached_property
    def taking_out(self) -> TakingOut:
        """What leaves the journal: exports, reports."""
        from mediateur.ui.taking_out import TakingOut

        return TakingOut(self)

    @Slot()
    def export_journal(self) -> None:
        """Ask what to tell of the journal, then where, and write it."""
        self.attempt(self.taking_out.export)

    @Slot()
    def import_journal(self) -> None:
        """Ask for a table or for the journal of another machine, and bring it in."""
        raise NotImplementedError

    @Slot()
    def withdraw_import(self) -> None:
        """Take the last import of a table back."""
        raise NotImplementedError

    @Slot(object, object, bool)
    def save_report(self, period: Period, filters: Filters, share: bool) -> None:
        """Ask how much the report of the figures tells, then where; what is shared is kept as it was sent."""
        self.attempt(lambda: self.taking_out.report(period, filters, share))

    @Slot(object, object, bool)
    def save_network_report(self, period: Period, filters: Filters, share: bool) -> None:
        """Do the same with the figures of the network."""
        self.attempt(lambda: self.taking_out.report(period, filters, share, of_network=True))

    @Slot(str, object)
    def save_sheet(self, name: str, data: bytes) -> None:
        """Ask where to keep a sheet of results, and write it."""
        from mediateur.ui.saving import ask_and_save

        if saving := ask_and_save(self, name, lambda: data):
            saving.failed.connect(self.tell_refusal)

    @Slot()
    def practise(self) -> None:
        """Open the window of practice."""
        raise NotImplementedError

    @Slot()
    def offer_tour(self) -> None:
        """Propose « Premiers pas », once."""
        raise NotImplementedError

    @Slot()
    def begin_tour(self) -> None:
        """Begin « Premiers pas », or go on with them."""
        raise NotImplementedError

    @Slot()
    def save_journal(self) -> None:
        """Make the copy of the day now."""
        raise NotImplementedError

    @Slot()
    def watch_content(self) -> None:
        """Look for newer content from the next idle minute on."""
        raise NotImplementedError

    @Slot()
    def look_after(self) -> None:
        """Do what is due for what is kept, and say it on Accueil again."""
        raise NotImplementedError

    @property
    def standings(self) -> Standings:
        """Where the sharing of the journal stands, as it was last seen."""
        raise NotImplementedError

    @Slot(object)
    def take_standings(self, standings: Standings) -> None:
        """Say that sharing began, moved or ended."""
        raise NotImplementedError

    @Slot(object)
    def restore_journal(self, copy: Path) -> None:
        """Say what a copy lacks, and go back to it if the person agrees."""
        raise NotImplementedError

    @Slot()
    def show_recopy(self) -> None:
        """Show « À recopier », which is reached from the journal."""
        self.show_page("a-recopier")

    @Slot()
    def show_verification(self) -> None:
        """Show « Vérifier une attestation », which is reached from Formation."""
        self.show_page("attestation")

    @Slot()
    def show_training(self) -> None:
        """Show Formation."""
        self.show_page("formation")
