"""The training organisation of this machine: its key, its sheet, the list that it publishes, and those it trusts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mediateur.content.given import read_given
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.paths import is_file, private_folder, write_private
from mediateur.training.register import CertificateEvent, Turn
from mediateur.trust import recovery, trust_list
from mediateur.trust.days import number_of
from mediateur.trust.keys import ID_LENGTH, SigningKey, fingerprint, key_id, new_key
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.safe import Rest, Safe
from mediateur.trust.shelf import Shelf, Standing, Weighed
from mediateur.trust.trust_list import Ended, Organisation, OrganisationKey, TrustList, Turned
from mediateur.trust.words import tidy
from mediateur.usecases.attestations.key_sheet import key_typed

OWN = "organisme.txt"
# How many bytes a list may have.
MOST_LIST = 1_000_000
_EDITIONS_A_DAY = 100
NOT_THERE = french("Ce poste n'a pas d'organisme.")


class Own(NamedTuple):
    """The organisation of this machine, its present key, and where that rests (None: not on this machine)."""

    listed: TrustList
    key: OrganisationKey
    rest: Rest | None

    @property
    def name(self) -> str:
        """Its name."""
        return self.listed.publisher.name

    @property
    def fingerprint(self) -> str:
        """What others compare by telephone."""
        return fingerprint(self.key.public)


class Organisations:
    """What an organisation does with its key, and the lists that this machine trusts. `folder` is that of the data.

    `may_change` raises MediateurError where neither may change nor sign, which is so in practice.
    """

    def __init__(self, folder: Path, may_change: Callable[[], None] = lambda: None) -> None:
        self._folder, self.may_change = folder, may_change
        self.shelf, self.safe = Shelf(folder), Safe(folder)

    def own(self) -> Own | None:
        """Return the organisation of this machine, if it has one. Raises MediateurError."""
        file = self._folder / OWN
        if not is_file(file):
            return None
        try:
            root = bytes.fromhex(file.read_text(encoding="ascii").strip())
        except ValueError:
            root = b""
        except OSError as error:
            raise _unsettled(error) from error
        listed = self.shelf.of(root) if len(root) == ID_LENGTH else None
        if listed is None:
            return None
        key = listed.publisher.keys[-1]
        return Own(listed, key, self.safe.rest_of(key_id(key.public)))

    def make(self, name: str, passphrase: str, today: dt.date) -> Own:
        """Make the key of an organisation. No passphrase: it rests in the keyring. Raises MediateurError."""
        self.may_change()
        return self._settle(name, new_key(), passphrase, today)

    def restore_own(self, name: str, typed: Sequence[str], passphrase: str, today: dt.date) -> Own:
        """Do as `restore`; where this machine has an organisation, the sheet must be that of its present key."""
        own = self.own()
        if own is not None and key_typed(typed).id != key_id(own.key.public):
            raise MediateurError(
                french(f"Cette feuille n'est pas celle de la clé en service de « {own.name} »."),
                french("Rien n'est changé."),
                french("Prenez la feuille imprimée après le dernier changement de clé."),
            )
        return self.restore(name, typed, passphrase, today)

    def restore(self, name: str, typed: Sequence[str], passphrase: str, today: dt.date) -> Own:
        """Take back a key from the lines of its sheet. Raises MediateurError, which names the line that is wrong.

        Where the list of the organisation is trusted here already, it goes on; else a new one begins with that key.
        """
        self.may_change()
        key = key_typed(typed)
        known = next((one for one in self.shelf.lists() if key_id(one.publisher.keys[-1].public) == key.id), None)
        if known is None:
            return self._settle(name, key, passphrase, today)
        self.safe.keep(key, passphrase)
        self._point(known.publisher.root)
        return self._own()

    def signing_key(self, passphrase: str = "") -> SigningKey:
        """Return the key with which this machine signs. Raises MediateurError."""
        self.may_change()
        return self.safe.fetch(key_id(self._own().key.public), passphrase)

    def sheet(self, passphrase: str = "") -> tuple[str, ...]:
        """Return the lines of the recovery sheet, which nobody keeps but on paper. Raises MediateurError."""
        return recovery.lines(self.signing_key(passphrase))

    def sheet_pdf(self, passphrase: str, today: dt.date, resources: Path) -> bytes:
        """Return the recovery sheet to print. Raises MediateurError."""
        from mediateur.forms.recovery_sheet import Recovery, render

        own = self._own()
        recovered = Recovery(own.name, own.fingerprint, self.sheet(passphrase))
        return render(recovered, printed=today, resources=resources)

    def publish(
        self, passphrase: str, today: dt.date, ended: Iterable[Ended] = (), *, with_others: bool = False
    ) -> bytes:
        """Return the list of this organisation of today, signed, with what it took back. Raises MediateurError.

        `with_others` vouches for the organisations trusted here too. What was taken back stays so when it is not
        given again, unless it was suspended.
        """
        own, key = self._own(), self.signing_key(passphrase)
        kept = {one.number: one for one in own.listed.publisher.ended if one.turn is Turned.WITHDRAWN}
        kept |= {one.number: one for one in ended if one.number not in kept}
        publisher = replace(own.listed.publisher, ended=tuple(kept[number] for number in sorted(kept)))
        others = self._others(publisher.root) if with_others else own.listed.organisations[1:]
        return self._publish((publisher, *others), own.listed.edition, key, today)

    def roll_over(self, passphrase: str, fresh_passphrase: str, today: dt.date, *, lost: bool = False) -> Own:
        """Go over to a new key, which the old one presents; what the old one signed until today stays right.

        `lost` says that someone else may have the old key: nothing that it signed counts any more. Raises
        MediateurError.
        """
        own, old, fresh = self._own(), self.signing_key(passphrase), new_key()
        until = max(own.key.since, today)
        retired = replace(own.key, until=until, lost=today if lost else own.key.lost)
        presented = OrganisationKey(fresh.public, today, vouched=trust_list.vouch(fresh.public, old))
        publisher = own.listed.publisher
        publisher = replace(publisher, keys=(*publisher.keys[:-1], retired, presented))
        self.safe.keep(fresh, fresh_passphrase)
        self._publish((publisher, *own.listed.organisations[1:]), own.listed.edition, fresh, today)
        self.safe.forget(old.id)
        return self._own()

    def trusted(self) -> tuple[TrustList, ...]:
        """Return the lists of this machine. Raises MediateurError."""
        return self.shelf.lists()

    def weigh(self, data: bytes, today: dt.date) -> Weighed:
        """Return what a list that comes is, nothing kept yet. Raises MediateurError: not one, changed, or refused."""
        weighed = self.shelf.weigh(data, today)
        if weighed.standing in _REFUSED:
            raise MediateurError(
                french(_REFUSED[weighed.standing].format(name=weighed.listed.publisher.name)),
                french("Les listes de ce poste n'ont pas changé."),
                french("Demandez à l'organisme sa liste du jour."),
            )
        return weighed

    def weigh_file(self, path: Path, today: dt.date) -> Weighed:
        """Return what the list of a file is, as `weigh`. To be called in a job. Raises MediateurError."""
        return self.weigh(read_given(path, MOST_LIST, "Les listes de ce poste n'ont pas changé."), today)

    def accept(self, weighed: Weighed) -> None:
        """Keep a list; a person has compared the fingerprint of one that is FIRST. Raises MediateurError."""
        self.may_change()
        if weighed.standing is not Standing.SAME:
            self.shelf.keep(weighed)

    def distrust(self, root: bytes) -> None:
        """Trust a publisher no more. Raises MediateurError."""
        self.may_change()
        self.shelf.forget(root)

    def _own(self) -> Own:
        own = self.own()
        if own is None and not self._folder.is_dir():
            raise MediateurError(
                french("Le dossier des données est introuvable."),
                french("Rien n'est changé."),
                french(f"Branchez son disque, puis réessayez : {self._folder}"),
            )
        if own is None:
            raise MediateurError(NOT_THERE, french("Rien n'est changé."), french("Créez sa clé d'abord."))
        return own

    def _settle(self, name: str, key: SigningKey, passphrase: str, today: dt.date) -> Own:
        if not (written := tidy(name)) or len(written.encode()) > trust_list.MOST_NAME:
            raise MediateurError(
                french("Écrivez le nom de l'organisme, en cent lettres au plus."), french("Rien n'est changé.")
            )
        self.safe.keep(key, passphrase)
        organisation = Organisation(written, (OrganisationKey(key.public, today),))
        self._publish((organisation,), 0, key, today)
        self._point(organisation.root)
        return self._own()

    def _publish(self, organisations: tuple[Organisation, ...], edition: int, key: SigningKey, today: dt.date) -> bytes:
        """Sign and keep the list. Its edition follows the day too: one that is begun again from paper goes on."""
        number = max(edition + 1, number_of(today) * _EDITIONS_A_DAY)
        try:
            data = trust_list.write(TrustList(today, number, organisations), key)
        except UnreadableError as error:
            raise MediateurError(
                french("La liste de l'organisme ne peut pas être signée."),
                french("Celle d'avant n'a pas changé."),
                french("Vérifiez la date de ce poste."),
                detail=str(error),
            ) from error
        weighed = self.shelf.weigh(data, today)
        self.shelf.keep(weighed)
        return data

    def _others(self, root: bytes) -> tuple[Organisation, ...]:
        """Return the organisations trusted here, each as it says itself."""
        lists = self.shelf.lists()
        named = {one.root: one for listed in lists for one in listed.organisations}
        named |= {listed.publisher.root: listed.publisher for listed in lists}
        return tuple(one for name, one in named.items() if name != root)

    def _point(self, root: bytes) -> None:
        try:
            private_folder(self._folder)
            write_private(self._folder / OWN, f"{root.hex()}\n".encode("ascii"))
        except OSError as error:
            raise _unsettled(error) from error


def _unsettled(error: OSError) -> MediateurError:
    return MediateurError(
        french("L'organisme de ce poste ne s'enregistre pas, ou ne se lit pas."),
        french("Les clés et les listes de ce poste sont intactes."),
        french("Vérifiez le disque et les droits du dossier des données, puis réessayez."),
        detail=type(error).__name__,
    )


_REFUSED = {
    Standing.OLDER: "Cette liste de {name} est plus ancienne que celle de ce poste.",
    Standing.ANOTHER_KEY: "Cette liste de {name} n'est pas signée par la clé que ce poste lui connaît.",
    Standing.TO_COME: "Cette liste de {name} porte une date à venir, ou la date de ce poste est fausse.",
}


def same_fingerprint(weighed: Weighed, told: str) -> bool:
    """Tell whether what a person was told is the fingerprint of the key that signs a list, spaces and case apart."""
    digits = "".join(told.split()).upper()
    return digits == fingerprint(weighed.listed.publisher.keys[-1].public).replace(" ", "")


def withdrawn(number: str, day: dt.date) -> Ended:
    """Return the end of an attestation that is withdrawn that day."""
    return Ended(tidy(number), day)


def ended_by(events: Iterable[CertificateEvent]) -> tuple[Ended, ...]:
    """Return the attestations that no longer stand after these events, each with the day it ended."""
    standing: dict[str, Ended] = {}
    for event in sorted(events, key=lambda one: one.day):
        before = standing.get(event.certificate)
        if before is not None and before.turn is Turned.WITHDRAWN:
            continue
        if event.turn is Turn.RESUMED:
            standing.pop(event.certificate, None)
        elif event.turn is Turn.WITHDRAWN or before is None:
            turn = Turned.WITHDRAWN if event.turn is Turn.WITHDRAWN else Turned.SUSPENDED
            standing[event.certificate] = Ended(event.certificate, event.day, turn)
    return tuple(standing[number] for number in sorted(standing))
