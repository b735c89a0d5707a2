"""The lists that this machine trusts: one file for each publisher, as it came, checked again each time it is read."""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.paths import is_file, private_folder, write_private
from mediateur.trust import trust_list
from mediateur.trust.keys import key_id
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.trust_list import TrustList

FOLDER, SUFFIX = "confiance", ".confiance"


class Standing(Enum):
    """What a list that comes is, beside the one that this machine has of the same publisher."""

    FIRST = auto()
    NEWER = auto()
    SAME = auto()
    OLDER = auto()
    ANOTHER_KEY = auto()
    TO_COME = auto()


class Weighed(NamedTuple):
    """A list that comes. FIRST asks a person to compare the fingerprint; NEWER may be kept; the others may not."""

    data: bytes
    listed: TrustList
    standing: Standing
    known: TrustList | None = None


class Shelf:
    """The lists of this machine. `folder` is made when one is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def lists(self) -> tuple[TrustList, ...]:
        """Return the lists, by name of publisher. Raises MediateurError when one is damaged: it may have said no."""
        files = sorted(self._folder.glob(f"*{SUFFIX}"))
        return tuple(sorted((self._read(file) for file in files), key=_name))

    def of(self, root: bytes) -> TrustList | None:
        """Return the list of the publisher of that root, if it is trusted here. Raises MediateurError."""
        file = self._file(root)
        return self._read(file) if is_file(file) else None

    def weigh(self, data: bytes, today: dt.date) -> Weighed:
        """Return what a list is, nothing kept yet. Raises MediateurError when it is not one, or was changed."""
        try:
            listed = trust_list.read(data)
        except UnreadableError as error:
            raise MediateurError(
                french("Ce fichier n'est pas une liste de confiance, ou il a été changé."),
                french("Les listes de ce poste n'ont pas changé."),
                french("Demandez-en une autre copie à l'organisme."),
                detail=str(error),
            ) from error
        known = self._sound(listed.publisher.root)
        return Weighed(data, listed, _standing(data, listed, known, today), known)

    def keep(self, weighed: Weighed) -> None:
        """Keep a list that is NEWER, or FIRST once a person has compared its fingerprint. Raises MediateurError."""
        if weighed.standing not in {Standing.FIRST, Standing.NEWER}:
            raise ValueError(weighed.standing)
        try:
            private_folder(self._folder.parent)
            private_folder(self._folder)
            write_private(self._file(weighed.listed.publisher.root), weighed.data)
        except OSError as error:
            raise _unwritten(error) from error

    def forget(self, root: bytes) -> None:
        """Trust a publisher no more. Raises MediateurError."""
        try:
            self._file(root).unlink(missing_ok=True)
        except OSError as error:
            raise _unwritten(error) from error

    def _sound(self, root: bytes) -> TrustList | None:
        """Return what is known of a publisher; a damaged list is none, so that its fingerprint is compared again."""
        try:
            return self.of(root)
        except MediateurError:
            return None

    def _file(self, root: bytes) -> Path:
        return self._folder / f"{root.hex()}{SUFFIX}"

    def _read(self, file: Path) -> TrustList:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise MediateurError(
                french(f"Une liste de confiance de ce poste ne se lit pas : {file.name}."),
                french("Aucune attestation ne sera dite valable tant qu'elle ne se lit pas."),
                french("Branchez le disque des données, ou faites-vous donner le droit d'y lire, puis réessayez."),
                detail=f"{type(error).__name__} {error.errno}",
            ) from error
        try:
            listed = trust_list.read(data)
            if self._file(listed.publisher.root) != file:
                raise UnreadableError("the list of another")
        except UnreadableError as error:
            raise MediateurError(
                french(f"Une liste de confiance de ce poste est abîmée : {file.name}."),
                french("Aucune attestation ne sera dite valable tant qu'elle l'est."),
                french("Importez de nouveau la liste de cet organisme."),
                detail=str(error),
            ) from error
        return listed


def _standing(data: bytes, listed: TrustList, known: TrustList | None, today: dt.date) -> Standing:
    if listed.day > today:
        return Standing.TO_COME
    if known is None:
        return Standing.FIRST
    if (listed.edition, listed.day) == (known.edition, known.day):
        return Standing.SAME
    if listed.edition <= known.edition or listed.day < known.day:
        return Standing.OLDER
    return Standing.NEWER if _goes_on(data, listed, known) else Standing.ANOTHER_KEY


def _goes_on(data: bytes, listed: TrustList, known: TrustList) -> bool:
    """Tell whether the keys of a list are those that are known, then those that they present; and none lost signs."""
    pairs = zip_longest(known.publisher.keys, listed.publisher.keys)
    kept = all(before is None or (after is not None and before.public == after.public) for before, after in pairs)
    lost = {key_id(key.public) for key in known.publisher.keys if key.lost}
    return kept and trust_list.signer(data) not in lost


def _name(listed: TrustList) -> tuple[str, bytes]:
    return listed.publisher.name.casefold(), listed.publisher.root


def _unwritten(error: OSError) -> MediateurError:
    return MediateurError(
        french("La liste de confiance ne s'écrit pas."),
        french("Celles de ce poste n'ont pas changé."),
        french("Vérifiez la place du disque et les droits du dossier des données."),
        detail=str(error),
    )
