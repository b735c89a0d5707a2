"""The network of a coordinator in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.journal.network import Account, Counter, Heard, Taken, Territory
from mediateur.usecases.coordination.standing import Brought, Issued, Shelf
from mediateur.usecases.coordination.words import over
from mediateur.usecases.exchange.signing import Signer

DAY = dt.date(2026, 11, 29)
NORTH, SOUTH = "ardeche-nord", "ardeche-sud"
NORTH_SAID = "Ardèche nord"
COUNTERS = (
    Counter("1", "Mairie de Vals", NORTH, dt.date(2026, 8, 3), NORTH_SAID),
    Counter("2", "France Services du plateau", SOUTH, dt.date(2026, 9, 30)),
    Counter("3", "Médiathèque", NORTH, dt.date(2026, 11, 20), NORTH_SAID),
    Counter("4", "Centre social", NORTH, DAY, NORTH_SAID),
)
MACHINES = (
    Heard("a1b2c3d4", NORTH, "1.4.0", "2026.11", dt.date(2026, 11, 28), dt.date(2026, 11, 27), NORTH_SAID),
    Heard("b2c3d4e5", NORTH, "1.4.0", "2026.11", dt.date(2026, 11, 29), DAY, NORTH_SAID),
    Heard("c3d4e5f6", SOUTH, "1.3.2", "2026.08", dt.date(2026, 10, 2), dt.date(2026, 9, 30)),
    Heard("d4e5f6a7", SOUTH, last=dt.date(2026, 9, 12)),
)


class Network:
    """What a coordinator asks. `failure` is raised by what is asked next; `asked` names what was; `pages` come in."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.failure: MediateurError | None = None
        self.open = [
            Account("c-1a2b", NORTH, called=NORTH_SAID),
            Account("c-3c4d", NORTH, dt.date(2026, 12, 13), NORTH_SAID),
            Account("c-5e6f", SOUTH),
            Account("c-6f70", SOUTH, dt.date(2026, 11, 12)),
        ]
        self.machines_left = MACHINES
        self.pages = [500, 1000]
        self.published = Shelf("2026.11.1", "Liste du 12 novembre 2026")

    def receive(self, going_on: Callable[[int], bool]) -> Taken:
        self._note("receive")
        came = 0
        for number in self.pages:
            came = number
            if not going_on(number):
                break
        return Taken(new=came, corrected=3)

    def read_stick(self, path: Path, territory: str) -> Brought:
        self._note(f"read_stick {path.name} {territory}")
        return Brought(Taken(new=4), Signer("a1b2c3d4", b"k" * 32, True))

    def territories(self) -> tuple[Territory, ...]:
        return (Territory(NORTH, frozenset({"1", "3", "4"}), NORTH_SAID), Territory(SOUTH, frozenset({"2"})))

    def machines(self) -> tuple[Heard, ...]:
        self._note("machines")
        return self.machines_left

    def counters(self) -> tuple[Counter, ...]:
        return COUNTERS

    def forget(self, origin: str) -> int:
        self._note(f"forget {origin}")
        self.machines_left = tuple(one for one in self.machines_left if one.origin != origin)
        return 12

    def accounts(self) -> tuple[Account, ...]:
        self._note("accounts")
        return tuple(self.open)

    def invite(self, territory: str, name: str) -> Issued:
        self._note(f"invite {territory} {name}")
        until = dt.date(2026, 12, 13)
        self.open.append(Account("c-7a8b", territory, until))
        return Issued("c-7a8b", territory, name, "partage.exemple.fr", until, "MEDR1:ESSAI")

    def sheet(self, issued: Issued) -> bytes:
        return b"%PDF-"

    def close(self, account: str) -> None:
        self._note(f"close {account}")
        self.open = [one for one in self.open if one.name != account]

    def close_expired(self) -> tuple[Account, ...]:
        self._note("close_expired")
        gone = over(self.open, DAY)
        self.open = [one for one in self.open if one not in gone]
        return gone

    def shelf(self) -> Shelf:
        self._note("shelf")
        return self.published

    def publish_content(self, path: Path) -> Shelf:
        self._note(f"content {path.name}")
        return self.published

    def publish_trust(self, path: Path) -> Shelf:
        self._note(f"trust {path.name}")
        return self.published

    def _note(self, what: str) -> None:
        self.asked.append(what)
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
