"""A walk: one session's way through a pathway, as a value.

Every act is an event; the state is what the events add up to. So undo is dropping the last
event, resuming is replaying them, and a draft is the pathway and its events.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import msgspec

from mediateur.pathways.model import Answer, Obstacle, Pathway, Step, Try, main_answer

RESUMING = frozenset(("a-reprendre", "code-demande"))


class Event(msgspec.Struct, frozen=True, tag=True):
    """Something that happened in a session."""


class Chosen(Event, frozen=True):
    """An option of a triage question was chosen."""

    question: str
    option: str


class Begun(Event, frozen=True):
    """The triage is over: the session goes where the wish of the person leads."""


class Prepared(Event, frozen=True):
    """The person prepares and comes back another day."""


class Answered(Event, frozen=True):
    """The question of a step was answered."""

    step: str
    answer: str


class Opened(Event, frozen=True):
    """A step was opened from the rail, or by going back or forward."""

    step: str


class Hindered(Event, frozen=True):
    """An obstacle was opened from the current step."""

    obstacle: str


class Tried(Event, frozen=True):
    """Something was tried against the open obstacle."""

    attempt: str
    solved: bool


class Returned(Event, frozen=True):
    """The obstacle was left, back to its step."""


class Left(Event, frozen=True):
    """A way out of the open obstacle was taken."""

    exit: str


class Paused(Event, frozen=True):
    """« Pas aujourd'hui »: the session stops where it is."""


class Differed(Event, frozen=True):
    """« L'écran diffère »: a month (YYYY-MM) and a code of content.vocabulary.SCREEN_DIFFERENCES."""

    step: str
    month: str
    what: str


AnyEvent = Chosen | Begun | Prepared | Answered | Opened | Hindered | Tried | Returned | Left | Paused | Differed


class Attempt(msgspec.Struct, frozen=True):
    """What was tried against which obstacle."""

    obstacle: str
    attempt: str
    solved: bool


