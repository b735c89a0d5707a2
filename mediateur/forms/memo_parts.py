"""The parts of a memo, each as a block: what is chosen, the plain sentence, the table, how to read and change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.units import mm

from mediateur.content.text import NBSP
from mediateur.forms.blocks import Block, Framed, Pictured, Stack, Words
from mediateur.forms.design import Style
from mediateur.forms.grid import Beside, Cell, Flow, Table
from mediateur.forms.memo import TITLE, Memo, doubts
from mediateur.forms.tagged import Node
from mediateur.forms.text import sentence_lines
from mediateur.forms.typeset import Text
from mediateur.pictures.svg import Picture
from mediateur.rights import visibility
from mediateur.rights.verdicts import ICONS, LABELS, Verdict

EXAMPLE = "Exemple inventé, sans aucune personne réelle."
CHOSEN, NONE = "Les choix faits", f"Aucun choix{NBSP}: réglages de départ"
PLAIN, READ, UNSURE, CHANGE = "En clair", "Lire le tableau", "Ce qui n’est pas établi", "Changer un choix"
WHO = "Qui"
CHANGED = "Changé par les choix"
FRAMED = f"**Encadré**{NBSP}: changé par les choix."
HOW = ("Vous le faites vous-même, sur le site officiel.", f"En cas de doute, appelez le **34{NBSP}22**.")
MEANINGS: dict[Verdict, str] = {
    Verdict.UNKNOWN: f"à demander au 34{NBSP}22.",
    Verdict.SEES_UNLESS_REFUSED: "tant que la personne n’a pas dit non.",
    Verdict.WITH_CONSENT: "si la personne a dit oui.",
    Verdict.BY_PROFESSION: "ce que fixe un arrêté de 2023.",
    Verdict.IN_EMERGENCY: "appel au Samu, ou danger immédiat.",
}
NOTE_ICON = "clock"
ITEM_GAP = 5 * mm
TITLE_LEAD = 96 * mm
PLAIN_LEAD = 22 * mm
_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<rect x="1.5" y="5.5" width="21" height="13" rx="4" fill="none" stroke="{ink}" stroke-width="3"/></svg>'
)


class Density(NamedTuple):
    """Sizes and spaces of a memo.

    `table`, `plain`, `heading`, `chosen` and `small` are sizes of text, `leading` how far apart their lines are, and
    `symbol` how much larger than its text the icon of a line is. `shares` are the widths of the table's columns; `pad`
    is the white around its rows, `frame` that in a frame, `gap` that between parts. `lead` is the width of headings
    that stand beside what they announce (0: they stand above); things then follow one another on the same line.
    """

    table: float
    icon: float
    symbol: float
    shares: tuple[float, ...]
    pad: float
    plain: float
    heading: float
    chosen: float
    small: float
    leading: float
    gap: float
    frame: float
    lead: float


@dataclass(frozen=True)
class Parts:
    """Makes the parts of a memo in one density, each under `root` in the order in which they are asked for."""

    style: Style
    density: Density
    root: Node
    memo: Memo

    def title(self) -> list[Block]:
        """Return the title, and the warning that nobody's documents are shown."""
        words = self.style.words(TITLE, self.style.sizes.title, bold=True, role="primary")
        title = Words(self.root.add("H1"), words, keeps=True)
        example = Words(self.root.add("P"), self._words(EXAMPLE, self.density.small))
        if self.density.lead:
            return [Beside(title, example, TITLE_LEAD, words.size - self.density.small)]
        return [title, example]

    def chosen(self) -> Block:
        """Return the choices that have an effect, or the words that there is none."""
        size = self.density.chosen
        heading = self._heading(CHOSEN, size)
        if not self.memo.choices:
            return self._part(heading, Words(self.root.add("P"), self._words(NONE, size)))
        listed = self.root.add("L")
        items = [self._item(listed, self._icon(choice.icon, size), choice.title, size) for choice in self.memo.choices]
        return self._part(heading, *([Flow(items, ITEM_GAP)] if self.density.lead else items))

    def plain(self) -> Block:
        """Return the plain sentence in a frame."""
        heading, lines = self._heading(PLAIN, self.density.plain), sentence_lines(self.memo.plain)
        inside = self._part(heading, *self._sentences(lines, self.density.plain), lead=PLAIN_LEAD)
        return Framed(self.style, inside, before=self.density.gap, padding=self.density.frame)

    def table(self) -> Block:
        """Return the table: readers by kinds of documents."""
        table, density = self.root.add("Table"), self.density
        top = table.add("TR")
        names = (WHO, *(kind.title for kind in self.memo.kinds))
        rows = [[self._header(top, name, "Column") for name in names]]
        for row in self.memo.rows:
            line = table.add("TR")
            rows.append([self._header(line, row.reader.title, "Row"), *(self._cell(line, cell) for cell in row.cells)])
        return Table(self.style, rows, density.shares, density.pad, before=density.gap)

    def reading(self) -> Block:
        """Return what the frame, the verdicts and the notes mean: only those that the table shows."""
        size = self.density.small
        heading, listed = self._heading(READ, size), self.root.add("L")
        items = [self._item(listed, icon, words, size) for icon, words in self._meanings()]
        notes = [self._item(listed, self._icon(NOTE_ICON, size), words, size) for words in self._notes()]
        return self._part(heading, *([Flow(items, ITEM_GAP)] if self.density.lead else items), *notes)

    def doubts(self) -> list[Block]:
        """Return what the table says is not established, if it says so anywhere."""
        lines, size = doubts(self.memo), self.density.small
        return [self._part(self._heading(UNSURE, size), *self._sentences(lines, size))] if lines else []

    def change(self) -> Block:
        """Return how to change a choice."""
        size = self.density.small
        return self._part(self._heading(CHANGE, size), *self._sentences(HOW, size))

    def _heading(self, words: str, size: float) -> Words:
        """Return a heading: as large as the text beside it, or larger above it."""
        size = size if self.density.lead else self.density.heading
        return Words(self.root.add("H2"), self._words(words, size, bold=True))

    def _part(self, heading: Words, *blocks: Block, lead: float = 0) -> Block:
        """Return what a heading announces, beside it (in a column `lead` wide) or under it."""
        if self.density.lead:
            lead = lead or self.density.lead
            return Beside(heading, Stack(blocks), lead, before=self.density.gap)
        return Stack([heading, *blocks], before=self.density.gap)

    def _words(self, words: str, size: float, *, bold: bool = False) -> Text:
        return self.style.words(words, size, bold=bold, leading=self.density.leading)

    def _icon(self, name: str, size: float) -> Picture:
        return self.style.icon(name, size * self.density.symbol)

    def _item(self, listed: Node, picture: Picture, words: str, size: float) -> Pictured:
        text = self._words(words, size)
        lead, before = picture.width + size / 2, self.density.gap / 6
        return Pictured(listed.add("LI").add("LBody"), picture, text, lead, before, centred=not self.density.lead)

    def _sentences(self, lines: tuple[str, ...], size: float) -> list[Words]:
        shown = (" ".join(lines),) if self.density.lead else lines
        return [Words(self.root.add("P"), self._words(line, size)) for line in shown]

    def _header(self, row: Node, words: str, scope: str) -> Cell:
        return Cell(row.add("TH", scope=scope), self._words(words, self.density.table, bold=True))

    def _cell(self, row: Node, cell: visibility.Cell) -> Cell:
        node = row.add("TD")
        mark = node.add("Figure", CHANGED) if cell.changed else None
        words = ", ".join(part for part in (LABELS[cell.verdict], cell.note) if part)
        icon = self.style.icon(ICONS[cell.verdict], self.density.icon)
        return Cell(node.add("P"), self._words(words, self.density.table, bold=cell.changed), icon, mark)

    def _meanings(self) -> Iterator[tuple[Picture, str]]:
        cells, size = [cell for row in self.memo.rows for cell in row.cells], self.density.small * self.density.symbol
        if any(cell.changed for cell in cells):
            yield Picture(_FRAME.format(ink=self.style.ink["primary"]), size, size, ""), FRAMED
        shown = {cell.verdict for cell in cells}
        for verdict, meaning in MEANINGS.items():
            if verdict in shown:
                yield self.style.icon(ICONS[verdict], size), f"**{LABELS[verdict]}**{NBSP}: {meaning}"

    def _notes(self) -> list[str]:
        noted = {cell.note: cell.sentence for row in self.memo.rows for cell in row.cells if cell.note}
        return [f"**{note.capitalize()}**{NBSP}: {_end(sentence)}" for note, sentence in noted.items()]


def _end(text: str) -> str:
    """Return the last sentence of a text, to follow a colon."""
    last = sentence_lines(text)[-1]
    return last[0].lower() + last[1:]
