"""What is opened for a moment is let go of: PySide keeps something of each widget of Qt's own that it looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers, ownedByPython

from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.toast import toast


def test_the_items_of_a_layout_of_ours_go_with_it(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    columns = Columns(2, 100, parent=host)
    columns.addWidget(QLabel("un"))
    item = columns.itemAt(0)
    assert item is not None
    assert ownedByPython(item)


def test_a_notice_looks_at_nothing_of_the_page(qtbot: QtBot) -> None:
    window, _page = _window(qtbot)
    toast(window, "Fait.")
    assert not _inner_ones()


def test_a_dialog_that_closes_looks_at_nothing_of_its_body(qtbot: QtBot) -> None:
    window, _page = _window(qtbot)
    dialog, inside = Dialog(window, "Titre"), QSpinBox()
    dialog.body.addWidget(inside)
    dialog.open_dialog(inside)
    dialog.close_dialog()
    assert not _inner_ones()


def _window(qtbot: QtBot) -> tuple[QWidget, QSpinBox]:
    window = QWidget()
    qtbot.addWidget(window)
    page = QSpinBox(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, page


def _inner_ones() -> list[QLineEdit]:
    """Return the fields that Qt put in a spin box and that Python was made to know."""
    known = [each for each in getAllValidWrappers() if isinstance(each, QLineEdit)]
    return [each for each in known if isinstance(each.parent(), QSpinBox)]
