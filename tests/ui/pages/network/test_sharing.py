"""« Partage » in Réglages: nothing before an invitation, each row before the first sending, one click to leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.network.choice_panel import NONE, SHARE
from mediateur.ui.pages.network.invitation_panel import NOTHING
from mediateur.ui.pages.network.sharing_section import SharingSection, make_section
from mediateur.ui.pages.settings.page import SettingsPage
from mediateur.usecases.content.library import Content
from mediateur.usecases.network.standing import Choice, Standing, Standings
from mediateur.usecases.network.words import LEFT, REMAINED
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from tests.ui.conftest import press, show
from tests.ui.driving import said, settle, words
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french
from tests.ui.pages.network.doubles import DAY, FOR_COORDINATOR, TEXT, UNREAD, Sharing

SHARED = Standing("partage.exemple.fr", "ardeche-nord", Choice("lieu", DAY.replace(day=1)), 0, DAY)


@pytest.fixture
def sharing() -> Sharing:
    return Sharing()


@pytest.fixture
def page(
    sharing: Sharing, preferences: Preferences, places: Places, content: Content, theme: Theme
) -> Iterator[SettingsPage]:
    section = make_section(sharing, DAY)
    page = SettingsPage(preferences, places, content, theme, preferences.folder, lambda: DAY, sharing=section)
    show(page, WIDTH, HEIGHT)
    yield page


def section_of(page: SettingsPage) -> SharingSection:
    assert page.sharing is not None
    return page.sharing


def read(page: SettingsPage, qtbot: QtBot, text: str = TEXT) -> SharingSection:
    """Give an invitation as somebody pastes it, and wait for the rows where there are to be some."""
    page.show_section("vie-privee")
    page.privacy.invited.click()
    section = section_of(page)
    section.invitation.field.setText(text)
    with qtbot.waitSignal(section.ended):
        section.invitation.read.click()
    if text == TEXT:
        qtbot.waitUntil(lambda: section.choice.known is not None)
    return section


def test_without_an_invitation_there_is_one_button_and_nothing_else(page: SettingsPage, sharing: Sharing) -> None:
    rank = [section.id for section in page.sections].index("partage")
    assert page.names[rank].isHidden()
    assert "partage" not in [page.picker.itemData(row) for row in range(page.picker.count())]
    assert "Partage" not in [page.picker.itemText(row) for row in range(page.picker.count())]
    page.show_section("vie-privee")
    assert page.privacy.invited.isVisible()
    assert "Rien n’est envoyé sans que vous le demandiez" in words(page)
    assert sharing.asked == []


def test_an_invitation_says_who_where_what_leaves_and_what_never_does(page: SettingsPage, qtbot: QtBot) -> None:
    read(page, qtbot)
    shown = words(page)
    for told in ("Conseil départemental", "ardeche-nord", "partage.exemple.fr", "Les notes.", "ne sert qu’une fois"):
        assert told in shown
    check_french(page)


def test_each_row_is_read_before_anything_leaves(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    section = read(page, qtbot)
    table = section.choice.rows.table
    assert table.model().rowCount() == 3
    table.choose(1)
    assert "Personnes\N{NO-BREAK SPACE}: 2" in section.choice.rows.whole.text()
    assert "join" not in sharing.asked
    assert "send" not in sharing.asked
    with qtbot.waitSignal(section.changed):
        section.choice.share.click()
    qtbot.waitUntil(lambda: "send" in sharing.asked)
    assert sharing.asked.index("preview") < sharing.asked.index("join") < sharing.asked.index("send")


def test_another_choice_shows_its_own_rows(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    section = read(page, qtbot)
    section.choice.coarseness.rows["rien"].click()
    qtbot.waitUntil(lambda: section.choice.known == Choice("rien", DAY.replace(day=1)))
    assert section.choice.rows.table.model().index(0, 4).data() == "Non dit"
    section.choice.since.set_value("2026-08-01")
    section.choice.ask()
    assert section.choice.known is None
    section.choice.share.click()
    qtbot.waitUntil(lambda: section.choice.known == Choice("rien", dt.date(2026, 8, 1)))
    jobs.wait()
    assert "join" not in sharing.asked, "the rows of this choice were not shown yet"


def test_nothing_to_send_is_said(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    sharing.rows = 0
    section = read(page, qtbot)
    assert section.choice.count.text() == NONE
    assert section.choice.rows.isHidden()


def test_a_long_list_is_read_to_its_end(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    sharing.rows = 400
    section = read(page, qtbot)
    section.choice.rows.table.choose(399)
    qtbot.waitUntil(lambda: section.choice.rows.model.row(399) is not None)
    assert section.choice.rows.model.row(399).persons == "400"  # type: ignore[union-attr]


def test_words_that_are_no_invitation_are_refused_in_place(page: SettingsPage, qtbot: QtBot) -> None:
    section = read(page, qtbot, "bonjour")
    assert UNREAD.happened in words(page)
    section.invitation.field.clear()
    section.invitation.read.click()
    assert section.invitation.row.error == NOTHING


def test_a_file_dropped_there_is_read(page: SettingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "poste.mediateur-invitation"
    file.write_text(TEXT, encoding="utf-8")
    page.take_invitation()
    section, data = section_of(page), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    where, copy, left = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(where.toPoint(), copy, data, left, Qt.KeyboardModifier.NoModifier)
    section.invitation.dragEnterEvent(entered)
    assert entered.isAccepted()
    with qtbot.waitSignal(section.ended):
        section.invitation.dropEvent(QDropEvent(where, copy, data, left, Qt.KeyboardModifier.NoModifier))
    assert section.invitation.found.isVisible()


def test_a_failed_joining_loses_nothing(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    section = read(page, qtbot)
    sharing.failure = MediateurError("Cette invitation a déjà servi.", "Rien n’est changé sur ce poste.", "Prévenez.")
    with qtbot.waitSignal(section.ended):
        section.choice.share.click()
    assert "déjà servi" in words(page)
    assert section.choice.isVisible()
    assert section.choice.share.isEnabled()
    assert section.choice.share.label == SHARE


def test_not_now_leaves_no_trace(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    section = read(page, qtbot)
    section.invitation.give_up.click()
    assert sharing.read is None
    assert page.section == "vie-privee"
    assert page.names[[one.id for one in page.sections].index("partage")].isHidden()


@pytest.mark.parametrize("ticked", [False, True])
def test_the_content_of_who_invites_is_taken_only_by_who_says_so(
    page: SettingsPage, sharing: Sharing, qtbot: QtBot, ticked: bool
) -> None:
    section = read(page, qtbot)
    assert not section.invitation.trust.isVisible(), "it signs nothing"
    section.invitation.give_up.click()
    sharing.signs = "1a2b 3c4d"
    read(page, qtbot)
    assert section.invitation.trust.isVisible()
    assert "1a2b 3c4d" in words(page)
    if ticked:
        section.invitation.trust.click()
    with qtbot.waitSignal(section.changed):
        section.choice.share.click()
    assert sharing.trusted is ticked
    settle()


def test_less_is_said_of_the_place_after_a_question_and_sent_at_once(
    page: SettingsPage, sharing: Sharing, qtbot: QtBot
) -> None:
    sharing.kept = SHARED
    page.show_standings(Standings(SHARED))
    page.show_section("partage")
    section = section_of(page)
    qtbot.waitUntil(section.position.isVisible)
    less = section.position.less
    assert less["commune"].isVisible() and less["rien"].isVisible()
    less["commune"].click()
    asked = open_dialog_of(page.window())
    assert isinstance(asked, ConfirmDialog)
    asked.no.click()
    assert not [one for one in sharing.asked if one.startswith("say_less")]
    less["rien"].click()
    asked = open_dialog_of(page.window())
    assert isinstance(asked, ConfirmDialog)
    asked.yes.click()
    qtbot.waitUntil(lambda: "send" in sharing.asked)
    assert "say_less rien" in sharing.asked
    qtbot.waitUntil(lambda: not section.position.saying_less.isVisible())
    settle()


def test_where_it_stands_and_why_not(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    sharing.kept = SHARED._replace(waiting=12, trouble="Le serveur du partage ne répond pas.")
    page.show_standings(Standings(sharing.kept))
    page.show_section("partage")
    section = section_of(page)
    with qtbot.waitSignal(section.ended):
        section.refresh()
    shown = words(page)
    for told in (
        "En attente\N{NO-BREAK SPACE}: 12 envois.",
        "29\N{NO-BREAK SPACE}novembre 2026",
        "ne répond pas",
        "Pas parti",
    ):
        assert (
            told in shown.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")
            or told in section.position.state.text()
        )
    with qtbot.waitSignal(section.ended):
        section.position.see.click()
    qtbot.waitUntil(lambda: section.position.rows.table.model().rowCount() == 12)
    with qtbot.waitSignal(section.changed):
        section.position.send.click()
    assert "Tout est envoyé." in words(page)
    page.show_section("vie-privee")
    assert "sont partagées avec le coordinateur du territoire ardeche-nord" in words(page)
    assert "Rien n’est envoyé" not in words(page)
    assert not page.privacy.invited.isVisible()


def test_leaving_is_one_click_and_says_what_stays(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    sharing.kept = SHARED
    page.show_standings(Standings(SHARED))
    page.show_section("partage")
    section = section_of(page)
    qtbot.waitUntil(section.position.isVisible)
    assert "Ce qui est déjà parti reste sur le serveur" in words(page)
    with qtbot.waitSignal(section.changed):
        section.position.quit.click()
    assert sharing.kept is None
    assert f"{LEFT} {REMAINED}" in said()
    assert REMAINED in words(page)
    page.show_section("notes")
    assert page.names[[one.id for one in page.sections].index("partage")].isHidden()


def test_a_coordinator_shares_nothing_of_this_journal(page: SettingsPage, sharing: Sharing, qtbot: QtBot) -> None:
    section = read(page, qtbot, FOR_COORDINATOR)
    assert not section.choice.isVisible()
    with qtbot.waitSignal(section.changed):
        section.invitation.join.click()
    assert section.coordination.isVisible()
    assert "mediateur-07" in section.coordination.what.text()
    assert "send" not in sharing.asked
    with qtbot.waitSignal(section.changed):
        section.coordination.quit.click()
    assert sharing.network is None


def test_an_invitation_that_is_read_stays_when_the_page_is_shown_again(
    page: SettingsPage, sharing: Sharing, qtbot: QtBot
) -> None:
    sharing.network = SHARED._replace(choice=None)
    page.show_standings(sharing.standings())
    section = read(page, qtbot)
    with qtbot.waitSignal(section.ended):
        page.refresh()
    assert section.invitation.found.isVisible()
    assert section.choice.isVisible()
    assert section.coordination.isVisible()


def test_the_keyboard_goes_from_the_button_to_the_field(page: SettingsPage) -> None:
    page.show_section("vie-privee")
    page.privacy.invited.setFocus()
    press(Qt.Key.Key_Return)
    assert section_of(page).invitation.field.hasFocus()


@pytest.mark.parametrize("view", ["invitation", "choix", "partage", "coordination"])
def test_every_view_holds(page: SettingsPage, sharing: Sharing, theme: Theme, qtbot: QtBot, view: str) -> None:
    if view == "invitation":
        page.take_invitation()
    elif view == "choix":
        read(page, qtbot)
    else:
        sharing.kept = SHARED._replace(waiting=3) if view == "partage" else None
        sharing.network = SHARED._replace(choice=None) if view == "coordination" else None
        page.show_standings(sharing.standings())
        page.show_section("partage")
        qtbot.waitUntil(lambda: section_of(page).position.isVisible() or section_of(page).coordination.isVisible())
    check_accessible(page, theme)
    check_french(page)
