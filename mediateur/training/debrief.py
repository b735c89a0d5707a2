"""What is said after a practice: what was done well, what should not be said or done, and why, with its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.training.cases import NEVER_TYPED, Judged, Point, Saying, Way
from mediateur.training.staging import Kind, Stage, State

HANDS = french("Vous avez touché à sa place : {}.")
HANDS_WHY = french("La personne tape et choisit elle-même. Montrez du doigt, puis attendez : le clavier lui revient.")
HANDS_FACTS = ("elle-tape", "rien-garder")
SHE_TYPED = french("La personne a tapé et choisi elle-même.")
SHE_TYPED_WHY = french("Vous avez montré et expliqué, sans toucher au clavier.")
STOPPED = french("Vous avez proposé de reprendre un autre jour. C'est possible à toute étape, sans se justifier.")
HELPED = french("Vous avez demandé où cliquer. C'est fait pour cela.")
CALLED = french("Vous avez proposé le 34 22 : c'est la personne qui parle.")
ONE_DETOUR = french("Un détour sur le site. Ce n'est pas une faute : on revient en arrière ensemble.")
DETOURS = french("{} détours sur le site. Ce n'est pas une faute : on revient en arrière ensemble.")


class Remark(NamedTuple):
    """Something that was said or done, why it is well or not, and the facts that say so."""

    text: str
    why: str
    facts: tuple[str, ...]


class Expected(NamedTuple):
    """A point of the expected conduct, and whether this practice showed it."""

    text: str
    facts: tuple[str, ...]
    seen: bool


class Debrief(NamedTuple):
    """What is told after a practice. `end` is the title of the end reached; `turns` is told without judging."""

    end: str
    well: tuple[Remark, ...]
    review: tuple[Remark, ...]
    expected: tuple[Expected, ...]
    turns: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Whether nothing was said or done that should not be."""
        return not self.review


def debrief(on: Stage, state: State) -> Debrief:
    """Return what is to be told of a practice that is over."""
    parts = {part.id: part for part in on.case.judged}
    judged = [parts[event.name] for event in state.log if event.kind in (Kind.SAY, Kind.DECIDE)]
    well = tuple(_remark(part) for part in judged if part.right)
    review = tuple(_remark(part) for part in judged if not part.right)
    if _she_typed(state):
        well = (*well, Remark(SHE_TYPED, SHE_TYPED_WHY, ("elle-tape",)))
    if touched := dict.fromkeys(event.name for event in state.log if event.kind is Kind.REACH):
        labels = ", ".join(french(f"« {label} »") for label in touched)
        review = (*review, Remark(HANDS.format(labels), HANDS_WHY, HANDS_FACTS))
    expected = tuple(_expected(point, state) for point in on.case.conduct)
    return Debrief(on.ends.get(state.end, ""), well, review, expected, tuple(_turns(state)))


def _remark(part: Judged) -> Remark:
    return Remark(_told(part), part.why, part.facts)


def _told(part: Judged) -> str:
    if isinstance(part, Saying):
        return french(f"« {part.text} »")
    return part.label if isinstance(part, Way) else part.id


def _she_typed(state: State) -> bool:
    kinds = {event.kind for event in state.log}
    return Kind.TYPE in kinds and Kind.REACH not in kinds


def _expected(point: Point, state: State) -> Expected:
    shown = {event.name for event in state.log if event.kind in (Kind.SAY, Kind.DECIDE)}
    seen = bool(shown & set(point.by)) or (NEVER_TYPED in point.by and _she_typed(state))
    return Expected(point.text, point.facts, seen)


def _turns(state: State) -> Iterator[str]:
    kinds = [event.kind for event in state.log]
    detours = kinds.count(Kind.POINT)  # only the clicks that led nowhere are in the log
    if detours:
        yield ONE_DETOUR if detours == 1 else DETOURS.format(detours)
    for kind, text in ((Kind.HELP, HELPED), (Kind.CALL, CALLED), (Kind.STOP, STOPPED)):
        if kind in kinds:
            yield text
