"""The recovery sheet of an organisation: its private key in lines, to keep under lock and to type back one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.units import mm

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.forms.blocks import Block, Words
from mediateur.forms.design import Style, style_of
from mediateur.forms.grid import Cell, Table
from mediateur.forms.legal import Dates
from mediateur.forms.letter_foot import LetterFoot
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant

TITLE = "Feuille de secours"
WARNING = french("**Qui a cette feuille peut signer à votre place.** Gardez-la sous clé, loin de l'ordinateur.")
USE = french(
    "Si le poste est perdu, ou si la phrase secrète est oubliée, tapez ces lignes dans Médiateur. Chaque ligne porte "
    "sa vérification : une lettre fausse se voit tout de suite. Il n'y a ni I, ni L, ni O, ni U."
)
LOST = french(
    "Si cette feuille est perdue ou copiée, passez à une nouvelle clé en disant que l'ancienne est perdue, puis donnez "
    "votre nouvelle liste à ceux qui vérifient."
)
SHARES, PAD, GAP, LETTERS = (1, 6), 1.6 * mm, 4 * mm, 20
RANK, LINE = "Ligne", french("À taper")


class Recovery(NamedTuple):
    """What the sheet says: whose key, its fingerprint, and its lines."""

    organisation: str
    fingerprint: str
    lines: Sequence[str]


def render(recovery: Recovery, *, printed: dt.date, resources: Path) -> bytes:
    """Return the sheet as a tagged PDF (PDF/UA-1). Raises MediateurError when the name cannot be printed."""
    style, root = style_of(Variant.COURANT, False, resources), Node("Document")
    blocks = [*_opening(style, root, recovery, printed), _lines(style, root, recovery), *_closing(style, root)]
    foot = LetterFoot(style, root.add("Sect"), "", Dates(False, (), "", printed))
    return compose(Titles("", f"{TITLE}, {recovery.organisation}"), [Laid(style, root, blocks, foot)])


def _opening(style: Style, root: Node, recovery: Recovery, printed: dt.date) -> Iterator[Block]:
    yield Words(root.add("H1"), style.words(TITLE, style.sizes.title, bold=True, role="primary"), keeps=True)
    yield Words(root.add("P"), style.typed(recovery.organisation), before=GAP)
    about = f"Clé de signature des attestations, du {long_date(printed)}. Empreinte{NBSP}: **{recovery.fingerprint}**"
    yield Words(root.add("P"), style.words(about), before=1 * mm)
    yield Words(root.add("P"), style.words(WARNING), before=GAP)


def _lines(style: Style, root: Node, recovery: Recovery) -> Table:
    table = root.add("Table")
    top = table.add("TR")
    rows = [[_head(style, top, RANK, "Column"), _head(style, top, LINE, "Column")]]
    for rank, line in enumerate(recovery.lines, 1):
        row = table.add("TR")
        written = style.words(line.replace(" ", 3 * NBSP), LETTERS, bold=True)
        rows.append([_head(style, row, str(rank), "Row"), Cell(row.add("TD").add("P"), written)])
    return Table(style, rows, SHARES, PAD, before=GAP)


def _closing(style: Style, root: Node) -> Iterator[Block]:
    yield Words(root.add("P"), style.words(USE), before=GAP)
    yield Words(root.add("P"), style.words(LOST), before=2 * mm)


def _head(style: Style, row: Node, words: str, scope: str) -> Cell:
    return Cell(row.add("TH", scope=scope), style.words(words))
