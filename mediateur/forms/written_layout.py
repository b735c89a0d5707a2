"""How a written form is laid out, from its pieces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mediateur.content.review import load_review
from mediateur.content.screens import Screen
from mediateur.forms import written, written_blocks
from mediateur.forms.blocks import Block, Words
from mediateur.forms.design import Style, airy, letter, style_of
from mediateur.forms.foot import Foot
from mediateur.forms.legal import Dates
from mediateur.forms.letter_foot import LetterFoot
from mediateur.forms.page import Laid, PageFoot, Titles, compose
from mediateur.forms.posters import compose_poster
from mediateur.forms.sections import opening
from mediateur.forms.slips import compose_slips
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.forms.written import Group, Kind, WrittenForm
from mediateur.journal.encounter import Place

# What a sheet is for whom it is given to; a letter, which is sent, has no such name.
HEADERS = {Group.RIGHTS: "Ma feuille", Group.WORKSHOP: "Atelier", Group.COUNTER: "Guichet"}


def render(
    form: WrittenForm,
    screens: Mapping[str, Screen],
    verified: str,
    values: Mapping[str, str],
    variant: Variant,
    *,
    colour: bool = False,
    contact: Place | None,
    printed: dt.date,
    resources: Path,
) -> bytes:
    """Return a written form as a tagged PDF (PDF/UA-1).

    `screens` are the schematics that it names, `verified` the month of its newest source, `values` what was typed in
    its fields (id → text; « x » ticks a box). Raises MediateurError when a text cannot be printed.
    """
    style = style_of(variant, colour, resources)
    style = letter(style) if form.kind is Kind.LETTER else style
    maker = written_blocks.Maker(style, screens, values, contact)
    dates = Dates(any(written_blocks.drawn(form)), (), verified, printed, load_review(resources))
    if form.kind is Kind.SLIPS:
        return compose_slips(style, Node("Document"), form, maker, dates)
    if form.kind is Kind.POSTER:
        return compose_poster(style, form, maker, dates)
    titles = Titles("" if form.kind is Kind.LETTER else HEADERS[form.group], form.title)
    makers = (replace(maker, style=each) for each in airy(style))
    return compose(titles, (_laid(each, form, dates) for each in makers))


def _laid(maker: written_blocks.Maker, form: WrittenForm, dates: Dates) -> Laid:
    style, root = maker.style, Node("Document")
    blocks, starts = _title(style, root, form), []
    for number, part in enumerate(written.parts(form)):
        starts += [len(blocks)] if number else []
        blocks += maker.blocks(root, part)
    foot = _foot(style, root, form, maker.contact, dates)
    subject = _subject(blocks) if form.kind is Kind.LETTER else 0
    return Laid(style, root, blocks, foot, loose=True, part=subject, starts=tuple(starts))


def _subject(blocks: list[Block]) -> int:
    """Return the number of the block from which a letter speaks: its subject."""
    return next(i for i, block in enumerate(blocks) if isinstance(block, Words) and block.node.tag == "H1")


def _title(style: Style, root: Node, form: WrittenForm) -> list[Block]:
    """Return the title of a sheet; a letter has its subject."""
    if form.kind is not Kind.SHEET:
        return []
    if form.free:
        return opening(style, root, form.title)
    return [Words(root.add("H1"), style.words(form.title, style.sizes.title, bold=True, role="primary"), keeps=True)]


def _foot(style: Style, root: Node, form: WrittenForm, contact: Place | None, dates: Dates) -> PageFoot:
    section = root.add("Sect")
    if form.kind is Kind.LETTER:
        return LetterFoot(style, section, form.closing, dates)
    return Foot(style, section, contact, dates)
