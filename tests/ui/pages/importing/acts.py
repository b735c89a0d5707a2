"""Tables to import, and the keys that bring them in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from mediateur.journal.encounter import Encounter
from mediateur.ui.pages.importing.dialog import ImportDialog
from mediateur.ui.pages.journal.page import JournalPage
from tests.ui.driving import CTRL, KEY, Driver, rest, settle

NBSP = "\N{NO-BREAK SPACE}"


ROWS = (
    ("Jour", "Moment", "Nb personnes", "Motif", "Résultat", "Durée (min)", "Usager", "Remarques"),
    ("03/02/2026", "Matin", "1", "Première connexion", "Espace activé", "45", "Mme Canari", "Revenir mardi."),
    ("03/02/2026", "Après-midi", "2", "Première connexion", "2 activés", "1 h 30", "M. Canari", ""),
    ("05/03/2026", "Matin", "1", "Retrouver ses accès", "Accès retrouvé", "20", "06 39 98 00 01", ""),
    ("hier", "Matin", "1", "Retrouver ses accès", "", "20", "", ""),
    ("06/03/2026", "Matin", "beaucoup", "Retrouver ses accès", "", "20", "", ""),
)


def csv(rows: tuple[tuple[str, ...], ...] = ROWS, encoding: str = "cp1252") -> bytes:
    return "\r\n".join(";".join(row) for row in rows).encode(encoding)


def opened(hands: Driver, source: Path, data: bytes = b"") -> ImportDialog:
    """Open a table: the button of the page by the keys, then what the chooser of the system tells."""
    if data:
        source.write_bytes(data)
    page = hands.window.page("journal")
    assert isinstance(page, JournalPage)
    page.bring_in.setFocus()
    hands.key(KEY.Key_Space)
    chooser = hands.window.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.fileMode() is QFileDialog.FileMode.ExistingFile
    chooser.fileSelected.emit(str(source))
    chooser.reject()
    settle()
    hands.window.activateWindow()  # the offscreen platform, unlike others, does not give it the keyboard back
    rest()
    dialog = hands.dialog
    assert isinstance(dialog, ImportDialog)
    return dialog


def kept(hands: Driver) -> tuple[Encounter, ...]:
    return hands.app.journal.rows()


def tab_to(hands: Driver, wanted: object) -> None:
    for _ in range(60):
        if hands.focus() is wanted:
            return
        hands.key(KEY.Key_Tab)
    raise AssertionError("Tab does not get there")


def go(hands: Driver) -> None:
    hands.key(KEY.Key_Return, CTRL)
    rest()
