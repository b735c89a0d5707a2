"""« Réseau »: what a coordinator receives, sees, invites and publishes, with a network in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.network import Taken
from mediateur.ui.kit.confirm import ConfirmDialog
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.dashboard.view import FiguresView
from mediateur.ui.pages.network.accounts_view import AccountsView
from mediateur.ui.pages.network.acts import NetworkActs
from mediateur.ui.pages.network.issued_dialog import IssuedDialog
from mediateur.ui.pages.network.page import NetworkPage
from mediateur.ui.pages.network.places_view import PlacesView
from mediateur.ui.pages.network.publishing_view import NOTHING, PublishingView
from mediateur.usecases.coordination.coordination import NOT_A_NAME, NOT_A_TERRITORY
from mediateur.usecases.coordination.standing import Shelf
from tests.ui.driving import Driver, said, settle, words
from tests.ui.pages.conftest import check_accessible, check_french
from tests.ui.pages.network.coordinator_doubles import DAY, NORTH, NORTH_SAID, Network

DOWN = MediateurError("Le serveur du partage ne répond pas.", "Votre journal est intact.", "Vérifiez internet.")


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def page(hands: Driver, network: Network) -> NetworkPage:
    app = hands.app
    acts = NetworkActs(hands.window, network)
    figures = FiguresView(app.statistics, app.sharing, network=network)
    page = NetworkPage(acts, figures, (PlacesView(DAY), AccountsView(DAY, "Conseil"), PublishingView()))
    hands.window._pages["reseau"] = page
    hands.window.shell.offer_network(offered=True)
    hands.window.show_page("reseau")
    settle()
    return page


def confirmed(page: NetworkPage) -> ConfirmDialog:
    dialog = open_dialog_of(page.window())
    assert isinstance(dialog, ConfirmDialog)
    return dialog


def test_only_figures_to_share_are_shown_by_territory(page: NetworkPage) -> None:
    assert not page.figures.audience.isVisible()
    assert page.figures.shares
    box = page.figures.filters.place
    assert [box.itemText(row) for row in range(box.count())] == ["Tous les territoires", NORTH_SAID, "ardeche-sud"]
    box.setCurrentIndex(1)
    assert page.figures.chosen[1].places == frozenset({"1", "3", "4"})


def test_what_comes_in_is_told_and_read(page: NetworkPage, network: Network, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(1)
    with qtbot.waitSignal(page.acts.came):
        page.strip.receive.click()
    assert "3 corrections" in page.strip.told.text()
    assert any("nouvelles séances" in told for told in said())
    qtbot.waitUntil(lambda: page.places.place_rows.rowCount() == 4)
    assert french("2 lieux n'ont rien compté depuis 60 jours") in page.places.silence.text()
    assert "1.4.0 sur 2 postes" in page.places.versions.text()
    assert page.places.place_rows.index(0, 3).data() == "118\N{NO-BREAK SPACE}jours"


def test_a_reception_can_be_stopped(page: NetworkPage, network: Network, qtbot: QtBot) -> None:
    began, asked = Event(), Event()

    def slow(going_on: Callable[[int], bool]) -> Taken:
        assert going_on(500)
        began.set()
        asked.wait(20)
        assert not going_on(1000)
        return Taken(new=500)

    network.receive = slow  # type: ignore[method-assign]
    page.strip.receive.click()
    assert page.strip.stop.isVisible()
    assert not page.strip.receive.isVisible()
    assert began.wait(20)
    page.strip.stop.click()
    with qtbot.waitSignal(page.acts.came):
        asked.set()
    assert "500 nouvelles séances" in page.strip.told.text()
    assert "Arrêté" in page.strip.told.text()
    assert page.strip.receive.isVisible()


def test_a_server_that_is_down_is_said_in_place(page: NetworkPage, network: Network, qtbot: QtBot) -> None:
    network.failure = DOWN
    with qtbot.waitSignal(page.acts.came):
        page.strip.receive.click()
    assert DOWN.happened in words(page.trouble)
    assert page.strip.receive.isVisible()


def test_an_invitation_is_made_for_a_territory_and_shown_once(
    page: NetworkPage, network: Network, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(2)
    page.accounts.territory.setText("?!")
    page.accounts.invite.click()
    assert page.accounts.row.error == NOT_A_TERRITORY
    page.accounts.territory.setText(NORTH_SAID)
    page.accounts.name.clear()
    page.accounts.invite.click()
    assert page.accounts.name_row.error == NOT_A_NAME
    page.accounts.name.setText("Conseil")
    with qtbot.waitSignal(page.acts.ended):
        page.accounts.invite.click()
    assert network.asked[-1] == f"invite {NORTH_SAID} Conseil"
    dialog = open_dialog_of(page.window())
    assert isinstance(dialog, IssuedDialog)
    assert "MEDR1" not in words(dialog), "the secret is never shown"
    check_french(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "MEDR1:ESSAI"
    kept: list[object] = []
    page.acts.file_asked.connect(kept.append)
    dialog.file.click()
    dialog.close_dialog()
    assert len(kept) == 1
    assert page.acts._issued is None


def test_an_account_is_closed_after_a_question(page: NetworkPage, network: Network, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(2)
    with qtbot.waitSignal(page.acts.accounts_read):
        page.accounts.see.click()
    settle()
    assert "4 comptes ouverts." in words(page.accounts).replace("\N{NO-BREAK SPACE}", " ")
    assert "invitation pas encore utilisée" in words(page.accounts)
    page.accounts._asked = "c-1a2b"
    page.accounts._close()
    qtbot.waitUntil(lambda: "close c-1a2b" in network.asked)
    qtbot.waitUntil(lambda: "3 comptes ouverts" in words(page.accounts).replace("\N{NO-BREAK SPACE}", " "))


def test_invitations_that_nobody_used_in_time_are_closed_in_one_act(
    page: NetworkPage, network: Network, qtbot: QtBot
) -> None:
    page.tabs.setCurrentIndex(2)
    assert not page.accounts.close_expired.isVisible(), "nothing is known yet"
    with qtbot.waitSignal(page.acts.accounts_read):
        page.accounts.see.click()
    settle()
    assert "invitation jamais utilisée, finie depuis le 12\N{NO-BREAK SPACE}novembre 2026" in words(page.accounts)
    page.accounts.close_expired.click()
    confirmed(page).no.click()
    assert "close_expired" not in network.asked
    page.accounts.close_expired.click()
    assert french("Fermer 1 invitation périmée ?") in words(confirmed(page))
    with qtbot.waitSignal(page.acts.accounts_read):
        confirmed(page).yes.click()
    settle()
    assert [one.name for one in network.open] == ["c-1a2b", "c-3c4d", "c-5e6f"]
    assert not page.accounts.close_expired.isVisible()


def test_a_machine_is_forgotten_after_a_question(page: NetworkPage, network: Network, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.places.machine_rows.rowCount() == 4)
    page.places.forget.click()
    assert open_dialog_of(page.window()) is None, "no machine was chosen"
    page.places.machines.choose(2)
    page.places.forget.click()
    confirmed(page).no.click()
    assert not [asked for asked in network.asked if asked.startswith("forget")]
    page.places.forget.click()
    confirmed(page).yes.click()
    qtbot.waitUntil(lambda: page.places.machine_rows.rowCount() == 3)
    assert "forget c3d4e5f6" in network.asked


def test_what_is_published_is_seen_and_replaced(page: NetworkPage, network: Network, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(3)
    network.published = Shelf()
    with qtbot.waitSignal(page.acts.shelf_read):
        page.publishing.see.click()
    assert page.publishing.contents.text() == NOTHING
    network.published = Shelf("2026.12.1", "Organisme")
    for button, named in ((page.publishing.content, "content paquet"), (page.publishing.trust, "trust paquet")):
        button.click()
        chooser = page.publishing.findChild(QFileDialog)
        assert chooser is not None
        with qtbot.waitSignal(page.acts.shelf_read):
            chooser.fileSelected.emit("/quelque/part/paquet")
        chooser.close()
        settle()
        assert named in network.asked
    assert "2026.12.1" in page.publishing.contents.text()


def test_a_file_from_a_stick_asks_for_its_territory(
    page: NetworkPage, network: Network, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.acts.ended):
        page.acts._on_file(str(tmp_path / "poste.mediateur"))
    dialog = open_dialog_of(page.window())
    assert dialog is not None
    dialog.territory.set_value("")  # type: ignore[attr-defined]
    dialog._turn()  # type: ignore[attr-defined]
    dialog.go.click()  # type: ignore[attr-defined]
    assert dialog.isVisible(), "no territory was said"
    dialog.territory.set_value(NORTH)  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.acts.came):
        dialog.go.click()  # type: ignore[attr-defined]
    assert f"read_stick poste.mediateur {NORTH}" in network.asked
    assert "4 nouvelles séances" in page.strip.told.text()
    assert "Son empreinte" in page.strip.told.text(), "who signed it is to be checked the first time"


@pytest.mark.parametrize("tab", range(4))
def test_every_tab_holds(page: NetworkPage, theme: Theme, qtbot: QtBot, tab: int) -> None:
    page.tabs.setCurrentIndex(tab)
    if tab == 1:
        qtbot.waitUntil(lambda: page.places.machine_rows.rowCount() == 4)
    if tab == 2:
        with qtbot.waitSignal(page.acts.accounts_read):
            page.accounts.see.click()
    check_accessible(page, theme)
    check_french(page)
