"""The blocks of a written form, one for each of its pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod

from reportlab.lib.units import mm

from mediateur.content.official import OFFICIAL_URL
from mediateur.content.screens import Screen
from mediateur.forms import sections, written
from mediateur.forms.blocks import Block, Framed, Stack, Words
from mediateur.forms.design import Style
from mediateur.forms.emblems import Bar, Emblem, Giants, beside_icon
from mediateur.forms.fields import Abreast, Aside, BlankTable, Tick, WriteOn, labelled
from mediateur.forms.sections import Item
from mediateur.forms.signing import Closing, Sign
from mediateur.forms.site_code import SiteCode, site_words
from mediateur.forms.steps import StepText, pictured, step_block
from mediateur.forms.tagged import Node
from mediateur.forms.text import sentence_lines
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

RIGHT, AFTER_FRAME = 0.48, 1.5 * mm
# The size of what only explains: in large print never under the floor of the design, in the easy version the body's.
SMALL = {Variant.COURANT: 12.0, Variant.GROS: 18.0, Variant.SIMPLIFIE: 16.0}
# Boxes as few as this never part over two pages.
FEW = 5
TICKED = "x"


@dataclass(frozen=True)
class Maker:
    """Makes the blocks of a form in a style. `values` are what was typed in its fields (id → text).

    What is shown on a wall or cut into slips has `giants`, and no dotted line under what was typed.
    """

    style: Style
    screens: Mapping[str, Screen]
    values: Mapping[str, str]
    contact: Place | None
    giants: Giants | None = None

    def blocks(self, root: Node, body: Sequence[written.Block]) -> list[Block]:
        """Return the blocks of these pieces, under `root`."""
        made: list[Block] = []
        for index, piece in enumerate(body):
            new = self._made(piece, root)
            if isinstance(piece, written.Signature) and isinstance(new[0], Sign):
                before = made.pop() if isinstance(body[index - 1], written.Paragraph) else Stack(())
                new = [Closing(before, new[0], RIGHT, before=4 * mm)]
            if made and _stays(body[index - 1], piece):
                made[-1].keeps = True
            if index and isinstance(body[index - 1], written.Frame):
                new[0].before = max(new[0].before, AFTER_FRAME)
            made += new
        return made

    @singledispatchmethod
    def _made(self, piece: object, root: Node) -> list[Block]:
        raise TypeError(piece)

    @_made.register
    def _(self, piece: written.Subject, root: Node) -> list[Block]:
        if piece.first:
            words = self.style.words(piece.text, self.style.sizes.title, bold=True, role="primary")
            return [Words(root.add("H1"), words, keeps=True)]
        return [Words(root.add("H1"), self.style.words(piece.text, role="text_strong"), before=5 * mm, keeps=True)]

    @_made.register
    def _(self, piece: written.Heading, root: Node) -> list[Block]:
        return [sections.heading(self.style, root, piece.text)]

    @_made.register
    def _(self, piece: written.Paragraph, root: Node) -> list[Block]:
        return [self._beside(Stack(self._sentences(piece, root)), piece.side, 1.8 * mm)]

    @_made.register
    def _(self, piece: written.Giant, root: Node) -> list[Block]:
        if self.giants is None:
            raise TypeError(piece)
        node = root.add("H1" if piece.first else "P")
        if piece.first:
            words = Words(node, self.style.words(piece.text, self.giants.first, bold=True, role="primary"))
            above = [Emblem(self.style.icon(piece.icon, self.giants.emblem), keeps=True)] if piece.icon else []
            words.before = self.giants.first * 0.25
            return [Stack((*above, words))]
        return [beside_icon(self.style, node, self.style.words(piece.text, self.giants.large), piece.icon)]

    @_made.register
    def _(self, piece: written.Bar, root: Node) -> list[Block]:
        return [Bar(self.style)]

    @_made.register
    def _(self, piece: written.Things, root: Node) -> list[Block]:
        return [sections.things(self.style, root, [Item(line.icon, line.text) for line in piece.lines])]

    @_made.register
    def _(self, piece: written.Stages, root: Node) -> list[Block]:
        listed = root.add("L")
        texts = [StepText(line.title, line.text, self.screens.get(line.screen)) for line in piece.lines]
        return [step_block(self.style, listed, number, text, "H2") for number, text in enumerate(texts, start=1)]

    @_made.register
    def _(self, piece: written.Field, root: Node) -> list[Block]:
        return [self._beside(self._field(piece, root), piece.side, self.style.sizes.body * 0.5 if self.giants else 0)]

    @_made.register
    def _(self, piece: written.FieldRow, root: Node) -> list[Block]:
        return [self._beside(Abreast([self._field(field, root) for field in piece.fields]), piece.side)]

    @_made.register
    def _(self, piece: written.Boxes, root: Node) -> list[Block]:
        listed = root.add("L")
        if piece.abreast:
            return [Abreast([Stack(list(self._box(box, listed))) for box in piece.boxes], before=2 * mm)]
        boxes = [block for box in piece.boxes for block in self._box(box, listed)]
        for block in boxes[:-1] if len(piece.boxes) <= FEW else ():
            block.keeps = True
        return boxes

    @_made.register
    def _(self, piece: written.Signature, root: Node) -> list[Block]:
        frames = [Sign(self.style, root.add("P"), self.style.words(label)) for label in piece.labels]
        return [Abreast(frames, before=4 * mm)] if len(frames) > 1 else [*frames]

    @_made.register
    def _(self, piece: written.Table, root: Node) -> list[Block]:
        named = ", ".join(column.label for column in piece.columns)
        node = root.add("Figure", f"Tableau à remplir à la main, {piece.rows} lignes : {named}.")
        labels = [self.style.words(column.label, bold=True) for column in piece.columns]
        return [BlankTable(self.style, node, labels, [c.share for c in piece.columns], piece.rows, before=4 * mm)]

    @_made.register
    def _(self, piece: written.Code, root: Node) -> list[Block]:
        figure = root.add("Figure", f"Code QR vers {OFFICIAL_URL}")
        place = self.contact if piece.place else None
        small = SMALL[self.style.variant] if self.giants and not self.giants.emblem else 0
        return [SiteCode(self.style, figure, *site_words(self.style, root, piece, place, small))]

    @_made.register
    def _(self, piece: written.Frame, root: Node) -> list[Block]:
        title = [sections.frame_title(self.style, root, piece.title)] if piece.title else []
        inside = self.blocks(root, piece.blocks)
        if not title:
            inside[0].before = 0
        return [Framed(self.style, Stack([*title, *inside]), before=3 * mm, padding=self.style.sizes.body * 0.7)]

    def _sentences(self, piece: written.Paragraph, root: Node) -> list[Block]:
        """Return a sentence to a line, with its picture in the easy version; else what explains is in one piece."""
        lines, easy = sentence_lines(piece.text), self.style.variant is Variant.SIMPLIFIE
        if easy and piece.icons:
            pairs = zip(piece.icons, lines, strict=True)
            return [pictured(self.style, root.add("P"), icon, line) for icon, line in pairs]
        size = SMALL[self.style.variant] if piece.small else 0
        told = lines if easy or not piece.small else (piece.text,)
        return [Words(root.add("P"), self.style.words(line, size)) for line in told]

    def _beside(self, block: Block, side: written.Side, before: float = 0) -> Block:
        block.before = before
        return Aside(block, RIGHT, before=before) if side is written.Side.RIGHT else block

    def _field(self, field: written.Field, root: Node) -> Block:
        value = self.values.get(field.id, "").strip()
        label, typed = self.style.words(field.label), self.style.typed(value) if value else None
        if typed and self.giants:
            return Words(root.add("P"), labelled(label, typed))
        return WriteOn(self.style, root.add("P"), label, field.lines, typed)

    def _box(self, box: written.Box, listed: Node) -> Iterator[Block]:
        item = listed.add("LI")
        ticked = self.values.get(box.id, "") == TICKED
        mark = item.add("Lbl").add("Figure", "Case cochée" if ticked else "Case à cocher")
        body = item.add("LBody")
        label = self.style.words(box.label)
        yield Tick(self.style, mark, body.add("P"), label, ticked, before=2 * mm, keeps=box.field is not None)
        if box.field:
            yield Aside(self._field(box.field, body), 0.06)


def _stays(previous: written.Block, piece: written.Block) -> bool:
    """Tell whether a piece stands on the page of the one before: what was announced, and a signature."""
    announced = isinstance(previous, written.Paragraph) and previous.text.endswith((":", ","))
    unnamed = isinstance(piece, written.Field) and not piece.label
    return announced or unnamed or isinstance(piece, written.Signature)


def drawn(form: written.WrittenForm) -> Iterator[str]:
    """Yield the ids of the schematics that a form shows."""
    for piece in written.pieces(form):
        if isinstance(piece, written.Stages):
            yield from (line.screen for line in piece.lines if line.screen)
