"""The list of steps: what changes is painted, the rest stays; a row that needs more lines gets them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from mediateur.ui.pages.session.rail_list import Index, RailDelegate, RailList, RailModel, RailRow
from tests.ui.driving import calm, settle

ROWS = tuple(RailRow(f"etape-{number}", f"Étape {number}", "todo") for number in range(5))


class Watched(RailDelegate):
    """Notes the rows that it paints."""

    def __init__(self, model: RailModel) -> None:
        super().__init__(model)
        self.painted: list[int] = []

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row, and note it."""
        self.painted.append(index.row())
        super().paint(painter, option, index)


def listed(qtbot: QtBot, width: int) -> tuple[RailList, RailModel, Watched]:
    view, model = RailList(), RailModel()
    qtbot.addWidget(view)
    delegate = Watched(model)
    view.setModel(model)
    view.setItemDelegate(delegate)
    model.show_rows(ROWS)
    view.resize(width, 400)
    view.show()
    calm(view)
    return view, model, delegate


@pytest.mark.parametrize("changed", [1, len(ROWS) - 1])
def test_only_the_step_that_changed_is_painted(qtbot: QtBot, changed: int) -> None:
    _view, model, delegate = listed(qtbot, 300)
    delegate.painted.clear()
    model.show_rows(tuple(row._replace(state="done") if rank == changed else row for rank, row in enumerate(ROWS)))
    qtbot.waitUntil(lambda: bool(delegate.painted))
    settle()
    assert delegate.painted == [changed]


def test_a_step_whose_words_change_gets_the_height_that_they_take(qtbot: QtBot) -> None:
    view, model, _delegate = listed(qtbot, 160)
    model.show_rows((ROWS[0], ROWS[1]._replace(label="Choisir un mot de passe, puis le retenir"), *ROWS[2:]))
    settle()
    grown, after = (view.visualRect(model.index(row)) for row in (1, 2))
    assert grown.height() > view.visualRect(model.index(0)).height()
    assert after.top() == grown.bottom() + 1


def test_so_does_the_last_one(qtbot: QtBot) -> None:
    view, model, _delegate = listed(qtbot, 160)
    view.resize(160, 200)
    calm(view)
    reach = view.verticalScrollBar().maximum()
    model.show_rows((*ROWS[:-1], ROWS[-1]._replace(label="Choisir un mot de passe, puis le retenir")))
    settle()
    assert view.verticalScrollBar().maximum() > reach
