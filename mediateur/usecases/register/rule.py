"""The rule of attestations, the target and the retention of the register, as they are set on this machine."""

from __future__ import annotations

import datetime as dt

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.settings import REGISTER_PERIODS, RULE_BOUNDS, Settings
from mediateur.training.figures import Target
from mediateur.training.register import Rule
from mediateur.usecases.preferences import Preferences


def rule_of(settings: Settings) -> Rule:
    """Return what an attestation asks today."""
    return Rule(
        minutes=settings.training_minutes,
        quiz_percent=settings.training_percent,
        observations=settings.training_observations,
        months=settings.training_months,
        reminder_days=settings.training_reminder,
    )


def set_rule(preferences: Preferences, rule: Rule) -> Rule:
    """Keep another rule, for the attestations to come. Raises MediateurError beyond RULE_BOUNDS."""
    fields = {
        "training_minutes": rule.minutes,
        "training_percent": rule.quiz_percent,
        "training_observations": rule.observations,
        "training_months": rule.months,
        "training_reminder": rule.reminder_days,
    }
    for name, value in fields.items():
        least, most = RULE_BOUNDS[name]
        if not least <= value <= most:
            raise MediateurError(
                french(f"Cette règle ne peut pas être prise : {value} n’est pas entre {least} et {most}."),
                "La règle n’a pas changé.",
                "Choisissez une autre valeur.",
            )
    return rule_of(preferences.change(**fields))


def target_of(settings: Settings) -> Target:
    """Return how many mediators are to be trained, and by when."""
    day = settings.training_target_day
    return Target(settings.training_target, dt.date.fromisoformat(day) if day else None)


def set_target(preferences: Preferences, target: Target) -> Target:
    """Keep another target; one of nobody is none."""
    day = target.day.isoformat() if target.day and target.people > 0 else ""
    return target_of(preferences.change(training_target=max(0, target.people), training_target_day=day))


def set_retention(preferences: Preferences, months: int) -> int:
    """Keep another retention, of REGISTER_PERIODS; ValueError for any other, FixedError for one beyond the policy's."""
    if months not in REGISTER_PERIODS:
        raise ValueError(months)
    return preferences.change(register_months=months).register_months
