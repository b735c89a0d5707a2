"""The hand-out of a module: what it says, section by section, then the answers to its questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportlab.lib.units import mm

from mediateur.content.review import load_review
from mediateur.content.screens import Screen
from mediateur.content.text import NBSP
from mediateur.forms import sections
from mediateur.forms.blocks import Block, Drawn, Stack, Words
from mediateur.forms.design import Style, airy, style_of
from mediateur.forms.foot import Foot
from mediateur.forms.legal import Dates
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.sections import Item
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.training.modules import Module, Section

KIND, AIMS, ANSWERS = "Formation", f"Après ce module, vous saurez{NBSP}:", "Des réponses"
SAY, AVOID, THINK = "À dire", "À ne pas dire", "À vous de réfléchir"
POINT, SAID, AVOIDED, ASKED = "check", "message-square-quote", "circle-slash", "lightbulb"


def render(
    module: Module,
    screens: Mapping[str, Screen],
    verified: str,
    variant: Variant,
    *,
    colour: bool = False,
    contact: Place | None,
    printed: dt.date,
    resources: Path,
) -> bytes:
    """Return the hand-out as a tagged PDF (PDF/UA-1).

    `screens` are the schematics that the module names, `verified` the month of its newest source. Raises
    MediateurError when a text cannot be printed.
    """
    style = style_of(variant, colour, resources)
    drawn = any(section.screen in screens for section in module.sections)
    dates = Dates(drawn, (), verified, printed, load_review(resources))
    return compose(Titles(KIND, module.title), (_laid(each, module, screens, contact, dates) for each in airy(style)))


def _laid(style: Style, module: Module, screens: Mapping[str, Screen], contact: Place | None, dates: Dates) -> Laid:
    root = Node("Document")
    blocks = [*_opening(style, root, module)]
    for section in module.sections:
        blocks += _section(style, root, section, screens.get(section.screen))
    blocks += _answers(style, root, module.sections)
    return Laid(style, root, blocks, Foot(style, root.add("Sect"), contact, dates))


def _opening(style: Style, root: Node, module: Module) -> list[Block]:
    head = Words(root.add("H1"), style.words(module.title, style.sizes.title, bold=True, role="primary"), keeps=True)
    title = sections.frame_title(style, root, AIMS)
    aims = sections.things(style, root, [Item(POINT, aim) for aim in module.aims])
    return [head, sections.framed(style, title, aims)]


def _section(style: Style, root: Node, section: Section, screen: Screen | None) -> list[Block]:
    blocks: list[Block] = [sections.heading(style, root, section.title)]
    blocks += [_paragraph(style, root, text) for text in section.text]
    if section.points:
        blocks.append(sections.things(style, root, [Item(POINT, point) for point in section.points]))
    if screen is not None:
        blocks[-1].keeps = True
        figure = root.add("Figure", screen.alt)
        blocks.append(Drawn(style, figure, screen, style.sizes.pictures[-1], before=style.space(3 * mm)))
    said = ((SAID, SAY, section.say), (AVOIDED, AVOID, section.avoid))
    items = [Item(icon, f"**{name}{NBSP}:** {_quoted(words)}") for icon, name, words in said if words]
    items.append(Item(ASKED, f"**{THINK}{NBSP}:** {section.reflection.question}"))
    return [*blocks, sections.things(style, root, items)]


def _paragraph(style: Style, root: Node, text: str) -> Block:
    return Words(root.add("P"), style.words(text), before=style.space(1.5 * mm))


def _answers(style: Style, root: Node, told: Iterable[Section]) -> list[Block]:
    blocks: list[Block] = [sections.heading(style, root, ANSWERS)]
    for section in told:
        title = Words(root.add("H3"), style.words(section.title, bold=True), before=style.space(3 * mm))
        answer = Words(root.add("P"), style.words(section.reflection.answer), before=0.5 * mm)
        blocks.append(Stack((title, answer), before=style.space(3 * mm)))
    return blocks


def _quoted(words: str) -> str:
    return f"«{NBSP}{words}{NBSP}»"
