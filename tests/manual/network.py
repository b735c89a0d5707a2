"""The pictures of sharing and of the network: two windows on a server in memory, played as in the tests."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from mediateur.app import App
from mediateur.journal.encounter import Count, HalfDay, Place
from mediateur.journal.months import months_before
from mediateur.trust import account_secrets
from mediateur.trust.invitation import Invitation, Role, write
from mediateur.ui.frame import SIZE
from mediateur.ui.kit.theme import Theme
from mediateur.ui.start import application, dress
from mediateur.usecases.network.standing import Choice
from tests.journal.samples import PLAIN
from tests.network.fates import Fates
from tests.network.simulated import BUCKET, SimulatedKinto, connect
from tests.ui.driving import Driver, calm, driven, rest

ADDRESS, COORDINATOR, SECRET = "https://partage.exemple.fr", "coordination-1", "un-secret-de-coordinateur"
INVITER, KEY = "Conseil départemental", bytes(range(32))
# The pictures that are taken, by page.
OF_NETWORK = ("reseau", "reseau-lieux", "reseau-invitations")
OF_SHARING = ("partage-invitation", "partage-lignes", "partage-en-service", "contenu")
COUNTERS = (
    ("Ardèche nord", "Mairie de Vals", 90, 0),
    ("Ardèche nord", "Médiathèque", 70, 1),
    ("Ardèche sud", "France Services du plateau", 40, 3),
)


def play(target: Path, folder: Path) -> None:
    """Write a picture of each page of sharing and of the network to `target`; work in `folder`."""
    account_secrets.has_keyring = lambda: False
    server = SimulatedKinto(lambda: int(dt.datetime.now(dt.UTC).timestamp() * 1000))
    server.admit(COORDINATOR, SECRET, "coordinateurs")
    with _window(folder / "coordination") as office:
        _reach(office.app, server)
        _coordinate(office.app)
        for territory, place, number, months in COUNTERS:
            _share(folder / place, server, _invited(office.app, territory), (place, number, months))
        _network(office, target)
        text = _invited(office.app, "Ardèche nord")
    with _window(folder / "guichet") as counter:
        _reach(counter.app, server)
        _fill(counter.app, ("Mairie de Vals", 12, 0))
        _sharing(counter, text, target)


def _reach(app: App, server: SimulatedKinto) -> None:
    fates = Fates(random.Random(1))
    fates.calm = True
    opened = connect(server, fates)
    app._connect = lambda *words: opened(*words)  # type: ignore[method-assign]


@contextmanager
def _window(folder: Path) -> Iterator[Driver]:
    theme: Theme = dress(application(), App(folder))
    with driven(folder, theme) as driver:
        driver.app.preferences.change(theme="clair")
        yield driver


def _coordinate(app: App) -> None:
    until = dt.date.today() + dt.timedelta(9)
    made = Invitation(ADDRESS, BUCKET, COORDINATOR, SECRET, "departement", INVITER, until, Role.COORDINATOR)
    app.network.read_text(write(made))
    app.network.join(None, trust=False)


def _invited(app: App, territory: str) -> str:
    app.coordination._parts = app.coordination._parts._replace(key=lambda: KEY)
    return app.coordination.invite(territory, INVITER).text


def _share(folder: Path, server: SimulatedKinto, text: str, counted: tuple[str, int, int]) -> None:
    app = App(folder)
    _reach(app, server)
    _fill(app, counted)
    app.network.read_text(text)
    app.network.join(Choice("lieu", months_before(dt.date.today().replace(day=1), 6)), trust=False)
    app.network.send()
    app.close()


def _fill(app: App, counted: tuple[str, int, int]) -> None:
    """Keep sessions at a place, the last of them some months ago."""
    name, number, months = counted
    last = months_before(dt.date.today(), months)
    with app.open_store().begin() as work:
        work.places.put(Place(id="p1", name=name, insee="07331", kind="mairie"))
        for rank in range(number):
            day = last - dt.timedelta(rank)
            outcomes = (Count(code=("activee", "usage-appris", "droit-explique")[rank % 3], n=1),)
            one = msgspec.structs.replace(
                PLAIN, id=f"s{number}-{rank}", when=HalfDay(day, PLAIN.when.half), outcomes=outcomes, place="p1"
            )
            work.encounters.add(one)
        work.commit()


def _network(office: Driver, target: Path) -> None:
    office.show(*_size())
    rest()
    office.window.show_page("reseau")
    page: Any = office.window.page("reseau")
    page.strip.receive.click()
    rest()
    for rank, name in enumerate(OF_NETWORK):
        page.tabs.setCurrentIndex(rank)
        if rank == 2:
            page.accounts.territory.setText("Ardèche nord")
            page.accounts.name.setText(INVITER)
            page.accounts.see.click()
        _picture(office, target, name)


def _sharing(counter: Driver, text: str, target: Path) -> None:
    invited, rows, shared, content = OF_SHARING
    counter.show(*_size())
    rest()
    counter.window.show_page("reglages")
    page: Any = counter.window.page("reglages")
    page.take_invitation()
    section = page.sharing
    section.invitation.field.setText(text)
    section.invitation.read.click()
    _picture(counter, target, invited)
    section.choice.rows.table.choose(0)
    page.scroller.ensureWidgetVisible(section.choice.share)
    _picture(counter, target, rows)
    section.choice.share.click()
    rest()
    _picture(counter, target, shared)
    page.show_section("contenu")
    _picture(counter, target, content)


def _size() -> tuple[int, int]:
    return SIZE.width(), SIZE.height()


def _picture(driver: Driver, target: Path, name: str) -> None:
    rest()
    calm(driver.window)
    driver.window.grab().save(str(target / f"90-{name}.png"))
