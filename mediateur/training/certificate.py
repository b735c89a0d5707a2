"""An attestation in words: the same on paper, on the screen and on the command line."""

from __future__ import annotations

from typing import NamedTuple

from mediateur.content.text import NBSP, french
from mediateur.training.register import Rule

NO_DIPLOMA = french("Ce n'est pas un diplôme d'État.")


class Asked(NamedTuple):
    """What was asked, in figures: minutes of training, percents of right answers, practices observed."""

    minutes: int
    quiz_percent: int
    observations: int


def asked_by(rule: Rule) -> Asked:
    """Return what a rule asks."""
    return Asked(rule.minutes, rule.quiz_percent, rule.observations)


def length_words(minutes: int) -> str:
    """Return « 7 heures », « 45 minutes », « 1 heure 30 »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}minute{'s' if rest > 1 else ''}"
    whole = f"{hours}{NBSP}heure{'s' if hours > 1 else ''}"
    return f"{whole}{NBSP}{rest:02d}" if rest else whole


def rule_words(asked: Asked) -> str:
    """Return what was asked for the attestation, as the end of « il fallait ». Empty: nothing was."""
    many = asked.observations > 1
    observed = f"{asked.observations} séances observées" if many else "une séance observée"
    parts = [
        f"{length_words(asked.minutes)} de formation, en entier" if asked.minutes else "",
        f"{asked.quiz_percent}{NBSP}% de bonnes réponses au questionnaire" if asked.quiz_percent else "",
        f"{observed} par un formateur" if asked.observations else "",
    ]
    return f"{NBSP}; ".join(part for part in parts if part)
