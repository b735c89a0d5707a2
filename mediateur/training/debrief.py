"""What is said after a practice: what was done well, what should not be said or done, and why, with its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mediateur.content.text import french
from mediateur.training.cases import NEVER_TYPED, Case, Judged, Point, Saying, Way
from mediateur.training.staging import Event, Kind, Stage, State

HANDS = french("Vous avez touché « {} » à sa place.")
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
    remarks = [(right, remark) for event in state.log for right, remark in _remarks(on.case, event)]
    well = tuple(dict.fromkeys(remark for right, remark in remarks if right))
    review = tuple(dict.fromkeys(remark for right, remark in remarks if not right))
    if _she_typed(state):
        well = (*well, Remark(SHE_TYPED, SHE_TYPED_WHY, ("elle-tape",)))
    expected = tuple(_expected(point, state) for point in on.case.conduct)
    return Debrief(on.ends.get(state.end, ""), well, review, expected, tuple(_turns(state)))


def _remarks(case: Case, event: Event) -> Iterator[tuple[bool, Remark]]:
    if event.kind is Kind.REACH:
        yield False, Remark(HANDS.format(event.name), HANDS_WHY, HANDS_FACTS)
    if event.kind in (Kind.SAY, Kind.DECIDE):
        part = next(each for each in case.judged if each.id == event.name)
        yield part.right, Remark(_told(part), part.why, part.facts)


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
