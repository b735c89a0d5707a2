"""Where private keys rest: the keyring of the system, or a file locked by a passphrase where there is none."""

from __future__ import annotations

import re
from contextlib import suppress
from enum import Enum
from pathlib import Path

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.paths import is_file, private_folder, write_private
from mediateur.trust import locked
from mediateur.trust.keys import SEED_LENGTH, SigningKey

FOLDER, SUFFIX, SERVICE = "cles", ".cle", "Médiateur, attestations"
LEAST_PASSPHRASE = 12
# What keyring gives a store that keeps secrets for good, and not in clear.
_RECOMMENDED = 1
_HEXADECIMAL = re.compile("(?:[0-9a-f]{2})+")


class Rest(Enum):
    """Where a key rests, in words."""

    KEYRING = french("le trousseau de clés de ce poste")
    FILE = french("un fichier de ce poste, fermé par votre phrase secrète")


class Safe:
    """The private keys of this machine. `folder` holds the files; it is made when one is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def rest_of(self, name: bytes) -> Rest | None:
        """Return where the key of that name rests; nothing when this machine has no such key."""
        if is_file(self._file(name)):
            return Rest.FILE
        return Rest.KEYRING if self._from_keyring(name) else None

    def keep(self, key: SigningKey, passphrase: str = "") -> Rest:
        """Keep a key: in a file when there is a passphrase, else in the keyring. Raises MediateurError."""
        if not passphrase:
            return self._keep_in_keyring(key)
        if len(passphrase) < LEAST_PASSPHRASE:
            raise MediateurError(
                french(f"Cette phrase secrète est trop courte : {LEAST_PASSPHRASE} signes au moins."),
                french("Rien n'est changé."),
                french("Prenez quatre ou cinq mots sans lien entre eux."),
            )
        try:
            self._write(self._file(key.id), locked.lock(key.seed, passphrase))
        except OSError as error:
            raise _unwritten(error) from error
        return Rest.FILE

    def fetch(self, name: bytes, passphrase: str = "") -> SigningKey:
        """Return the key of that name. Raises MediateurError: none, or another passphrase."""
        file = self._file(name)
        seed = self._unlocked(file, passphrase) if is_file(file) else self._from_keyring(name)
        key = SigningKey(seed) if seed is not None and len(seed) == SEED_LENGTH else None
        if key is None or key.id != name:
            raise MediateurError(
                french("La clé de votre organisme n'est pas sur ce poste."),
                french("Vos attestations déjà remises restent valables."),
                french("Retapez la feuille de secours, ou signez depuis le poste qui a la clé."),
            )
        return key

    def forget(self, name: bytes) -> None:
        """Remove the key of that name from this machine. Raises MediateurError."""
        from keyring.errors import KeyringError

        try:
            self._file(name).unlink(missing_ok=True)
        except OSError as error:
            raise _unwritten(error) from error
        if has_keyring():
            from keyring import delete_password

            with suppress(KeyringError):
                delete_password(SERVICE, name.hex())

    def _keep_in_keyring(self, key: SigningKey) -> Rest:
        from keyring import set_password
        from keyring.errors import KeyringError

        if not has_keyring():
            raise MediateurError(
                french("Ce poste n'a pas de trousseau de clés où ranger la clé."),
                french("Rien n'est changé."),
                french("Choisissez une phrase secrète : la clé sera dans un fichier qu'elle ferme."),
            )
        try:
            set_password(SERVICE, key.id.hex(), key.seed.hex())
        except KeyringError as error:
            raise MediateurError(
                french("Le trousseau de clés de ce poste n'a pas pris la clé."),
                french("Rien n'est changé."),
                french("Ouvrez-le puis recommencez, ou choisissez une phrase secrète."),
                detail=str(error),
            ) from error
        return Rest.KEYRING

    def _from_keyring(self, name: bytes) -> bytes | None:
        if not has_keyring():
            return None
        from keyring import get_password
        from keyring.errors import KeyringError

        try:
            kept = get_password(SERVICE, name.hex()) or ""
        except KeyringError as error:
            raise MediateurError(
                french("Le trousseau de clés de ce poste ne s'ouvre pas."),
                french("La clé y est toujours, rien n'est changé."),
                french("Ouvrez le trousseau, puis recommencez."),
                detail=str(error),
            ) from error
        return bytes.fromhex(kept) if _HEXADECIMAL.fullmatch(kept) else None

    def _unlocked(self, file: Path, passphrase: str) -> bytes:
        try:
            return locked.unlock(file.read_bytes(), passphrase)
        except locked.WrongPassphraseError as error:
            raise MediateurError(
                french("Ce n'est pas la phrase secrète de cette clé."),
                french("Rien n'est changé."),
                french("Retapez-la. Si elle est perdue, la feuille de secours redonne la clé."),
            ) from error
        except OSError as error:
            raise _unwritten(error) from error

    def _file(self, name: bytes) -> Path:
        return self._folder / f"{name.hex()}{SUFFIX}"

    def _write(self, file: Path, data: bytes) -> None:
        private_folder(self._folder.parent)
        private_folder(self._folder)
        write_private(file, data)


def has_keyring() -> bool:
    """Tell whether this machine has a keyring that keeps secrets, and not in clear."""
    import keyring

    return bool(keyring.get_keyring().priority >= _RECOMMENDED)


def _unwritten(error: OSError) -> MediateurError:
    return MediateurError(
        french("Le fichier de la clé ne s'écrit ou ne se lit pas."),
        french("Rien d'autre n'est changé."),
        french("Vérifiez la place du disque et les droits du dossier des données."),
        detail=str(error),
    )
