"""What the program does by itself once a day, and what it has to say about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.periods import months_in_words
from mediateur.usecases.keeping.backups import Backups, Offer
from mediateur.usecases.keeping.retention import Due, Retention
from mediateur.usecases.program.news import News
from mediateur.usecases.repositories import Store

LATE_DAYS = 7
WHAT_STAYS = "Les chiffres du mois restent : personnes, résultats, obstacles, âges, lieux."


class Answer(StrEnum):
    """What the button of a reminder asks."""

    RESTORE = "reprendre"
    SETTINGS = "conservation"
    SAVE = "sauvegarder"
    NETWORK = "reseau"
    NEWS = "nouveautes"
    CONTENT = "contenu"


class Reminder(NamedTuple):
    """Something to say on Accueil: its kind of message, one sentence, what to know, and what its button asks."""

    kind: str
    title: str
    text: str
    button: str
    answer: Answer


class Upkeep:
    """What the program does by itself, every hour and once a day.

    `rescue` gives the copy that may take the place of a journal that was found damaged, `look_at_content` what there is
    to say of the content in force; `copy_register` makes the copy of the day of a register that is open; `network` does
    the same work on what a coordinator received. `note_day` keeps which day was seen.
    """

    def __init__(
        self,
        backups: Backups,
        retention: Retention,
        open_store: Callable[[], Store],
        rescue: Callable[[], Offer | None],
        clock: Callable[[], dt.datetime] = dt.datetime.now,
        news: News | None = None,
        look_at_content: Callable[[], tuple[Reminder, ...]] = tuple,
        copy_register: Callable[[], object] = bool,
        network: Callable[[], tuple[Reminder, ...]] = tuple,
        note_day: Callable[[dt.date], object] = bool,
    ) -> None:
        self._backups = backups
        self._retention = retention
        self._open_store = open_store
        self._rescue = rescue
        self._news = news
        self._look_at_content = look_at_content
        self._copy_register, self._network = copy_register, network
        self._clock, self._note_day = clock, note_day
        self.offer: Offer | None = None

    def run(self) -> tuple[Reminder, ...]:
        """Make the copy of the day, erase what expired; return what there is to say. Never raises MediateurError.

        As long as a copy is offered in place of a lost journal, nothing is erased and no copy is sorted out.
        """
        self._note_day(self._today)
        self.offer = self._rescue()
        if self.offer is not None:
            return (_offered(self.offer),)
        own = (*self._details(), *self._copy(), *self._register_copy(), *self._network())
        return (*own, *self._look_at_content(), *self._told_news())

    def _told_news(self) -> Iterator[Reminder]:
        if self._news is not None and self._news.due():
            title = french(f"Médiateur a changé de version : {self._news.version}.")
            yield Reminder("info", title, "", "Voir les nouveautés", Answer.NEWS)

    def _details(self) -> Iterator[Reminder]:
        try:
            self._open_store().settle()
            self._retention.expire_notes()
            closed = self._retention.close_due()
            due = self._retention.announce()
        except MediateurError:
            return
        if closed:
            yield _closed(closed)
        if due:
            yield announced(due)

    def _copy(self) -> Iterator[Reminder]:
        try:
            self._backups.daily()
        except MediateurError as error:
            yield Reminder("warning", _late(error, self._backups.last, self._today), "", "Sauvegarder", Answer.SAVE)

    def _register_copy(self) -> Iterator[Reminder]:
        try:
            self._copy_register()
        except MediateurError as error:
            title = french(f"La copie du registre des médiateurs attend. {error.happened}")
            told = french(f"{error.safe} {error.remedy}")
            yield Reminder("warning", title, told, "Sauvegarder", Answer.SAVE)

    @property
    def _today(self) -> dt.date:
        return self._clock().date()


def _offered(offer: Offer) -> Reminder:
    why = "Une partie du journal ne se lit plus. " if offer.in_place else ""
    title = french(f"{why}La sauvegarde du {long_date(offer.copy.day)} peut reprendre la place du journal.")
    return Reminder("warning", title, offer.missing.told(), "Reprendre la sauvegarde", Answer.RESTORE)


def announced(due: Due) -> Reminder:
    """Return what is said of months that will be closed: which, when, what stays."""
    title = (
        f"Le {long_date(due.day)}, les détails seront remplacés par des totaux : {months_in_words(due.months)}, "
        f"{due.encounters} séance{'s' if due.encounters > 1 else ''}."
    )
    text = f"{WHAT_STAYS} Pour garder les détails plus longtemps, changez la durée."
    return Reminder("info", french(title), french(text), "Choisir la durée", Answer.SETTINGS)


def _closed(due: Due) -> Reminder:
    title = f"Les détails ont été remplacés par des totaux, comme annoncé : {months_in_words(due.months)}."
    return Reminder("info", french(title), french(WHAT_STAYS), "Voir la durée", Answer.SETTINGS)


def _late(error: MediateurError, last: dt.date | None, today: dt.date) -> str:
    """Return why there is no copy today, and since when, in one sentence."""
    since = f" (dernière : {long_date(last)})" if last and (today - last).days > LATE_DAYS else ""
    return french(f"La sauvegarde du jour attend{since}. {error.happened}")
