"""Tableau de bord in the real window: its figures, its tables, its choices, the goal, by keys and by eye."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog

from mediateur.content.text import NBSP
from mediateur.journal.encounter import Count, Encounter, HalfDay, Kind
from mediateur.ui import jobs
from mediateur.ui.pages import dashboard_words as told
from mediateur.ui.pages.dashboard import DashboardPage
from tests.forms import reading
from tests.journal.samples import PLAIN
from tests.ui.driving import Driver, calm, said, settle, words
from tests.ui.pages.conftest import check_french


def one(number: int, **changes: object) -> Encounter:
    """Return an activation of today, with changes."""
    usual = {
        "id": f"s{number}",
        "when": HalfDay(dt.date.today(), PLAIN.when.half),
        "outcomes": (Count(code="activee", n=1),),
        "autonomy": "entierement_accompagne",
        "obstacles": ("carte",),
    }
    return msgspec.structs.replace(PLAIN, **{**usual, **changes})


def keep(hands: Driver, *encounters: Encounter) -> None:
    """Keep some encounters."""
    with hands.app.open_store().begin() as work:
        for encounter in encounters:
            work.encounters.add(encounter)
        work.commit()


@pytest.fixture
def page(hands: Driver) -> DashboardPage:
    """Return the page in the window, on two activations, a closure and an event of today."""
    closure = one(3, pathway="dire-non", outcomes=(Count(code="cloture", n=1),), obstacles=())
    keep(hands, one(1), one(2), closure, one(4, kind=Kind.EVENT, persons=40, outcomes=(), obstacles=()))
    hands.window.show_page("tableau")
    settle()
    shown = hands.window.page("tableau")
    assert isinstance(shown, DashboardPage)
    return shown


def test_each_count_stands_above_its_definition_and_the_event_apart(page: DashboardPage) -> None:
    headline = page.headline.view.accessibleName()
    assert f"Personnes touchées, 3{NBSP};" in headline
    assert "Droits exercés, 1" in headline
    assert "Une fois par venue." in page.headline.view._svg
    assert "Personnes touchées à des événements, estimation, 40" in page.small["a-part"].view.accessibleName()
    assert "personnes différentes" not in words(page)
    check_french(page)


def test_every_chart_is_read_as_a_table_too(page: DashboardPage) -> None:
    page.tabular.setFocus()
    QTest.keyClick(page.tabular, Qt.Key.Key_Space)
    settle()
    board = page._statistics.dashboard(*page.chosen)
    for panel in page.panels:
        QAbstractItemModelTester(panel.table.figures, QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert not panel.view.isVisible()
        assert panel.table.isVisible() is (panel.table.figures.rowCount() > 0)
    rows = dict(page.small["droits"].table.figures.rows)
    assert rows == {**{cell.label: str(cell.n) for cell in board.table("droits").cells}, "Total": "1"}
    index = page.small["droits"].table.figures.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Fermeture{NBSP}: 1"


def test_a_filter_counts_what_it_names_and_says_so(page: DashboardPage) -> None:
    page.pathway.set_value("dire-non")
    page.pathway.chosen.emit("dire-non")
    assert "Personnes touchées, 1" in said()[-1]
    assert page.pathway.value() == "dire-non"
    assert [page.pathway.itemData(rank) for rank in range(page.pathway.count())] == [None, "activer-adulte", "dire-non"]


def test_a_period_without_anything_says_so(page: DashboardPage) -> None:
    page.period.set_value(f"a{dt.date.today().year - 4}")
    page.period.chosen.emit(None)
    assert page.nothing.isVisible()
    assert said()[-1] == told.NO_SESSION


def share(page: DashboardPage) -> None:
    QTest.mouseClick(page.audience.segments[1], Qt.MouseButton.LeftButton)
    settle()


def test_too_few_persons_are_not_shared_at_all(page: DashboardPage) -> None:
    share(page)
    assert page.refused.isVisible()
    assert said()[-1] == page._refusal != ""
    assert not any(panel.isVisible() for panel in (*page.panels, page.goal, page.compared))
    QTest.mouseClick(page.audience.segments[0], Qt.MouseButton.LeftButton)
    settle()
    assert page.headline.view.isVisible()
    assert page.goal.isVisible()


def test_what_is_shared_has_no_count_of_one_to_ten(hands: Driver, page: DashboardPage) -> None:
    """Two closures among thirty activations: neither their number nor what is left without them can be read."""
    keep(hands, *(one(number) for number in range(10, 40)))
    page.refresh()
    share(page)
    shown = [row for panel in page.panels if panel.isVisible() for row in panel.table.figures.rows]
    assert ("Personnes touchées", "33") in shown
    assert ("Droits exercés", f"<{NBSP}11") in shown
    assert not [text for _, text in shown if text.isdecimal() and 0 < int(text) < 11]
    assert not page.small["a-part"].isVisible()
    check_french(page)


def test_the_goal_is_set_and_kept(hands: Driver, page: DashboardPage) -> None:
    year = dt.date.today().year
    assert page.goal.figure.text() == f"2 en {year}"
    page.goal.edit.click()
    page.goal.target.setText("beaucoup")
    page.goal.save.click()
    assert page.goal.target_row.error == told.ASK_TARGET
    page.goal.target.setText("400")
    QTest.keyClick(page.goal.target, Qt.Key.Key_Return)
    assert page.goal.figure.text() == "2 sur 400"
    assert (hands.app.preferences.current.goal, hands.app.preferences.current.goal_year) == (400, year)


def saved(page: DashboardPage, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Ask for the report, name a file, and return its words."""
    target = folder / "bilan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.report.click()
    jobs.wait()
    settle()
    return " ".join(reading.lines(target.read_bytes())).replace(NBSP, " ") if target.is_file() else ""


def test_the_report_has_the_exact_figures_and_says_that_they_stay_inside(
    page: DashboardPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = saved(page, tmp_path, monkeypatch)
    assert "Usage interne" in text
    assert "Personnes touchées" in text
    assert page._statistics.dashboard(*page.chosen).table("comptes").cells[0].n == 3


def test_a_report_to_share_is_protected_and_kept_as_sent(
    hands: Driver, page: DashboardPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share(page)
    assert saved(page, tmp_path, monkeypatch) == ""
    keep(hands, *(one(number) for number in range(10, 40)))
    text = saved(page, tmp_path, monkeypatch)
    assert "< 11" in text
    assert "Chiffres partageables" in text
    [sent] = hands.app.bilans.sent()
    assert (sent.scope.first, sent.scope.last) == page.chosen[0]


def test_the_figures_follow_the_journal(hands: Driver, page: DashboardPage) -> None:
    keep(hands, one(9))
    hands.window.show_page("journal")
    hands.window.show_page("tableau")
    assert f"Personnes touchées, 4{NBSP};" in page.headline.view.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_holds_at_every_size(hands: Driver, page: DashboardPage, scale: float) -> None:
    hands.theme.set(scale=scale)
    calm(page)
    assert page.scroller.widget().width() <= page.scroller.viewport().width()
    assert page.headline.view.height() >= page.headline.view.heightForWidth(page.headline.view.width()) - 1
