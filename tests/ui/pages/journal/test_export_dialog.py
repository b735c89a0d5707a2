"""« Exporter… » in the real window: shareable first, the filters of the page, what cannot leave said in place."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QFileDialog

from mediateur.app import App
from mediateur.content.text import NBSP
from mediateur.journal.encounter import Count, Encounter, HalfDay
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import ToldDialog
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.pages.journal.export_dialog import EXCHANGE, NOT_OVER, ExportDialog
from mediateur.ui.pages.journal.page import JournalPage
from mediateur.usecases.figures.exports import Columns, Format
from tests.journal.samples import PLAIN
from tests.ui.audit import clipped, nameless, small_targets
from tests.ui.driving import CTRL, KEY, Driver, calm, said, settle
from tests.ui.pages.conftest import check_french
from tests.ui.saved import only, save_into

LAST_MONTH = dt.date.today().replace(day=1) - dt.timedelta(2)


def one(number: int, day: dt.date, code: str = "activee", **changes: object) -> Encounter:
    usual = {"id": f"s{number}", "when": HalfDay(day, PLAIN.when.half), "outcomes": (Count(code=code, n=1),)}
    return msgspec.structs.replace(PLAIN, **{**usual, **changes})


@pytest.fixture
def page(hands: Driver) -> JournalPage:
    """Return the page on thirty sessions of last month, two of which closed, and one of today."""
    with hands.app.open_store().begin() as work:
        for number in range(30):
            work.encounters.add(one(number, LAST_MONTH, "cloture" if number < 2 else "activee"))
        work.encounters.add(one(30, dt.date.today()))
        work.commit()
    hands.window.show_page("journal")
    settle()
    page = hands.window.page("journal")
    assert isinstance(page, JournalPage)
    jobs.wait()
    settle()
    return page


def choose_month(page: JournalPage) -> None:
    page.filters.period.set_value(f"{LAST_MONTH:%Y-%m}")
    page.filters.changed.emit()
    jobs.wait()
    settle()


def asked(hands: Driver, page: JournalPage) -> ExportDialog:
    page.export.click()
    settle()
    dialog = hands.dialog
    assert isinstance(dialog, ExportDialog)
    return dialog


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where everything is saved."""
    return save_into(tmp_path / "sorties", monkeypatch)


def go(hands: Driver) -> None:
    hands.key(KEY.Key_Return, CTRL)
    jobs.wait()
    settle()


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_shareable_comes_first_and_leaves_without_small_numbers(hands: Driver, page: JournalPage, target: Path) -> None:
    choose_month(page)
    dialog = asked(hands, page)
    assert dialog.wanted[:2] == (Format.CSV, Columns.SHAREABLE)
    assert hands.focus() is dialog.contents.rows[Columns.SHAREABLE]
    go(hands)
    told = rows(only(target).read_bytes())
    assert told[0] == ["Tableau", "Ligne", "Nombre"]
    assert ["Les comptes, chacun avec sa définition", "Droits exercés", f"<{NBSP}11"] in told
    assert not [row for row in told if len(row) == 3 and row[2].isdecimal() and 0 < int(row[2]) < 11]
    [sent] = hands.app.sharing.sent()
    assert sent.scope.last.month == LAST_MONTH.month
    assert any(told.startswith("Enregistré dans") for told in said())


def test_a_month_that_is_not_over_is_refused_in_place_before_a_file_is_named(
    hands: Driver, page: JournalPage, target: Path
) -> None:
    dialog = asked(hands, page)
    go(hands)
    assert dialog.trouble.isVisible()
    assert any(told.startswith(NOT_OVER) for told in said())
    assert open_dialog_of(hands.window) is dialog
    assert not list(target.iterdir())
    assert hands.app.sharing.sent() == ()
    dialog.contents.rows[Columns.INTERNAL].click()
    assert not dialog.trouble.isVisible()
    go(hands)
    assert len([row for row in rows(only(target).read_bytes()) if row and row[0] == f"{dt.date.today():%d/%m/%Y}"]) == 1


def test_all_dates_have_no_end_to_share(hands: Driver, page: JournalPage, target: Path) -> None:
    page.filters.reset()
    dialog = asked(hands, page)
    go(hands)
    assert any("un début et une fin" in told for told in said())
    assert dialog.trouble.isVisible()
    assert not list(target.iterdir())


def test_what_would_tell_of_too_few_is_refused_with_a_sentence(hands: Driver, page: JournalPage, target: Path) -> None:
    choose_month(page)
    page.filters.result.set_value("cloture")
    dialog = asked(hands, page)
    go(hands)
    assert dialog.trouble.isVisible()
    assert any("pas avec un résultat" in told for told in said())
    assert not list(target.iterdir())


def test_the_filters_of_the_page_are_those_of_the_file(hands: Driver, page: JournalPage, target: Path) -> None:
    choose_month(page)
    page.filters.result.set_value("cloture")
    page.filters.search.setText("Durand")
    page.filters.search.clear()
    dialog = asked(hands, page)
    dialog.contents.rows[Columns.INTERNAL].click()
    dialog.formats.rows[Format.CSV].click()
    go(hands)
    told = rows(only(target).read_bytes())
    assert len([row for row in told[1:] if len(row) > 3]) == 2
    assert ["Filtres", f"Résultat{NBSP}: Clôture"] in told
    assert hands.app.sharing.sent() == ()


def test_searched_words_narrow_the_file_and_are_never_written_in_it(
    hands: Driver, page: JournalPage, target: Path
) -> None:
    page.filters.search.setText("clôture")
    choose_month(page)
    dialog = asked(hands, page)
    dialog.contents.rows[Columns.COOP].click()
    go(hands)
    told = only(target).read_text("utf-8-sig")
    assert "Recherche" in told
    assert "clôture" not in told.split("À propos de cet export")[1]


def test_giving_up_leaves_nothing(hands: Driver, page: JournalPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    choose_month(page)
    asked(hands, page)
    go(hands)
    asked(hands, page)
    hands.key(KEY.Key_Escape)
    assert open_dialog_of(hands.window) is None
    assert hands.app.sharing.sent() == ()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
def test_the_dialog_is_accessible(hands: Driver, page: JournalPage, name: str, scale: float) -> None:
    hands.theme.set(name=name, scale=scale)
    calm(page)
    dialog = asked(hands, page)
    assert nameless(dialog) == []
    assert small_targets(dialog) == []
    assert clipped(dialog) == []
    check_french(dialog)


def test_the_whole_journal_goes_to_another_machine_and_the_fingerprint_is_read_out(
    hands: Driver, page: JournalPage, target: Path, tmp_path: Path
) -> None:
    choose_month(page)
    dialog = asked(hands, page)
    dialog.contents.rows[EXCHANGE].click()
    assert not dialog.formats.isEnabled()
    assert not clipped(dialog)
    go(hands)
    told = hands.dialog
    assert isinstance(told, ToldDialog)
    assert hands.app.exchange.fingerprint().replace(" ", NBSP) in told.text.text()
    assert not (*clipped(told), *nameless(told), *small_targets(told))
    check_french(told)
    other = App(tmp_path / "autre")
    assert other.exchange.read(only(target)).outcome.new == 31
    other.close()
