"""The register in words: days, badges, counts, what is to be renewed. Pure, no widget."""

from __future__ import annotations

import datetime as dt

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.training.register import ROLES, STATUSES, Role, Status
from mediateur.training.rules import Position
from mediateur.ui.kit.table_cells import Mark

ENROL = "Inscrire un médiateur"
NOT_YET, YES, NO = "Pas encore", "Oui", "Non"
# What fits a column; « Guichet France Services » is written whole on the card.
SHORT_ROLES = {**ROLES, Role.COUNTER: "Guichet", Role.COUNSELLOR: "Conseiller"}
MARKS = {
    Status.TO_TRAIN: Mark("neutral", "calendar"),
    Status.TO_TEST: Mark("neutral", "list-checks"),
    Status.TO_OBSERVE: Mark("neutral", "graduation-cap"),
    Status.READY: Mark("info", "award"),
    Status.VALID: Mark("success", "circle-check"),
    Status.EXPIRING: Mark("warning", "hourglass"),
    Status.EXPIRED: Mark("danger", "circle-alert"),
    Status.SUSPENDED: Mark("warning", "circle-pause"),
    Status.WITHDRAWN: Mark("neutral", "circle-slash"),
}


def badge(position: Position) -> str:
    """Return what the badge of a mediator says, with the days left when her attestation soon expires."""
    if position.status is not Status.EXPIRING:
        return STATUSES[position.status]
    left = position.days
    return f"Expire dans {left}{NBSP}j." if left > 1 else _soon(left)


def to_renew(position: Position) -> str:
    """Return « Expirée depuis 16 jours », « Expire dans 10 jours »; what the badge says of any other."""
    if position.status is Status.EXPIRED:
        return f"Expirée depuis {_days(position.days)}"
    return f"Expire dans {_days(position.days)}" if position.days > 1 else badge(position)


def footer(entered: int, trained: int, certified: int) -> str:
    """Return « **96 inscrits**, 94 formés, 87 attestés »."""
    return f"**{counted(entered, 'inscrit')}**, {counted(trained, 'formé')}, {counted(certified, 'attesté')}"


def counted(number: int, noun: str) -> str:
    """Return « 1 200 inscrits », « 1 inscrit », « 0 inscrit »."""
    return f"{figure(number)}{NBSP}{noun}{'s' if number > 1 else ''}"


def figure(number: int) -> str:
    """Return « 10 000 »."""
    return f"{number:,}".replace(",", NBSP)


def goal_words(trained: int, target: int) -> str:
    """Return « 94 sur 120 », « 94 » without a target."""
    return f"{figure(trained)} sur {figure(target)}" if target else figure(trained)


def due_words(due: dt.date | None) -> str:
    """Return « Échéance : 30 juin 2027 »."""
    return french(f"Échéance : {long_date(due)}") if due is not None else "Sans échéance"


def horizon_words(until: dt.date) -> str:
    """Return « D’ici au 28 janvier 2027 »."""
    return french(f"D'ici au {long_date(until)}")


def _soon(left: int) -> str:
    return "Expire demain" if left == 1 else french("Expire aujourd'hui")


def _days(number: int) -> str:
    return f"{number}{NBSP}jour{'s' if number > 1 else ''}"
