"""Where a practice is, and what may happen there: the values of the simulator, and what is read from them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

import msgspec

from mediateur.content.screens import Screen
from mediateur.pathways.model import Pathway, Step
from mediateur.training import imagined
from mediateur.training.cases import Case, Incident, Invented, Moment, mixed


class Kind(StrEnum):
    """What may happen in a practice."""

    SAY = "dire"
    DECIDE = "decider"
    TYPE = "taper"
    REACH = "a-sa-place"
    POINT = "montrer"
    GO = "continuer"
    WAIT = "attendre"
    CALL = "appeler"
    HELP = "ou-cliquer"
    STOP = "arreter"
    END = "fin"


class Event(NamedTuple):
    """Something that happens: its kind, and the id of what is said or decided, or the label of what is touched."""

    kind: Kind
    name: str = ""


class Typed(NamedTuple):
    """What stands in a field; a fictional value, gone as soon as it is sent."""

    label: str
    value: str


class Sent(NamedTuple):
    """What left for the site: the scene, and the labels of what was filled. Never a value."""

    scene: str
    labels: tuple[str, ...]


class Reply(NamedTuple):
    """What was just answered, and by whom: « site », « personne » or « note »."""

    by: str
    text: str


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Where a practice is. `log` tells what was done, in order, for the debrief; it holds ids and labels only."""

    scene: str
    incident: str = ""
    heard: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    tried: frozenset[str] = frozenset()
    typed: tuple[Typed, ...] = ()
    clicked: tuple[str, ...] = ()
    sent: tuple[Sent, ...] = ()
    replies: tuple[Reply, ...] = ()
    helped: bool = False
    end: str = ""
    log: tuple[Event, ...] = ()


class Stage(NamedTuple):
    """A case with all that it needs: its steps and pages by scene, invented values by label, titles of ends, the pause.

    `guided` shows beside the page what the step tells the mediator to do and to say. `order` is the number, from 1, of
    the order in which there is to choose.
    """

    case: Case
    steps: Mapping[str, Step]
    screens: Mapping[str, Screen]
    data: Mapping[str, Invented]
    ends: Mapping[str, str]
    pause: str
    guided: bool = False
    order: int = 1


def stage(case: Case, pathway: Pathway, data: Mapping[str, Invented], *, guided: bool = False) -> Stage:
    """Put a case on the pages of its pathway (KeyError when it names a step that is not there)."""
    steps = {scene.id: pathway.step(scene.step) for scene in case.scenes}
    screens = {scene: pathway.screen(step.screen) for scene, step in steps.items()}
    return Stage(case, steps, screens, data, {end.id: end.title for end in pathway.ends}, pathway.pause, guided)


def moment_of(on: Stage, state: State) -> Moment | None:
    """Return the moment when something is to be said now, if it is one."""
    return None if state.end or state.scene in state.heard else on.case.scene(state.scene).moment


def incident_of(on: Stage, state: State) -> Incident | None:
    """Return the incident that is open, if there is one."""
    found = (incident for incident in on.case.scene(state.scene).incidents if incident.id == state.incident)
    return None if state.end else next(found, None)


def to_fill(on: Stage, state: State) -> tuple[str, ...]:
    """Return the labels of what the person has still to type or choose on the page."""
    full = {typed.label for typed in state.typed}
    wanted = imagined.fields(on.case.scene(state.scene), on.screens[state.scene])
    return tuple(label for label in wanted if label not in full)


def to_click(on: Stage, state: State) -> str:
    """Return the label of what leads on once all is filled; nothing where no click does."""
    ways = imagined.leading(on.case.scene(state.scene), on.screens[state.scene])
    return ways[len(state.clicked)] if len(state.clicked) < len(ways) else ""


def onward_of(on: Stage, state: State) -> str:
    """Return the act beside the page that leads on; nothing where a click does."""
    return imagined.onward(on.case.scene(state.scene), on.screens[state.scene])


def events_of(on: Stage, state: State) -> tuple[Event, ...]:
    """Return everything that may happen now; STOP is always there, until the end."""
    if state.end:
        return ()
    return (*_free_events(on, state), Event(Kind.STOP))


def page_of(on: Stage, state: State) -> imagined.Page:
    """Return the page as it is drawn now."""
    scene, screen, incident = on.case.scene(state.scene), on.screens[state.scene], incident_of(on, state)
    empty = to_fill(on, state)
    aim = (empty[0] if empty else to_click(on, state)) if state.helped else ""
    showing = imagined.Showing(
        typed={typed.label: typed.value for typed in state.typed},
        aim=aim,
        error=incident.site if incident else "",
        message=incident.message if incident else "",
        silent=any(each.silent for each in scene.incidents if each.id not in state.met),
        lines={label: invented.value for label, invented in on.data.items()},
    )
    return imagined.drawn(screen, showing)


def _free_events(on: Stage, state: State) -> tuple[Event, ...]:
    moment, incident = moment_of(on, state), incident_of(on, state)
    if moment is not None:
        return tuple(Event(Kind.SAY, saying.id) for saying in mixed(moment.sayings, on.order))
    if incident is not None:
        return tuple(Event(Kind.DECIDE, way.id) for way in mixed(incident.ways, on.order) if way.id not in state.tried)
    found = imagined.spots(on.screens[state.scene])
    acts = [Event(Kind.TYPE, label) for label in to_fill(on, state)[:1]]
    acts += [Event(Kind.REACH if spot.hers else Kind.POINT, spot.label) for spot in found]
    acts += [Event(Kind.GO)] if onward_of(on, state) else []
    return (*acts, Event(Kind.WAIT), Event(Kind.CALL), Event(Kind.HELP))
