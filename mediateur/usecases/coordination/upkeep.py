"""What is done by itself once a day on what a coordinator received, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.periods import months_in_words
from mediateur.settings import RETENTIONS
from mediateur.usecases.keeping.daily_copies import DailyCopies
from mediateur.usecases.keeping.retention import Due, Retention
from mediateur.usecases.program.upkeep import WHAT_STAYS, Answer, Reminder

OPEN = "Ouvrir Réseau"
LONGEST = french(f"Aucun poste ne garde de détails plus de {max(RETENTIONS)} mois, la coordination non plus.")


class NetworkUpkeep:
    """The daily work on the file of a coordinator. `notice` is what opening it has to tell, if anything."""

    def __init__(self, copies: DailyCopies, retention: Retention, notice: Callable[[], MediateurError | None]) -> None:
        self._copies, self._retention, self._notice = copies, retention, notice

    def run(self) -> tuple[Reminder, ...]:
        """Replace what is old by totals, make the copy of the day; return what there is to say. Raises nothing."""
        return (*self._told(), *self._details(), *self._copy())

    def _told(self) -> Iterator[Reminder]:
        try:
            notice = self._notice()
        except MediateurError as error:
            notice = error
        if notice is not None:
            yield Reminder("warning", notice.happened, f"{notice.safe} {notice.remedy}", OPEN, Answer.NETWORK)

    def _details(self) -> Iterator[Reminder]:
        try:
            closed, due = self._retention.close_due(), self._retention.announce()
        except MediateurError:
            return
        if closed:
            title = french(f"Réseau : des totaux remplacent les détails, comme annoncé : {_months(closed)}.")
            yield Reminder("info", title, french(WHAT_STAYS), OPEN, Answer.NETWORK)
        if due:
            title = f"Réseau : le {long_date(due.day)}, des totaux remplaceront les détails : {_months(due)}."
            yield Reminder("info", french(title), french(f"{WHAT_STAYS} {LONGEST}"), OPEN, Answer.NETWORK)

    def _copy(self) -> Iterator[Reminder]:
        try:
            self._copies.daily()
        except MediateurError as error:
            title = french(f"La copie des chiffres du réseau attend. {error.happened}")
            yield Reminder("warning", title, french(error.remedy), OPEN, Answer.NETWORK)


def _months(due: Due) -> str:
    return f"{months_in_words(due.months)}, {due.encounters} séance{'s' if due.encounters > 1 else ''}"
