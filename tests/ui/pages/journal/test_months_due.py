"""Months that will be closed: said in the journal and in Réglages, closed at once when that is confirmed."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton

from mediateur.journal.encounter import HalfDay
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.pages.journal.months_due import NOTHING, MonthsDue
from mediateur.ui.pages.journal.page import JournalPage
from mediateur.ui.pages.settings.page import SettingsPage
from tests.journal.samples import PLAIN
from tests.ui.audit import clipped, nameless
from tests.ui.driving import Driver, rest, said, settle
from tests.ui.pages.conftest import check_french

OLD = dt.date(2024, 3, 12)


def keep(hands: Driver, *days: dt.date) -> None:
    with hands.app.open_store().begin() as work:
        for number, day in enumerate(days):
            work.encounters.add(msgspec.structs.replace(PLAIN, id=f"s{number}", when=HalfDay(day, PLAIN.when.half)))
        work.commit()


def in_journal(hands: Driver) -> MonthsDue:
    hands.window.show_page("journal")
    rest()
    page = hands.window.page("journal")
    assert isinstance(page, JournalPage)
    assert page.due is not None
    return page.due


def in_settings(hands: Driver) -> MonthsDue:
    hands.window.show_page("reglages")
    page = hands.window.page("reglages")
    assert isinstance(page, SettingsPage)
    page.show_section("conservation")
    rest()
    assert page.periods.due is not None
    return page.periods.due


def button(due: MonthsDue) -> QAbstractButton:
    assert due.message.button is not None
    return due.message.button


@pytest.mark.parametrize("where", [in_journal, in_settings])
def test_what_will_be_closed_and_when_is_said(hands: Driver, where: object) -> None:
    keep(hands, OLD, OLD, dt.date.today())
    due = where(hands)  # type: ignore[operator]
    assert due.message.isVisible()
    assert due._due is not None
    assert due._due.day == dt.date.today() + dt.timedelta(14)
    assert "mars 2024, 2 séances" in due.message._title.text()
    assert not nameless(due)
    check_french(due)
    hands.theme.set(scale=2.0)
    rest()
    assert not clipped(due)


def test_nothing_due_is_silent_in_the_journal_and_said_in_settings(hands: Driver) -> None:
    keep(hands, dt.date.today())
    assert not in_journal(hands).isVisible()
    due = in_settings(hands)
    assert due.none.isVisible()
    assert due.none.text() == NOTHING


def test_a_month_is_closed_at_once_only_when_that_is_confirmed(hands: Driver) -> None:
    keep(hands, OLD, OLD, dt.date.today())
    before = hands.app.journal.months()
    due = in_journal(hands)
    button(due).click()
    settle()
    asked = hands.dialog
    assert isinstance(asked, ConfirmDialog)
    assert hands.focus() is asked.no
    asked.no.click()
    rest()
    assert hands.app.journal.months() == before
    button(due).click()
    settle()
    asked = hands.dialog
    assert isinstance(asked, ConfirmDialog)
    asked.yes.click()
    rest()
    assert hands.app.journal.months() == (f"{dt.date.today():%Y-%m}",)
    assert any("remplacés par des totaux" in told and "mars 2024" in told for told in said())
    assert not due.isVisible()
    with hands.app.open_store().begin() as work:
        [month] = work.retention.closed()
    assert (month.month, month.encounters) == ("2024-03", 2)


def test_a_longer_period_takes_the_announcement_back(hands: Driver) -> None:
    keep(hands, dt.date.today() - dt.timedelta(450))
    due = in_settings(hands)
    assert due.message.isVisible()
    page = hands.window.page("reglages")
    assert isinstance(page, SettingsPage)
    page.periods.details.set_value(24)
    page.periods.details.chosen.emit(24)
    rest()
    assert not due.message.isVisible()
    assert due.none.isVisible()
