"""Content on a real server: a coordinator publishes it, the machines that joined find it, take it, or refuse it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.content.version import BUILT_IN
from mediateur.journal.network import Joined, NetworkError, Why
from mediateur.online.kinto_accounts import KintoServer, opened
from mediateur.trust import invitation as invitations
from mediateur.trust.content_keys import ContentKey
from mediateur.usecases.content.fetching import ContentFetching, Newest
from mediateur.usecases.content.source import COLLECTION, ServerSource
from mediateur.usecases.network.standing import Choice
from mediateur.usecases.preferences import Preferences
from tests.network.network import Account, Network
from tests.network.simulated import BUCKET
from tests.network.test_joining import ADDRESS, Place, no_ring
from tests.trust.samples import KEY, STRANGER, TODAY
from tests.usecases.content.samples import NEXT, Machine, refused, signed

# Fixture of the joining: no keyring here.
NO_RING = no_ring
NOW = dt.datetime(2026, 11, 29, 10)


def server(network: Network, account: Account) -> KintoServer:
    return opened(network.url, network.bucket, account.name, account.secret, "")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "dossier")


def fetching(network: Network, machine: Machine) -> ContentFetching:
    account = network.mediator()
    source = ServerSource(lambda: server(network, account))
    return ContentFetching(lambda: source, machine.packs, Preferences(machine.folder), lambda: NOW)


def publish(network: Network, data: bytes, version: str) -> None:
    server(network, network.coordinator()).publish(COLLECTION, version, data)


def test_what_is_published_is_found_brought_and_proved(own_network: Network, machine: Machine) -> None:
    looking = fetching(own_network, machine)
    assert looking.look(by_hand=False) is None
    publish(own_network, signed(files={**NEXT, "facts/long.yaml": bytes(range(256)) * 3000}), "2026.12.1")
    found = looking.look(by_hand=False)
    assert found == Newest("2026.12.1")
    machine.packs.install(looking.fetch(found))
    assert str(machine.packs.present().version) == "2026.12.1"
    assert looking.look(by_hand=False) is None
    publish(own_network, signed("2026.12.2", key=STRANGER), "2026.12.2")
    found = looking.look(by_hand=False)
    assert found is not None
    assert "ne croit pas" in refused(lambda: looking.fetch(found))
    machine.trusted.chosen = (ContentKey("Autre", STRANGER.public),)
    publish(own_network, signed("2026.12.3"), "2026.12.3")
    assert "Un autre contenu" in refused(lambda: looking.fetch(found))


def test_a_mediator_publishes_nothing(network: Network) -> None:
    with pytest.raises(NetworkError) as caught:
        server(network, network.mediator()).publish(COLLECTION, "2027.1.1", signed("2027.1.1", day=TODAY))
    assert caught.value.why is Why.RIGHTS


def test_an_invitation_brings_the_key_that_signs_content(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, app = Place(data_folder), App(data_folder)
    monkeypatch.setattr(app, "_connect", place.connect)
    app.open_store()
    invited = place.inviting.invite("nord", "Coordination 33", key=KEY.public)
    app.network.read_text(invitations.write(invited))
    assert app.content_trust.keys() == ()
    app.network.join(Choice("commune", dt.date(2026, 11, 1)), trust=True)
    assert app.content_trust.keys() == (ContentKey("Coordination 33", KEY.public),)
    assert app.fetching.is_possible()
    assert app._about().content == str(app.packs.version) == str(BUILT_IN)
    app.close()


def test_who_joins_may_leave_that_key_aside(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, app = Place(data_folder), App(data_folder)
    monkeypatch.setattr(app, "_connect", place.connect)
    app.open_store()
    invited = place.inviting.invite("nord", "Coordination 33", key=KEY.public)
    app.network.read_text(invitations.write(invited))
    standings = app.network.join(Choice("commune", dt.date(2026, 11, 1)), trust=False)
    assert standings.journal is not None
    assert app.content_trust.keys() == ()
    app.close()


def test_an_invitation_of_this_machine_carries_its_key(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, app = Place(data_folder), App(data_folder)
    own = app.organisations.make("Coordination 33", "cheval pile agrafe correct", TODAY)
    monkeypatch.setattr(app, "_connect", place.connect)
    monkeypatch.setattr(
        "mediateur.usecases.coordination.coordination.Coordination._joined", lambda _: None, raising=False
    )
    monkeypatch.setattr(
        "mediateur.usecases.coordination.inviting.Inviting._coordinator",
        lambda _: Joined(ADDRESS, BUCKET, "k-1", TODAY),
    )
    monkeypatch.setattr(app._secrets, "fetch", lambda *_: "secret")
    issued = app.coordination.invite("nord", "Coordination 33")
    assert invitations.read(issued.text, TODAY).key == own.key.public
    app.close()
