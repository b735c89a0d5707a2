"""The guide that a person takes home: what is done, what remains, what to bring."""

from __future__ import annotations

from dataclasses import dataclass

from mediateur.content.screens import Screen
from mediateur.pathways.model import Paper, Pathway, Step, main_answer
from mediateur.pathways.walk import Walk

REMAINING = "Ce qui reste à faire"
AGAIN = "Pour recommencer sans aide"
MEMO = "À retenir"
WARNING = "alerter"


@dataclass(frozen=True)
class GuideStep:
    """A numbered step: a verb title, a text, what the person sees, and the year when that was seen."""

    title: str
    text: str
    screen: Screen | None = None
    seen: str = ""


@dataclass(frozen=True)
class Guide:
    """What a guide says. `heading` stands above the steps; `note` ends them; `verified` is a month (YYYY-MM).

    `returns` tells that something remains to be done with the mediator: the day to come back is written by hand.
    `warning` tells that it warns of a scam, where « C’est gratuit. Ce n’est pas obligatoire. » would mislead.
    """

    title: str
    need: tuple[str, ...]
    steps: tuple[GuideStep, ...]
    verified: str
    done: tuple[str, ...] = ()
    heading: str = ""
    note: Paper | None = None
    code: str = ""
    returns: bool = False
    warning: bool = False


def blank_guide(pathway: Pathway) -> Guide:
    """Return the guide of the whole main route, for the catalogue."""
    route = Walk(pathway).route
    last = main_answer(pathway.step(route[-1]))
    return Guide(
        title=pathway.title,
        need=pathway.needs_of(route),
        steps=tuple(_step(pathway, step) for step in route),
        verified=pathway.verified,
        note=pathway.end(last.end).paper if last.end else None,
        warning=pathway.group == WARNING,
    )


def guide_of(walk: Walk, code: str = "") -> Guide:
    """Return the guide of a walk: only what concerns this person.

    When nothing remains and nothing hinders, the steps done are told again, to be done without help, but those that
    are done once for all. `code` resumes the session.
    """
    pathway = walk.pathway
    end = pathway.end(walk.state.end) if walk.state.end else None
    memo = end.guide if end else ""
    hindered = tuple(GuideStep(paper.title, paper.text) for paper in unsolved_papers(walk))
    again = bool(walk.state.end) and not walk.remaining and not hindered
    told = tuple(step for step in walk.done if not pathway.step(step).once) if again else walk.remaining
    return Guide(
        title=memo or pathway.title,
        need=pathway.needs_of(told),
        steps=hindered + tuple(_step(pathway, step) for step in told),
        verified=pathway.verified,
        done=tuple(pathway.step(step).rail for step in walk.done if not again or step not in told),
        heading=(MEMO if memo else AGAIN) if again else REMAINING,
        note=end.paper if end else None,
        code=code,
        returns=bool(walk.remaining),
        warning=pathway.group == WARNING,
    )


def unsolved_papers(walk: Walk) -> tuple[Paper, ...]:
    """Return what the paper says of the obstacles that still hinder, in the order in which they were met.

    An obstacle no longer hinders once a try solved it, or once the question of its step was answered all the same.
    """
    state = walk.state
    passed = {attempt.obstacle for attempt in state.tried if attempt.solved}
    passed |= {obstacle for obstacle, step in _places_of_obstacles(walk).items() if state.answer_of(step)}
    return tuple(walk.pathway.obstacle(met).paper for met in state.met if met not in passed)


def _places_of_obstacles(walk: Walk) -> dict[str, str]:
    """Return the step at which each obstacle was last met."""
    places: dict[str, str] = {}
    past = Walk(walk.pathway)
    for event in walk.events:
        past = past.then(event)
        if past.state.obstacle:
            places[past.state.obstacle] = past.state.at
    return places


def _step(pathway: Pathway, step_id: str) -> GuideStep:
    step: Step = pathway.step(step_id)
    screen = next((known for known in pathway.screens if known.id == step.screen), None)
    return GuideStep(step.paper.title, step.paper.text, screen, step.seen)
