"""What is asked when a session closes, and what may be recorded of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from mediateur.content.vocabulary import UNKNOWN
from mediateur.errors import MediateurError
from mediateur.journal.definitions import problems
from mediateur.journal.encounter import Count, Encounter
from mediateur.journal.privacy import Verdict, inspect

MOST_NOTE = 500
NOTHING_RECORDED = "Rien n’est enregistré pour l’instant."


@dataclass(frozen=True)
class Closing:
    """What the closing dialog says of a session. `outcomes` and `ages` are counts by code."""

    persons: int = 1
    outcomes: tuple[Count, ...] = ()
    obstacles: tuple[str, ...] = ()
    ages: tuple[Count, ...] = ()
    place: str = ""
    place_type: str = UNKNOWN
    duration: str = UNKNOWN
    autonomy: str = UNKNOWN
    equipment: tuple[str, ...] = ()
    first_visits: int | None = None
    declared_later: int = 0
    helped: int = 0
    note: str = ""

    def fields(self) -> dict[str, Any]:
        """Return the fields of an encounter that this gives; what was not counted is left out."""
        kept = {name: value for name, value in vars(self).items() if name != "note"}
        for axis in ("outcomes", "ages"):
            kept[axis] = tuple(count for count in kept[axis] if count.n)
        return kept


class NoteRefusedError(MediateurError):
    """A note that names someone is never kept. `verdict` says what kind of data, and where."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(
            verdict.blocking[0].kind.message,
            "La séance n’est pas encore enregistrée et vos réponses sont gardées.",
            "Retirez ce passage pour continuer.",
        )


class Filled(NamedTuple):
    """What the end of a session (the id of its draft) was filled in with when it was left, over what was proposed.

    It stays in memory only: a note may be in it.
    """

    draft: str
    proposed: Closing
    closing: Closing
    ticked: tuple[bool, ...]


def refilled(draft: str, proposed: Closing, before: Filled | None) -> Closing:
    """Return what to propose at the end of a session: what was filled in before, but for results that have changed."""
    if before is None or before.draft != draft:
        return proposed
    if before.proposed == proposed:
        return before.closing
    return replace(before.closing, outcomes=proposed.outcomes, obstacles=proposed.obstacles)


def changed_meanwhile() -> MediateurError:
    """Return the refusal to act on a record that is not any more what it was when it was looked at."""
    return MediateurError(
        "Cette séance a été changée ou supprimée entre-temps.",
        "Rien n’est modifié.",
        "Regardez-la de nouveau dans le journal, puis recommencez s’il le faut.",
    )


def recounted(counts: tuple[Count, ...], number: int) -> tuple[Count, ...]:
    """Return the counts of one result (one at least) with another sum: those known stay, as far as the sum goes.

    Who is counted more is known to be like the others where all are alike, and of no detail where they differ.
    """
    details, left = {count.detail or UNKNOWN for count in counts}, number
    kept: dict[str, int] = {}
    for count in counts:
        taken = min(count.n, left)
        kept[count.detail] = kept.get(count.detail, 0) + taken
        left -= taken
    more = counts[0].detail if len(details) == 1 else UNKNOWN
    kept[more] = kept.get(more, 0) + left
    return tuple(Count(code=counts[0].code, n=n, detail=detail) for detail, n in kept.items() if n)


def closing_of(encounter: Encounter, note: str = "") -> Closing:
    """Return what the closing dialog shows of an encounter that was recorded."""
    names = (name for name in Closing.__dataclass_fields__ if name != "note")
    return Closing(**{name: getattr(encounter, name) for name in names}, note=note)


def judge(encounter: Encounter, note: str, today: dt.date) -> Verdict:
    """Return what the privacy guard says of the note. Raises MediateurError for what must not be recorded."""
    if len(note) > MOST_NOTE:
        raise MediateurError(
            f"La note dépasse {MOST_NOTE} caractères.", NOTHING_RECORDED, "Gardez l’essentiel, puis réessayez."
        )
    verdict = inspect(note, today=today)
    if verdict.blocking:
        raise NoteRefusedError(verdict)
    if wrong := problems(encounter):
        raise MediateurError(wrong[0], NOTHING_RECORDED, "Corrigez ce chiffre, puis réessayez.")
    return verdict
