"""How the sheet « Préparer et revenir » is laid out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reportlab.lib.units import mm

from mediateur.content.text import NBSP
from mediateur.forms import sections
from mediateur.forms.blocks import Block, FillLine, Stack, Words
from mediateur.forms.design import Style, style_of
from mediateur.forms.foot import Dates, Foot, contact_lines
from mediateur.forms.page import compose
from mediateur.forms.prepare import Preparation
from mediateur.forms.sections import CLOSER, Item
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

WHERE, CALL = "Où revenir", "Par téléphone"


def render(
    sheet: Preparation, variant: Variant, *, colour: bool, contact: Place | None, printed: dt.date, resources: Path
) -> bytes:
    """Return the sheet as a tagged PDF. Raises MediateurError when a text cannot be printed."""
    style = style_of(variant, colour, resources)
    root = Node("Document")
    blocks = [
        *sections.opening(style, root, sheet.title),
        _bring(style, root, sheet),
        *_where(style, root, sheet, contact),
        *_call(style, root, sheet),
    ]
    foot = Foot(style, None, Dates((), sheet.verified, printed), root.add("Sect"))
    return compose(style, root, sheet.title, blocks, foot)


def _bring(style: Style, root: Node, sheet: Preparation) -> Block:
    title = sections.frame_title(style, root, sheet.note.title)
    things = sections.things(style, root, [Item(sections.icon_for(line), line) for line in sheet.bring])
    note = sections.text(style, root, sheet.note.text, CLOSER)
    note.before = style.sizes.body * 0.6
    return sections.framed(style, title, things, note)


def _where(style: Style, root: Node, sheet: Preparation, contact: Place | None) -> list[Block]:
    heading = sections.heading(style, root, WHERE)
    typed: list[Block] = [Words(root.add("P"), style.typed(line)) for line in contact_lines(contact)]
    labels = (f"Jour et heure{NBSP}:",) if typed else (f"Lieu{NBSP}:", f"Jour et heure{NBSP}:")
    lines = [FillLine(style, root.add("P"), style.words(label)) for label in labels]
    code = [Words(root.add("P"), style.words(f"Votre code pour reprendre{NBSP}: **{sheet.code}**"))] if sheet.code else []
    return [heading, Stack((*typed, *lines, *code))]


def _call(style: Style, root: Node, sheet: Preparation) -> list[Block]:
    when = f", {sheet.hours}" if sheet.hours else ""
    heading = sections.heading(style, root, CALL)
    words = f"Appelez le **34{NBSP}22**{when}. C’est le prix d’un appel. Personne ne vous demandera de code."
    return [heading, sections.text(style, root, words, "phone")]
