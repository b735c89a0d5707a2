"""A long table: what is out of view is not asked for, whatever hides or narrows the table."""

from __future__ import annotations

from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mediateur.ui.kit.paged_table import MOST_PAGES, PagedModel, PagedTable
from mediateur.ui.kit.table_cells import MARK_ROLE, Mark, TableColumn
from tests.ui.conftest import show

PAGE, MANY = 50, 10_000
STATE = Mark("success", "circle-check")


def _name(row: str) -> str:
    return row


def _state(_row: str) -> str:
    return "Valable"


def _mark(_row: str) -> Mark:
    return STATE


COLUMNS = (TableColumn("Nom", _name, bold=True, grows=1), TableColumn("État", _state, mark=_mark))


def page(number: int) -> tuple[str, ...]:
    return tuple(f"Ligne {number * PAGE + row}" for row in range(PAGE))


def test_a_hidden_table_asks_for_nothing(qapp: QApplication) -> None:
    model: PagedModel[str] = PagedModel(COLUMNS, PAGE)
    asked: list[int] = []
    model.missing.connect(asked.append)
    table = PagedTable(model, "Lignes")
    model.begin(MANY, 0, page(0))
    assert asked == []
    show(table, 600, 400)
    assert asked == []
    table.choose(MANY - 1)
    table.viewport().repaint()
    assert set(asked) == {MANY // PAGE - 1}


def test_the_model_keeps_the_rules_of_qt_and_some_pages(qapp: QApplication) -> None:
    model: PagedModel[str] = PagedModel(COLUMNS, PAGE)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.begin(3 * PAGE, 0, page(0))
    for number in range(1, 2 * MOST_PAGES):
        model.grow((number + 1) * PAGE)
        model.keep(number, page(number))
    assert model.held == MOST_PAGES * PAGE
    last = model.index(2 * MOST_PAGES * PAGE - 1, 1)
    assert tuple(last.data(MARK_ROLE)) == STATE
    assert tester.model() is model
