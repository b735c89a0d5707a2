"""Keys: typed back from paper with every mistake seen, and kept where only their owner takes them."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import PasswordDeleteError

from mediateur.errors import MediateurError
from mediateur.trust import locked, recovery
from mediateur.trust.keys import SEED_LENGTH, SigningKey, fingerprint, new_key
from mediateur.trust.locked import WrongPassphraseError
from mediateur.trust.recovery import ALPHABET, LINES, MistypedError
from mediateur.trust.safe import Rest, Safe
from tests.trust.samples import KEY, NEXT

PHRASE = "cheval pile agrafe correct"
SHEET = recovery.lines(KEY)


class Drawer(KeyringBackend):
    """A keyring of the test, in memory. keyring, which knows its class, is not to choose it for other tests."""

    priority = 5  # type: ignore[assignment]
    viable = False  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture
def drawer() -> Iterator[Drawer]:
    before, drawer = keyring.get_keyring(), Drawer()
    keyring.set_keyring(drawer)
    yield drawer
    keyring.set_keyring(before)


@pytest.fixture(params=[fail.Keyring, null.Keyring])
def no_keyring(request: pytest.FixtureRequest) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(request.param())
    yield
    keyring.set_keyring(before)


@given(st.binary(min_size=SEED_LENGTH, max_size=SEED_LENGTH))
def test_a_key_is_typed_back_from_its_sheet(seed: bytes) -> None:
    printed = recovery.lines(SigningKey(seed))
    assert len(printed) == LINES
    assert recovery.key_of(printed).seed == seed
    typed = [line.lower().replace(" ", "-").replace("0", "O").replace("1", "l") for line in printed]
    assert recovery.key_of(typed).seed == seed


def test_a_wrong_line_is_named() -> None:
    for rank in range(LINES):
        for other in ("", "0000 0000", SHEET[rank] + "0", SHEET[rank][:-1], "é" * 8, SHEET[(rank + 1) % LINES]):
            if other == SHEET[rank]:
                continue
            typed = [*SHEET[:rank], other, *SHEET[rank + 1 :]]
            with pytest.raises(MistypedError) as told:
                recovery.key_of(typed)
            assert told.value.line == rank + 1


def test_no_wrong_letter_gives_a_key() -> None:
    """One letter in 256 may pass its own line; the last line sees it."""
    for rank in range(LINES):
        for place in (0, 3, 5, 8):
            for letter in ALPHABET:
                line = SHEET[rank][:place] + letter + SHEET[rank][place + 1 :]
                if line != SHEET[rank]:
                    with pytest.raises(MistypedError):
                        recovery.key_of([*SHEET[:rank], line, *SHEET[rank + 1 :]])


def test_a_line_that_lacks_or_is_too_many_is_told() -> None:
    for lines in (SHEET[:-1], (), (*SHEET, SHEET[0])):
        with pytest.raises(MistypedError):
            recovery.key_of(lines)


def test_two_keys_are_never_the_same() -> None:
    made = {new_key().seed for _ in range(20)}
    assert len(made) == 20
    assert KEY.seed.hex() not in repr(KEY)
    assert repr(KEY.seed) not in repr(KEY)


def test_a_fingerprint_is_read_by_groups() -> None:
    assert fingerprint(KEY.public).replace(" ", "").lower() == KEY.id.hex()
    assert [len(group) for group in fingerprint(KEY.public).split()] == [4, 4, 4, 4]


def test_what_is_locked_opens_with_its_passphrase_only() -> None:
    data = locked.lock(KEY.seed, "phrase à moi")
    assert KEY.seed not in data
    assert locked.unlock(data, "phrase a\u0300 moi") == KEY.seed, "the same words, typed on another keyboard"
    for other in ("", "phrase a moi", "phrase à moi "):
        with pytest.raises(WrongPassphraseError):
            locked.unlock(data, other)
    assert locked.lock(KEY.seed, "phrase à moi") != data


def test_a_locked_file_that_was_changed_does_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked, "_COST", 1 << 4)
    data = locked.lock(KEY.seed, PHRASE)
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(WrongPassphraseError):
            locked.unlock(changed, PHRASE)
    for wrong in (b"", data[:-1], data[: len(data) // 2], data + b"\0" * 5000):
        with pytest.raises(WrongPassphraseError):
            locked.unlock(wrong, PHRASE)


def test_a_key_rests_in_the_keyring(drawer: Drawer, tmp_path: Path) -> None:
    safe = Safe(tmp_path)
    assert safe.keep(KEY) is Rest.KEYRING
    assert safe.rest_of(KEY.id) is Rest.KEYRING
    assert safe.fetch(KEY.id).seed == KEY.seed
    assert [*tmp_path.rglob("*")] == []
    safe.forget(KEY.id)
    assert safe.rest_of(KEY.id) is None
    assert drawer.kept == {}


def test_without_a_keyring_a_passphrase_is_asked_for(no_keyring: None, tmp_path: Path) -> None:
    safe = Safe(tmp_path)
    with pytest.raises(MediateurError, match="trousseau"):
        safe.keep(KEY)
    with pytest.raises(MediateurError, match="courte"):
        safe.keep(KEY, "court")
    assert safe.keep(KEY, PHRASE) is Rest.FILE
    assert safe.fetch(KEY.id, PHRASE).seed == KEY.seed
    with pytest.raises(MediateurError, match="phrase secrète"):
        safe.fetch(KEY.id, "une autre phrase")
    with pytest.raises(MediateurError, match="pas sur ce poste"):
        safe.fetch(NEXT.id, PHRASE)
    assert all(KEY.seed not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


@pytest.mark.skipif(sys.platform == "win32", reason="droits POSIX")
def test_the_file_of_a_key_is_closed_to_others(no_keyring: None, tmp_path: Path) -> None:
    Safe(tmp_path).keep(KEY, PHRASE)
    (file,) = tmp_path.rglob("*.cle")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_keyring_that_was_changed_gives_no_other_key(drawer: Drawer, tmp_path: Path) -> None:
    safe = Safe(tmp_path)
    safe.keep(KEY)
    (name,) = drawer.kept
    for other in (NEXT.seed.hex(), "", "zz", "00", KEY.seed.hex()[:-1]):
        drawer.kept[name] = other
        with pytest.raises(MediateurError, match="pas sur ce poste"):
            safe.fetch(KEY.id)
