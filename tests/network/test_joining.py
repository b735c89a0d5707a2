"""Joining, interrupted anywhere, can be begun again; an invitation serves once; leaving always works."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import keyring
import pytest

from mediateur.errors import MediateurError
from mediateur.journal.leaving import Coarseness, Share
from mediateur.journal.network import Joined, NetworkError, Why
from mediateur.online.answers import Answer
from mediateur.online.kinto_accounts import KintoServer
from mediateur.trust import account_secrets
from mediateur.trust.account_secrets import AccountSecrets, Rest
from mediateur.trust.invitation import Invitation, Role
from mediateur.usecases.coordination.inviting import Inviting
from mediateur.usecases.coordination.words import over
from mediateur.usecases.network.joining import Joining, name_of, opener
from tests.network.fates import Fates, Killed
from tests.network.simulated import BUCKET, SimulatedChannel, SimulatedKinto

TODAY = dt.date(2026, 11, 29)
ADDRESS = "https://partage.exemple.fr"
SHARE = Share(territory="nord", coarseness=Coarseness.COMMUNE, since=dt.date(2026, 11, 1))


class Steps:
    """The places where a program may end; the one numbered `last` is where it does."""

    def __init__(self) -> None:
        self.done, self.last = 0, -1

    def pass_by(self) -> None:
        self.done += 1
        if self.done - 1 == self.last:
            raise Killed


@dataclass
class Notes:
    """A store of what is joined, that ends where it is told to."""

    steps: Steps
    joined: Joined | None = None
    _next: Joined | None = field(default=None)

    @contextmanager
    def begin(self) -> Iterator[Notes]:
        self._next = self.joined
        yield self

    @property
    def link(self) -> Any:
        return self

    def state(self) -> Joined | None:
        return self._next

    def join(self, joined: Joined) -> None:
        self._next = joined

    def leave(self) -> None:
        self._next = None

    def commit(self) -> None:
        self.steps.pass_by()
        self.joined = self._next
        self.steps.pass_by()


class WatchedSecrets(AccountSecrets):
    """Secrets of a machine that ends where it is told to."""

    def __init__(self, folder: Path, steps: Steps) -> None:
        super().__init__(folder)
        self._steps = steps

    def keep(self, name: str, secret: str, passphrase: str = "") -> Rest:
        self._steps.pass_by()
        rest = super().keep(name, secret, passphrase)
        self._steps.pass_by()
        return rest


class WatchedChannel(SimulatedChannel):
    """A way to the server that ends before or after each request."""

    steps: Steps

    def ask(self, method: str, path: str, body: bytes, headers: Any) -> Answer:
        self.steps.pass_by()
        answer = super().ask(method, path, body, headers)
        self.steps.pass_by()
        return answer


class Place:
    """A server, a coordinator, and a machine that is invited."""

    def __init__(self, folder: Path) -> None:
        self.server, self.fates = SimulatedKinto(lambda: 1_795_000_000_000), Fates(random.Random(1))
        self.fates.calm = True
        self.server.admit("k-1", "secret", "coordinateurs")
        coordinator = Joined(ADDRESS, BUCKET, "k-1", TODAY)
        self.inviting = Inviting(
            lambda: coordinator, lambda _: self.connect(ADDRESS, BUCKET, "k-1", "secret"), lambda: TODAY
        )
        self.steps, self.folder = Steps(), folder
        self.notes = Notes(self.steps)
        self.kept = WatchedSecrets(folder, self.steps)
        self.joining = Joining(self.notes, self.kept, self.connect, lambda: TODAY)

    def connect(self, server: str, bucket: str, account: str, secret: str) -> KintoServer:
        channel = WatchedChannel(self.server, (account, secret), self.fates, lambda: None)
        channel.steps = self.steps if account != "k-1" else Steps()
        return KintoServer(bucket, account, channel)

    def is_in(self) -> bool:
        """Whether this machine is joined, and its secret opens the account."""
        if self.notes.joined is None:
            return False
        return opener(self.kept, self.connect)(self.notes.joined).whoami() == frozenset({"mediateurs"})


@pytest.fixture(autouse=True)
def no_ring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def invitation(place: Place) -> Invitation:
    return place.inviting.invite("nord", "Coordination de la Gironde")


def test_joining_changes_the_secret_and_keeps_it(place: Place, invitation: Invitation) -> None:
    assert place.joining.join(invitation, SHARE) is Rest.FILE
    assert place.notes.joined == Joined(ADDRESS, BUCKET, invitation.account, TODAY, share=SHARE)
    assert place.is_in()
    assert place.connect(ADDRESS, BUCKET, invitation.account, invitation.secret).whoami() is None
    assert all(invitation.secret.encode() not in file.read_bytes() for file in place.folder.rglob("*.*"))


def test_the_coordinator_sees_who_came(place: Place, invitation: Invitation) -> None:
    [before] = place.inviting.accounts()
    assert (before.name, before.territory, before.expires) == (invitation.account, "nord", invitation.expires)
    assert over([before], invitation.expires) == ()
    assert over([before], invitation.expires + dt.timedelta(days=1)) == (before,)
    place.joining.join(invitation, SHARE)
    [after] = place.inviting.accounts()
    assert (after.territory, after.expires) == ("nord", None)
    assert over([after], dt.date(2030, 1, 1)) == ()


def test_what_a_territory_is_called_is_known_to_whoever_asks(place: Place) -> None:
    named = place.inviting.invite("nord", "Coordination", called="Gironde nord")
    assert named.called == "Gironde nord"
    other = place.inviting.invite("nord", "Coordination")
    assert {one.name: one.label for one in place.inviting.accounts()} == dict.fromkeys(
        (named.account, other.account), "Gironde nord"
    )
    place.inviting.invite("nord", "Coordination", called="Nord Gironde")
    assert {one.label for one in place.inviting.accounts()} == {"Nord Gironde"}
    place.joining.join(named, SHARE)
    assert place.notes.joined is not None
    assert place.notes.joined.called == "Gironde nord"


def test_only_invitations_that_are_over_and_were_never_used_are_closed_together(place: Place) -> None:
    used, late, open_ = (place.inviting.invite("nord", "Coordination", days=days) for days in (1, 1, 60))
    place.joining.join(used, SHARE)
    assert place.inviting.close_expired() == ()
    place.inviting._today = lambda: TODAY + dt.timedelta(days=2)
    assert [one.name for one in place.inviting.close_expired()] == [late.account]
    assert {one.name for one in place.inviting.accounts()} == {used.account, open_.account}
    assert place.connect(ADDRESS, BUCKET, late.account, late.secret).whoami() is None


def test_interrupted_at_any_step_it_can_be_begun_again(tmp_path: Path) -> None:
    ended = 0
    for last in range(100):
        folder = tmp_path / str(last)
        folder.mkdir()
        place = Place(folder)
        invitation = place.inviting.invite("nord", "Coordination")
        place.steps.last = last
        try:
            place.joining.join(invitation, SHARE)
        except Killed:
            ended += 1
            place.steps.last = -1
            place.joining.join(invitation, SHARE)
        if place.steps.last >= 0:  # it ended after all that there is to do
            break
        assert place.is_in(), last
    assert ended >= 10


def test_interrupted_at_any_two_steps_too(tmp_path: Path) -> None:
    chance = random.Random(8)
    for number in range(60):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = Place(folder)
        invitation = place.inviting.invite("nord", "Coordination")
        for _ in range(chance.randint(1, 5)):
            place.steps.done, place.steps.last = 0, chance.randint(0, 11)
            try:
                place.joining.join(invitation, SHARE)
            except Killed:
                continue
        place.steps.last = -1
        place.joining.join(invitation, SHARE)
        assert place.is_in()


def test_the_new_secret_is_kept_before_the_server_is_asked_to_take_it(
    place: Place, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_secrets, "write_private", full)
    with pytest.raises(MediateurError):
        place.joining.join(invitation, SHARE)
    assert place.connect(ADDRESS, BUCKET, invitation.account, invitation.secret).whoami() is not None


def full(*_: object) -> None:
    raise OSError(28, "full")


def test_with_any_network_it_can_be_begun_again(tmp_path: Path) -> None:
    for seed in range(60):
        folder = tmp_path / str(seed)
        folder.mkdir()
        place = Place(folder)
        invitation = place.inviting.invite("nord", "Coordination")
        place.fates = Fates(random.Random(seed))
        for _ in range(6):
            try:
                place.joining.join(invitation, SHARE)
            except (MediateurError, Killed):
                continue
        for late in place.fates.all_late():
            place.server.answer(late)
        place.fates.calm = True
        place.joining.join(invitation, SHARE)
        assert place.is_in(), seed


def test_an_invitation_serves_one_machine_and_the_other_is_told(
    place: Place, invitation: Invitation, tmp_path: Path
) -> None:
    thief = Place(tmp_path / "voleur")
    thief.server = place.server
    thief.joining.join(invitation, SHARE)
    with pytest.raises(MediateurError) as caught:
        place.joining.join(invitation, SHARE)
    assert "déjà servi" in caught.value.happened
    assert "coordinateur" in caught.value.remedy
    assert place.notes.joined is None
    assert list(place.folder.rglob("*.partage")) == [next((tmp_path / "voleur").rglob("*.partage"))]


def test_a_closed_account_is_told_in_the_same_way(place: Place, invitation: Invitation) -> None:
    place.inviting.close(invitation.account)
    assert place.inviting.accounts() == []
    with pytest.raises(MediateurError, match="fermée"):
        place.joining.join(invitation, SHARE)


def test_an_account_that_is_closed_later_sends_nothing_more(place: Place, invitation: Invitation) -> None:
    place.joining.join(invitation, SHARE)
    place.inviting.close(invitation.account)
    assert place.notes.joined is not None
    server = opener(place.kept, place.connect)(place.notes.joined)
    with pytest.raises(NetworkError) as caught:
        server.get_many(["a" * 32])
    assert caught.value.why is Why.ACCOUNT


def test_somebody_can_be_invited_again_under_the_same_account(place: Place, invitation: Invitation) -> None:
    place.joining.join(invitation, SHARE)
    place.joining.leave()
    again = place.inviting.invite("nord", "Coordination", again=invitation.account)
    assert again.account == invitation.account
    place.joining.join(again, SHARE)
    assert place.is_in()


def test_an_invitation_for_what_one_may_not_do_is_told(place: Place, invitation: Invitation) -> None:
    with pytest.raises(NetworkError) as caught:
        place.joining.join(replace(invitation, role=Role.COORDINATOR), None)
    assert caught.value.why is Why.RIGHTS
    assert place.notes.joined is None


def test_one_machine_shares_once(place: Place, invitation: Invitation) -> None:
    place.joining.join(invitation, SHARE)
    other = place.inviting.invite("sud", "Coordination")
    with pytest.raises(MediateurError, match="déjà"):
        place.joining.join(other, SHARE)
    assert place.connect(ADDRESS, BUCKET, other.account, other.secret).whoami() is not None
    coarser = Share(territory="nord", coarseness=Coarseness.NOTHING, since=SHARE.since)
    place.joining.join(invitation, coarser)
    assert place.notes.joined is not None and place.notes.joined.share == coarser


def test_leaving_forgets_the_secret(place: Place, invitation: Invitation) -> None:
    place.joining.join(invitation, SHARE)
    joined = place.notes.joined
    assert joined is not None
    place.joining.leave()
    place.joining.leave()
    assert place.joining.state() is None
    assert place.kept.fetch(name_of(joined)) == ""
    with pytest.raises(MediateurError, match="inviter"):
        opener(place.kept, place.connect)(joined)


def test_a_keyring_that_does_not_open_keeps_nobody_from_leaving(
    place: Place, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.joining.join(invitation, SHARE)

    def closed(*_: object) -> None:
        raise MediateurError("fermé")

    monkeypatch.setattr(place.kept, "forget", closed)
    place.joining.leave()
    assert place.joining.state() is None


def test_a_coordinator_does_not_close_her_own_account(place: Place) -> None:
    with pytest.raises(MediateurError, match="propre compte"):
        place.inviting.close("k-1")
