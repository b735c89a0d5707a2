"""A machine signs what it writes, and is known again: who passes for it is refused, and nothing changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.journal.exchange_file import UNSIGNED, Footer, Incoming, canonical_line, write
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from mediateur.trust.keys import new_key
from mediateur.trust.sealed import Purpose, seal
from mediateur.usecases.exchange.imports import Exchange
from mediateur.usecases.exchange.signing import Machine, signing
from tests.journal.samples import PLAIN
from tests.usecases.conftest import Clock
from tests.usecases.exchange.test_exchange import dump


@pytest.fixture
def there(tmp_path: Path, clock: Clock) -> Exchange:
    other = open_store(tmp_path / "autre")
    with other.begin() as work:
        work.encounters.add(PLAIN)
        work.commit()
    return Exchange(lambda: other, clock)


@pytest.fixture
def here(store: Store, clock: Clock) -> Exchange:
    return Exchange(lambda: store, clock)


def incoming_of(source: Path) -> Incoming:
    """Return a file that was read to its end."""
    with source.open("rb") as file:
        incoming = Incoming(file)
        list(incoming)
    return incoming


def resigned(source: Path, key: bytes, seal_: bytes) -> None:
    *lines, last = source.read_bytes().splitlines(keepends=True)
    footer = json.loads(last)
    signed = Footer(lines=footer["lines"], sha256=footer["sha256"], key=key, seal=seal_)
    source.write_bytes(b"".join([*lines, canonical_line(signed)]))


def test_a_machine_is_met_once_then_known_by_the_fingerprint_it_reads_out(
    here: Exchange, there: Exchange, tmp_path: Path
) -> None:
    there.write(tmp_path / "cle")
    first = here.read(tmp_path / "cle").signer
    assert first.is_new
    assert first.fingerprint == there.fingerprint() != here.fingerprint()
    assert there.fingerprint() in first.in_words
    again = here.read(tmp_path / "cle").signer
    assert again.in_words == "Il est signé par le même poste que la fois d’avant."
    here.write(tmp_path / "mien")
    assert not here.read(tmp_path / "mien").signer.is_new


def test_who_passes_for_a_known_machine_is_refused(
    here: Exchange, there: Exchange, store: Store, tmp_path: Path
) -> None:
    source = tmp_path / "cle"
    there.write(source)
    here.read(source)
    before = dump(store)
    other = new_key()
    incoming = incoming_of(source)
    forged = ((b"", b""), (other.public, seal(incoming.digest, other, Purpose.JOURNAL)))
    for key, seal_ in forged:
        resigned(source, key, seal_)
        with pytest.raises(MediateurError, match="n’est pas signé par lui"):
            here.read(source)
    assert dump(store) == before


def test_a_signature_that_does_not_hold_is_refused(
    here: Exchange, there: Exchange, store: Store, tmp_path: Path
) -> None:
    source, key = tmp_path / "cle", new_key()
    before = dump(store)
    for purpose, signed in ((Purpose.TRUST_LIST, b""), (Purpose.JOURNAL, bytes(32))):
        there.write(source)
        incoming = incoming_of(source)
        resigned(source, key.public, seal(signed or incoming.digest, key, purpose))
        with pytest.raises(MediateurError, match="a été modifié"):
            here.read(source)
    for broken in ((key.public[:-1], b"x"), (key.public, b""), (b"", b"x"), (key.public, bytes(200))):
        there.write(source)
        resigned(source, *broken)
        with pytest.raises(MediateurError, match="a été modifié"):
            here.read(source)
    assert dump(store) == before


def test_a_file_that_nobody_signed_comes_in_and_is_told(here: Exchange, tmp_path: Path) -> None:
    source = tmp_path / "cle"
    source.write_bytes(b"".join(write("a" * 32, ())))
    signer = here.read(source).signer
    assert signer.fingerprint == ""
    assert "pas signé" in signer.in_words


def test_the_key_of_a_machine_stays(store: Store) -> None:
    def seed() -> bytes:
        with store.begin() as work:
            machine: Machine = work.machine
            drawn = machine.seed()
            assert signing(machine)(bytes(32)) != UNSIGNED
            work.commit()
            return drawn

    assert seed() == seed()
