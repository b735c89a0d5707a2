"""The card of a mediator in words: what the next attestation asks, what was followed, passed, observed, given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.training.register import (
    REASONS,
    ROLES,
    Attendance,
    Certificate,
    CertificateEvent,
    Observation,
    Person,
    QuizKind,
    QuizResult,
    Rule,
    Status,
    TrainingSession,
    Turn,
)
from mediateur.usecases.register.people import Card

NO_SESSION = french("Aucune session pour l'instant.")
NO_QUIZ = french("Aucun quiz pour l'instant.")
NO_OBSERVATION = french("Aucune séance observée pour l'instant.")
NO_CERTIFICATE = french("Aucune attestation pour l'instant.")
ACTIVE, IDLE = french("Actif : une séance déclarée en douze mois."), french("Non actif : pas de séance en douze mois.")
REFRESHER = "quiz de rafraîchissement"
TURNED = {Turn.SUSPENDED: "suspendue", Turn.RESUMED: "rétablie", Turn.WITHDRAWN: "retirée"}


class Told(NamedTuple):
    """A sentence behind an icon of a colour."""

    icon: str
    ink: str
    text: str


def identity(person: Person) -> str:
    """Return « Ambassadeur. Mairie. Drôme. 06 39 98 00 12. »: what is said of a mediator besides her name."""
    told = (ROLES[person.role], person.structure, person.territory, person.contact)
    return french(" ".join(f"{part.rstrip('.')}." for part in told if part))


def activity(card: Card) -> str:
    """Return whether a mediator is active, and since when it is known."""
    last = card.record.person.last_declared
    seen = french(f"Dernière séance : {long_date(last)}.") if last else ""
    return f"{ACTIVE if card.is_active else IDLE} {seen}".strip()


def asked(card: Card, rule: Rule) -> tuple[Told, ...]:
    """Return the three things that the next attestation asks, each done on a day or still to do."""
    found, renews = card.standing, card.standing.renews
    quiz = "Quiz de renouvellement" if renews else "Quiz"
    practice = "Séance observée" if rule.observations < 2 else f"{rule.observations} séances observées"
    training = found.training.day if found.training else None
    steps = (
        (Status.TO_TRAIN, f"Formation de {length(rule.minutes)} suivie en entier", training, not renews),
        (Status.TO_TEST, french(f"{quiz} réussi à {rule.quiz_percent} %"), found.tested, True),
        (Status.TO_OBSERVE, f"{practice} et signée", found.observed, rule.observations > 0),
    )
    return tuple(_step(words, day, done=status not in card.missing) for status, words, day, told in steps if told)


def state(card: Card) -> str:
    """Return what the newest attestation is worth, in a sentence."""
    last = card.standing.last
    if last is None:
        return french("Tout y est : l'attestation peut être éditée.") if card.may_give else NO_CERTIFICATE
    until = long_date(last.expires)
    if card.standing.is_withdrawn:
        return french(f"L'attestation {last.number} a été retirée.")
    if card.standing.is_suspended:
        return french(f"L'attestation {last.number} est suspendue. Elle irait jusqu'au {until}.")
    if card.position.status is Status.EXPIRED:
        return french(f"L'attestation {last.number} a expiré le {until}.")
    return french(f"Attestation {last.number}, valable jusqu'au {until}.")


def sessions(card: Card, today: dt.date) -> Iterator[Told]:
    """Yield the sessions of a mediator, newest first."""
    for attendance, session in sorted(card.record.attended, key=_session_day, reverse=True):
        sign, ink, what = _attended(attendance, session.day > today)
        again = ", rejouée" if session.is_replay else ""
        yield Told(sign, ink, french(f"{long_date(session.day)} : {session.title}{again}. {what}"))


def quizzes(card: Card, rule: Rule) -> Iterator[Told]:
    """Yield the quizzes of a mediator, newest first."""
    for result in sorted(card.record.quizzes, key=_day, reverse=True):
        passed = result.reaches(rule.quiz_percent)
        kind = f", {REFRESHER}" if result.kind is QuizKind.REFRESHER else ""
        verdict = "réussi" if passed else french(f"sous les {rule.quiz_percent} %")
        sign = ("circle-check", "success") if passed else ("minus", "text_muted")
        yield Told(*sign, french(f"{long_date(result.day)}{kind} : {result.right} sur {result.out_of}, {verdict}."))


def observations(card: Card, points: Mapping[str, str]) -> Iterator[Told]:
    """Yield what was observed of a mediator, newest first, given the words of the checklist."""
    for seen in sorted(card.record.observations, key=_day, reverse=True):
        sign = ("circle-check", "success") if seen.is_signed else ("minus", "text_muted")
        yield Told(*sign, french(f"{long_date(seen.day)}, par {seen.trainer} : {_observed(seen, points)}"))


def certificates(card: Card) -> Iterator[Told]:
    """Yield the attestations of a mediator, newest first, each followed by what happened to it."""
    for each in sorted(card.record.certificates, key=_number, reverse=True):
        again = french(f", renouvelle {each.renews}") if each.renews else ""
        title = french(f"{each.number}{again}, donnée le {long_date(each.issued)}, jusqu'au {long_date(each.expires)}.")
        yield Told("award", "primary", f"{title} {rule_words(each.rule)}")
        for event in card.record.events:
            if event.certificate == each.number:
                yield _turn(event)


def rule_words(rule: Rule) -> str:
    """Return « Règle : formation de 7 h, quiz à 80 %, 1 observation. »."""
    several = "s" if rule.observations > 1 else ""
    parts = (
        f"formation de {length(rule.minutes)}",
        f"quiz à {rule.quiz_percent} %",
        f"{rule.observations} observation{several}",
    )
    return french(f"Règle : {', '.join(parts)}.")


def length(minutes: int) -> str:
    """Return « 7 h », « 7 h 30 », « 45 minutes »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}minutes"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"


def _step(words: str, day: dt.date | None, *, done: bool) -> Told:
    if not done:
        return Told("hourglass", "warning", french(f"À faire : {words[:1].lower()}{words[1:]}."))
    return Told("circle-check", "success", french(f"{words} : le {long_date(day)}.") if day else f"{words}.")


def _attended(attendance: Attendance, to_come: bool) -> tuple[str, str, str]:
    if attendance.whole:
        return "circle-check", "success", "Suivie en entier."
    if to_come:
        return "calendar", "text_muted", french("Inscrit, session à venir.")
    return "minus", "text_muted", french("Inscrit, pas suivie en entier.")


def _observed(seen: Observation, points: Mapping[str, str]) -> str:
    count = f"{len(seen.right)} points sur {len(seen.right) + len(seen.wrong)}"
    again = " ; ".join(points.get(code, code).rstrip(".") for code in seen.wrong)
    return f"{count}{', à revoir : ' + again if again else ''}. {'Compte.' if seen.is_signed else 'Ne compte pas.'}"


def _turn(event: CertificateEvent) -> Told:
    reason = REASONS[event.turn].get(event.reason, event.reason)
    told = french(f"{event.certificate} {TURNED[event.turn]} le {long_date(event.day)} : {reason}.")
    return Told("clock", "text_muted", told)


def _session_day(pair: tuple[Attendance, TrainingSession]) -> tuple[dt.date, str]:
    return pair[1].day, pair[1].id


def _day(seen: Observation | QuizResult) -> tuple[dt.date, str]:
    return seen.day, seen.id


def _number(certificate: Certificate) -> tuple[dt.date, str]:
    return certificate.issued, certificate.number
