"""« À recopier » on paper: each report a table, its labels and what to put beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.units import mm

from mediateur.content.text import french
from mediateur.content.translations import IN_FRENCH, Phrases
from mediateur.forms.blocks import Block, Words
from mediateur.forms.design import Style, style_of
from mediateur.forms.grid import Cell, Table
from mediateur.forms.legal import Dates, Parts
from mediateur.forms.letter_foot import LetterFoot
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.sections import heading
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.journal.recopy import CopyLine, Sheet

KIND = "À recopier"
LABEL, VALUE, NOTHING = "Dans le formulaire", "À recopier", "Rien à recopier"
CLOSING = french("Chiffres exacts, pour vos propres comptes rendus. Médiateur n'envoie pas cette feuille.")
SHARES, PAD, GAP, SIZE = (4, 5), 1.3 * mm, 3 * mm, 12
MOST_ROWS = 16


class _Edited(Dates):
    """The date of printing alone: figures have no source."""

    def lines(self, phrases: Phrases = IN_FRENCH) -> tuple[Parts, ...]:
        """Return the line, on the right."""
        return tuple(("", edited) for _, edited in super().lines(phrases))


def render(title: str, sheets: tuple[Sheet, ...], note: str, *, printed: dt.date, resources: Path) -> bytes:
    """Return reports as a tagged PDF (PDF/UA-1). Raises MediateurError when a text cannot be printed."""
    style, root = style_of(Variant.COURANT, False, resources), Node("Document")
    blocks = [*_opening(style, root, title, note), *(block for one in sheets for block in _report(style, root, one))]
    foot = LetterFoot(style, root.add("Sect"), CLOSING, _Edited(False, (), "", printed))
    return compose(Titles(KIND, title), [Laid(style, root, blocks, foot)])


def _opening(style: Style, root: Node, title: str, note: str) -> Iterator[Block]:
    yield Words(root.add("H1"), style.words(title, style.sizes.title, bold=True, role="primary"), keeps=True)
    if note:
        yield Words(root.add("P"), style.words(note, SIZE), before=GAP)


def _report(style: Style, root: Node, sheet: Sheet) -> Iterator[Block]:
    yield heading(style, root, f"{sheet.title}, {sheet.hint}")
    for start in range(0, len(sheet.lines), MOST_ROWS):
        yield _table(style, root.add("Table"), sheet.lines[start : start + MOST_ROWS])


def _table(style: Style, table: Node, lines: tuple[CopyLine, ...]) -> Table:
    top = table.add("TR")
    rows = [[_header(style, top, LABEL, "Column"), _header(style, top, VALUE, "Column")]]
    for line in lines:
        row = table.add("TR")
        told = " ".join(filter(None, (f"**{line.value or NOTHING}**", line.note)))
        value = Cell(row.add("TD").add("P"), style.words(told, SIZE))
        rows.append([_header(style, row, line.label, "Row"), value])
    return Table(style, rows, SHARES, PAD, before=GAP)


def _header(style: Style, row: Node, words: str, scope: str) -> Cell:
    return Cell(row.add("TH", scope=scope), style.words(words, SIZE))
