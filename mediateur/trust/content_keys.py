"""Whose content this machine takes: the keys that a person said may sign it.

Trusting an organisation for attestations is another thing: its keys sign content here only once it is said. The key
that follows one of them, which its organisation's list presents, signs too; one that a list says is lost does not.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.paths import is_file, private_folder, write_private
from mediateur.trust.keys import PUBLIC_LENGTH, fingerprint, key_id
from mediateur.trust.trust_list import Organisation, OrganisationKey, TrustList
from mediateur.trust.words import tidy

FILE = "cles-de-contenu.json"


class ContentKey(NamedTuple):
    """A public key, and who was said to have it."""

    name: str
    public: bytes

    @property
    def fingerprint(self) -> str:
        """What is compared by telephone."""
        return fingerprint(self.public)


class ContentKeys:
    """The keys that this machine trusts for content. `folder` is that of the data, made when one is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[ContentKey, ...]:
        """Return the keys, by name. Raises MediateurError when their file is damaged."""
        file = self._folder / FILE
        if not is_file(file):
            return ()
        try:
            raw = json.loads(file.read_text(encoding="utf-8"))
            keys = [ContentKey(tidy(entry["nom"]), bytes.fromhex(entry["cle"])) for entry in raw]
            if any(len(key.public) != PUBLIC_LENGTH for key in keys):
                raise ValueError("length")
        except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise MediateurError(
                french("Le fichier des clés de contenu de ce poste est abîmé."),
                french("Le contenu en service n'a pas changé."),
                french(f"Retirez {FILE} du dossier des données, puis redites à qui vous faites confiance."),
                detail=str(error),
            ) from error
        return tuple(sorted(keys, key=lambda key: (key.name.casefold(), key.public)))

    def trust(self, key: ContentKey) -> None:
        """Trust a key; one that is trusted already takes the name that is given now. Raises MediateurError."""
        self._keep([*(known for known in self.all() if known.public != key.public), key])

    def forget(self, public: bytes) -> None:
        """Trust a key no more. Raises MediateurError."""
        self._keep([known for known in self.all() if known.public != public])

    def _keep(self, keys: Iterable[ContentKey]) -> None:
        raw = [{"nom": tidy(key.name), "cle": key.public.hex()} for key in keys]
        try:
            private_folder(self._folder)
            write_private(self._folder / FILE, json.dumps(raw, ensure_ascii=False, indent=1).encode())
        except OSError as error:
            raise MediateurError(
                french("Les clés de contenu ne s'enregistrent pas."),
                french("Le contenu en service n'a pas changé."),
                french("Vérifiez la place du disque et les droits du dossier des données."),
                detail=str(error),
            ) from error


def signer(name: bytes, day: dt.date, trusted: Iterable[ContentKey], lists: Iterable[TrustList]) -> ContentKey | None:
    """Return the key of that name, if it may sign content made that day; none when it is not known, lost or retired.

    Where several lists speak of a key, all must allow it.
    """
    known, told = tuple(trusted), [organisation for listed in lists for organisation in listed.organisations]
    found = next((key for key in (*known, *_following(known, told)) if key_id(key.public) == name), None)
    if found is None:
        return None
    said = [key for organisation in told for key in organisation.keys if key.public == found.public]
    return found if all(key.lost is None and key.signs_on(day) for key in said) else None


def _following(trusted: Iterable[ContentKey], told: Iterable[Organisation]) -> list[ContentKey]:
    """Return the keys that a chain of presentations leads to from one that is trusted."""
    return [
        ContentKey(key.name, later.public)
        for key in trusted
        for organisation in told
        for later in _after(key.public, organisation.keys)
    ]


def _after(public: bytes, keys: tuple[OrganisationKey, ...]) -> tuple[OrganisationKey, ...]:
    rank = next((rank for rank, key in enumerate(keys) if key.public == public), None)
    return () if rank is None else keys[rank + 1 :]
