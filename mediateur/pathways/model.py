"""A pathway: an ordered trunk of steps, branches that come back to it, obstacles, and ends.

The values mirror the YAML files of resources/pathways; `load` resolves obstacles, shared
ends and screens into one value, so that a session depends on nothing but its pathway.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import TypeVar

import msgspec

from mediateur.content.facts import Fact, Source
from mediateur.content.json_values import value_of
from mediateur.content.screens import Screen


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that is read from a content file."""


class Show(Value, frozen=True):
    """What the large screen shows to the person: a title and at most two short lines."""

    title: str
    lines: tuple[str, ...]


class Paper(Value, frozen=True):
    """What the paper guide says: a verb title and at most two short sentences."""

    title: str
    text: str


class Answer(Value, frozen=True):
    """A closed answer. It leads to exactly one of a step, an obstacle or an end.

    `retry` makes the way to `step` a counted « try again »: after that many times, the same
    answer leads to `after` (an obstacle) instead. `gains` are result codes that this answer earns,
    whatever the end. `enters` says that the person is then connected to the official site.
    """

    id: str
    label: str
    step: str = ""
    obstacle: str = ""
    end: str = ""
    retry: int = 0
    after: str = ""
    gains: tuple[str, ...] = ()
    enters: bool = False

    @property
    def onward(self) -> bool:
        """Whether it goes on, to another step or to an end, rather than to an obstacle or to another try."""
        return bool(self.end or (self.step and not self.retry))


class Step(Value, frozen=True):
    """One screen of guidance.

    `seen` is the year of the landmark when the screen was only seen long ago (« 2022 »).
    `facts` are the ids that its texts rest on. `once` marks what is done once for all: a guide lists it
    as done and does not tell it again. Who has done a step that `leaves` is no longer connected. One that `refuses` is
    on the way to objecting or closing: who stops there came for that, and not to activate or use.
    """

    id: str
    title: str
    rail: str
    subtitle: str
    do: tuple[str, ...]
    say: str
    screen: str
    show: Show
    paper: Paper
    cautions: tuple[str, ...]
    facts: tuple[str, ...]
    obstacles: tuple[str, ...]
    question: str
    answers: tuple[Answer, ...]
    seen: str = ""
    once: bool = False
    leaves: bool = False
    refuses: bool = False


class Try(Value, frozen=True):
    """One thing to try against an obstacle."""

    id: str
    title: str
    text: str
    facts: tuple[str, ...]


class Exit(Value, frozen=True):
    """A dignified way out of an obstacle: a verb, and the end to which it leads."""

    id: str
    label: str
    end: str


class Obstacle(Value, frozen=True):
    """A shared fragment: ordered tries, words to say, and always a way out.

    `kind` is a code of content.vocabulary.OBSTACLES; `paper` is what remains to be done, for the guide. One that is
    `anytime` may come up at any step of any pathway (a controlling relative, a closed 34 22).
    """

    id: str
    label: str
    title: str
    kind: str
    say: str
    avoid: str
    tries: tuple[Try, ...]
    exits: tuple[Exit, ...]
    paper: Paper
    show: Show
    seen: str = ""
    anytime: bool = False


class End(Value, frozen=True):
    """Where a session stops. `outcomes` are result codes; `prints` is a form of the guide's family.

    `next` says to the mediator what follows; `paper` is printed at the foot of the guide's steps.
    `guide` is the title of a guide that is a memo of what was decided, rather than steps to do again.
    `onward` are the pathways that may follow, if the person wishes.
    """

    id: str
    title: str
    say: str
    next: str
    outcomes: tuple[str, ...]
    prints: str
    paper: Paper
    show: Show
    facts: tuple[str, ...] = ()
    guide: str = ""
    onward: tuple[str, ...] = ()


class Option(Value, frozen=True):
    """A choice of a triage question.

    `bring` names what is missing, for the paper « préparer et revenir »; `note` is said at once;
    `step` is the step, or `end` the end, to which the wish of the person leads.
    """

    id: str
    label: str
    summary: str
    bring: str = ""
    note: str = ""
    step: str = ""
    end: str = ""


class Question(Value, frozen=True):
    """One of the questions, three at most, asked before starting."""

    id: str
    title: str
    hint: str
    options: tuple[Option, ...]


