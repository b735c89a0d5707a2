"""Where the secret of a shared account rests: the keyring of the system, else a file that says how it is closed.

A program that sends by itself cannot ask for a passphrase each time: without a keyring the secret is in a file, which
is locked only where somebody chose a passphrase. It opens one account, that the coordinator can close, and nothing of
the journal, which rests in the same folder.
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.paths import private_folder, write_private
from mediateur.trust import locked
from mediateur.trust.safe import has_keyring

FOLDER, SUFFIX, SERVICE = "cles", ".partage", "Médiateur, partage"
CLEAR = b"MEDSEC1\n"
MOST_BYTES = 1024
_NAME = re.compile(r"[a-z0-9]{1,64}")


class Rest(Enum):
    """Where a secret rests, in words."""

    KEYRING = french("le trousseau de clés de ce poste")
    LOCKED = french("un fichier du dossier des données, fermé par votre phrase secrète")
    FILE = french("un fichier non chiffré du dossier des données, que seul votre compte peut lire")


class AccountSecrets:
    """The secrets of one data folder; `portable`: it goes from machine to machine, and its secrets with it."""

    def __init__(self, folder: Path, *, portable: bool = False) -> None:
        self._folder, self._portable = folder / FOLDER, portable

    def rest_of(self, name: str) -> Rest | None:
        """Return where the secret of that name rests; nothing when there is none. Raises MediateurError."""
        data = self._read(name)
        if data is not None:
            return Rest.LOCKED if locked.is_locked(data, locked.KEY) else Rest.FILE
        return Rest.KEYRING if self._from_keyring(name) else None

    def keep(self, name: str, secret: str, passphrase: str = "") -> Rest:
        """Keep a secret in place of the one of that name; return only once it is there for good. Raises MediateurError.

        With a passphrase it is in a file locked by it; else in the keyring if there is one, else in a file.
        """
        if not passphrase and not self._portable and has_keyring():
            self._to_keyring(name, secret)
            self._unlink(name)
            return Rest.KEYRING
        own = secret.encode()
        self._write(name, locked.lock(own, passphrase) if passphrase else CLEAR + own)
        return Rest.LOCKED if passphrase else Rest.FILE

    def fetch(self, name: str, passphrase: str = "") -> str:
        """Return the secret of that name, empty when there is none. Raises MediateurError: another passphrase, say."""
        data = self._read(name)
        if data is None:
            return self._from_keyring(name)
        if data.startswith(CLEAR):
            return data[len(CLEAR) :].decode("utf-8", "replace")
        try:
            return locked.unlock(data, passphrase).decode("utf-8", "replace")
        except locked.WrongPassphraseError as error:
            raise MediateurError(
                french("Ce n'est pas la phrase secrète du partage."),
                french("Rien n'est changé."),
                french("Retapez-la. Si elle est perdue, votre coordinateur vous invite de nouveau."),
            ) from error

    def forget(self, name: str) -> None:
        """Remove the secret of that name. Raises MediateurError."""
        self._unlink(name)
        if self._from_keyring(name):
            from keyring import delete_password
            from keyring.errors import KeyringError

            try:
                delete_password(SERVICE, name)
            except KeyringError as error:
                raise _closed(error) from error

    def _to_keyring(self, name: str, secret: str) -> None:
        from keyring import set_password
        from keyring.errors import KeyringError

        try:
            set_password(SERVICE, name, secret)
        except KeyringError as error:
            raise _closed(error) from error
        if self._from_keyring(name) != secret:
            raise _closed(None)

    def _from_keyring(self, name: str) -> str:
        if not has_keyring():
            return ""
        from keyring import get_password
        from keyring.errors import KeyringError

        try:
            return get_password(SERVICE, name) or ""
        except KeyringError as error:
            raise _closed(error) from error

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        return self._folder / f"{name}{SUFFIX}"

    def _read(self, name: str) -> bytes | None:
        try:
            return self._file(name).read_bytes()[: 2 * MOST_BYTES]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unwritten(error) from error

    def _write(self, name: str, data: bytes) -> None:
        try:
            private_folder(self._folder.parent)
            private_folder(self._folder)
            write_private(self._file(name), data)
        except OSError as error:
            raise _unwritten(error) from error

    def _unlink(self, name: str) -> None:
        try:
            self._file(name).unlink(missing_ok=True)
        except OSError as error:
            raise _unwritten(error) from error


def _closed(error: Exception | None) -> MediateurError:
    return MediateurError(
        french("Le trousseau de clés de ce poste ne s'ouvre pas."),
        french("Rien n'est changé."),
        french("Ouvrez le trousseau, puis recommencez."),
        detail=type(error).__name__ if error else "not kept",
    )


def _unwritten(error: OSError) -> MediateurError:
    return MediateurError(
        french("Le fichier du partage ne s'écrit ou ne se lit pas."),
        french("Votre journal est intact."),
        french("Vérifiez la place du disque et les droits du dossier des données."),
        detail=type(error).__name__,
    )
