from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.layouts import FlowLayout
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.reflow import Columns, FoldingRow, PlainColumns
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import Theme
from tests.ui.conftest import press, show
from tests.ui.driving import CTRL, KEY, calm

LONG = "Un texte assez long pour prendre plusieurs lignes dans une colonne étroite."


@pytest.mark.parametrize(("width", "expected"), [(640, 3), (420, 2), (150, 1)])
def test_columns_become_fewer_as_the_width_shrinks(width: int, expected: int) -> None:
    box = QWidget()
    columns = Columns(3, 200, (12, 8), box)
    parts = [Text(LONG, max_chars=0) for _ in range(5)]
    for part in parts:
        columns.addWidget(part)
    show(box, width, 900)
    calm(box)
    assert len({part.x() for part in parts}) == expected
    assert len({part.width() for part in parts}) == 1
    assert all(part.height() >= part.heightForWidth(part.width()) for part in parts)
    assert [(part.y(), part.x()) for part in parts] == sorted((part.y(), part.x()) for part in parts)
    rows = {part.y(): part.height() for part in parts}
    assert columns.heightForWidth(width) == sum(rows.values()) + 8 * (len(rows) - 1)


def test_columns_follow_the_text_size(theme: Theme) -> None:
    columns = Columns(3, 200)
    assert columns.columns_in(640) == 3
    theme.set(scale=2.0)
    assert columns.columns_in(640) == 1


@pytest.mark.parametrize("kind", [Columns, PlainColumns])
def test_the_height_follows_what_changes_in_the_columns(theme: Theme, kind: type[Columns]) -> None:
    box, fresh = QWidget(), QWidget()
    columns, texts = kind(2, 200, (12, 8), box), [Text("Un", max_chars=0), Text("Deux", max_chars=0)]
    for text in texts:
        columns.addWidget(text)
    show(box, 300, 600)
    low = columns.heightForWidth(300)
    texts[0].set_text(LONG)
    taller = columns.heightForWidth(300)
    assert taller > low
    texts[1].hide()
    assert columns.heightForWidth(300) < taller
    theme.set(scale=2.0)
    beside = Columns(2, 200, (12, 8), fresh)
    beside.addWidget(Text(LONG, max_chars=0))
    assert columns.heightForWidth(300) == beside.heightForWidth(300)
    columns.addWidget(Text("Trois", max_chars=0))
    calm(box)
    assert columns.heightForWidth(300) > beside.heightForWidth(300)
    columns.takeAt(columns.count() - 1).widget().deleteLater()
    assert columns.heightForWidth(300) == beside.heightForWidth(300)


def test_hidden_widgets_take_no_column() -> None:
    box = QWidget()
    columns = Columns(2, 100, parent=box)
    first, second, third = SecondaryButton("Un"), SecondaryButton("Deux"), SecondaryButton("Trois")
    for button in (first, second, third):
        columns.addWidget(button)
    second.hide()
    show(box, 300, 200)
    assert third.y() == first.y()


def test_a_row_folds_where_it_is_too_narrow_and_unfolds() -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    row = FoldingRow()
    buttons = [SecondaryButton("Continuer la séance"), SecondaryButton("Enregistrer")]
    for button in buttons:
        row.row.hold(button)
    column.addWidget(row)
    for width, lines in ((600, 1), (230, 2), (600, 1)):
        show(window, width, 300)
        calm(window)
        assert len({button.y() for button in buttons}) == lines


def test_a_row_folds_when_what_it_holds_grows() -> None:
    window, row = QWidget(), FoldingRow()
    QVBoxLayout(window).addWidget(row)
    window.setFixedWidth(280)
    buttons = [SecondaryButton("Un"), SecondaryButton("Deux")]
    for button in buttons:
        row.row.hold(button)
    show(window, 280, 200)
    assert len({button.y() for button in buttons}) == 1
    buttons[0].set_label("Un libellé bien plus long")
    calm(window)
    assert len({button.y() for button in buttons}) == 2


def test_a_message_puts_its_button_under_its_words_in_a_narrow_place() -> None:
    message = Message("danger", LONG, LONG, button="Retirer le numéro")
    assert message.button is not None
    show(message, 360, 400)
    calm(message)
    assert message.button.y() > message._title.y() + message._title.height()
    show(message, 800, 400)
    calm(message)
    assert message.button.x() > message._title.x() + message._title.width()


def test_ctrl_entree_goes_to_the_dialog_before_the_window(qtbot: object) -> None:
    window, heard = QWidget(), []
    action = QAction(window)
    action.setShortcut(QKeySequence("Ctrl+Return"))
    action.triggered.connect(lambda: heard.append("fenêtre"))
    window.addAction(action)
    show(window, 800, 600)
    dialog = Dialog(window, "Une question")
    keep = SecondaryButton("Enregistrer")
    keep.clicked.connect(lambda: heard.append("boîte"))
    dialog.footer_right.hold(keep)
    dialog.set_action(keep)
    dialog.open_dialog()
    press(KEY.Key_Return, CTRL)
    dialog.close_dialog()
    window.setFocus()
    press(KEY.Key_Return, CTRL)
    assert heard == ["boîte", "fenêtre"]


def test_the_buttons_of_a_dialog_fold_in_a_narrow_window() -> None:
    window = QWidget()
    show(window, 400, 600)
    dialog = Dialog(window, "Une question")
    buttons = [SecondaryButton("Continuer la séance"), SecondaryButton("Noter la différence")]
    for button in buttons:
        dialog.footer_right.hold(button)
    dialog.open_dialog()
    calm(window)
    assert len({button.mapTo(dialog, button.rect().topLeft()).y() for button in buttons}) == 2
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)


def flow_of(width: int) -> tuple[QWidget, list[SecondaryButton]]:
    """Return what holds a flow, whose buttons would go with it, and the buttons."""
    box = QWidget()
    flow = FlowLayout(8, box, left=1, down=20)
    buttons = [SecondaryButton(label) for label in ("Retour", "Plus tard", "Continuer")]
    for button in buttons:
        flow.addWidget(button)
    show(box, width, 300)
    calm(box)
    return box, buttons


def test_a_flow_sends_all_but_the_first_to_the_right_when_one_line_holds_them() -> None:
    _box, (back, later, forward) = flow_of(800)
    assert back.x() == 0
    assert forward.geometry().right() == 799
    assert forward.x() - later.geometry().right() == 9
    assert back.y() == later.y() == forward.y()


def test_a_flow_takes_more_lines_from_the_left() -> None:
    _box, (back, later, forward) = flow_of(240)
    assert (back.x(), forward.x()) == (0, 0)
    assert later.y() == back.y()
    assert forward.y() == back.geometry().bottom() + 21


def test_a_flow_puts_at_the_right_what_is_left_when_the_first_hides() -> None:
    box = QWidget()
    flow, hidden, shown = FlowLayout(8, box, left=1), SecondaryButton("Retour"), SecondaryButton("Continuer")
    flow.addWidget(hidden)
    flow.addWidget(shown)
    hidden.hide()
    show(box, 400, 100)
    calm(box)
    assert shown.geometry().right() == 399
