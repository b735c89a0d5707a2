"""Who wrote an exchange file: each machine signs its own, and is known again by the key of its first.

A machine keeps its key for as long as its journal, so one that is known and signs with another key, or no longer,
is not that machine: its file is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.exchange_file import ALTERED, UNSIGNED, Incoming, Signature, unread
from mediateur.trust.keys import SigningKey, fingerprint

_MOST = 256
NOBODY = french("Ce fichier n'est pas signé : vérifiez de qui vous le tenez.")
SAME = french("Il est signé par le même poste que la fois d'avant.")
FIRST = french(
    "Il est signé par un poste dont rien n'est encore venu ici. Son empreinte : {}. Faites-la-vous lire par votre "
    "collègue : si la sienne est autre, ce fichier ne vient pas de lui."
)


class Machine(Protocol):
    """What this machine is, and those that it has met."""

    def origin(self) -> str:
        """Return the id of its journal."""

    def seed(self) -> bytes:
        """Return the private key that signs its exchange files."""

    def met(self, origin: str) -> bytes:
        """Return the public key of another machine; empty for one that never signed."""

    def meet(self, origin: str, public: bytes) -> None:
        """Keep the public key of another machine for good."""


class Signer(NamedTuple):
    """The machine that signed a file, by its public key: empty where none did, `is_new` where it is met for once."""

    origin: str
    public: bytes
    is_new: bool

    @property
    def fingerprint(self) -> str:
        """What names it; empty where nobody signed."""
        return fingerprint(self.public) if self.public else ""

    @property
    def in_words(self) -> str:
        """Who it is, and what is to be checked the first time."""
        if not self.public:
            return NOBODY
        return FIRST.format(self.fingerprint) if self.is_new else SAME

    def keep(self, machine: Machine) -> None:
        """Know it again next time."""
        if self.is_new:
            machine.meet(self.origin, self.public)


def signing(machine: Machine) -> Callable[[bytes], Signature]:
    """Return what signs the digest of a file in the name of this machine."""
    key = SigningKey(machine.seed())

    def sign(digest: bytes) -> Signature:
        from mediateur.trust.sealed import Purpose, seal

        return Signature(key.public, seal(digest, key, Purpose.JOURNAL))

    return sign


def fingerprint_of(machine: Machine) -> str:
    """Return what names the key of this machine."""
    return fingerprint(SigningKey(machine.seed()).public)


def signer_of(incoming: Incoming, machine: Machine) -> Signer:
    """Return who signed a file that was read to its end. Raises MediateurError when it is not who it says it is."""
    own, told = incoming.origin == machine.origin(), incoming.signature
    known = SigningKey(machine.seed()).public if own else machine.met(incoming.origin)
    if told != UNSIGNED and not _holds(told, incoming.digest):
        raise unread(ALTERED)
    if known and told.key != known:
        raise MediateurError(
            "Ce fichier dit venir d’un poste connu, mais n’est pas signé par lui.",
            "Rien n’a été changé.",
            "Demandez au collègue de ce poste de refaire le fichier et de vous le remettre lui-même.",
        )
    return Signer(incoming.origin, told.key, bool(told.key) and not known)


def _holds(told: Signature, digest: bytes) -> bool:
    from mediateur.trust.keys import PUBLIC_LENGTH, key_id
    from mediateur.trust.plain_cbor import UnreadableError
    from mediateur.trust.sealed import Purpose, payload_of, read

    if len(told.key) != PUBLIC_LENGTH:
        return False
    try:
        sealed = read(told.seal, _MOST)
    except UnreadableError:
        return False
    return sealed.key == key_id(told.key) and payload_of(sealed, told.key, Purpose.JOURNAL) == digest
