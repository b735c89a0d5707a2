"""A case to practise: somebody's situation, the pages of an imagined site, what hinders, and what may be said.

The values mirror the YAML files of resources/training/cases. Nobody in them exists.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import read_values
from mediateur.training.ranks import rank

FOLDER = "training/cases"
DATA = "training/donnees-inventees.yaml"
NEVER_TYPED = "elle-tape"


class _Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that is read from a case."""


class Judged(_Value, frozen=True):
    """Something that the mediator may say or do. `reply` is what the person answers, `why` what the debrief says."""

    id: str
    right: bool
    why: str
    facts: tuple[str, ...]
    reply: str = ""


J = TypeVar("J", bound=Judged)


class Saying(Judged, frozen=True, kw_only=True):
    """Something that the mediator may say."""

    text: str


class Moment(_Value, frozen=True):
    """A moment when something is to be said: `ask` tells what just happened."""

    ask: str
    sayings: tuple[Saying, ...]


class When(StrEnum):
    """What makes an incident happen."""

    ENTERING = "entree"
    TYPING = "saisie"
    SENDING = "envoi"
    WAITING = "attente"


class Way(Judged, frozen=True, kw_only=True):
    """What the mediator does about an incident. It leads to another `scene`, to an `end`, or back to the page.

    One that is not right is noted; without a scene or an end, the incident remains.
    """

    label: str
    scene: str = ""
    end: str = ""


class Incident(_Value, frozen=True):
    """Something that hinders, once. `field` is the label of the field it is about, if any.

    `site` is what the page answers, `person` what she says, `message` what arrives on her telephone. Until it is over,
    a field that is a `slip` takes a value with a fault, and a telephone that is `silent` shows nothing.
    """

    id: str
    when: When
    ask: str
    ways: tuple[Way, ...]
    field: str = ""
    site: str = ""
    person: str = ""
    message: str = ""
    slip: bool = False
    silent: bool = False


class Scene(_Value, frozen=True):
    """A step of the pathway, with the page that it shows. Labels are those of the page.

    `clicks` are what leads on, in order (by default, what the schematic points at); `chosen` is the choice that the
    person makes; `onward` is an act beside the page that leads on too. It goes on to the scene `to`, else to the next
    one; one that is `aside` is reached only by its name.
    """

    id: str
    step: str
    moment: Moment | None = None
    clicks: tuple[str, ...] = ()
    chosen: str = ""
    onward: str = ""
    to: str = ""
    aside: bool = False
    incidents: tuple[Incident, ...] = ()


class Point(_Value, frozen=True):
    """A point of the expected conduct; `by` are the sayings and ways that show it, or NEVER_TYPED."""

    text: str
    facts: tuple[str, ...]
    by: tuple[str, ...]


class Case(_Value, frozen=True):
    """A case. `person` is who comes, `says` her words, `fears` what worries her; `end` an end of the pathway."""

    id: str
    title: str
    summary: str
    pathway: str
    minutes: int
    person: str
    says: str
    fears: tuple[str, ...]
    conduct: tuple[Point, ...]
    scenes: tuple[Scene, ...]
    end: str

    def scene(self, scene_id: str) -> Scene:
        """Return the scene of that id (KeyError when there is none)."""
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise KeyError(scene_id)

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """All that may be said."""
        return tuple(saying for scene in self.scenes if scene.moment for saying in scene.moment.sayings)

    @property
    def judged(self) -> tuple[Judged, ...]:
        """All that may be said or done."""
        return (*self.sayings, *self.ways)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """All that hinders."""
        return tuple(incident for scene in self.scenes for incident in scene.incidents)

    @property
    def ways(self) -> tuple[Way, ...]:
        """All that may be done about what hinders."""
        return tuple(way for incident in self.incidents for way in incident.ways)


class Invented(_Value, frozen=True):
    """What the fictional person types in a field, by its label, and the same with a fault."""

    label: str
    value: str
    slip: str


class FiledCase(NamedTuple):
    """A case and the file that it was read from (relative to the content folder)."""

    file: str
    case: Case


class Told(NamedTuple):
    """What a content folder holds to practise on."""

    cases: tuple[FiledCase, ...]
    data: tuple[Invented, ...]
    problems: tuple[Problem, ...]


def read_cases(root: Path) -> Told:
    """Return the cases of a content folder that can be read, in the order of their names, and what could not.

    A folder that has no cases needs no invented values either.
    """
    if not (root / FOLDER).is_dir():
        return Told((), (), ())
    filed: list[FiledCase] = []
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.yaml")):
        try:
            filed.append(FiledCase(path.relative_to(root).as_posix(), read_values(path, Case, root)))
        except ContentError as error:
            problems += error.problems
    try:
        data = tuple(read_values(root / DATA, list[Invented], root))
    except ContentError as error:
        return Told(tuple(filed), (), (*problems, *error.problems))
    return Told(tuple(filed), data, tuple(problems))


def mixed(parts: Iterable[J], order: int = 1) -> tuple[J, ...]:
    """Return what may be said or done in one of the orders, from 1, which say nothing of what is right.

    Each order puts another part first than the order before it; the others follow by rank under its number.
    """
    turns = sorted(parts, key=lambda part: rank(0, part.id))
    start = (order - 1) % max(len(turns), 1)
    rest = (*turns[:start], *turns[start + 1 :])
    return (*turns[start : start + 1], *sorted(rest, key=lambda part: rank(order, part.id)))


def cited_facts(case: Case) -> frozenset[str]:
    """Return the ids of the facts on which a case rests."""
    cited = [*(point.facts for point in case.conduct), *(part.facts for part in case.judged)]
    return frozenset(fact for facts in cited for fact in facts)
