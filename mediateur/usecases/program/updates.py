"""Whether there is a newer version: asked only when somebody presses the button, and told before to whom."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.policy_file import is_address
from mediateur.usecases.preferences import Preferences

_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")

NO_ADDRESS = french(
    "Les nouvelles versions viennent de votre structure ou de la personne qui a installé Médiateur. Aucune adresse "
    "n'est réglée sur ce poste : Médiateur ne sait pas s'il en existe une plus récente, et ne demande rien."
)
FORBIDDEN = french(
    "Votre administrateur a fixé que Médiateur ne demande rien : les nouvelles versions viennent de lui."
)
NOT_READ = "Ce fichier n'est pas un fichier de version : demandez l'adresse à votre structure."


class Answer(NamedTuple):
    """What was learnt: a sentence, what to do, and the address of a page that says what changes (empty for none)."""

    title: str
    text: str = ""
    notes: str = ""


class Published(NamedTuple):
    """What a version file says."""

    version: str
    notes: str


class Updates:
    """The asking for the newest version. `fetch` takes an address and a proxy, and raises MediateurError."""

    def __init__(self, fetch: Callable[[str, str], bytes], preferences: Preferences, own: str) -> None:
        self._fetch, self._preferences, self._own = fetch, preferences, own

    @property
    def address(self) -> str:
        """Where it is asked for; empty where nowhere, or where it may not be."""
        asked = self._preferences.current.update_address
        return "" if self._preferences.policy.no_update_check or not is_address(asked) else asked

    @property
    def why_not(self) -> str:
        """Why nothing can be asked; empty when it can."""
        if self._preferences.policy.no_update_check:
            return FORBIDDEN
        return "" if self.address else NO_ADDRESS

    @property
    def what_is_sent(self) -> str:
        """What is sent, and to whom, to be read before."""
        return french(
            f"Médiateur va demander un petit fichier à **{host(self.address)}**. Il n'envoie que cette demande : ni "
            "chiffre, ni repère, ni version. Comme pour toute page, le site voit d'où elle vient (l'adresse internet "
            "de votre structure). Rien n'est téléchargé ni installé."
        )

    def ask(self) -> Answer:
        """Ask, and compare with this version. To be called in a job. Raises MediateurError, in one sentence."""
        if not self.address:
            raise MediateurError(self.why_not)
        return compared(read(self._fetch(self.address, self._preferences.policy.proxy)), self._own)


def host(address: str) -> str:
    """Return the site of an address."""
    return urlsplit(address).hostname or ""


def read(data: bytes) -> Published:
    """Return what a version file says. Raises MediateurError when it is none; notes that are not in https are left."""
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise MediateurError(french(NOT_READ), detail=str(error)) from error
    version, notes = (raw.get("version"), raw.get("notes")) if isinstance(raw, dict) else (None, None)
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise MediateurError(french(NOT_READ))
    return Published(version, notes if isinstance(notes, str) and is_address(notes) else "")


def compared(published: Published, own: str) -> Answer:
    """Return what to say of a published version beside this one."""
    theirs, mine = _parts(published.version), _parts(own)
    if theirs == mine:
        return Answer(french(f"Vous avez la version la plus récente ({own})."))
    if theirs < mine:
        told = f"Votre version ({own}) est plus récente que celle que votre structure annonce ({published.version})."
        return Answer(french(told))
    return Answer(
        french(f"Une version plus récente existe : {published.version}. Vous avez la {own}."),
        french("Demandez-la à la personne qui a installé Médiateur. Vos données resteront en place."),
        published.notes,
    )


def _parts(version: str) -> tuple[int, ...]:
    """Return the numbers of a version without the zeros at its end: 1.2 and 1.2.0 are the same."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
