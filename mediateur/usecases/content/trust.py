"""Who may sign content on this machine: its own organisation, and the keys that a person chose to trust for that."""

from __future__ import annotations

from collections.abc import Callable

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust.content_keys import ContentKey, ContentKeys
from mediateur.trust.keys import fingerprint
from mediateur.trust.trust_list import TrustList
from mediateur.usecases.attestations.organisation import Organisations
from mediateur.usecases.content.refusals import SAFE


class ContentTrust:
    """The keys that sign content here, and the lists that tell what became of them."""

    def __init__(self, kept: ContentKeys, organisations: Organisations, may_change: Callable[[], None]) -> None:
        self._kept, self._organisations, self.may_change = kept, organisations, may_change

    def keys(self) -> tuple[ContentKey, ...]:
        """Return the keys, that of this machine's organisation first. Raises MediateurError."""
        own = self._organisations.own()
        mine = (ContentKey(own.name, own.listed.publisher.keys[0].public),) if own else ()
        return (*mine, *(key for key in self._kept.all() if key not in mine))

    def chosen(self) -> tuple[ContentKey, ...]:
        """Return the keys that a person chose, which may be forgotten. Raises MediateurError."""
        return self._kept.all()

    def lists(self) -> tuple[TrustList, ...]:
        """Return the lists of this machine. Raises MediateurError."""
        return self._organisations.trusted()

    def trust(self, told: str) -> ContentKey:
        """Trust the key of that fingerprint, which the organisation told, and which a list of this machine gives.

        Raises MediateurError when no list gives it.
        """
        self.may_change()
        digits = _digits(told)
        for organisation in (one for listed in self.lists() for one in listed.organisations):
            for key in organisation.keys:
                if digits == _digits(fingerprint(key.public)) and key.lost is None:
                    found = ContentKey(organisation.name, key.public)
                    self._kept.trust(found)
                    return found
        raise MediateurError(
            french("Aucune liste de confiance de ce poste ne donne une clé de cette empreinte."),
            SAFE,
            french("Importez d'abord la liste de l'organisme, et relisez l'empreinte avec lui."),
        )

    def forget(self, public: bytes) -> None:
        """Trust a key no more. Raises MediateurError."""
        self.may_change()
        self._kept.forget(public)


def _digits(told: str) -> str:
    return "".join(told.split()).upper()
