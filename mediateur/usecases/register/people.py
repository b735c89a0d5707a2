"""The mediators of the register: the list, a card, entering, correcting."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mediateur.training import rules
from mediateur.training.duplicates import Pair, candidates
from mediateur.training.listing import PAGE, Page, Query
from mediateur.training.register import Person, PersonRecord, Role, Status, changed
from mediateur.training.rules import Position, Standing
from mediateur.usecases.register.base import Desk, cleaned, new_id, present, refused


class Details(NamedTuple):
    """What is typed of a mediator."""

    name: str
    role: Role = Role.AMBASSADOR
    contact: str = ""
    structure: str = ""
    territory: str = ""
    last_declared: dt.date | None = None


class Card(NamedTuple):
    """A mediator: all that is held of her, where she stands, and what is missing for the next attestation.

    `may_give` and `may_renew` say which of the two can be done today, if any.
    """

    record: PersonRecord
    standing: Standing
    position: Position
    missing: tuple[Status, ...]
    may_give: bool
    may_renew: bool
    is_active: bool


class People:
    """The list of mediators and their cards. Every act returns what it changed, and raises MediateurError."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def page(self, query: Query, start: int = 0, most: int = PAGE) -> Page:
        """Return some lines of the list, and how many there are."""
        with self._desk.begin() as work:
            return work.people.page(query, self._desk.today, start, most)

    def ids(self, query: Query) -> tuple[str, ...]:
        """Return who answers a query, in its order."""
        with self._desk.begin() as work:
            return work.people.ids(query, self._desk.today)

    def territories(self) -> tuple[str, ...]:
        """Return the territories that were written, in their order."""
        with self._desk.begin() as work:
            return work.people.territories()

    def structures(self) -> tuple[str, ...]:
        """Return the structures that were written, in their order."""
        with self._desk.begin() as work:
            return work.people.structures()

    def card(self, person_id: str) -> Card:
        """Return the card of a mediator."""
        with self._desk.begin() as work:
            record = work.people.record(person_id)
        if record is None:
            present(None)
            raise AssertionError
        return card_of(record, self._desk)

    def alike(self, details: Details) -> tuple[Pair, ...]:
        """Return those whom someone to be entered may be, the likest first; a person decides."""
        fresh = self._made(details, 0)
        with self._desk.begin() as work:
            known = work.people.all()
        return next(pairs for _, pairs in candidates(known, [fresh], among=False))

    def enrol(self, details: Details) -> Person:
        """Enter a mediator, under the next number."""
        with self._desk.begin() as work:
            person = self._made(details, work.people.next_number())
            work.people.add(person)
            work.commit()
        return person

    def correct(self, person_id: str, details: Details) -> Person:
        """Keep other details of a mediator in place of those written: nothing remains of the former ones."""
        kept = _checked(details, self._desk.today)
        with self._desk.begin() as work:
            person = present(work.people.get(person_id))
            corrected = changed(person, **kept._asdict())
            work.people.replace(corrected)
            work.commit()
        return corrected

    def declare(self, person_id: str, day: dt.date) -> Person:
        """Note the day of the last session that a mediator told of; an earlier one than that known changes nothing."""
        with self._desk.begin() as work:
            person = present(work.people.get(person_id))
            if day > self._desk.today:
                raise refused("Cette séance est à venir.", "Choisissez un jour passé.")
            if person.last_declared is None or day > person.last_declared:
                person = changed(person, last_declared=day)
                work.people.replace(person)
                work.commit()
        return person

    def erase(self, *person_ids: str) -> int:
        """Erase mediators and all that is held of them; figures stay. Return how many. It cannot be undone."""
        with self._desk.begin() as work:
            gone = work.erasure.erase(person_ids, self._desk.today)
            work.commit()
        return gone

    def _made(self, details: Details, number: int) -> Person:
        today = self._desk.today
        return Person(id=new_id(), number=number, entered=today, **_checked(details, today)._asdict())


def card_of(record: PersonRecord, desk: Desk) -> Card:
    """Return the card of a mediator as the rule and the day of a desk make it."""
    day = desk.today
    found = rules.standing(record, desk.rule, day)
    return Card(
        record,
        found,
        rules.position(found, day),
        rules.missing(found, day),
        rules.may_give(found, day),
        rules.may_renew(found, day),
        rules.is_active(record.person.last_declared, day),
    )


def _checked(details: Details, today: dt.date) -> Details:
    if details.last_declared and details.last_declared > today:
        raise refused("La dernière séance déclarée est à venir.", "Choisissez un jour passé.")
    return details._replace(
        name=cleaned(details.name, "Le nom", needed=True),
        contact=cleaned(details.contact, "Le contact"),
        structure=cleaned(details.structure, "La structure"),
        territory=cleaned(details.territory, "Le territoire"),
    )
