"""Records added, corrected and looked at with the keys alone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediateur.journal.encounter import Count, Encounter, Kind
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.closing.entry import CorrectionDialog, EntryDialog
from mediateur.ui.pages.journal.page import JournalPage
from tests.ui.driving import CTRL, KEY, Driver, rest


def journal(hands: Driver) -> JournalPage:
    hands.window.show_page("journal")
    rest()
    found = hands.window.page("journal")
    assert isinstance(found, JournalPage)
    return found


def kept(hands: Driver) -> tuple[Encounter, ...]:
    return hands.app.journal.rows()


def add(hands: Driver) -> EntryDialog:
    hands.key(KEY.Key_N, CTRL)
    dialog = hands.dialog
    assert isinstance(dialog, EntryDialog)
    return dialog


def added(hands: Driver, page: JournalPage) -> Encounter:
    """Add a session and return its record, its line chosen."""
    dialog = add(hands)
    dialog.counters["activee"].setValue(1)
    hands.key(KEY.Key_Return, CTRL)
    rest()
    page.table.setFocus()
    page.table.choose(0)
    return kept(hands)[0]


def correction(hands: Driver) -> CorrectionDialog:
    hands.key(KEY.Key_Return)
    dialog = hands.dialog
    assert isinstance(dialog, CorrectionDialog)
    return dialog


def toasts(window: QWidget) -> list[Toast]:
    return [notice for notice in window.findChildren(Toast) if notice.isVisible()]


def opened(hands: Driver, page: JournalPage, record: Encounter) -> CorrectionDialog:
    """Keep a record, choose its line, and open it to correct it."""
    with hands.app.open_store().begin() as work:
        work.encounters.add(record)
        work.commit()
    page.refresh()
    rest()
    page.table.setFocus()
    page.table.choose(0)
    return correction(hands)


def met(hands: Driver, kind: Kind, persons: int, *outcomes: Count) -> Encounter:
    """Return what was counted this half-day, with these results."""
    return Encounter(
        id="a",
        when=hands.app.corrections.now(),
        mediator="Médiateur 1",
        pathway="activer-adulte",
        pathway_version=1,
        content_hash="0" * 64,
        persons=persons,
        kind=kind,
        outcomes=outcomes,
    )