class Triage(Value, frozen=True):
    """Questions, three at most, that lead to « Commencer » or to « Préparer et revenir » (end `prepare`).

    A pathway for which nothing must be at hand asks none, and has no `prepare`.
    """

    questions: tuple[Question, ...] = ()
    prepare: str = ""
    facts: tuple[str, ...] = ()


class Need(Value, frozen=True):
    """What must be at hand for some steps only."""

    text: str
    steps: tuple[str, ...]


class Check(Value, frozen=True):
    """A line of the checklist that closes a session."""

    id: str
    label: str


class Pathway(Value, frozen=True):
    """A resolved pathway: everything that a session, its screens and its paper need.

    `verified` is the month of the newest source (YYYY-MM). `pause` is the end that « pas
    aujourd'hui » reaches from every step. `minutes` is an indication for the card. `group` is a code of
    content.vocabulary.PATHWAY_GROUPS; `words` are how people ask for it, for the search. `prepare` is what must be at
    hand: a text alone serves everywhere.
    """

    id: str
    title: str
    version: int
    verified: str
    sources: tuple[str, ...]
    minutes: int
    summary: str
    prepare: tuple[str | Need, ...]
    trunk: tuple[Step, ...]
    ends: tuple[End, ...]
    pause: str
    checklist: tuple[Check, ...]
    group: str = ""
    words: tuple[str, ...] = ()
    triage: Triage = Triage()
    branches: tuple[Step, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    screens: tuple[Screen, ...] = ()
    facts: tuple[Fact, ...] = ()
    cited: tuple[Source, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, the trunk first."""
        return self.trunk + self.branches

    @property
    def needs(self) -> tuple[str, ...]:
        """All that may have to be at hand, whatever the way."""
        return tuple(need if isinstance(need, str) else need.text for need in self.prepare)

    def needs_of(self, steps: Collection[str]) -> tuple[str, ...]:
        """Return what must be at hand for these steps (nothing when there is none)."""
        serving = (isinstance(need, str) or any(step in steps for step in need.steps) for need in self.prepare)
        return tuple(text for text, serves in zip(self.needs, serving, strict=True) if serves and steps)

    def step(self, step_id: str) -> Step:
        """Return the step of that id (KeyError when there is none)."""
        return _named(self.steps, step_id)

    def obstacle(self, obstacle_id: str) -> Obstacle:
        """Return the obstacle of that id (KeyError when there is none)."""
        return _named(self.obstacles, obstacle_id)

    def end(self, end_id: str) -> End:
        """Return the end of that id (KeyError when there is none)."""
        return _named(self.ends, end_id)

    def screen(self, screen_id: str) -> Screen:
        """Return the schematic of that id (KeyError when there is none)."""
        return _named(self.screens, screen_id)

    def fact(self, fact_id: str) -> Fact:
        """Return the cited fact of that id (KeyError when there is none)."""
        return _named(self.facts, fact_id)

    def source(self, source_id: str) -> Source:
        """Return the source of that id (KeyError when there is none)."""
        return _named(self.cited, source_id)


_T = TypeVar("_T", Step, Obstacle, End, Screen, Fact, Source)


def _named(values: tuple[_T, ...], wanted: str) -> _T:
    for value in values:
        if value.id == wanted:
            return value
    raise KeyError(wanted)


def main_answer(step: Step) -> Answer:
    """Return the answer that goes on when nothing hinders: the first that leads to a step, else to an end."""
    onward = [answer for answer in step.answers if answer.step and not answer.retry]
    ending = [answer for answer in step.answers if answer.end]
    return (onward or ending)[0]


def encode(pathway: Pathway) -> bytes:
    """Return the canonical bytes of a pathway (JSON, keys in order)."""
    return msgspec.json.encode(pathway, order="deterministic")


def decode(data: bytes) -> Pathway:
    """Return the pathway of canonical bytes; raises ValueError on anything else."""
    try:
        return value_of(data, Pathway)
    except ValueError as error:
        raise ValueError(f"not a pathway: {error}") from error


def content_hash(pathway: Pathway) -> str:
    """Return the hash under which a session and its record keep the content they were made with."""
    return hashlib.sha256(encode(pathway)).hexdigest()
