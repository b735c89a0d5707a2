"""The secret of an account rests where it is said to, and nowhere else."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from mediateur.errors import MediateurError
from mediateur.trust.account_secrets import SERVICE, AccountSecrets, Rest

NAME, SECRET, PASSPHRASE = "a1b2c3", "jEkq0fWf7nJm-Ub3_9KdPqTzXy12", "quatre mots sans lien"


class Ring(KeyringBackend):
    """A keyring in memory, which may be closed or forgetful."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.closed = self.forgetful = False

    def _open(self) -> None:
        if self.closed:
            raise KeyringLocked

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def no_ring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_the_keyring_comes_first(ring: Ring, tmp_path: Path) -> None:
    secrets = AccountSecrets(tmp_path)
    assert secrets.fetch(NAME) == ""
    assert secrets.keep(NAME, SECRET) is Rest.KEYRING is secrets.rest_of(NAME)
    assert secrets.fetch(NAME) == SECRET
    assert ring.kept == {(SERVICE, NAME): SECRET}
    assert files(tmp_path) == []
    secrets.forget(NAME)
    assert ring.kept == {} and secrets.rest_of(NAME) is None
    secrets.forget(NAME)


def test_without_a_keyring_a_file_says_that_it_is_not_encrypted(no_ring: None, tmp_path: Path) -> None:
    secrets = AccountSecrets(tmp_path / "donnees")
    assert secrets.keep(NAME, SECRET) is Rest.FILE is secrets.rest_of(NAME)
    assert "non chiffré" in Rest.FILE.value
    assert secrets.fetch(NAME) == SECRET
    [file] = files(tmp_path)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    secrets.forget(NAME)
    assert secrets.fetch(NAME) == "" and files(tmp_path) == []


def test_a_passphrase_locks_it(no_ring: None, tmp_path: Path) -> None:
    secrets = AccountSecrets(tmp_path)
    assert secrets.keep(NAME, SECRET, PASSPHRASE) is Rest.LOCKED is secrets.rest_of(NAME)
    assert SECRET.encode() not in files(tmp_path)[0].read_bytes()
    assert secrets.fetch(NAME, PASSPHRASE) == SECRET
    for wrong in ("", "autre chose"):
        with pytest.raises(MediateurError) as caught:
            secrets.fetch(NAME, wrong)
        assert SECRET not in str(caught.value) + caught.value.detail


def test_what_goes_with_a_stick_is_not_in_the_keyring_of_the_machine(ring: Ring, tmp_path: Path) -> None:
    secrets = AccountSecrets(tmp_path, portable=True)
    assert secrets.keep(NAME, SECRET) is Rest.FILE
    assert ring.kept == {}
    assert AccountSecrets(tmp_path, portable=True).fetch(NAME) == SECRET


def test_a_keyring_that_does_not_open_or_forgets_is_told(ring: Ring, tmp_path: Path) -> None:
    secrets = AccountSecrets(tmp_path)
    ring.forgetful = True
    with pytest.raises(MediateurError):
        secrets.keep(NAME, SECRET)
    ring.closed, ring.forgetful = True, False
    for act in (lambda: secrets.keep(NAME, SECRET), lambda: secrets.fetch(NAME), lambda: secrets.forget(NAME)):
        with pytest.raises(MediateurError) as caught:
            act()
        assert SECRET not in str(caught.value) + caught.value.detail


def test_a_file_that_is_no_secret_opens_nothing(no_ring: None, tmp_path: Path) -> None:
    secrets = AccountSecrets(tmp_path)
    secrets.keep(NAME, SECRET)
    files(tmp_path)[0].write_bytes(b"n'importe quoi")
    with pytest.raises(MediateurError):
        secrets.fetch(NAME)


def test_a_name_is_never_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.\."):
        AccountSecrets(tmp_path).fetch("../a")
