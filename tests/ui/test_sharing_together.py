"""Sharing in the real window, over a Kinto in memory: a mediator joins and sends, a coordinator receives and looks."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import msgspec
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.journal.encounter import Count, HalfDay, Place
from mediateur.journal.leaving import Coarseness, Share
from mediateur.journal.network import Joined, Why
from mediateur.journal.troubles import failure
from mediateur.online.kinto_accounts import KintoServer
from mediateur.store.opening import open_store
from mediateur.trust import account_secrets
from mediateur.trust.invitation import Invitation, Role, write
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.network.issued_dialog import IssuedDialog
from mediateur.ui.pages.network.page import NetworkPage
from mediateur.ui.pages.settings.page import SettingsPage
from mediateur.usecases.network.joining import secret_name
from tests.journal.samples import PLAIN
from tests.network.fates import Fates
from tests.network.simulated import BUCKET, SimulatedKinto, connect
from tests.online.server import serving
from tests.online.test_wire import drip_body
from tests.ui.driving import CTRL, KEY, Driver, driven, settle, words

ADDRESS, COORDINATOR = "https://partage.exemple.fr", "coordination-1"
SECRET = "un-secret-de-coordinateur"
LAST_MONTH = dt.date.today().replace(day=1) - dt.timedelta(3)


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_secrets, "has_keyring", lambda: False)


@pytest.fixture
def server() -> SimulatedKinto:
    server = SimulatedKinto(lambda: 1_795_000_000_000)
    server.admit(COORDINATOR, SECRET, "coordinateurs")
    return server


class Line:
    """The line of a program to that server: nothing fails on it, until it is cut."""

    def __init__(self, server: SimulatedKinto) -> None:
        fates = Fates(random.Random(1))
        fates.calm, self.is_cut = True, False
        self._open = connect(server, fates)

    def __call__(self, *words: str) -> KintoServer:
        if self.is_cut:
            raise failure(Why.OFFLINE)
        return self._open(*words)


def reach(app: App, server: SimulatedKinto) -> Line:
    """Have a program ask that server."""
    line = Line(server)
    app._connect = line  # type: ignore[method-assign, assignment]
    return line


@pytest.fixture
def coordinator(tmp_path: Path, theme: Theme, server: SimulatedKinto, qtbot: QtBot) -> Iterator[Driver]:
    """Give the window of a coordinator who has joined."""
    with driven(tmp_path / "coordination", theme) as driver:
        reach(driver.app, server)
        driver.show()
        file = tmp_path / "coordination.mediateur-invitation"
        until = dt.date.today() + dt.timedelta(9)
        file.write_text(
            write(Invitation(ADDRESS, BUCKET, COORDINATOR, SECRET, "departement", "Conseil", until, Role.COORDINATOR))
        )
        driver.window.bring_in(file)
        section = settings(driver).sharing
        assert section is not None
        qtbot.waitUntil(section.invitation.join.isVisible)
        with qtbot.waitSignal(section.changed):
            section.invitation.join.click()
        yield driver


def settings(driver: Driver) -> SettingsPage:
    page = driver.window.page("reglages")
    assert isinstance(page, SettingsPage)
    return page


def network(driver: Driver) -> NetworkPage:
    page = driver.window.page("reseau")
    assert isinstance(page, NetworkPage)
    return page


def keep(app: App, number: int) -> None:
    """Keep sessions of last month, at a place."""
    with app.open_store().begin() as work:
        work.places.put(Place(id="p1", name="Mairie de Vals", insee="07331", address="1 place du Marché"))
        for rank in range(number):
            made = msgspec.structs.replace(
                PLAIN,
                id=f"s{rank}",
                when=HalfDay(LAST_MONTH, PLAIN.when.half),
                outcomes=(Count(code="activee", n=1),),
                place="p1",
            )
            work.encounters.add(made, "Une note qui reste ici.")
        work.commit()


def invite(coordinator: Driver, qtbot: QtBot) -> str:
    """Invite for a territory as a coordinator does; return the text of the invitation."""
    coordinator.window.show_page("reseau")
    page = network(coordinator)
    page.tabs.setCurrentIndex(2)
    page.accounts.territory.setText("Ardèche nord")
    page.accounts.name.setText("Conseil départemental")
    with qtbot.waitSignal(page.acts.ended):
        page.accounts.invite.click()
    dialog = open_dialog_of(coordinator.window)
    assert isinstance(dialog, IssuedDialog)
    text = dialog._text
    dialog.close_dialog()
    return text


def share(mediator: Driver, text: str, qtbot: QtBot) -> None:
    """Join by an invitation, read the rows of last month on, and share them."""
    mediator.window.show_page("reglages")
    page = settings(mediator)
    page.show_section("vie-privee")
    page.privacy.invited.click()
    section = page.sharing
    assert section is not None
    section.invitation.field.setText(text)
    section.invitation.read.click()
    qtbot.waitUntil(section.choice.isVisible)
    section.choice.since.set_value(LAST_MONTH.replace(day=1).isoformat())
    section.choice.ask()
    qtbot.waitUntil(lambda: section.choice.known is not None and section.choice.known.since.month == LAST_MONTH.month)
    section.choice.share.click()
    qtbot.waitUntil(lambda: "Tout est envoyé." in words(page))


def test_sessions_go_from_a_counter_to_a_coordinator(
    coordinator: Driver, server: SimulatedKinto, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    assert [entry.name for entry in coordinator.window.shell.entries][-1] == "reseau"
    text = invite(coordinator, qtbot)
    with driven(tmp_path / "guichet", theme) as mediator:
        reach(mediator.app, server)
        mediator.show()
        keep(mediator.app, 15)
        assert "reseau" not in [entry.name for entry in mediator.window.shell.entries]
        share(mediator, text, qtbot)
        assert "Partage\N{NO-BREAK SPACE}: tout est envoyé" in words(mediator.window.shell.status)
    sent = str(server.state.records["journal"])
    for secret in ("Une note", "place du Marché", "Médiateur 1", SECRET):
        assert secret not in sent
    page = network(coordinator)
    with qtbot.waitSignal(page.acts.ended):
        page.strip.receive.click()
    assert "15 nouvelles séances" in words(page.strip)
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.places.place_rows.rowCount() == 1)
    assert page.places.place_rows.index(0, 0).data() == "Mairie de Vals"
    assert "1 poste" in words(page.places)
    page.tabs.setCurrentIndex(0)
    assert "Personnes touchées, 15" in page.figures.headline.view.accessibleName()
    page.figures.filters.place.set_value(page.figures.filters.place.itemData(1))
    page.figures.refresh()
    assert page.figures.filters.place.currentText() == "Ardèche nord"
    assert "Personnes touchées, 15" in page.figures.headline.view.accessibleName()
    with coordinator.app.open_store().begin() as work:
        assert work.encounters.all() == ()


def test_the_first_idle_minute_sends_what_waits(
    coordinator: Driver, server: SimulatedKinto, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    text = invite(coordinator, qtbot)
    with driven(tmp_path / "guichet", theme) as mediator:
        reach(mediator.app, server)
        mediator.show()
        share(mediator, text, qtbot)
        keep(mediator.app, 3)
        watch = mediator.window.sharing_watch
        with qtbot.waitSignal(watch.looked):
            watch.look()
        assert "3 envois en attente" in words(mediator.window.shell.status)
        with qtbot.waitSignal(watch.sent):
            watch.idle.idle.emit()
        assert "tout est envoyé" in words(mediator.window.shell.status)


def test_a_server_that_is_down_stops_nothing(
    coordinator: Driver, server: SimulatedKinto, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    text = invite(coordinator, qtbot)
    with driven(tmp_path / "guichet", theme) as mediator:
        line = reach(mediator.app, server)
        mediator.show()
        share(mediator, text, qtbot)
        line.is_cut = True
        keep(mediator.app, 2)
        watch = mediator.window.sharing_watch
        with qtbot.waitSignal(watch.sent):
            watch.send()
        assert "2 envois en attente" in words(mediator.window.shell.status)
        mediator.window.go_home()
        mediator.begin()
        assert mediator.window.in_session


def test_an_invitation_serves_once(
    coordinator: Driver, server: SimulatedKinto, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    text = invite(coordinator, qtbot)
    for name, ends in (("premier", "Tout est envoyé."), ("second", "a déjà servi")):
        with driven(tmp_path / name, theme) as mediator:
            reach(mediator.app, server)
            mediator.show()
            mediator.window.show_page("reglages")
            page = settings(mediator)
            page.take_invitation()
            assert page.sharing is not None
            page.sharing._read_text(text)
            qtbot.waitUntil(lambda page=page: page.sharing.choice.known is not None)
            page.sharing.choice.share.click()
            qtbot.waitUntil(lambda page=page, ends=ends: ends in words(page))


def test_a_stick_counts_for_the_territory_that_is_said(
    coordinator: Driver, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    stick = tmp_path / "poste.mediateur"
    with driven(tmp_path / "guichet", theme) as mediator:
        mediator.show()
        keep(mediator.app, 12)
        mediator.app.exchange.write(stick)
    coordinator.window.show_page("reseau")
    page = network(coordinator)
    page.strip.stick.click()
    chooser = coordinator.window.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(stick))
    qtbot.waitUntil(lambda: open_dialog_of(coordinator.window) is not None)
    dialog = coordinator.dialog
    dialog.other.setText("Ardèche sud")  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.acts.came):
        dialog.go.click()  # type: ignore[attr-defined]
    assert "12 nouvelles séances" in words(page.strip)
    assert [one[::2] for one in coordinator.app.coordination.territories()] == [("ardeche-sud", "Ardèche sud")]
    chooser.close()


def test_ctrl_9_shows_the_network_of_a_coordinator_only(coordinator: Driver, hands: Driver) -> None:
    coordinator.window.go_home()
    coordinator.window.activateWindow()
    settle()
    coordinator.window.show_page("accueil")
    coordinator.key(KEY.Key_9, CTRL)
    assert coordinator.window.shell.current_name == "reseau"
    hands.window.activateWindow()
    settle()
    hands.key(KEY.Key_9, CTRL)
    assert hands.window.shell.current_name == "accueil"


def test_a_window_closes_though_a_server_gives_its_answer_byte_by_byte(
    tmp_path: Path, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediateur.ui.window.GRACE", 0.1)
    share = Share(territory="nord", coarseness=Coarseness.NOTHING, since=LAST_MONTH.replace(day=1))
    with serving() as site, driven(tmp_path / "poste", theme) as driver:
        began = Event()
        site.behaviours["began"] = lambda _: began.set()
        address = site.at("/v1/batch", drip_body).removesuffix("/batch")
        app = driver.app
        keep(app, 2)
        with app.open_store().begin() as work:
            work.link.join(Joined(address, BUCKET, "c-1", LAST_MONTH, share=share))
            work.commit()
        app._secrets.keep(secret_name(address, BUCKET, "c-1"), "un-secret-de-poste")
        driver.show()
        driver.window.sharing_watch.send()
        assert began.wait(30)
        driver.window.close()
        assert not site.over.is_set(), "the server would go on"
        with open_store(tmp_path / "poste").begin() as work:
            assert work.outbox.waiting() == 2, "it is sent another time"
