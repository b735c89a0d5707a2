"""From the register to paper: an attestation signed by the organisation of this machine, and the list it publishes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.training import rules
from mediateur.trust.safe import LEAST_PASSPHRASE, Rest, has_keyring
from mediateur.usecases.attestations.certificates import Attested, Certificates, file_name
from mediateur.usecases.attestations.organisation import Organisations, Own, ended_by
from mediateur.usecases.register.base import present, refused
from mediateur.usecases.register.register import Register

LIST, SHEET = "liste-attestations.confiance", "feuille-de-secours.pdf"
SHORTEST = LEAST_PASSPHRASE
NO_KEY = french("Ce poste n'a pas encore la clé d'un organisme.")


class Paper(NamedTuple):
    """A file to print or to keep: its name and its bytes."""

    name: str
    data: bytes


class Attesting:
    """Signs what the register gave. Every act raises MediateurError, and then nothing has changed."""

    def __init__(self, register: Register, organisations: Organisations, resources: Path) -> None:
        self._register, self._organisations, self._resources = register, organisations, resources

    @property
    def today(self) -> dt.date:
        """The day."""
        return self._register.desk.today

    def own(self) -> Own | None:
        """Return the organisation of this machine, if it has one."""
        return self._organisations.own()

    @property
    def may_rest_in_keyring(self) -> bool:
        """Whether a key may be kept without a passphrase."""
        return has_keyring()

    @property
    def asks_passphrase(self) -> bool:
        """Whether signing asks for the passphrase of the key."""
        own = self.own()
        return own is not None and own.rest is Rest.FILE

    def make_key(self, name: str, passphrase: str) -> Own:
        """Make the key of an organisation; without a passphrase it rests in the keyring."""
        return self._organisations.make(name, passphrase, self.today)

    def restore_key(self, name: str, typed: tuple[str, ...], passphrase: str) -> Own:
        """Take back a key from the lines of its sheet; without a passphrase it rests in the keyring."""
        return self._organisations.restore_own(name, typed, passphrase, self.today)

    def roll_over(self, passphrase: str) -> Own:
        """Go over to a new key, closed by the same passphrase; what the old one signed stays right."""
        return self._organisations.roll_over(passphrase, passphrase, self.today)

    def declare_lost(self, passphrase: str, fresh_passphrase: str) -> Own:
        """Go over to a new key because someone may have the old one: nothing that it signed counts any more."""
        return self._organisations.roll_over(passphrase, fresh_passphrase, self.today, lost=True)

    def recovery_sheet(self, passphrase: str) -> Paper:
        """Return the sheet from which the key is typed again, to print and to lock away."""
        return Paper(SHEET, self._organisations.sheet_pdf(passphrase, self.today, self._resources))

    def publish(self, passphrase: str) -> Paper:
        """Return the list for those who verify, with the attestations that the register withdrew or suspended."""
        with self._register.desk.begin() as work:
            ended = ended_by(work.certificates.events())
        return Paper(LIST, self._organisations.publish(passphrase, self.today, ended))

    def attestation(self, number: str, passphrase: str) -> Paper:
        """Return an attestation of the register as a signed PDF."""
        maker = self._maker(passphrase)
        given, _ = self._register.giving.get(number)
        with self._register.desk.begin() as work:
            person = present(work.people.get(given.person))
        attested = Attested(given, person)
        return Paper(file_name(attested), maker.pdf(attested))

    def standing(self) -> tuple[Attested, ...]:
        """Return the attestations that stand today, in the order of their numbers."""
        with self._register.desk.begin() as work:
            records = work.people.records()
        rule, today = self._register.rule, self.today
        found = ((rules.standing(record, rule, today), record.person) for record in records)
        standing = (
            Attested(each.last, person)
            for each, person in found
            if each.last is not None and rules.is_certified(each, today)
        )
        return tuple(sorted(standing, key=lambda one: one.certificate.number))

    def write_all(self, folder: Path, passphrase: str, going_on: Callable[[int, int], bool]) -> Iterator[Path]:
        """Write the attestations that stand to a folder, signed; yield each file once it is whole.

        `going_on` is told how many are done, and of how many; it answers whether to go on: those written stay.
        """
        maker, wanted = self._maker(passphrase), self.standing()
        yield from maker.write_all(wanted, folder, lambda done: going_on(done, len(wanted)))

    def _maker(self, passphrase: str) -> Certificates:
        own = self.own()
        if own is None:
            raise refused(NO_KEY, "Créez-la dans « Registre », puis recommencez.")
        return Certificates(own.name, self._organisations.signing_key(passphrase), self._resources)
