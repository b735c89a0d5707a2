"""Paper or file: what goes out is what is in view, and what cannot is told in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.forms.variants import Variant
from mediateur.paths import resources
from mediateur.ui import jobs
from mediateur.ui.kit.announce import recent
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.ui.pages.printing.showcase import SESSION
from mediateur.ui.pages.printing.ways import NO_PRINTER
from mediateur.ui.saving import TAKEN
from mediateur.usecases.content.library import Content
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.sessions import Session
from tests.ui.conftest import flush, press, show, type_text
from tests.ui.pages.conftest import HEIGHT, WIDTH
from tests.ui.pages.printing.desk import (
    GUIDE,
    NBSP,
    SHEET,
    WAIT_MS,
    Broken,
    Desk,
    choose,
    find,
    found,
    save_as,
    wait,
)


def test_the_keyboard_goes_from_the_search_to_paper(page: PrintPage, desk: Desk, qtbot: QtBot) -> None:
    page.catalogue.search.setFocus()
    type_text(page.catalogue.search, "preparer")
    press(Qt.Key.Key_Return)
    assert page.catalogue.value == SHEET
    wait(page, qtbot)
    page.options.copies.setFocus()
    press(Qt.Key.Key_Up)
    page.ways.to_paper.setFocus()
    press(Qt.Key.Key_Return)
    assert desk.asked == [(page.pdf, "Préparer et revenir", 2, False)]


def test_printing_before_the_paper_is_there_waits_for_it(page: PrintPage, desk: Desk, qtbot: QtBot) -> None:
    page.options.black.click()
    page.print_now()
    qtbot.waitUntil(lambda: bool(desk.asked), timeout=WAIT_MS)
    assert [asked[3] for asked in desk.asked] == [True]


def test_without_a_printer_saving_is_what_is_left(
    page: PrintPage, monkeypatch: pytest.MonkeyPatch, desk: Desk, tmp_path: Path
) -> None:
    find(monkeypatch)
    page.refresh()
    assert page.ways.notice.isVisible()
    assert page.ways.notice.text() == NO_PRINTER
    assert [b.isVisible() for b in (page.ways.to_paper, page.ways.to_file, page.ways.to_file_only)] == [
        False,
        False,
        True,
    ]
    page.print_now()
    save_as(page, tmp_path / "guide.pdf")
    assert (tmp_path / "guide.pdf").read_bytes() == page.pdf
    assert desk.asked == []


def test_what_is_saved_is_what_is_in_view(page: PrintPage, tmp_path: Path) -> None:
    page.ways.to_file.click()
    save_as(page, tmp_path / "mon-guide.pdf")
    assert (tmp_path / "mon-guide.pdf").read_bytes() == page.pdf
    assert recent()[-1].text == f"Enregistré dans {tmp_path.name}{NBSP}: mon-guide.pdf."
    assert page.window().findChild(Toast) is not None


def test_a_name_without_the_ending_gets_it_and_replaces_nothing_unasked(page: PrintPage, tmp_path: Path) -> None:
    (tmp_path / "guide 12.11.pdf").write_bytes(b"un autre")
    page.save_now()
    first = page.window().findChild(QFileDialog)
    assert first is not None
    first.fileSelected.emit(str(tmp_path / "guide 12.11"))
    first.deleteLater()
    flush()
    assert (tmp_path / "guide 12.11.pdf").read_bytes() == b"un autre"
    again = page.window().findChild(QFileDialog)
    assert again is not None
    assert again.windowTitle() == TAKEN
    save_as(page, tmp_path / "guide 12.12")
    assert (tmp_path / "guide 12.12.pdf").read_bytes() == page.pdf


def test_the_folder_chosen_is_proposed_again(page: PrintPage, tmp_path: Path) -> None:
    page.save_now()
    save_as(page, tmp_path / "un.pdf")
    flush()
    page.save_now()
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().path()) == tmp_path
    dialog.reject()


def test_a_folder_that_refuses_is_told_in_place(page: PrintPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.save_now()
    save_as(page, tmp_path / "absent" / "guide.pdf")
    assert page.trouble.isVisible()
    assert recent()[-1].text.startswith("Le fichier guide.pdf ne s’enregistre pas.")
    assert recent()[-1].assertive
    choose(page, Variant.GROS, qtbot)
    assert not page.trouble.isVisible()


def test_a_printer_that_fails_is_told_in_place(page: PrintPage, desk: Desk) -> None:
    page.print_now()
    desk.begun[-1].failed.emit(MediateurError("L’imprimante ne répond pas.", "Le guide est prêt."))
    assert page.trouble.isVisible()


def test_damaged_content_is_told_in_place(places: Places, preferences: Preferences, desk: Desk, qtbot: QtBot) -> None:
    page = PrintPage(Broken(Content(resources(), preferences), preferences), places, preferences)
    show(page, WIDTH, HEIGHT)
    page.show_catalogue()
    qtbot.waitUntil(page.trouble.isVisible, timeout=WAIT_MS)
    assert page.pdf == b""
    page.hide()
    jobs.wait()


def test_a_session_gives_its_own_guide_and_the_way_back(page: PrintPage, session: Session, qtbot: QtBot) -> None:
    blank = page.pdf
    page.show_session(session)
    wait(page, qtbot)
    assert page.pdf != blank
    assert found(page)[0] == page.catalogue.value == SESSION.id
    assert session.draft.code in page.preview.view.accessibleDescription()
    with qtbot.waitSignal(page.session_asked):
        page.back.click()
    page.show_catalogue()
    assert not page.back.isVisible()
    wait(page, qtbot)
    assert page.pdf == blank


def test_only_guides_of_the_session_are_counted(
    page: PrintPage, session: Session, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    counted: list[tuple[str, int]] = []
    page.printed.connect(lambda draft, copies: counted.append((draft, copies)))
    page.show_session(session)
    wait(page, qtbot)
    page.print_now()
    page.save_now()
    save_as(page, tmp_path / "guide.pdf")
    page.catalogue.choose(GUIDE)
    wait(page, qtbot)
    page.print_now()
    of_session, of_another = desk.begun
    of_another.printed.emit(5)
    of_session.printed.emit(2)
    assert counted == [(session.draft.id, 1), (session.draft.id, 2)], "whichever printer is done first"


def test_a_paper_is_held_no_longer_than_one_looks_for_its_place(page: PrintPage, tmp_path: Path) -> None:
    for gives_up in (True, False):
        page.save_now()
        assert page._delivery._pdf == page.pdf
        dialog = page.window().findChild(QFileDialog)
        assert dialog is not None
        if not gives_up:
            dialog.fileSelected.emit(str(tmp_path / "guide.pdf"))
        dialog.reject()
        assert page._delivery._pdf == b""
        flush()


def test_nothing_is_printed_under_a_dialog(page: PrintPage, desk: Desk) -> None:
    page.change_contact()
    page.print_now()
    assert desk.asked == []
