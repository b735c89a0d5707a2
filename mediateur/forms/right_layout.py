"""How the sheet of a right is laid out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reportlab.lib.units import mm

from mediateur.content.review import load_review
from mediateur.forms import sections
from mediateur.forms.blocks import Block, Stack, Words
from mediateur.forms.design import Style, airy, style_of
from mediateur.forms.foot import Foot
from mediateur.forms.legal import Dates
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.right_sheet import RightSheet
from mediateur.forms.sections import Item
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.rights.catalogue import WHERE_LABELS, Right, Where

KIND = "Ma fiche"
PLAIN, CHANGES, UNCHANGED, NOTE = "En clair", "Ce que ça change", "Ce que ça ne change pas", "À savoir"
HOW, DELAY, LAW = "Où et comment", "Délai", "Articles"
NO_LAW = "Aucun article n’a été relevé."
PLACES: dict[Where, str] = {
    Where.SITE: "globe",
    Where.HELPLINE: "phone",
    Where.FUND: "map-pin",
    Where.LETTER: "mail",
    Where.CARER: "stethoscope",
    Where.APPLICATION: "smartphone",
    Where.ORDER: "users",
    Where.COURT: "scroll-text",
    Where.CNIL: "shield-check",
    Where.NOTHING: "circle-check",
}


def render(
    sheet: RightSheet,
    variant: Variant,
    *,
    colour: bool = False,
    contact: Place | None,
    printed: dt.date,
    resources: Path,
) -> bytes:
    """Return the sheet as a tagged PDF (PDF/UA-1). Raises MediateurError when a text cannot be printed."""
    style = style_of(variant, colour, resources)
    dates = Dates(False, (), sheet.verified, printed, load_review(resources))
    return compose(Titles(KIND, sheet.right.title), (_laid(each, sheet, contact, dates) for each in airy(style)))


def _laid(style: Style, sheet: RightSheet, contact: Place | None, dates: Dates) -> Laid:
    root = Node("Document")
    blocks = _blocks(style, root, sheet.right, sheet.articles)
    return Laid(style, root, blocks, Foot(style, root.add("Sect"), contact, dates))


def _blocks(style: Style, root: Node, right: Right, articles: tuple[str, ...]) -> list[Block]:
    ways = [Item(PLACES[way.where], f"**{WHERE_LABELS[way.where]}.** {way.text}") for way in right.how]
    return [
        *_opening(style, root, right.title, right.plain),
        *_things(style, root, CHANGES, [Item("check", line) for line in right.changes]),
        *_things(style, root, UNCHANGED, [Item("minus", line) for line in right.unchanged]),
        *_told(style, root, NOTE, right.note, "info"),
        *_things(style, root, HOW, ways),
        *_told(style, root, DELAY, right.delay, "clock"),
        *_law(style, root, articles),
    ]


def _opening(style: Style, root: Node, title: str, plain: str) -> list[Block]:
    head = Words(root.add("H1"), style.words(title, style.sizes.title, bold=True, role="primary"), keeps=True)
    heading = sections.frame_title(style, root, PLAIN)
    return [head, sections.framed(style, heading, sections.text(style, root, plain, "lightbulb"))]


def _things(style: Style, root: Node, heading: str, items: list[Item]) -> list[Block]:
    return [sections.heading(style, root, heading), sections.things(style, root, items)] if items else []


def _told(style: Style, root: Node, heading: str, words: str, icon: str) -> list[Block]:
    return [sections.heading(style, root, heading), sections.text(style, root, words, icon)] if words else []


def _law(style: Style, root: Node, articles: tuple[str, ...]) -> list[Block]:
    lines = (Words(root.add("P"), style.words(line, style.sizes.legal)) for line in articles or (NO_LAW,))
    return [sections.heading(style, root, LAW), Stack(tuple(lines), before=1 * mm)]
