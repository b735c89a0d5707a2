"""How a guide is laid out: the fixed outline of the design, from blocks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mediateur.content.review import load_review
from mediateur.content.text import NBSP
from mediateur.content.translations import FRENCH
from mediateur.forms import sections
from mediateur.forms.blocks import Block, Words
from mediateur.forms.design import Style, airy, style_of
from mediateur.forms.fields import WriteOn
from mediateur.forms.foot import Foot
from mediateur.forms.guide import Guide, GuideStep
from mediateur.forms.guide_texts import screen_in
from mediateur.forms.legal import Dates
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.sections import CLOSER, Item
from mediateur.forms.steps import StepText, step_block
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

KIND, NEED, DONE = "Mon guide", "Il vous faut", "Ce qui est fait"
RETURN, WHEN = "Pour revenir", f"Jour et heure{NBSP}:"
CODE = f"Repère pour reprendre cette séance ici{NBSP}: **{{code}}**"


def render(
    guide: Guide,
    variant: Variant,
    *,
    language: str = FRENCH.code,
    colour: bool = False,
    contact: Place | None,
    printed: dt.date,
    resources: Path,
) -> bytes:
    """Return the guide as a tagged PDF (PDF/UA-1). Raises MediateurError when a text cannot be printed."""
    style = style_of(variant, colour, resources, language)
    seen = tuple(sorted({step.seen for step in guide.steps if step.seen}))
    drawn = any(step.screen for step in guide.steps)
    dates = Dates(drawn, seen, guide.verified, printed, load_review(resources))
    titles = Titles(style.say(KIND), style.say(guide.title))
    return compose(titles, (_laid(each, guide, contact, dates) for each in airy(style)))


def _laid(style: Style, guide: Guide, contact: Place | None, dates: Dates) -> Laid:
    root = Node("Document")
    blocks = [
        *sections.opening(style, root, style.say(guide.title), freedom=not guide.warning),
        *_code(style, root, guide.code),
        *_done(style, root, guide.done),
        *_need(style, root, guide.need),
        *_steps(style, root, guide),
        *_note(style, root, guide),
        *_return(style, root, guide),
    ]
    return Laid(style, root, blocks, Foot(style, root.add("Sect"), contact, dates))


def _code(style: Style, root: Node, code: str) -> list[Block]:
    if not code:
        return []
    words = style.words(style.say(CODE, code=code), style.sizes.step)
    return [sections.framed(style, Words(root.add("P"), words))]


def _done(style: Style, root: Node, done: tuple[str, ...]) -> list[Block]:
    if not done:
        return []
    items = [Item("check", style.say(line)) for line in done]
    return [sections.heading(style, root, style.say(DONE)), sections.things(style, root, items)]


def _need(style: Style, root: Node, need: tuple[str, ...]) -> list[Block]:
    if not need:
        return []
    title = sections.frame_title(style, root, style.say(NEED))
    items = [Item(sections.icon_for(line), style.say(line)) for line in need]
    return [sections.framed(style, title, sections.things(style, root, items))]


def _steps(style: Style, root: Node, guide: Guide) -> list[Block]:
    if not guide.steps:
        return []
    heading: list[Block] = [sections.heading(style, root, style.say(guide.heading))] if guide.heading else []
    steps, level = root.add("L"), "H3" if guide.heading else "H2"
    texts = [_text(style, step) for step in guide.steps]
    return heading + [step_block(style, steps, index, text, level) for index, text in enumerate(texts, start=1)]


def _text(style: Style, step: GuideStep) -> StepText:
    screen = screen_in(step.screen, style.phrases) if step.screen else None
    return StepText(style.say(step.title), style.say(step.text), screen)


def _note(style: Style, root: Node, guide: Guide) -> list[Block]:
    if guide.note is None:
        return []
    title = sections.frame_title(style, root, style.say(guide.note.title))
    return [sections.framed(style, title, sections.text(style, root, style.say(guide.note.text), CLOSER))]


def _return(style: Style, root: Node, guide: Guide) -> list[Block]:
    """Return where the day to come back is written by hand, when something remains to be done."""
    if not guide.returns:
        return []
    title = sections.heading(style, root, style.say(RETURN))
    return [title, WriteOn(style, root.add("P"), style.words(style.say(WHEN)))]
