"""How the sheet « Préparer et revenir » is laid out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reportlab.lib.units import mm

from mediateur.content.review import load_review
from mediateur.content.text import NBSP
from mediateur.forms import sections
from mediateur.forms.blocks import Block, Drawn, FillLine, Stack, Words
from mediateur.forms.design import Style, airy, style_of
from mediateur.forms.foot import Foot, contact_lines
from mediateur.forms.legal import Dates
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.prepare import Preparation
from mediateur.forms.sections import CARD, CLOSER, Item
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

WHERE, CALL = "Où revenir", "Par téléphone"
WHERE_NUMBER = "Où lire le numéro de série"


def render(
    sheet: Preparation,
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
    return compose(Titles("Ma feuille", sheet.title), (_laid(each, sheet, contact, dates) for each in airy(style)))


def _laid(style: Style, sheet: Preparation, contact: Place | None, dates: Dates) -> Laid:
    root = Node("Document")
    blocks = [
        *sections.opening(style, root, sheet.title),
        _bring(style, root, sheet),
        *_card(style, root, sheet),
        *_where(style, root, sheet, contact),
        *_call(style, root, sheet),
    ]
    return Laid(style, root, blocks, Foot(style, root.add("Sect"), None, dates))


def _bring(style: Style, root: Node, sheet: Preparation) -> Block:
    title = sections.frame_title(style, root, sheet.note.title)
    things = sections.things(style, root, [Item(sections.icon_for(line), line) for line in sheet.bring])
    note = sections.text(style, root, sheet.note.text, CLOSER)
    note.before = style.space(style.sizes.body * 0.6)
    return sections.framed(style, title, things, note)


def _card(style: Style, root: Node, sheet: Preparation) -> list[Block]:
    if sheet.card is None or CARD not in map(sections.icon_for, sheet.bring):
        return []
    heading = sections.heading(style, root, WHERE_NUMBER)
    widest = style.width if style.variant is Variant.GROS else style.sizes.pictures[-1]
    return [heading, Drawn(style, root.add("Figure", sheet.card.alt), sheet.card, widest, before=style.space(2 * mm))]


def _where(style: Style, root: Node, sheet: Preparation, contact: Place | None) -> list[Block]:
    heading = sections.heading(style, root, WHERE)
    typed: list[Block] = [Words(root.add("P"), style.typed(line)) for line in contact_lines(contact)]
    labels = (f"Jour et heure{NBSP}:",) if typed else (f"Lieu{NBSP}:", f"Jour et heure{NBSP}:")
    lines = [FillLine(style, root.add("P"), style.words(label)) for label in labels]
    code: list[Block] = []
    if sheet.code:
        words = style.words(f"Repère pour reprendre cette séance ici{NBSP}: **{sheet.code}**")
        code = [Words(root.add("P"), words, before=style.space(style.sizes.body * 0.6))]
    return [heading, Stack((*typed, *lines, *code), before=sections.UNDER_HEADING)]


def _call(style: Style, root: Node, sheet: Preparation) -> list[Block]:
    when = f", {sheet.hours}" if sheet.hours else ""
    heading = sections.heading(style, root, CALL)
    words = f"Appelez le **34{NBSP}22**{when}. C’est le prix d’un appel."
    return [heading, sections.text(style, root, words, "phone")]
