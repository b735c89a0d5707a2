"""What leaves the journal by the window: tables for spreadsheets, reports on paper. Nothing in practice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from mediateur.content.text import NBSP, french
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import tell
from mediateur.ui.saving import ask_and_save, ask_where

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mediateur.journal.statistics import Filters, Period
    from mediateur.ui.frame import Frame
    from mediateur.usecases.exchange.imports import Exchange
    from mediateur.usecases.figures.bilans import Bilans, Extent
    from mediateur.usecases.figures.exports import Wanted

EXCHANGE_FILE, WRITTEN = "journal.mediateur", "Fichier écrit"
READ_OUT = french(
    "Le journal est dans « {} », sans note, signé par ce poste. La première fois, dites de vive voix à votre "
    "collègue l'empreinte de ce poste, que le sien lui montrera :"
)


def _exchanged(exchange: Exchange, target: Path) -> str:
    """Write the file of this machine, and return the fingerprint to read out."""
    exchange.write(target)
    return exchange.fingerprint().replace(" ", NBSP)


class TakingOut(QObject):
    """Asks what, then where, makes it in a thread, and writes it."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window, self._app = window, window.app
        self._target: Path | None = None
        self._period: tuple[Period, Filters, bool] | None = None
        self._bilans: Bilans | None = None

    def export(self) -> None:
        """Ask what to tell of the journal, as its page filters it. Raises MediateurError in practice."""
        from mediateur.ui.pages.journal.export_dialog import ExportDialog

        self._app.refuse_in_practice()
        page: Any = self._window.page("journal")
        dialog = ExportDialog(self._window, page.query, page.filters.told, self._app.exports)
        dialog.asked.connect(self._save_export)
        dialog.exchange_asked.connect(self._write_exchange)
        dialog.open_dialog(dialog.contents.first)

    def report(self, period: Period, filters: Filters, share: bool, *, of_network: bool = False) -> None:
        """Ask how much a report tells, of the journal or of the network. Raises MediateurError in practice."""
        from mediateur.ui.pages.journal.report_dialog import ReportDialog
        from mediateur.usecases.figures.sharing import days_in_words

        self._app.refuse_in_practice()
        self._period = period, filters, share
        self._bilans = self._app.network_bilans if of_network else self._app.bilans
        dialog = ReportDialog(self._window, days_in_words(period), share=share)
        dialog.asked.connect(self._save_report)
        dialog.open_dialog(dialog.extent.first)

    @Slot(object)
    def _save_export(self, wanted: Wanted) -> None:
        app, name = self._app, f"journal-{wanted.columns}.{wanted.format}"
        self._save(name, lambda: app.exports.make(app.content.titles(), wanted))

    @Slot()
    def _write_exchange(self) -> None:
        self._target = ask_where(self._window, EXCHANGE_FILE)
        if self._target is not None:
            jobs.run(partial(_exchanged, self._app.exchange, self._target), self._on_exchanged, self)

    @Slot(object)
    def _on_exchanged(self, outcome: jobs.Outcome) -> None:
        self._window.attempt(lambda: self._read_out(outcome))

    def _read_out(self, outcome: jobs.Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        if self._target is not None:
            tell(self._window, WRITTEN, f"{READ_OUT.format(self._target.name)} {outcome.value}", "Fermer")

    @Slot(object)
    def _save_report(self, extent: Extent) -> None:
        if self._period is not None and self._bilans is not None:
            period, filters, share = self._period
            bilans = self._bilans
            make = bilans.shared if share else bilans.inside
            name = f"bilan-{'partageable' if share else 'interne'}.pdf"
            self._save(name, partial(make, period, filters, extent))

    def _save(self, name: str, make: Callable[[], bytes]) -> None:
        if saving := ask_and_save(self._window, name, make):
            saving.failed.connect(self._window.tell_refusal)
            saving.saved.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        """Have the figures in view know that some of them were shared."""
        if self._window.shell.current_name in ("tableau", "reseau"):
            page: Any = self._window.page(self._window.shell.current_name)
            page.refresh()
