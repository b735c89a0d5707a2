"""Everything that the register holds of a mediator, in words that she can read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.training.register import (
    REASONS,
    ROLES,
    Attendance,
    Certificate,
    CertificateEvent,
    Observation,
    PersonRecord,
    QuizKind,
    QuizResult,
    TrainingSession,
    Turn,
)

_KINDS = {QuizKind.WHOLE: "Quiz complet", QuizKind.REFRESHER: "Quiz de rafraîchissement"}
_TURNS = {Turn.SUSPENDED: "Suspendue", Turn.RESUMED: "Rétablie", Turn.WITHDRAWN: "Retirée"}
NOTHING = "Rien."


def held(record: PersonRecord, points: Mapping[str, str], announced: dt.date | None = None) -> dict[str, Any]:
    """Return everything that is held of a mediator, by part; days are dates.

    `points` are the texts of the checklist by their ids, `announced` is the day on which she is erased.
    """
    person = record.person
    return {
        "Médiateur": {
            "Numéro": person.number,
            "Nom": person.name,
            "Contact": person.contact,
            "Structure": person.structure,
            "Territoire": person.territory,
            "Rôle": ROLES[person.role],
            "Entrée dans le registre": person.entered,
            "Dernière séance déclarée": person.last_declared,
            "Formation déclarée par une liste": person.declared_trained,
            "Attestation déclarée par une liste": person.declared_certified,
            "Effacement prévu": announced,
            "Repère interne": person.id,
        },
        "Sessions de formation": [_session(attendance, session) for attendance, session in record.attended],
        "Pratique observée": [_observation(each, points) for each in record.observations],
        "Quiz": [_quiz(each) for each in record.quizzes],
        "Attestations": [_certificate(each, record.events) for each in record.certificates],
    }


def readable(found: Mapping[str, Any]) -> str:
    """Return what `held` gives as a text, a part after the other, with days in words."""
    return french("\n".join(_lines(found)))


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    for part, content in found.items():
        yield part
        entries = content if isinstance(content, list) else [content]
        for entry in entries:
            yield from (f"  {name} : {_words(value)}" for name, value in entry.items() if value not in ("", [], None))
            yield ""
        if not entries:
            yield f"  {NOTHING}"
            yield ""


def _words(value: object) -> str:
    if isinstance(value, dt.date):
        return long_date(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _session(attendance: Attendance, session: TrainingSession) -> dict[str, Any]:
    return {
        "Titre": session.title,
        "Jour": session.day,
        "Lieu": session.place,
        "Territoire": session.territory,
        "Formateur": session.trainer,
        "Durée en minutes": session.minutes,
        "Session de rattrapage": "oui" if session.is_replay else "non",
        "Suivie en entier": "oui" if attendance.whole else "non",
    }


def _observation(observation: Observation, points: Mapping[str, str]) -> dict[str, Any]:
    return {
        "Jour": observation.day,
        "Formateur": observation.trainer,
        "Points réussis": [points.get(each, each) for each in observation.right],
        "Points à revoir": [points.get(each, each) for each in observation.wrong],
        "Signée": "oui" if observation.is_signed else "non",
        "Suffisante": "oui" if observation.is_enough else "non",
    }


def _quiz(result: QuizResult) -> dict[str, Any]:
    return {
        "Jour": result.day,
        "Sorte": _KINDS[result.kind],
        "Bonnes réponses": result.right,
        "Questions": result.out_of,
    }


def _certificate(certificate: Certificate, events: tuple[CertificateEvent, ...]) -> dict[str, Any]:
    rule = certificate.rule
    return {
        "Numéro": certificate.number,
        "Donnée le": certificate.issued,
        "Formation suivie le": certificate.trained,
        "Formation": certificate.title,
        "Durée en minutes": certificate.minutes,
        "Valable jusqu’au": certificate.expires,
        "Renouvelle": certificate.renews,
        "Règle": f"{rule.minutes} minutes de formation, quiz à {rule.quiz_percent} %, pratiques observées : "
        f"{rule.observations}, valable {rule.months} mois, rappel {rule.reminder_days} jours avant",
        "Ce qui lui est arrivé": [
            f"{_TURNS[each.turn]} le {long_date(each.day)} ({REASONS[each.turn][each.reason]})"
            for each in events
            if each.certificate == certificate.number
        ],
    }
