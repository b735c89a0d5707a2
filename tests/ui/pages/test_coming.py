from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.coming import PAGES, Coming, ComingPage
from mediateur.ui.pages.shell import ENTRIES, FOOT
from tests.ui.conftest import show
from tests.ui.pages.conftest import check_accessible, check_french

ALL = [*PAGES.values()]
PROMISE = re.compile(r"\b(20\d\d|bientôt|prochainement|semaines?|mois prochain)\b", re.IGNORECASE)


@pytest.mark.parametrize("coming", ALL, ids=[coming.title for coming in ALL])
def test_each_page_says_what_is_ready_and_leads_to_what_exists(coming: Coming, qtbot: QtBot) -> None:
    page = ComingPage(*coming)
    names = {entry.name for entry in (*ENTRIES, *FOOT)} - set(PAGES)
    for button in page.buttons:
        with qtbot.waitSignal(page.go) as told:
            button.click()
        assert told.args[0] in names
    assert coming.ready in [label.text() for label in page.findChildren(QLabel)]


@pytest.mark.parametrize("coming", ALL, ids=[coming.title for coming in ALL])
def test_no_date_is_promised(coming: Coming) -> None:
    page = ComingPage(*coming)
    assert [label.text() for label in page.findChildren(QLabel) if PROMISE.search(label.text())] == []
    check_french(page)


def test_the_page_is_accessible(theme: Theme) -> None:
    page = ComingPage(*PAGES["formation"])
    show(page)
    check_accessible(page, theme)
