"""« Emporter sur une clé » in the real window: what is ticked, how far it is, how it stops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.announce import recent
from mediateur.ui.pages.printing.stick_dialog import NONE_CHOSEN, StickDialog
from mediateur.usecases.paper.habits import FIRST
from tests.ui.audit import nameless, small_targets
from tests.ui.driving import CTRL, KEY, Driver, settle
from tests.ui.pages.conftest import check_french

WAIT_MS = 30_000
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def dialog(hands: Driver, monkeypatch: pytest.MonkeyPatch) -> Iterator[StickDialog]:
    """Open the dialog by its button, on documents that cost nothing to make."""
    monkeypatch.setattr(hands.app.printing, "form", lambda form, *_what, **_how: f"%PDF {form}".encode())
    hands.window.show_page("imprimer")
    page: Any = hands.window.page("imprimer")
    page.papers.rest()
    page.carry.click()
    settle()
    opened = hands.dialog
    assert isinstance(opened, StickDialog)
    yield opened
    jobs.wait()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "cle"
    folder.mkdir()
    return folder


def test_the_usual_papers_are_ticked_and_shelves_go_at_once(dialog: StickDialog) -> None:
    assert {form.id for form in dialog.ticked} == set(FIRST)
    letters = dialog.shelves[1]
    letters.whole.click()
    assert {form.id for form in dialog.ticked} == set(FIRST) | set(letters.boxes)
    next(iter(letters.boxes.values())).click()
    assert not letters.whole.isChecked()
    letters.whole.click()
    letters.whole.click()
    assert not {form.id for form in dialog.ticked} & set(letters.boxes)


def test_documents_are_written_and_it_is_said(dialog: StickDialog, stick: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.closed, timeout=WAIT_MS):
        dialog.write_to(stick)
        assert dialog.words.text() == f"Préparation, document 1 sur {len(FIRST)}"
        assert dialog.progress.maximum() == len(FIRST)
    written = f"{len(FIRST)}{NBSP}documents écrits dans «{NBSP}{stick.name}{NBSP}»."
    assert written in [announced.text for announced in recent()]
    assert len(list(stick.iterdir())) == len(FIRST)


def test_stopping_leaves_what_was_written(dialog: StickDialog, stick: Path, qtbot: QtBot) -> None:
    dialog.shelves[0].whole.click()
    dialog.write_to(stick)
    qtbot.waitUntil(lambda: dialog._done >= 1, timeout=WAIT_MS)
    dialog.stop.click()
    qtbot.waitUntil(lambda: dialog._work is None, timeout=WAIT_MS)
    written = len(list(stick.iterdir()))
    assert 1 <= written < len(dialog.ticked)
    assert dialog.words.text().startswith(f"Arrêté. {written}{NBSP}document")
    assert dialog.stop.label == "Fermer"
    jobs.wait()
    settle()
    assert len(list(stick.iterdir())) == written


def test_a_stick_that_is_gone_is_told_in_place(dialog: StickDialog, stick: Path, qtbot: QtBot) -> None:
    dialog.write_to(stick / "absente")
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=WAIT_MS)
    assert any(told.text.startswith("Ce dossier ne se laisse plus écrire.") for told in recent())  # beside the preview
    assert dialog.isVisible()
    assert dialog.start.isEnabled()


def test_a_document_that_cannot_be_made_is_told(
    dialog: StickDialog, hands: Driver, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_what: object, **_how: object) -> bytes:
        raise MediateurError("Ce guide ne se lit pas.", "Votre journal est intact.")

    monkeypatch.setattr(hands.app.printing, "form", broken)
    dialog.write_to(stick)
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=WAIT_MS)
    assert list(stick.iterdir()) == []


def test_the_folder_is_asked_for_and_nothing_ticked_is_told(dialog: StickDialog, hands: Driver) -> None:
    hands.key(KEY.Key_Return, CTRL)
    chooser = hands.window.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    chooser.reject()
    settle()
    for shelf in dialog.shelves:
        for box in shelf.boxes.values():
            box.setChecked(False)
    dialog.start.click()
    assert recent()[-1].text == NONE_CHOSEN


def test_closing_while_it_works_crashes_nothing(dialog: StickDialog, hands: Driver, stick: Path) -> None:
    dialog.write_to(stick)
    hands.key(KEY.Key_Escape)
    jobs.wait()
    settle()
    assert len(list(stick.iterdir())) <= 1


def test_the_dialog_is_accessible(dialog: StickDialog) -> None:
    assert nameless(dialog) == []
    assert small_targets(dialog) == []
    check_french(dialog)
