"""The simulator of the official site, a state machine: a state and an event give the next state, and nothing else does.

The learner plays the mediator. She who types is fictional, and so is all that she types.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from mediateur.content.text import french
from mediateur.training import imagined
from mediateur.training.cases import Case, When
from mediateur.training.staging import (
    Event,
    Kind,
    Reply,
    Sent,
    Stage,
    State,
    Typed,
    incident_of,
    moment_of,
    onward_of,
    to_click,
    to_fill,
)

CHOSEN, ANYTHING = "choisi", french("texte inventé")
ASKED = frozenset({Kind.SAY, Kind.DECIDE})
MISSING = french("Il manque une information sur cette page.")
DETOUR = french("Cette page ne mène pas où la personne voulait aller. Elle revient en arrière.")
HER_HANDS = french("Le clavier reste à la personne. Rien n'a été tapé.")
PATIENCE = french("Rien ne change. Prendre son temps ne gêne pas.")
CALLED = french("Elle appelle, vous restez à côté. Le 34 22 répond à sa question générale.")


def begin(on: Stage) -> State:
    """Return the first state of a practice: always the same."""
    return _enter(on, State(scene=on.case.scenes[0].id), on.case.scenes[0].id)


def play(on: Stage, events: tuple[Event, ...]) -> State:
    """Return the state after some events."""
    state = begin(on)
    for event in events:
        state = after(on, state, event)
    return state


def arrive(on: Stage, state: State, scene_id: str) -> State:
    """Return the state at the page of a scene, wherever one was: the guide beside leads there."""
    return _enter(on, msgspec.structs.replace(_answered(state), incident="", end=""), scene_id)


def after(on: Stage, state: State, event: Event) -> State:
    """Return the next state; the same one when the event means nothing there."""
    if state.end or event.kind not in _ACTS:
        return state
    awaited = Kind.SAY if moment_of(on, state) else Kind.DECIDE if incident_of(on, state) else None
    if event.kind is not Kind.STOP and (event.kind if event.kind in ASKED else None) is not awaited:
        return state
    return _ACTS[event.kind](on, state, event)


def _say(on: Stage, state: State, event: Event) -> State:
    moment = moment_of(on, state)
    saying = next((each for each in moment.sayings if each.id == event.name), None) if moment else None
    if saying is None:
        return state
    heard = _answered(_logged(state, event), "personne", saying.reply)
    return _happens(on, msgspec.structs.replace(heard, heard=state.heard | {state.scene}), When.ENTERING)


def _decide(on: Stage, state: State, event: Event) -> State:
    incident = incident_of(on, state)
    way = next((each for each in incident.ways if each.id == event.name), None) if incident else None
    if incident is None or way is None or way.id in state.tried:
        return state
    done = _answered(_logged(state, event), "personne", way.reply)
    done = msgspec.structs.replace(done, tried=state.tried | {way.id})
    if way.end:
        return _finish(done, way.end)
    if not way.right and not way.scene:
        return done
    kept = tuple(typed for typed in state.typed if typed.label != incident.field)
    over = msgspec.structs.replace(done, incident="", met=state.met | {incident.id}, typed=kept, tried=frozenset())
    return _enter(on, over, way.scene) if way.scene else over


def _type(on: Stage, state: State, event: Event) -> State:
    if event.name not in to_fill(on, state):
        return state
    tried = _happens(on, state, When.TYPING, event.name)
    if tried.incident:
        return tried
    value = _value(on, state, event.name)
    filled = (*state.typed, Typed(event.name, value))
    return msgspec.structs.replace(_answered(_logged(state, event)), typed=filled)


def _reach(on: Stage, state: State, event: Event) -> State:
    if not any(spot.hers and spot.label == event.name for spot in imagined.spots(on.screens[state.scene])):
        return state
    return _answered(_logged(state, event), "note", HER_HANDS)


def _point(on: Stage, state: State, event: Event) -> State:
    found = [spot for spot in imagined.spots(on.screens[state.scene]) if spot.label == event.name and not spot.hers]
    if not found:
        return state
    if event.name != to_click(on, state):
        return _answered(_logged(state, event), "site", DETOUR)
    clicked = msgspec.structs.replace(_answered(state), clicked=(*state.clicked, event.name))
    return clicked if to_click(on, clicked) else _send(on, state)


def _go(on: Stage, state: State, _event: Event) -> State:
    return _send(on, state) if onward_of(on, state) else state


def _wait(on: Stage, state: State, event: Event) -> State:
    waited = _happens(on, _logged(state, event), When.WAITING)
    return waited if waited.incident else _answered(waited, "note", PATIENCE)


def _call(_on: Stage, state: State, event: Event) -> State:
    return _answered(_logged(state, event), "note", CALLED)


def _help(_on: Stage, state: State, event: Event) -> State:
    return msgspec.structs.replace(_answered(_logged(state, event)), helped=True)


def _stop(on: Stage, state: State, event: Event) -> State:
    return _finish(_logged(state, event), on.pause)


def _send(on: Stage, state: State) -> State:
    """Send the page: to what hinders, else onward; a page with an empty field is not sent."""
    if to_fill(on, state):
        return _answered(state, "site", MISSING)
    hindered = _happens(on, _answered(state), When.SENDING)
    if hindered.incident:
        return hindered
    sent = Sent(state.scene, tuple(typed.label for typed in state.typed))
    gone = msgspec.structs.replace(hindered, sent=(*state.sent, sent))
    following = _following(on.case, state.scene)
    return _enter(on, gone, following) if following else _finish(gone, on.case.end)


def _following(case: Case, scene_id: str) -> str:
    scene = case.scene(scene_id)
    if scene.to:
        return scene.to
    later = case.scenes[case.scenes.index(scene) + 1 :]
    return next((each.id for each in later if not each.aside), "")


def _enter(on: Stage, state: State, scene_id: str) -> State:
    entered = msgspec.structs.replace(state, scene=scene_id, typed=(), clicked=(), helped=False)
    return entered if moment_of(on, entered) is not None else _happens(on, entered, When.ENTERING)


def _happens(on: Stage, state: State, when: When, label: str = "") -> State:
    """Open the first incident that waits for this, if there is one."""
    for incident in on.case.scene(state.scene).incidents:
        concerned = when is not When.TYPING or incident.field == label
        if incident.when is when and concerned and incident.id not in state.met:
            return msgspec.structs.replace(state, incident=incident.id)
    return state


def _value(on: Stage, state: State, label: str) -> str:
    scene, invented = on.case.scene(state.scene), on.data.get(label)
    if label == scene.chosen:
        return CHOSEN
    if invented is None:
        return ANYTHING
    slips = (each for each in scene.incidents if each.slip and each.field == label and each.id not in state.met)
    return invented.slip if next(slips, None) else invented.value


def _finish(state: State, end: str) -> State:
    """End the practice: nothing that was typed remains."""
    over = msgspec.structs.replace(_logged(state, Event(Kind.END, end)), end=end)
    return msgspec.structs.replace(over, typed=(), clicked=(), incident="", helped=False)


def _logged(state: State, event: Event) -> State:
    return msgspec.structs.replace(state, log=(*state.log, event))


def _answered(state: State, by: str = "", text: str = "") -> State:
    return msgspec.structs.replace(state, replies=(Reply(by, text),) if text else ())


_ACTS: dict[Kind, Callable[[Stage, State, Event], State]] = {
    Kind.SAY: _say,
    Kind.DECIDE: _decide,
    Kind.TYPE: _type,
    Kind.REACH: _reach,
    Kind.POINT: _point,
    Kind.GO: _go,
    Kind.WAIT: _wait,
    Kind.CALL: _call,
    Kind.HELP: _help,
    Kind.STOP: _stop,
}
