"""What the pages of the network are handed in tests: answers that are given at once, and what was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.usecases.network.standing import Choice, Invited, Row, Standing, Standings

DAY = dt.date(2026, 11, 29)
INVITED = Invited("Conseil départemental", "partage.exemple.fr", "ardeche-nord")
TEXT, FOR_COORDINATOR = "MEDR1:ESSAI", "MEDR1:COORDINATEUR"
UNREAD = MediateurError("Ce texte n’est pas une invitation.", "Rien n’a changé.", "Demandez-en une autre.")


def row(number: int = 1, place: str = "Mairie de Vals") -> Row:
    """Return a row, known by its number."""
    told = (("Demi-journée", "23 novembre 2026, matin"), ("Parcours", "Activer"), ("Personnes", str(number)))
    return Row("23 nov., matin", "Activer l’espace d’un adulte", str(number), "Espace activé", place, told)


class Listed:
    """Rows of a list."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        self.total = len(self._rows)

    def page(self, start: int, size: int) -> Sequence[Row]:
        return self._rows[start : start + size]


class Sharing:
    """The sharing of a machine in memory. `failure` is raised by what is asked next; `asked` names what was."""

    def __init__(self, standing: Standing | None = None, rows: int = 3) -> None:
        self.kept, self.rows = standing, rows
        self.network: Standing | None = None
        self.failure: MediateurError | None = None
        self.asked: list[str] = []
        self.read: Invited | None = None
        self.trusted: bool | None = None
        self.signs = ""

    def standings(self) -> Standings:
        self._note("standings")
        return Standings(self.kept, self.network)

    def read_text(self, text: str) -> Invited:
        self._note("read_text")
        if text not in (TEXT, FOR_COORDINATOR):
            raise UNREAD
        self.read = INVITED._replace(coordinates=text == FOR_COORDINATOR, signs=self.signs)
        return self.read

    def read_file(self, path: Path, reading: object = None) -> Invited:
        self._note("read_file")
        return self.read_text(path.read_text(encoding="utf-8"))

    def forget(self) -> None:
        self.read = None

    def join(self, choice: Choice | None, *, trust: bool) -> Standings:
        self._note("join")
        self.trusted = trust
        assert self.read is not None, "no invitation was read"
        if self.read.coordinates:
            self.network = Standing(self.read.server, "mediateur-07")
        else:
            assert choice is not None, "nobody chose what to share"
            self.kept = Standing(self.read.server, self.read.territory, choice, self.rows)
        return Standings(self.kept, self.network)

    def say_less(self, coarseness: str) -> Standings:
        self._note(f"say_less {coarseness}")
        assert self.kept is not None and self.kept.choice is not None
        self.kept = self.kept._replace(choice=self.kept.choice._replace(coarseness=coarseness), waiting=2)
        return Standings(self.kept, self.network)

    def preview(self, choice: Choice) -> Listed:
        self._note("preview")
        place = {"lieu": "Mairie de Vals", "commune": "07331", "rien": ""}[choice.coarseness]
        return Listed([row(number, place) for number in range(1, self.rows + 1)])

    def waiting(self) -> Listed:
        self._note("waiting")
        assert self.kept is not None
        return Listed([row(number) for number in range(1, self.kept.waiting + 1)])

    def send(self) -> Standings:
        self._note("send")
        assert self.kept is not None, "nothing is sent before somebody agreed"
        self.kept = self.kept._replace(waiting=0, last=DAY)
        return Standings(self.kept, self.network)

    def leave(self) -> None:
        self._note("leave")
        self.kept = None

    def leave_network(self) -> None:
        self._note("leave_network")
        self.network = None

    def _note(self, what: str) -> None:
        self.asked.append(what)
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
