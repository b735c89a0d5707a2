"""À propos leads to the licence of every part of the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediateur import paths
from mediateur.ui import jobs
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.help import licences_dialog
from mediateur.ui.pages.help.licences_dialog import LOST, LicencesDialog
from mediateur.ui.pages.help.page import HelpPage
from mediateur.usecases.program import licences
from mediateur.usecases.program.manual import Manual
from tests.ui.audit import clipped, overflowing
from tests.ui.conftest import press, show
from tests.ui.driving import calm
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Iterator[LicencesDialog]:
    """Open the dialog as a person does, by the keyboard, in the page that has it."""
    page = HelpPage(Manual(paths.manual(paths.resources())))
    show(page, WIDTH, HEIGHT)
    page.show_section("apropos")
    page.about.read.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: open_dialog_of(page) is not None)
    opened = open_dialog_of(page)
    assert isinstance(opened, LicencesDialog)
    calm(page)
    yield opened
    jobs.wait()


def test_every_part_can_be_read(dialog: LicencesDialog) -> None:
    parts = licences.parts()
    assert [dialog.part.itemData(rank).name for rank in range(dialog.part.count())] == [part.name for part in parts]
    for part in parts:
        dialog.show_part(part)
        assert part.licence in dialog.told.text()
        assert len(dialog.text.text()) > (300 if part.texts else 80), part.name
        assert part.notice.replace("\N{NO-BREAK SPACE}", " ") in dialog.text.text().replace("\N{NO-BREAK SPACE}", " ")


def test_the_keyboard_goes_from_part_to_part(dialog: LicencesDialog) -> None:
    assert QApplication.focusWidget() is dialog.part
    before = dialog.text.text()
    press(Qt.Key.Key_Down)
    assert dialog.text.text() != before
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_is_named_and_fits(dialog: LicencesDialog, theme: Theme) -> None:
    check_accessible(dialog, theme)
    assert clipped(dialog) == []
    assert overflowing(dialog) == []
    assert licences_dialog.WITH_PROGRAM in [label.text() for label in dialog.findChildren(type(dialog.told))]


def test_a_text_that_is_gone_is_told(dialog: LicencesDialog, tmp_path: Path) -> None:
    part = replace(licences.parts()[0], texts=(tmp_path / "parti.txt",))
    dialog.show_part(part)
    assert dialog.text.text() == LOST.replace("\N{NO-BREAK SPACE}", " ")
