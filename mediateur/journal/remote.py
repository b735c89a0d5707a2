"""What is asked of a server that keeps shared records, and what it answers, whatever carries it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from mediateur.content.text import french
from mediateur.errors import MediateurError

JOURNAL, CONTENT, TRUST = "journal", "contenu", "confiance"
MOST_WRITES, MOST_PAGE = 25, 500


class Trouble(Enum):
    """Why the server did not do what was asked, in a sentence for a person."""

    OFFLINE = "Le serveur du partage ne répond pas : vérifiez que ce poste a internet."
    PROXY = "Le proxy de votre réseau ne répond pas : dites-le à la personne qui gère vos ordinateurs."
    SLOW = "Le serveur du partage n'a pas répondu à temps."
    BUSY = "Le serveur du partage est trop occupé, ou en panne."
    ACCOUNT = "Le serveur du partage ne reconnaît plus ce poste : demandez à votre coordinateur."
    RIGHTS = "Le serveur du partage ne permet pas cela à ce poste."
    SCHEMA = "Le serveur du partage n'accepte pas ces chiffres : il attend une autre version de Médiateur."
    UNSAFE = "La connexion au serveur du partage n'est pas sûre : rien n'a été envoyé."
    STRANGE = "Ce qui répond n'est pas un serveur de partage, ou sa réponse ne se lit pas."


class NetworkError(MediateurError):
    """A server was not reached, or refused. `seconds` is how long it asks to be left alone (0: it did not say).

    `detail` never holds a secret nor what was sent.
    """

    def __init__(self, trouble: Trouble, detail: str = "", seconds: float = 0) -> None:
        self.trouble, self.seconds = trouble, seconds
        super().__init__(french(trouble.value), french("Votre journal est intact sur ce poste."), detail=detail)


class Write(NamedTuple):
    """A record to keep: its id, what it says, and the mark (etag) of what the server held; empty: it held none."""

    record: str
    data: Mapping[str, Any]
    etag: str = ""


class Fate(Enum):
    """What became of a write: kept; another one is held; refused for good; not known, to be asked again."""

    KEPT = "kept"
    CHANGED = "changed"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Held(NamedTuple):
    """A record as the server holds it, with its mark. `data` is empty for one that was deleted there."""

    record: str
    data: Mapping[str, Any]
    etag: str


class Result(NamedTuple):
    """What became of one write. `etag`: of what is now held; `held`: what is held instead, if the server told."""

    record: str
    fate: Fate
    etag: str = ""
    held: Held | None = None
    trouble: Trouble | None = None


class Answers(NamedTuple):
    """The results of a batch, in its order; `seconds` is how long the server asks to be left alone."""

    results: tuple[Result, ...]
    seconds: float = 0


class Page(NamedTuple):
    """Records changed after a mark, oldest change first; `cursor` is the mark of the last; `more`: there are others."""

    records: tuple[Held, ...]
    cursor: str
    more: bool


class Whoami(NamedTuple):
    """Whom the server takes us for; empty `account` when it does not know the secret. `groups` of this bucket."""

    account: str
    groups: frozenset[str] = frozenset()
