"""Tableau de bord in the real window: its figures, its tables, its choices, the goal, by keys and by eye."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog

from mediateur.content.text import NBSP
from mediateur.journal.disclosure import Scope
from mediateur.journal.encounter import Count, Encounter, HalfDay, Kind
from mediateur.journal.months import months_before
from mediateur.journal.statistics import Period
from mediateur.ui import jobs
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.pages.dashboard import words as told
from mediateur.ui.pages.dashboard.page import DashboardPage
from mediateur.ui.pages.dashboard.periods import to_share
from mediateur.ui.pages.dashboard.view import FiguresView
from mediateur.ui.pages.journal.report_dialog import ReportDialog
from mediateur.usecases.figures.bilans import Extent
from tests.forms import reading
from tests.journal.samples import PLAIN
from tests.ui.audit import nameless
from tests.ui.driving import Driver, calm, chevron, said, settle, words
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


def offered(box: ComboBox) -> list[object]:
    """Return the values that a list offers, in their order."""
    return [box.itemData(rank) for rank in range(box.count())]


@pytest.fixture
def page(hands: Driver) -> FiguresView:
    """Return the page in the window, on two activations, a closure and an event of today."""
    closure = one(3, pathway="dire-non", outcomes=(Count(code="cloture", n=1),), obstacles=())
    keep(hands, one(1), one(2), closure, one(4, kind=Kind.EVENT, persons=40, outcomes=(), obstacles=()))
    hands.window.show_page("tableau")
    settle()
    shown = hands.window.page("tableau")
    assert isinstance(shown, DashboardPage)
    return shown.view


def test_each_count_stands_above_its_definition_and_the_event_apart(page: FiguresView) -> None:
    headline = page.headline.view.accessibleName()
    assert f"Personnes touchées, 3{NBSP};" in headline
    assert "Droits exercés, 1" in headline
    assert "Une fois par venue." in page.headline.view._svg
    assert "Personnes touchées à des événements, estimation, 40" in page.small["a-part"].view.accessibleName()
    assert "personnes différentes" not in words(page)
    check_french(page)


def test_every_chart_is_read_as_a_table_too(page: FiguresView) -> None:
    page.filters.more.click()
    page.filters.tabular.setFocus()
    QTest.keyClick(page.filters.tabular, Qt.Key.Key_Space)
    settle()
    board = page._statistics.dashboard(*page.chosen)
    for panel in page.panels:
        QAbstractItemModelTester(panel.table.figures, QAbstractItemModelTester.FailureReportingMode.Fatal)
        assert not panel.view.isVisible()
        assert panel.table.isVisible() is (panel.table.figures.rowCount() > 0)
    [target] = page.goal.table.figures.rows
    assert page.goal.table.isVisible()
    assert target[1] == "2"
    assert "Une fois par venue." in page.headline.table.figures.rows[0][0]
    apart = page.small["a-part"].table
    assert all(apart.rowHeight(row) >= apart.sizeHintForRow(row) for row in range(2))
    week = page.weeks.table.figures.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert week.endswith("touchées 3 ; accompagnées 3")
    rows = dict(page.small["droits"].table.figures.rows)
    assert rows == {**{cell.label: str(cell.n) for cell in board.table("droits").cells}, "Total": "1"}
    index = page.small["droits"].table.figures.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Clôture{NBSP}: 1"


def test_a_filter_counts_what_it_names_and_says_so(page: FiguresView) -> None:
    page.filters.pathway.set_value("dire-non")
    page.filters.pathway.chosen.emit("dire-non")
    assert "Personnes touchées, 1" in said()[-1]
    assert page.filters.pathway.value() == "dire-non"
    assert offered(page.filters.pathway) == [None, "activer-adulte", "dire-non"]


def test_filters_fold_and_what_they_keep_is_told(page: FiguresView) -> None:
    assert not page.filters.pathway.isVisible()
    assert chevron(page.filters.more) == "chevron-down"
    page.filters.more.click()
    assert chevron(page.filters.more) == "chevron-up"
    assert page.filters.pathway.hasFocus()
    page.filters.pathway.set_value("dire-non")
    page.filters.pathway.chosen.emit("dire-non")
    assert not page.filters.kept.isVisible()
    page.filters.more.click()
    assert page.filters.kept.isVisible()
    assert page.filters.kept.text() == f"Seulement{NBSP}: Parcours{NBSP}: Dire non."


def test_words_that_count_nobody_are_one_line(page: FiguresView) -> None:
    drawn = [bar.label for bar in page.small["ages"].view._chart.bars]
    assert drawn[-1] == told.OTHERS
    assert len(drawn) < len(page.small["ages"].table.figures.rows) - 1
    assert "Personnes accompagnées, par semaine" in page.weeks.view.accessibleName()


def test_a_period_without_anything_says_so(page: FiguresView) -> None:
    page.period.set_value(f"a{dt.date.today().year - 4}")
    page.period.chosen.emit(None)
    assert page.nothing.isVisible()
    assert said()[-1] == told.NO_SESSION


def share(page: FiguresView) -> None:
    QTest.mouseClick(page.audience.segments[1], Qt.MouseButton.LeftButton)
    settle()


def last_month() -> dt.date:
    """Return a day of the last month that is over: the first that is offered to share."""
    return dt.date.today().replace(day=1) - dt.timedelta(3)


def past(number: int, **changes: object) -> Encounter:
    """Return an activation of the last month."""
    return one(number, **{"when": HalfDay(last_month(), PLAIN.when.half), **changes})


def test_too_few_persons_are_not_shared_at_all(hands: Driver, page: FiguresView) -> None:
    keep(hands, past(5), past(6))
    share(page)
    assert page.refused.isVisible()
    assert said()[-1] == page._refusal != ""
    assert not any(panel.isVisible() for panel in (*page.panels, page.goal, page.compared))
    QTest.mouseClick(page.audience.segments[0], Qt.MouseButton.LeftButton)
    settle()
    assert page.headline.view.isVisible()
    assert page.goal.isVisible()


def test_what_is_shared_has_no_count_of_one_to_ten(hands: Driver, page: FiguresView) -> None:
    """Two closures among thirty activations: neither their number nor what is left without them can be read."""
    closures = (past(number, pathway="dire-non", outcomes=(Count(code="cloture", n=1),)) for number in (5, 6, 7))
    keep(hands, *(past(number) for number in range(10, 40)), *closures)
    page.refresh()
    share(page)
    shown = [row for panel in page.panels if panel.isVisible() for row in panel.table.figures.rows]
    shown = [(label.partition("\n")[0], text) for label, text in shown]
    assert ("Personnes touchées", "33") in shown
    assert ("Droits exercés", f"<{NBSP}11") in shown
    assert not [text for _, text in shown if text.isdecimal() and 0 < int(text) < 11]
    assert not page.small["a-part"].isVisible()
    check_french(page)


def test_the_goal_is_set_and_kept(hands: Driver, page: FiguresView) -> None:
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


def saved(page: FiguresView, folder: Path, monkeypatch: pytest.MonkeyPatch, extent: Extent = Extent.PAGE) -> str:
    """Ask for the report, say how much it tells, name a file, and return its words."""
    target = folder / "bilan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.report.click()
    dialog = open_dialog_of(page.window())
    assert isinstance(dialog, ReportDialog)
    assert not nameless(dialog)
    check_french(dialog)
    dialog.extent.rows[extent].click()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    jobs.wait()
    settle()
    return " ".join(reading.lines(target.read_bytes())).replace(NBSP, " ") if target.is_file() else ""


def test_the_key_that_prints_asks_for_the_report(hands: Driver, page: FiguresView) -> None:
    hands.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(hands.dialog, ReportDialog)
    assert page.isVisible()


def test_the_report_has_the_exact_figures_and_says_that_they_stay_inside(
    page: FiguresView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = saved(page, tmp_path, monkeypatch)
    assert "Usage interne" in text
    assert "Personnes touchées" in text
    assert page._statistics.dashboard(*page.chosen).table("comptes").cells[0].n == 3


def test_a_report_to_share_is_protected_and_kept_as_sent(
    hands: Driver, page: FiguresView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(hands, past(5), past(6, outcomes=(Count(code="cloture", n=1),)))
    share(page)
    page.report.click()
    assert open_dialog_of(hands.window) is None
    assert said()[-1] == page._refusal
    keep(hands, *(past(number) for number in range(10, 40)))
    page.refresh()
    text = saved(page, tmp_path, monkeypatch)
    assert "< 11" in text
    assert "Chiffres partageables" in text
    assert "Lieu, personnes touchées" not in text
    [sent] = hands.app.sharing.sent()
    assert (sent.scope.first, sent.scope.last) == page.chosen[0]
    assert "corrections faites depuis" in page.nesting.text()


def test_the_territory_is_chosen_beside_the_page(
    hands: Driver, page: FiguresView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = saved(page, tmp_path, monkeypatch, Extent.TERRITORY)
    assert "Lieu, personnes touchées" in text
    assert "Personnes touchées, par mois" in text


def test_what_is_seen_to_share_is_decided_beside_what_has_left(hands: Driver, page: FiguresView) -> None:
    keep(hands, *(past(number) for number in range(10, 40)))
    keep(hands, past(99, when=HalfDay(months_before(last_month(), 1), PLAIN.when.half)))
    share(page)
    assert page.headline.isVisible()
    hands.app.bilans.shared(page.chosen[0])
    quarter = next(span for span in to_share(dt.date.today()) if span.key.startswith("t"))
    span = Period(min(quarter.period.since, months_before(last_month().replace(day=1), 1)), page.chosen[0].until)
    assert hands.app.sharing.seen(hands.app.statistics.dashboard(span)).refused


def test_each_audience_keeps_its_own_period(page: FiguresView) -> None:
    page.period.set_value("s52")
    page.period.chosen.emit("s52")
    share(page)
    assert page.chosen[0] == to_share(dt.date.today())[0].period
    assert page.nesting.isVisible()
    page.period.set_value(to_share(dt.date.today())[3].key)
    QTest.mouseClick(page.audience.segments[0], Qt.MouseButton.LeftButton)
    settle()
    assert page.period.value() == "s52"
    assert not page.nesting.isVisible()
    share(page)
    assert page.chosen[0] == to_share(dt.date.today())[3].period


@given(st.dates(dt.date(2006, 1, 1), dt.date(2100, 12, 31)))
def test_periods_to_share_are_over_and_nest_without_crossing(today: dt.date) -> None:
    spans = to_share(today)
    assert len({span.key for span in spans}) == len({span.label for span in spans}) == len(spans)
    for one_span, other in itertools.combinations(spans, 2):
        mine, theirs = Scope(*one_span.period), Scope(*other.period)
        assert mine != theirs
        assert mine.apart(theirs) or mine.within(theirs) or theirs.within(mine), (one_span, other)
    assert all(span.period.until < today for span in spans)
    assert spans[0].period.until == today.replace(day=1) - dt.timedelta(1)
    assert any(span.period.until > today - dt.timedelta(93) for span in spans if span.key.startswith("t"))


def test_closed_months_are_read_by_month_and_it_is_said(hands: Driver, page: FiguresView) -> None:
    keep(hands, *(past(number) for number in range(10, 22)))
    with hands.app.open_store().begin() as work:
        work.retention.close("", f"{last_month():%Y-%m}", dt.date.today())
        work.commit()
    page.period.set_value(f"{last_month():%Y-%m}")
    page.period.chosen.emit(None)
    for _ in range(2):
        assert page.weeks.title.text() == "Personnes touchées, par mois"
        assert "sans leurs semaines" in page.weeks.note.text()
        assert offered(page.filters.pathway) == [None, "activer-adulte"]
        share(page)


def test_a_closed_month_that_is_cut_is_said_above_the_figures(hands: Driver, page: FiguresView) -> None:
    today = dt.date.today()
    weeks = next(weeks for weeks in (8, 12, 52) if (today - dt.timedelta(7 * weeks - 1)).day > 1)
    first = today - dt.timedelta(7 * weeks - 1)
    assert page.lacking.isHidden()
    keep(hands, one(9, when=HalfDay(first, PLAIN.when.half)))
    with hands.app.open_store().begin() as work:
        work.retention.close("", f"{first:%Y-%m}", today)
        work.commit()
    page.period.set_value(f"s{weeks}")
    page.period.chosen.emit(None)
    for _ in range(2):
        assert page.lacking.isVisible()
        assert "Il manque" in words(page)
        assert said()[-1].startswith("Il manque")
        check_french(page)
        page.filters.pathway.set_value("activer-adulte")
        page.filters.pathway.chosen.emit(None)
    assert page.changes.text().startswith("Pas de comparaison")
    page.filters.pathway.set_value("dire-non")
    page.filters.pathway.chosen.emit(None)
    assert page.lacking.isHidden()


def unseen(page: FiguresView) -> set[str]:
    """Return the small charts that are not there, but for what is counted apart, told inside only."""
    return {name for name, panel in page._named.items() if panel.isHidden()} - {"a-part"}


def test_what_a_closed_month_does_not_tell_of_a_pathway_is_not_shown_and_is_said(
    hands: Driver, page: FiguresView
) -> None:
    closures = (past(number, pathway="dire-non", outcomes=(Count(code="cloture", n=1),)) for number in range(30, 45))
    keep(hands, *(past(number) for number in range(10, 25)), *closures)
    with hands.app.open_store().begin() as work:
        work.retention.close("", f"{last_month():%Y-%m}", dt.date.today())
        work.commit()
    page.period.set_value(f"{last_month():%Y-%m}")
    page.period.chosen.emit(None)
    assert page.lacking.isHidden()
    for _ in range(2):
        page.filters.pathway.set_value("dire-non")
        page.filters.pathway.chosen.emit("dire-non")
        assert f"Personnes touchées, 15{NBSP};" in said()[-1]
        assert "Droits exercés" not in page.headline.view.accessibleName()
        assert "ne sont plus connus" in words(page.lacking)
        assert unseen(page) == {"autonomie", "obstacles", "ages", "droits", "lieux", "types-de-lieu"}
        settle()
        assert page.goal.isHidden() or page.goal.height() <= page.goal.sizeHint().height()
        assert page.goal.isVisible() or page.headline.width() == page._figures.width()
        check_french(page)
        page.filters.pathway.set_value(None)
        page.filters.pathway.chosen.emit(None)
        assert not unseen(page)
        share(page)


def test_the_figures_follow_the_journal(hands: Driver, page: FiguresView) -> None:
    keep(hands, one(9))
    hands.window.show_page("journal")
    hands.window.show_page("tableau")
    assert f"Personnes touchées, 4{NBSP};" in page.headline.view.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_holds_at_every_size(hands: Driver, page: FiguresView, scale: float) -> None:
    hands.theme.set(scale=scale)
    calm(page)
    whole = hands.window.page("tableau")
    assert isinstance(whole, DashboardPage)
    assert whole.scroller.widget().width() <= whole.scroller.viewport().width()
    assert page.headline.view.height() >= page.headline.view.heightForWidth(page.headline.view.width()) - 1
