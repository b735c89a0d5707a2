"""What happens in a session: every act is an event, and a draft keeps them."""

from __future__ import annotations

import msgspec

from mediateur.content.json_values import value_of


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


class Followed(Event, frozen=True):
    """The session goes on from another pathway with the same person: the results and kinds of obstacle of that one."""

    outcomes: tuple[str, ...]
    obstacles: tuple[str, ...]


AnyEvent = (
    Chosen | Begun | Prepared | Answered | Opened | Hindered | Tried | Returned | Left | Paused | Differed | Followed
)


def opening(step: str = "", obstacle: str = "") -> tuple[AnyEvent, ...]:
    """Return the events that go straight to a step, or to an obstacle; none, and the questions come first."""
    if not step and not obstacle:
        return ()
    there = (Opened(step),) if step else ()
    return (Begun(), *there, *((Hindered(obstacle),) if obstacle else ()))


def encode_events(events: tuple[AnyEvent, ...]) -> bytes:
    """Return events as JSON, for a draft."""
    return msgspec.json.encode(events)


def decode_events(data: bytes) -> tuple[AnyEvent, ...]:
    """Return the events of a draft; raises ValueError on anything else."""
    try:
        return value_of(data, tuple[AnyEvent, ...])
    except ValueError as error:
        raise ValueError(f"not events: {error}") from error