@dataclass(frozen=True)
class State:
    """What a walk's events add up to.

    `given` are the answers that stand, in the order of the steps' first answers. `at` is the step in view ("" in
    the triage); `obstacle` the open one; `end` the end that was reached; `dropped` the steps whose answers the
    last event made senseless; `gains` the result codes earned on the way.
    """

    triage: tuple[tuple[str, str], ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    at: str = ""
    obstacle: str = ""
    end: str = ""
    tried: tuple[Attempt, ...] = ()
    met: tuple[str, ...] = ()
    again: tuple[tuple[str, str], ...] = ()
    differences: tuple[Differed, ...] = ()
    dropped: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()

    def answer_of(self, step: str) -> str:
        """Return the id of the answer given to a step, or an empty text."""
        return dict(self.given).get(step, "")


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
        return Walk(self.pathway, (*self.events, event), _apply(self, event))

    def undo(self) -> Walk:
        """Return the walk before its last event (itself when there is none)."""
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
        """The result codes reached so far; a session that stops midway has those of the pathway's pause."""
        end = self.pathway.end(self.state.end or self.pathway.pause)
        codes = (*self.state.gains, *end.outcomes)
        return tuple(dict.fromkeys(codes))

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


def start_of(pathway: Pathway, state: State) -> str:
    """Return the step at which the wish told in the triage begins (the first of the trunk by default)."""
    chosen = dict(state.triage)
    for question in pathway.triage.questions:
        for option in question.options:
            if chosen.get(question.id) == option.id and option.step:
                return option.step
    return pathway.trunk[0].id


def route(pathway: Pathway, state: State) -> tuple[str, ...]:
    """Return the ids of the steps from the start to an end, following `state.given`."""
    given = dict(state.given)
    steps: list[str] = []
    current = start_of(pathway, state)
    while current and current not in steps:
        steps.append(current)
        step = pathway.step(current)
        answer = _answer(step, given[current]) if current in given else main_answer(step)
        current = answer.step
    return tuple(steps)


def encode_events(events: tuple[AnyEvent, ...]) -> bytes:
    """Return events as JSON, for a draft."""
    return msgspec.json.encode(events)


def decode_events(data: bytes) -> tuple[AnyEvent, ...]:
    """Return the events of a draft; raises ValueError on anything else."""
    try:
        return msgspec.json.decode(data, type=tuple[AnyEvent, ...])
    except msgspec.MsgspecError as error:
        raise ValueError(f"not events: {error}") from error


def _apply(walk: Walk, event: AnyEvent) -> State:
    state = replace(walk.state, dropped=())
    if isinstance(event, Chosen | Begun | Prepared):
        return _apply_triage(walk.pathway, state, event)
    if isinstance(event, Hindered | Tried | Returned | Left):
        return _apply_obstacle(walk, state, event)
    match event:
        case Answered(step, answer):
            return _apply_answer(walk.pathway, state, walk.pathway.step(step), answer)
        case Opened(step):
            return replace(state, at=walk.pathway.step(step).id, obstacle="", end="")
        case Paused():
            return replace(state, obstacle="", end=walk.pathway.pause)
        case Differed(step, _, _):
            walk.pathway.step(step)
            return replace(state, differences=(*state.differences, event))


def _apply_triage(pathway: Pathway, state: State, event: Chosen | Begun | Prepared) -> State:
    if isinstance(event, Prepared):
        return replace(state, end=pathway.triage.prepare)
    if isinstance(event, Chosen):
        question = next((q for q in pathway.triage.questions if q.id == event.question), None)
        if question is None or event.option not in {option.id for option in question.options}:
            raise ValueError(f"no option {event.option} of {event.question}")
        triage = {**dict(state.triage), event.question: event.option}
        return replace(state, triage=tuple(triage.items()), end="")
    chosen = dict(state.triage)
    options = [o for q in pathway.triage.questions for o in q.options if chosen.get(q.id) == o.id]
    end = next((option.end for option in options if option.end), "")
    return replace(state, end=end) if end else replace(state, at=start_of(pathway, state), end="")


def _apply_answer(pathway: Pathway, state: State, step: Step, answer_id: str) -> State:
    answer = _answer(step, answer_id)
    state = replace(state, at=step.id, obstacle="", end="")
    if answer.retry:
        return _try_again(pathway, state, step, answer)
    if answer.obstacle:
        return _meet(state, answer.obstacle)
    before = route(pathway, state)
    given = {**dict(state.given), step.id: answer.id}
    after = route(pathway, replace(state, given=tuple(given.items())))
    dropped = tuple(s for s in given if s in before and s not in after and s != step.id)
    kept = tuple((s, a) for s, a in given.items() if s not in dropped)
    state = replace(state, given=kept, dropped=dropped)
    state = replace(state, gains=_gains(pathway, state))
    return replace(state, end=answer.end) if answer.end else replace(state, at=answer.step)


def _try_again(pathway: Pathway, state: State, step: Step, answer: Answer) -> State:
    if state.again.count((step.id, answer.id)) >= answer.retry:
        return _meet(state, answer.after)
    path = route(pathway, state)
    redone = set(path[path.index(answer.step) :]) if answer.step in path else {answer.step}
    given = tuple((s, a) for s, a in state.given if s not in redone)
    state = replace(state, given=given, again=(*state.again, (step.id, answer.id)), at=answer.step)
    return replace(state, gains=_gains(pathway, state))


def _apply_obstacle(walk: Walk, state: State, event: Hindered | Tried | Returned | Left) -> State:
    if isinstance(event, Hindered):
        return _meet(replace(state, end=""), walk.pathway.obstacle(event.obstacle).id)
    obstacle = walk.obstacle
    if obstacle is None:
        raise ValueError("no obstacle is open")
    match event:
        case Tried(attempt, solved):
            if attempt not in {known.id for known in obstacle.tries}:
                raise ValueError(f"no try {attempt} of {obstacle.id}")
            tried = (*state.tried, Attempt(obstacle.id, attempt, solved))
            return replace(state, tried=tried, obstacle="" if solved else state.obstacle)
        case Returned():
            return replace(state, obstacle="")
        case Left(exit):
            end = next((way.end for way in obstacle.exits if way.id == exit), None)
            if end is None:
                raise ValueError(f"no exit {exit} of {obstacle.id}")
            return replace(state, obstacle="", end=end)


def _meet(state: State, obstacle: str) -> State:
    met = state.met if obstacle in state.met else (*state.met, obstacle)
    return replace(state, obstacle=obstacle, met=met)


def _gains(pathway: Pathway, state: State) -> tuple[str, ...]:
    gains = [code for step, answer in state.given for code in _answer(pathway.step(step), answer).gains]
    return tuple(dict.fromkeys(gains))


def _answer(step: Step, answer_id: str) -> Answer:
    for answer in step.answers:
        if answer.id == answer_id:
            return answer
    raise ValueError(f"no answer {answer_id} of {step.id}")
