"""One unit of work on the register: its repositories, one transaction."""

from __future__ import annotations

from sqlalchemy import Integer, cast
from sqlalchemy.dialects.sqlite import insert

from mediateur.store.channel import Channel
from mediateur.store.register.erasure import Erasure
from mediateur.store.register.figures import Figures
from mediateur.store.register.people import People
from mediateur.store.register.proofs import Certificates, Proofs
from mediateur.store.register.schema import about
from mediateur.store.register.sessions import TrainingSessions
from mediateur.store.register.shared import SharedFigures
from mediateur.store.register.standing import Ledger
from mediateur.training.register import Rule

_FIRST = insert(about).values(key="changes", value="1")
_COUNTED = _FIRST.on_conflict_do_update(index_elements=["key"], set_={"value": cast(about.c.value, Integer) + 1})


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
        """Make the changes last; they are on the disk when this returns.

        They are counted beside the id of the register, which is thus in each of its logs (see `foreign_log`).
        """
        self._ledger.settle()
        if self._channel.writes:
            self._channel.write(_COUNTED)
        self._channel.commit()
