"""An answer in words: a headline, what to know of it, the facts that were signed, and the lists it rests on."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.training.certificate import NO_DIPLOMA, Asked, length_words, rule_words
from mediateur.trust.credential import Facts
from mediateur.trust.judging import Answer, Over, Reason, Unverifiable, Used, Valid

CANNOT = french("Cette attestation ne peut pas être vérifiée.")
NO_LISTS = french("Ce poste n'a aucune liste d'organismes de confiance.")
LATER = french("Un retrait plus récent que ces dates n'y serait pas.")
WHY: dict[Reason, str] = {
    Reason.NOT_ONE: french("Aucun code d'attestation n'a été lu. Montrez le carré entier, net et bien éclairé."),
    Reason.DAMAGED: french(
        "Le code est incomplet, abîmé ou modifié. Relisez-le. Une douchette doit être réglée sur un clavier français."
    ),
    Reason.NOT_A_PICTURE: french(
        "Ce fichier n'est ni une image ni un PDF. Prenez une photo, ou le PDF de l'attestation."
    ),
    Reason.TOO_LARGE: french("Ce fichier est trop grand. Photographiez seulement le carré de l'attestation."),
    Reason.COSTLY: french(
        "La lecture de ce fichier a été arrêtée : il demande trop de temps ou de mémoire, peut-être exprès. "
        "Rien n'en est gardé, et rien d'autre n'est touché. Photographiez le carré du papier, puis ouvrez la photo."
    ),
    Reason.BROKEN_LIST: french(
        "Une liste de confiance de ce poste est abîmée ou ne se lit pas. Importez-la de nouveau."
    ),
    Reason.SEVERAL: french("Ce fichier porte plusieurs attestations. Montrez-les une par une."),
    Reason.NO_LIST: french("Demandez à l'organisme qui l'a remise sa liste de confiance, et importez-la ici."),
    Reason.UNKNOWN: french(
        "L'organisme qui l'a signée n'est dans aucune liste de ce poste. Demandez-lui sa liste de confiance."
    ),
    Reason.FORGED: french("La signature n'est pas celle de l'organisme. Ce qui est écrit a pu être changé."),
    Reason.LOST_KEY: french(
        "L'organisme a déclaré sa clé perdue le {day}. Demandez-lui une attestation signée de sa nouvelle clé."
    ),
    Reason.OUT_OF_DATES: french("À la date de l'attestation, l'organisme ne signait pas avec cette clé."),
    Reason.CLOCK: french(
        "La date de ce poste ({today}) est avant celle de l'attestation ou des listes ({day}). "
        "Réglez la date, puis recommencez."
    ),
}


class Told(NamedTuple):
    """An answer as it is shown: `kind` is « valide », « finie » or « inverifiable »; `facts` are label and value."""

    kind: str
    headline: str
    detail: str
    facts: tuple[tuple[str, str], ...]
    lists: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """Return all of it, a line each."""
        shown = (f"{label}{NBSP}: {value}" for label, value in self.facts)
        return tuple(line for line in (self.headline, self.detail, *shown, *self.lists) if line)


def told(answer: Answer, today: dt.date) -> Told:
    """Return an answer in words, with the lists that it rests on."""
    match answer:
        case Valid(until, facts, organisation, lists):
            headline = french(f"Attestation valable jusqu'au {long_date(until)}.")
            return Told("valide", headline, NO_DIPLOMA, _facts(facts, organisation), (*_lists(lists), LATER))
        case Over(on, reason, facts, organisation, lists):
            return Told("finie", _over(on, reason), NO_DIPLOMA, _facts(facts, organisation), _lists(lists))
        case Unverifiable(reason, lists, day):
            why = WHY[reason].format(day=long_date(day) if day else "", today=long_date(today))
            return Told("inverifiable", CANNOT, why, (), _lists(lists))


def _over(on: dt.date, reason: Reason) -> str:
    if reason is Reason.EXPIRED:
        return french(f"Attestation expirée : elle était valable jusqu'au {long_date(on)}.")
    return french(f"Attestation {reason.value} le {long_date(on)}.")


def _facts(facts: Facts, organisation: str) -> tuple[tuple[str, str], ...]:
    rule = facts.rule
    asked = rule_words(Asked(rule.minutes, rule.quiz_percent, rule.observations))
    shown = (
        ("Nom", facts.name),
        (french("Numéro"), facts.number),
        ("Formation", facts.title),
        (french("Durée"), length_words(facts.minutes)),
        (french("Session suivie le"), long_date(facts.trained)),
        (french("Remise le"), long_date(facts.issued)),
        (french("Valable jusqu'au"), long_date(facts.expires)),
        (french("Il fallait"), asked),
        (french("Signée par"), organisation),
    )
    return tuple((label, value) for label, value in shown if value)


def _lists(lists: tuple[Used, ...]) -> tuple[str, ...]:
    if not lists:
        return (NO_LISTS,)
    shown = (french(f"Liste consultée : {one.publisher}, du {long_date(one.day)}.") for one in lists)
    return tuple(dict.fromkeys(shown))
