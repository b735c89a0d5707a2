"""Everything that the register holds of a mediator, in words that she can read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from mediateur.content.text import french
from mediateur.forms.text import MONTHS
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
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def held(record: PersonRecord, points: Mapping[str, str], announced: dt.date | None = None) -> dict[str, Any]:
    """Return everything that is held of a mediator, by part; days are ISO dates.

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
            "Entrée dans le registre": person.entered.isoformat(),
            "Dernière séance déclarée": _day(person.last_declared),
            "Formation déclarée par une liste": _day(person.declared_trained),
            "Attestation déclarée par une liste": _day(person.declared_certified),
            "Effacement prévu": _day(announced),
            "Repère interne": person.id,
        },
        "Sessions de formation": [_session(attendance, session) for attendance, session in record.attended],
        "Pratique observée": [_observation(each, points) for each in record.observations],
        "Quiz": [_quiz(each) for each in record.quizzes],
        "Attestations": [_certificate(each, record.events) for each in record.certificates],
    }


def readable(found: Mapping[str, Any]) -> str:
    """Return what `held` gives as a text, a part after the other, with days in words."""
    return french(_ISO.sub(_in_words, "\n".join(_lines(found))))


def _in_words(found: re.Match[str]) -> str:
    year, month, day = map(int, found.groups())
    return f"{day}{'er' if day == 1 else ''} {MONTHS[month - 1]} {year}"


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    for part, content in found.items():
        yield part
        entries = content if isinstance(content, list) else [content]
        for entry in entries:
            yield from (f"  {name} : {_words(value)}" for name, value in entry.items() if value not in ("", []))
            yield ""
        if not entries:
            yield f"  {NOTHING}"
            yield ""


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _session(attendance: Attendance, session: TrainingSession) -> dict[str, Any]:
    return {
        "Titre": session.title,
        "Jour": session.day.isoformat(),
        "Lieu": session.place,
        "Territoire": session.territory,
        "Formateur": session.trainer,
        "Durée en minutes": session.minutes,
        "Session de rattrapage": "oui" if session.is_replay else "non",
        "Suivie en entier": "oui" if attendance.whole else "non",
    }


def _observation(observation: Observation, points: Mapping[str, str]) -> dict[str, Any]:
    return {
        "Jour": observation.day.isoformat(),
        "Formateur": observation.trainer,
        "Points réussis": [points.get(each, each) for each in observation.right],
        "Points à revoir": [points.get(each, each) for each in observation.wrong],
        "Signée": "oui" if observation.is_signed else "non",
        "Suffisante": "oui" if observation.is_enough else "non",
    }


def _quiz(result: QuizResult) -> dict[str, Any]:
    return {
        "Jour": result.day.isoformat(),
        "Sorte": _KINDS[result.kind],
        "Bonnes réponses": result.right,
        "Questions": result.out_of,
    }


def _certificate(certificate: Certificate, events: tuple[CertificateEvent, ...]) -> dict[str, Any]:
    rule = certificate.rule
    return {
        "Numéro": certificate.number,
        "Donnée le": certificate.issued.isoformat(),
        "Formation suivie le": certificate.trained.isoformat(),
        "Formation": certificate.title,
        "Durée en minutes": certificate.minutes,
        "Valable jusqu’au": certificate.expires.isoformat(),
        "Renouvelle": certificate.renews,
        "Règle": f"{rule.minutes} minutes de formation, quiz à {rule.quiz_percent} %, pratiques observées : "
        f"{rule.observations}, valable {rule.months} mois, rappel {rule.reminder_days} jours avant",
        "Ce qui lui est arrivé": [
            f"{_TURNS[each.turn]} le {each.day.isoformat()} ({REASONS[each.turn][each.reason]})"
            for each in events
            if each.certificate == certificate.number
        ],
    }
