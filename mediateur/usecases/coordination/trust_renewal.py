"""Trust lists that a coordinator publishes: asked for by a person, and renewed by itself for who is trusted already.

A list whose publisher this machine does not know is never taken by itself: a person compares its fingerprint.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust.shelf import Standing, Weighed
from mediateur.usecases.attestations.organisation import Organisations
from mediateur.usecases.coordination.coordination import TRUST
from mediateur.usecases.network.repositories import Server

NOT_JOINED = french("Ce poste n'est relié à aucune coordination : une liste s'importe depuis un fichier.")
NONE_THERE = french("Votre coordination n'a publié aucune liste.")
SAFE = french("Les listes de ce poste n'ont pas changé.")


class TrustRenewal:
    """`source` opens the server that this machine joined, None where it joined none."""

    def __init__(
        self, source: Callable[[], Server | None], organisations: Organisations, today: Callable[[], dt.date]
    ) -> None:
        self._source, self._organisations, self._today = source, organisations, today
        self._renewed: dt.date | None = None

    def fetch(self) -> Weighed:
        """Return the list that was published last, weighed, nothing kept. To be called in a job. MediateurError."""
        server = self._source()
        if server is None:
            raise MediateurError(NOT_JOINED, SAFE)
        try:
            published = server.latest(TRUST)
        finally:
            server.close()
        if published is None:
            raise MediateurError(NONE_THERE, SAFE)
        return self._organisations.weigh(published.data, self._today())

    def renew(self) -> bool:
        """Take a newer list of who is trusted already, once a day; return whether one was. To be called in a job.

        Never raises MediateurError: the lists that there are go on serving.
        """
        if self._renewed == self._today():
            return False
        try:
            weighed = self.fetch()
            if weighed.standing is Standing.NEWER:
                self._organisations.accept(weighed)
        except MediateurError:
            return False
        self._renewed = self._today()
        return weighed.standing is Standing.NEWER
