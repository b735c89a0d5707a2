"""The figures as tables, at every width and size of words: no line of a row is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.dashboard.page import DashboardPage
from mediateur.ui.pages.dashboard.table import FiguresTable
from tests import big_journal
from tests.one_day import on
from tests.ui.driving import calm, driven

# The window at 200 % is the narrowest for its words.
NARROWEST = 683


def cut(table: FiguresTable) -> list[str]:
    """Return the words of a table that its cells are too small for."""
    found = []
    for row in range(table.figures.rowCount()):
        for column in range(table.figures.columnCount()):
            index = table.figures.index(row, column)
            cell = table.visualRect(index)
            margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1
            room = QRect(0, 0, cell.width() - 2 * margin, 10_000)
            needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
            if needed.height() > cell.height() or needed.width() > room.width():
                found.append(
                    f"{table.accessibleName()}: {index.data()!r} {needed.size().toTuple()} in {cell.size().toTuple()}"
                )
    return found


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_line_of_a_table_is_cut(scale: float, shared: bool, tmp_path: Path, theme: Theme) -> None:
    big_journal.build(tmp_path, big_journal.Size(3_000, 3, 2))
    with on(big_journal.LAST_DAY), driven(tmp_path, theme) as hands:
        hands.show()
        theme.set("clair", scale, reduced_motion=True)
        hands.window.show_page("tableau")
        shown = hands.window.page("tableau")
        assert isinstance(shown, DashboardPage)
        shown.view.filters.more.click()
        shown.view.filters.tabular.click()
        shown.view.audience.segments[int(shared)].click()
        for width in range(1366, int(NARROWEST * scale) - 1, -40):
            hands.window.resize(width, 690)
            calm(hands.window)
            tables = [table for table in shown.findChildren(FiguresTable) if table.isVisible()]
            assert len(tables) > 8
            assert [one for table in tables for one in cut(table)] == [], width
