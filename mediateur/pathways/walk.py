"""A walk: one session's way through a pathway, as a value.

Every act is an event; the state is what the events add up to. So undo is dropping the last
event, resuming is replaying them, and a draft is the pathway and its events.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from mediateur.pathways.events import Answered, AnyEvent, Begun, Chosen, Followed
from mediateur.pathways.model import Obstacle, Pathway, Step, Try
from mediateur.pathways.state import State, answer_of, route, start_of
from mediateur.pathways.transitions import apply

RESUMED = "a-reprendre"
PASSING = frozenset((RESUMED, "informee", "preference-reflexion"))
RESUMING = frozenset((RESUMED, "code-demande"))


@dataclass(frozen=True)
class Walk:
    """A pathway and what was done of it. Each act returns the next walk; a senseless act raises ValueError."""

    pathway: Pathway
    events: tuple[AnyEvent, ...] = ()
    state: State = field(default_factory=State)

    @classmethod
    def replay(cls, pathway: Pathway, events: tuple[AnyEvent, ...]) -> Walk:
        """Return the walk that these events make from the start."""
        walk = cls(pathway)
        for event in events:
            walk = walk.then(event)
        return walk

    def then(self, event: AnyEvent) -> Walk:
        """Return the walk after one more event."""
        return Walk(self.pathway, (*self.events, event), apply(self.pathway, self.state, event))

    def undo(self) -> Walk:
        """Return the walk before its last event (itself when there is none, or only what another pathway gave)."""
        if self.events and isinstance(self.events[-1], Followed):
            return self
        return Walk.replay(self.pathway, self.events[:-1])

    def choose(self, question: str, option: str) -> Walk:
        """Answer a triage question."""
        return self.then(Chosen(question, option))

    def begin(self) -> Walk:
        """Leave the triage for the pathway."""
        return self.then(Begun())

    def answer(self, answer: str) -> Walk:
        """Answer the question of the step in view."""
        return self.then(Answered(self.state.at, answer))

    @cached_property
    def step(self) -> Step | None:
        """The step in view, or None in the triage."""
        return self.pathway.step(self.state.at) if self.state.at else None

    @cached_property
    def obstacle(self) -> Obstacle | None:
        """The open obstacle, if any."""
        return self.pathway.obstacle(self.state.obstacle) if self.state.obstacle else None

    @cached_property
    def live_try(self) -> Try | None:
        """What is to be tried now against the open obstacle; None when everything was."""
        if self.obstacle is None:
            return None
        done = self.tried_ids(self.obstacle.id)
        return next((attempt for attempt in self.obstacle.tries if attempt.id not in done), None)

    def tried_ids(self, obstacle: str) -> frozenset[str]:
        """Return the ids of what was tried against an obstacle."""
        return frozenset(attempt.attempt for attempt in self.state.tried if attempt.obstacle == obstacle)

    @cached_property
    def connected(self) -> bool:
        """Whether the person entered the official site and has not left it, whatever step is in view since."""
        connected = False
        for event in self.events:
            if isinstance(event, Answered):
                step = self.pathway.step(event.step)
                answer = answer_of(step, event.answer)
                connected = answer.enters or (connected and not (step.leaves and answer.onward))
        return connected

    @cached_property
    def route(self) -> tuple[str, ...]:
        """The steps that concern this person: along the answers given, and the main answer where there is none."""
        return route(self.pathway, self.state)

    @cached_property
    def finished(self) -> dict[str, str]:
        """The answers that stand, less the one that stopped the session before its step was done."""
        given = dict(self.state.given)
        if self.state.end and self._resumes:
            given.pop(self.state.at, None)
        return given

    @cached_property
    def done(self) -> tuple[str, ...]:
        """The steps that the person has done, in the order of the route (then those done outside it)."""
        on_route = [step for step in self.route if step in self.finished]
        return (*on_route, *(step for step in self.finished if step not in on_route))

    @cached_property
    def remaining(self) -> tuple[str, ...]:
        """The steps that this person still has before her (none when the end leaves nothing to resume)."""
        if self.state.end and not self._resumes:
            return ()
        if not self.state.at:
            return self.route
        ahead = route(self.pathway, replace(self.state, given=tuple(self.finished.items())))
        if self.state.at not in ahead:
            return () if self.state.at in self.finished else (self.state.at,)
        return tuple(step for step in ahead[ahead.index(self.state.at) :] if step not in self.finished)

    @property
    def _resumes(self) -> bool:
        return bool(RESUMING & set(self.pathway.end(self.state.end).outcomes))

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """The result codes reached so far; a session that stops midway has those of the pathway's pause.

        « À reprendre » counts as accompanied (definitions, section 1): who has done no step yet was informed.
        """
        end = self.pathway.end(self.state.end or self.pathway.pause)
        told = ("informee",) if RESUMED in end.outcomes and not self._has_done else end.outcomes
        return tuple(dict.fromkeys((*self.state.before.outcomes, *self.state.gains, *told)))

    @cached_property
    def refusing(self) -> bool:
        """Whether the way that was walked to where the session stands is one that leads to objecting or closing."""
        at, route = self.state.at, self.route
        way = route[: route.index(at)] if at in route else ()
        walked = (*(step for step in way if self.state.answer_of(step)), *filter(None, (at,)))
        return any(self.pathway.step(step).refuses for step in walked)

    @cached_property
    def obstacle_kinds(self) -> tuple[str, ...]:
        """The kinds of the obstacles met, codes of content.vocabulary.OBSTACLES."""
        kinds = (self.pathway.obstacle(met).kind for met in self.state.met)
        return tuple(dict.fromkeys((*self.state.before.obstacles, *kinds)))

    @cached_property
    def legacy(self) -> Followed:
        """What a pathway that follows this one takes over: what was reached, but not that something remains."""
        kept = tuple(code for code in self.outcomes if code not in PASSING)
        return Followed(kept, self.obstacle_kinds)

    @property
    def _has_done(self) -> bool:
        return bool(self.finished or self.state.tried)

    @cached_property
    def to_bring(self) -> tuple[str, ...]:
        """What the triage showed to be missing, for the paper « préparer et revenir »."""
        chosen = dict(self.state.triage)
        options = [o for q in self.pathway.triage.questions for o in q.options if chosen.get(q.id) == o.id]
        return tuple(option.bring for option in options if option.bring)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What is missing to begin: nothing when the wish of the person does not start at the head of the trunk."""
        return self.to_bring if start_of(self.pathway, self.state) == self.pathway.trunk[0].id else ()

    @property
    def triaged(self) -> bool:
        """Whether all questions of the triage have an answer."""
        return len(self.state.triage) == len(self.pathway.triage.questions)


def previous_step(walk: Walk) -> str:
    """Return the step before the one in view on the route, or an empty text."""
    if walk.state.at not in walk.route:
        return walk.route[0]
    index = walk.route.index(walk.state.at)
    return walk.route[index - 1] if index else ""
