"""Asking for a newer version from the window: nothing is sent before the sentence was read and agreed to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediateur import paths
from mediateur.errors import MediateurError
from mediateur.policy import Policy
from mediateur.ui import jobs
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.help.news import NOTHING, NewsSection
from mediateur.ui.pages.help.updates import PRACTICE, UpdatesPanel
from mediateur.ui.pages.settings.updates import WRONG, UpdatesSection
from mediateur.ui.pages.shared.keeper import Keeper
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.program.news import News
from mediateur.usecases.program.updates import FORBIDDEN, NO_ADDRESS, Updates
from tests.ui.conftest import press, show, type_text
from tests.ui.driving import calm, said, settle, words
from tests.ui.pages.conftest import check_accessible, check_french

ADDRESS = "https://exemple.fr/version.json"
NEWER = b'{"version": "9.0", "notes": "https://exemple.fr/notes"}'


class Site:
    """What is asked, and what it answers."""

    def __init__(self, answer: bytes | MediateurError = NEWER) -> None:
        self.answer, self.asked = answer, 0

    def fetch(self, address: str, proxy: str) -> bytes:
        self.asked += 1
        if isinstance(self.answer, MediateurError):
            raise self.answer
        return self.answer


def panel_on(site: Site, folder: Path, policy: Policy | None = None) -> UpdatesPanel:
    preferences = Preferences(folder, policy or Policy(update_address=ADDRESS))
    panel = UpdatesPanel(Updates(site.fetch, preferences, "0.1.0"))
    show(panel, 800, 400)
    return panel


def answered() -> None:
    jobs.wait()
    settle()


def test_nothing_is_sent_before_it_is_told_what_and_to_whom(data_folder: Path, theme: Theme, qtbot: QtBot) -> None:
    site = Site()
    panel = panel_on(site, data_folder)
    panel.check.setFocus()
    panel.check.click()
    assert site.asked == 0
    assert "exemple.fr" in words(panel)
    assert "exemple.fr" in said()[-1]
    assert (panel.agree.label, panel.agree.hasFocus()) == ("Demander à exemple.fr", True)
    press(Qt.Key.Key_Space)
    answered()
    assert site.asked == 1
    assert "9.0" in words(panel)
    assert "9.0" in said()[-1]
    assert panel.read.hasFocus()
    with qtbot.waitSignal(panel.page_asked) as opened:
        panel.read.click()
    assert opened.args == ["https://exemple.fr/notes"]


def test_one_may_refuse(data_folder: Path, theme: Theme) -> None:
    site = Site()
    panel = panel_on(site, data_folder)
    panel.check.setFocus()
    panel.check.click()
    panel.refuse.click()
    assert site.asked == 0
    assert (panel.check.isVisible(), panel.check.hasFocus(), panel.more.isVisible()) == (True, True, False)


def test_a_failure_is_one_sentence_and_one_may_ask_again(data_folder: Path, theme: Theme) -> None:
    site = Site(MediateurError("Le site ne répond pas."))
    panel = panel_on(site, data_folder)
    for asked in (1, 2):
        panel.check.click()
        panel.agree.click()
        answered()
        assert (site.asked, panel.told.text()) == (asked, "Le site ne répond pas.")
        assert panel.check.isVisible()


@pytest.mark.parametrize(("policy", "why"), [(Policy(), NO_ADDRESS), (Policy(no_update_check=True), FORBIDDEN)])
def test_where_nothing_can_be_asked_the_button_explains(
    data_folder: Path, theme: Theme, policy: Policy, why: str
) -> None:
    site = Site()
    panel = panel_on(site, data_folder, policy)
    panel.check.click()
    assert (panel.more.text(), site.asked, panel.agree.isVisible()) == (why, 0, False)


def test_in_practice_nothing_goes_out(theme: Theme) -> None:
    panel = UpdatesPanel(None)
    show(panel, 800, 400)
    panel.check.click()
    assert panel.more.text() == PRACTICE


@pytest.mark.parametrize("state", ["rest", "told", "answer"])
def test_each_state_is_accessible(data_folder: Path, theme: Theme, state: str) -> None:
    panel = panel_on(Site(), data_folder)
    if state != "rest":
        panel.check.click()
    if state == "answer":
        panel.agree.click()
        answered()
    check_accessible(panel, theme)
    check_french(panel)


def test_the_news_are_shown_once_they_are_in_view(data_folder: Path, theme: Theme) -> None:
    section = NewsSection(News(Preferences(data_folder), "0.1.0", paths.changelog()))
    assert section.panels == ()
    show(section, 800, 600)
    calm(section)
    assert len(section.panels) >= 1
    assert "Ajouté" in words(section)
    check_french(section)


def test_news_that_are_lost_are_said_so(data_folder: Path, theme: Theme) -> None:
    section = NewsSection(News(Preferences(data_folder), "0.1.0", data_folder / "absent"))
    show(section, 800, 600)
    assert NOTHING in words(section)


def test_the_address_is_kept_when_it_is_one(data_folder: Path, theme: Theme) -> None:
    preferences = Preferences(data_folder)
    section = UpdatesSection(Keeper(preferences))
    show(section, 800, 500)
    for typed, error, kept in (("http://exemple.fr", WRONG, ""), (ADDRESS, "", ADDRESS), ("", "", "")):
        section.address.setFocus()
        section.address.selectAll()
        type_text(section.address, typed) if typed else section.address.clear()
        press(Qt.Key.Key_Return)
        section.row.clear_error() if not error else None
        assert preferences.current.update_address == kept
        assert section.row.error == error


@pytest.mark.parametrize("policy", [Policy(no_update_check=True), Policy(update_address=ADDRESS)])
def test_an_address_that_is_fixed_cannot_be_changed(data_folder: Path, theme: Theme, policy: Policy) -> None:
    section = UpdatesSection(Keeper(Preferences(data_folder, policy)))
    show(section, 800, 500)
    section.refresh()
    assert section.fixed.isVisible()
    assert section.address.isReadOnly() or section.row.isHidden()
    check_accessible(section, theme)
