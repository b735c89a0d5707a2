"""The register of mediators: who was trained, when, by whom, and what was attested.

These are personal data of helpers. Nothing of the public is in them, and they are never joined with the journal.
Words and figures follow the definitions: trained, certified, active.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from mediateur.content.json_values import value_of

V = TypeVar("V", bound=msgspec.Struct)


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
    `declared_trained` and `declared_certified` are days that an imported list told of: nothing of ours attests them,
    and no figure counts them.
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
    declared_trained: dt.date | None = None
    declared_certified: dt.date | None = None


class TrainingSession(msgspec.Struct, frozen=True, kw_only=True):
    """A session of training; `minutes` is its length, `seats` how many may come (0: not said).

    One that is held again for those who missed another has the id of that one in `replays`: both count once.
    """

    id: str
    title: str
    day: dt.date
    place: str = ""
    territory: str = ""
    trainer: str = ""
    seats: int = 0
    minutes: int = 420
    replays: str = ""

    @property
    def is_replay(self) -> bool:
        """Whether it is held again for those who missed another."""
        return bool(self.replays)

    @property
    def counts_as(self) -> str:
        """The id of the session that it stands for."""
        return self.replays or self.id


class Attendance(msgspec.Struct, frozen=True):
    """A mediator at a session: enrolled before, and `whole` once ticked as there from beginning to end."""

    person: str
    session: str
    whole: bool = False


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """Practice seen by a trainer: the points of the checklist that were right, and the others.

    It counts once it is signed, if what was seen is enough: no essential point was missed.
    """

    id: str
    person: str
    day: dt.date
    trainer: str
    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    is_signed: bool = False
    is_enough: bool = True

    @property
    def counts(self) -> bool:
        """Whether it counts for an attestation."""
        return self.is_signed and self.is_enough


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

    def reaches(self, percent: int) -> bool:
        """Return whether as many in a hundred answers, or more, were right; nothing asked is nothing reached."""
        return self.out_of > 0 and self.right * 100 >= percent * self.out_of


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


BY_MISTAKE = "erreur"
REASONS: dict[Turn, dict[str, str]] = {
    Turn.SUSPENDED: {
        "pratique-a-revoir": "Une pratique est à revoir",
        "signalement": "Un signalement est examiné",
        "absence": "Longue absence",
        "demande": "À sa demande",
    },
    Turn.RESUMED: {
        "pratique-revue": "La pratique a été revue",
        "signalement-clos": "Le signalement est clos",
        "retour": "De retour",
        "demande": "À sa demande",
    },
    Turn.WITHDRAWN: {
        "posture": "A fait à la place de la personne",
        "confidentialite": "A gardé ou répété ce qui concerne une personne",
        "fin": "N’accompagne plus",
        "demande": "À sa demande",
        BY_MISTAKE: "Attestation donnée par erreur",
    },
}


class CertificateEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A turn in the life of an attestation (`certificate` is its number), its day, and a code of REASONS."""

    id: str
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


class PersonRecord(msgspec.Struct, frozen=True, kw_only=True):
    """All that the register holds of a mediator. Events of her attestations stand in the order in which they came."""

    person: Person
    attended: tuple[tuple[Attendance, TrainingSession], ...] = ()
    observations: tuple[Observation, ...] = ()
    quizzes: tuple[QuizResult, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    events: tuple[CertificateEvent, ...] = ()


class Status(StrEnum):
    """Where a mediator stands on a day."""

    TO_TRAIN = "a-former"
    TO_TEST = "a-evaluer"
    TO_OBSERVE = "a-observer"
    READY = "a-attester"
    VALID = "valable"
    EXPIRING = "a-renouveler"
    EXPIRED = "expiree"
    SUSPENDED = "suspendue"
    WITHDRAWN = "retiree"


STATUSES = {
    Status.TO_TRAIN: "À former",
    Status.TO_TEST: "À évaluer",
    Status.TO_OBSERVE: "À observer",
    Status.READY: "À attester",
    Status.VALID: "Valable",
    Status.EXPIRING: "À renouveler",
    Status.EXPIRED: "Expirée",
    Status.SUSPENDED: "Suspendue",
    Status.WITHDRAWN: "Retirée",
}
IN_TRAINING = (Status.TO_TRAIN, Status.TO_TEST, Status.TO_OBSERVE, Status.READY)
CERTIFIED = (Status.VALID, Status.EXPIRING)


def changed(value: V, **fields: Any) -> V:  # noqa: ANN401 - any field of the value
    """Return a value of the register with some fields changed."""
    return msgspec.structs.replace(value, **fields)


def rule_text(rule: Rule) -> str:
    """Return a rule as it is kept with an attestation."""
    return msgspec.json.encode(rule).decode()


def rule_from(text: str) -> Rule:
    """Return the rule of a text of `rule_text`. Raises ValueError."""
    return value_of(text, Rule)
