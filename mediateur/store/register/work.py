"""One unit of work on the register: its repositories, one transaction."""

from __future__ import annotations

from mediateur.store.channel import Channel
from mediateur.store.register.erasure import Erasure
from mediateur.store.register.figures import Figures
from mediateur.store.register.people import People
from mediateur.store.register.proofs import Certificates, Proofs
from mediateur.store.register.sessions import TrainingSessions
from mediateur.store.register.shared import SharedFigures
from mediateur.store.register.standing import Ledger
from mediateur.training.register import Rule


class RegisterWork:
    """A unit of work: its repositories see one state of the register, and nothing lasts before `commit`."""

    def __init__(self, channel: Channel, rule: Rule) -> None:
        self._channel = channel
        self._ledger = Ledger(channel, rule)
        self._ledger.renew()
        self.people = People(self._ledger)
        self.sessions = TrainingSessions(self._ledger)
        self.proofs = Proofs(self._ledger)
        self.certificates = Certificates(self._ledger)
        self.figures = Figures(channel)
        self.erasure = Erasure(self._ledger)
        self.shared = SharedFigures(channel)

    def commit(self) -> None:
        """Make the changes last; they are on the disk when this returns."""
        self._ledger.settle()
        self._channel.commit()
