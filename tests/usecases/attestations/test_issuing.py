"""From the register to paper: what stands is signed and written, what was taken back is in the list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from mediateur import paths
from mediateur.errors import MediateurError
from mediateur.trust.judging import Over, Valid
from mediateur.usecases.attestations.issuing import Attesting
from mediateur.usecases.attestations.organisation import Organisations
from mediateur.usecases.attestations.verification import Verification
from tests.usecases.register.offices import Office

PHRASE = "cheval pile agrafe correct"


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "registre")
    yield made
    made.registry.close()


@pytest.fixture
def organisations(tmp_path: Path) -> Organisations:
    return Organisations(tmp_path / "cles")


@pytest.fixture
def attesting(office: Office, organisations: Organisations) -> Attesting:
    made = Attesting(office.register, organisations, paths.resources())
    made.make_key("Organisme A", PHRASE)
    return made


def test_what_stands_is_written_and_verified(
    office: Office, attesting: Attesting, organisations: Organisations, tmp_path: Path
) -> None:
    first, second, third = (office.enrol(f"Médiateur {rank}") for rank in (1, 2, 3))
    numbers = office.certify(first, second, third)
    office.register.giving.withdraw(second.id, "demande")
    told: list[tuple[int, int]] = []
    files = [*attesting.write_all(tmp_path, PHRASE, lambda *done: not told.append(done))]
    assert [file.name for file in files] == [f"attestation-{numbers[0]}.pdf", f"attestation-{numbers[2]}.pdf"]
    assert told == [(0, 2), (1, 2), (2, 2)]
    for file in files:
        assert isinstance(Verification(organisations.shelf).file(file, office.day), Valid)


def test_what_was_taken_back_is_in_the_list_and_comes_out_of_it(
    office: Office, attesting: Attesting, organisations: Organisations, tmp_path: Path
) -> None:
    person = office.enrol("Médiateur 1")
    (number,) = office.certify(person)
    file = tmp_path / "attestation.pdf"
    file.write_bytes(attesting.attestation(number, PHRASE).data)
    verify = Verification(organisations.shelf)
    office.register.giving.suspend(person.id, "demande")
    attesting.publish(PHRASE)
    assert isinstance(verify.file(file, office.day), Over)
    office.register.giving.resume(person.id, "demande")
    attesting.publish(PHRASE)
    assert isinstance(verify.file(file, office.day), Valid)


def test_what_expired_is_not_written(office: Office, attesting: Attesting, tmp_path: Path) -> None:
    office.certify(office.enrol("Médiateur 1"))
    office.later(800)
    assert [*attesting.write_all(tmp_path, PHRASE, lambda *_: True)] == []


def test_without_a_key_nothing_is_written(office: Office, organisations: Organisations, tmp_path: Path) -> None:
    office.certify(office.enrol("Médiateur 1"))
    before = sorted(tmp_path.iterdir())
    without = Attesting(office.register, organisations, paths.resources())
    with pytest.raises(MediateurError, match="clé"):
        [*without.write_all(tmp_path, PHRASE, lambda *_: True)]
    assert sorted(tmp_path.iterdir()) == before
