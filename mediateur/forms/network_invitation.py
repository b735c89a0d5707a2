"""The invitation of a coordinator on paper: who invites, for which territory, and the code that opens the account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.units import mm

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.forms import drawing, qr
from mediateur.forms.blocks import Block, Words
from mediateur.forms.design import Style, style_of
from mediateur.forms.legal import Dates
from mediateur.forms.letter_foot import LetterFoot
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.variants import Variant

TITLE = french("Invitation à partager les chiffres de votre poste")
WHOSE = french("De la part de **{inviter}**, pour le territoire **{territory}**, sur le serveur {server}.")
UNTIL = french("Elle vaut jusqu'au {day}, pour un seul poste, et ne sert qu'une fois.")
KEEP = french(
    "**Qui a ce papier peut ouvrir ce compte.** Gardez-le sur vous. Une fois qu'il a servi, il ne vaut plus rien : "
    "jetez-le."
)
HOW = french(
    "Dans Médiateur : Réglages, « Vie privée », « J'ai une invitation à partager mon journal ». Lisez ce carré avec "
    "une douchette, ou ouvrez sa photo avec « Ouvrir un fichier ». Effacez la photo ensuite."
)
BEFORE = french(
    "Rien ne part avant que vous ayez lu, ligne par ligne, ce qui partirait. Jamais un nom, un numéro, une note. Vous "
    "pouvez refuser, et quitter le partage quand vous voulez."
)
ALT = french("Carré à lire, qui contient l'invitation")
SIDE, GAP = 70 * mm, 5 * mm


class Sheet(NamedTuple):
    """What the paper says, and the text of its code."""

    inviter: str
    territory: str
    server: str
    expires: dt.date
    text: str


@dataclass
class Square:
    """The code, alone on its line."""

    node: Node
    modules: qr.Matrix
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, _width: float) -> float:
        """Return how high it is, with the white around it."""
        return SIDE + 2 * qr.quiet_zone(self.modules, SIDE)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, _width: float) -> None:
        """Draw it."""
        quiet = qr.quiet_zone(self.modules, SIDE)
        drawing.qr_code(canvas, self.node, self.modules, left + quiet, top - quiet, SIDE)


def render(sheet: Sheet, *, printed: dt.date, resources: Path) -> bytes:
    """Return the invitation as a tagged PDF (PDF/UA-1). Raises MediateurError when a name cannot be printed."""
    style, root = style_of(Variant.COURANT, False, resources), Node("Document")
    blocks = [*_blocks(style, root, sheet)]
    foot = LetterFoot(style, root.add("Sect"), "", Dates(False, (), "", printed))
    return compose(Titles("", TITLE), [Laid(style, root, blocks, foot)])


def _blocks(style: Style, root: Node, sheet: Sheet) -> Iterator[Block]:
    yield Words(root.add("H1"), style.words(TITLE, style.sizes.title, bold=True, role="primary"), keeps=True)
    inviter, territory, server = (_plain(word) for word in (sheet.inviter, sheet.territory, sheet.server))
    whose = WHOSE.format(inviter=inviter, territory=territory, server=server)
    until = UNTIL.format(day=long_date(sheet.expires).replace(" ", NBSP))
    for words in (whose, until, HOW):
        yield Words(root.add("P"), style.words(words), before=GAP)
    yield Square(root.add("Figure", alt=ALT), qr.credential_matrix(sheet.text), before=GAP)
    for words in (KEEP, BEFORE):
        yield Words(root.add("P"), style.words(words), before=GAP)


def _plain(word: str) -> str:
    """Return words of others without what marks a text."""
    return word.replace("*", "·")
