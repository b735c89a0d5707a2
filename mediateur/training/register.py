"""The register of mediators: who was trained, when, by whom, and what was attested.

These are personal data of helpers. Nothing of the public is in them, and they are never joined with the journal.
Words and figures follow the definitions: trained, certified, active.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What a mediator is, in the words of the register."""

    AMBASSADOR = "ambassadeur"
    COUNTER = "guichet"
    COUNSELLOR = "conseiller"
    HEALTH = "sante"
    TRAINER = "formateur"


ROLES = {
    Role.AMBASSADOR: "Ambassadeur",
    Role.COUNTER: "Guichet France Services",
    Role.COUNSELLOR: "Conseiller numérique",
    Role.HEALTH: "Acteur de santé",
    Role.TRAINER: "Formateur",
}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A mediator. `number` is given once by the register, in the order of entries, and is never given again.

    `last_declared` is the day of the last session that the mediator told the trainer of: the journal is never asked.
    """

    id: str
    number: int
    name: str
    contact: str = ""
    structure: str = ""
    territory: str = ""
    role: Role = Role.AMBASSADOR
    entered: dt.date
    last_declared: dt.date | None = None


class TrainingSession(msgspec.Struct, frozen=True, kw_only=True):
    """A session of training; `minutes` is its length, `seats` how many may come (0: not said)."""

    id: str
    title: str
    day: dt.date
    place: str = ""
    territory: str = ""
    trainer: str = ""
    seats: int = 0
    minutes: int = 420
    is_replay: bool = False


class Attendance(msgspec.Struct, frozen=True):
    """A mediator at a session: enrolled before, and `whole` once ticked as there from beginning to end."""

    person: str
    session: str
    whole: bool = False


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """Practice seen by a trainer: the points of the checklist that were right, and the others. Signed: it counts."""

    id: str
    person: str
    day: dt.date
    trainer: str
    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    is_signed: bool = False


class QuizKind(StrEnum):
    """The whole quiz, or the short one of a renewal."""

    WHOLE = "complet"
    REFRESHER = "rafraichissement"


class QuizResult(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt at a quiz: `right` answers `out_of` so many. It is added, never changed."""

    id: str
    person: str
    day: dt.date
    kind: QuizKind = QuizKind.WHOLE
    right: int
    out_of: int


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for an attestation. The rule in force when it was given stays with it.

    `minutes` of training, `quiz_percent` of right answers, `observations` signed; valid for `months`, with a reminder
    `reminder_days` before the end.
    """

    minutes: int = 420
    quiz_percent: int = 80
    observations: int = 1
    months: int = 24
    reminder_days: int = 60


class Turn(StrEnum):
    """What may happen to an attestation after it was given."""

    SUSPENDED = "suspendue"
    RESUMED = "retablie"
    WITHDRAWN = "retiree"


class CertificateEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A turn in the life of an attestation, its day, and a reason from the list."""

    certificate: str
    day: dt.date
    turn: Turn
    reason: str


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """An attestation: its number, such as « 2026-0087 », what it rests on, and until when it is valid.

    `expires` is the last day on which it is. `renews` is the number of the one that it follows, if any.
    """

    number: str
    person: str
    issued: dt.date
    trained: dt.date
    title: str
    minutes: int
    expires: dt.date
    rule: Rule
    renews: str = ""
