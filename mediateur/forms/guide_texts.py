"""Every text that the guide of a pathway may print, and that guide in another language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from mediateur.content.screens import Frame, ItemKind, Screen
from mediateur.content.translations import Phrases
from mediateur.forms.guide import Guide, GuideStep
from mediateur.pathways.model import Paper, Pathway

# Lines of a schematic that tell something, beside those that stand for a field or a button of the site.
TOLD = frozenset((ItemKind.TEXT, ItemKind.ROW))


def guide_texts(pathway: Pathway) -> Iterator[str]:
    """Yield what a guide of this pathway may print, whatever the person answers; a text may come twice.

    What is clicked or filled on the official site is not among them: it stays as the site shows it.
    """
    yield from (pathway.title, *pathway.needs)
    for step in pathway.steps:
        yield from (step.rail, step.paper.title, step.paper.text)
    for obstacle in pathway.obstacles:
        yield from (obstacle.paper.title, obstacle.paper.text)
    for end in pathway.ends:
        yield from (end.paper.title, end.paper.text)
        if end.guide:
            yield end.guide
    for screen in pathway.screens:
        yield screen.alt
        for frame in screen.frames:
            yield from (frame.caption, *(item.label for item in frame.items if item.kind in TOLD))


def in_language(guide: Guide, phrases: Phrases) -> Guide:
    """Return a guide in another language."""
    return replace(
        guide,
        title=phrases.say(guide.title),
        need=tuple(phrases.say(line) for line in guide.need),
        steps=tuple(_step(step, phrases) for step in guide.steps),
        done=tuple(phrases.say(line) for line in guide.done),
        heading=phrases.say(guide.heading),
        note=_paper(guide.note, phrases) if guide.note else None,
    )


def _step(step: GuideStep, phrases: Phrases) -> GuideStep:
    screen = _screen(step.screen, phrases) if step.screen else None
    return replace(step, title=phrases.say(step.title), text=phrases.say(step.text), screen=screen)


def _screen(screen: Screen, phrases: Phrases) -> Screen:
    frames = tuple(_frame(frame, phrases) for frame in screen.frames)
    return msgspec.structs.replace(screen, alt=phrases.say(screen.alt), frames=frames)


def _frame(frame: Frame, phrases: Phrases) -> Frame:
    items = tuple(
        msgspec.structs.replace(item, label=phrases.say(item.label)) if item.kind in TOLD else item
        for item in frame.items
    )
    return msgspec.structs.replace(frame, caption=phrases.say(frame.caption), items=items)


def _paper(paper: Paper, phrases: Phrases) -> Paper:
    return msgspec.structs.replace(paper, title=phrases.say(paper.title), text=phrases.say(paper.text))
