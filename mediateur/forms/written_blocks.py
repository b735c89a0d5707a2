"""The blocks of a written form, one for each of its pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod

from reportlab.lib.units import mm

from mediateur.content.screens import Screen
from mediateur.forms import drawing, qr, sections, written
from mediateur.forms.blocks import Block, Framed, Stack, Words
from mediateur.forms.design import Style
from mediateur.forms.fields import Abreast, Aside, BlankTable, Tick, WriteOn
from mediateur.forms.foot import SHOWN_SITE, SITE, contact_lines
from mediateur.forms.sections import Item
from mediateur.forms.signing import Closing, Sign
from mediateur.forms.steps import StepText, pictured, step_block
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.text import sentence_lines
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

RIGHT, AFTER_FRAME = 0.48, 1.5 * mm
GIANT, LARGE = 46.0, 28.0
# The size of what only explains: in large print never under the floor of the design, in the easy version the body's.
SMALL = {Variant.COURANT: 12.0, Variant.GROS: 18.0, Variant.SIMPLIFIE: 16.0}
# Boxes as few as this never part over two pages.
FEW = 5
TICKED = "x"


@dataclass(frozen=True)
class Maker:
    """Makes the blocks of a form in a style. `values` are what was typed in its fields (id → text)."""

    style: Style
    screens: Mapping[str, Screen]
    values: Mapping[str, str]
    contact: Place | None

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
        size = GIANT if piece.first else LARGE
        node = root.add("H1" if piece.first else "P")
        words = self.style.words(piece.text, size, bold=piece.first, role="primary" if piece.first else "text_body")
        return [Words(node, words, before=0 if piece.first else 8 * mm)]

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
        return [self._beside(self._field(piece, root), piece.side)]

    @_made.register
    def _(self, piece: written.FieldRow, root: Node) -> list[Block]:
        return [self._beside(Abreast([self._field(field, root) for field in piece.fields]), piece.side)]

    @_made.register
    def _(self, piece: written.Boxes, root: Node) -> list[Block]:
        listed = root.add("L")
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
        return [SiteCode(self.style, root.add("Figure", f"Code QR vers {SITE}"), self._site(root), before=3 * mm)]

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

    def _field(self, field: written.Field, root: Node) -> WriteOn:
        typed = self.values.get(field.id, "").strip()
        return WriteOn(
            self.style,
            root.add("P"),
            self.style.words(field.label),
            field.lines,
            self.style.typed(typed) if typed else None,
        )

    def _box(self, box: written.Box, listed: Node) -> Iterator[Block]:
        item = listed.add("LI")
        ticked = self.values.get(box.id, "") == TICKED
        mark = item.add("Lbl").add("Figure", "Case cochée" if ticked else "Case à cocher")
        body = item.add("LBody")
        label = self.style.words(box.label)
        yield Tick(self.style, mark, body.add("P"), label, ticked, before=2 * mm, keeps=box.field is not None)
        if box.field:
            yield Aside(self._field(box.field, body), 0.06)

    def _site(self, root: Node) -> Stack:
        lines = [Words(root.add("P"), self.style.words(SHOWN_SITE, bold=True))]
        typed = [Words(root.add("P"), self.style.typed(line)) for line in contact_lines(self.contact)]
        return Stack((*lines, *typed))


@dataclass
class SiteCode:
    """The official address as a code, and words beside it."""

    style: Style
    node: Node
    words: Block
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        """Return how high it is, the white that the code needs included."""
        return max(self.style.sizes.qr + 2 * self._quiet, self.words.height(self._beside(width)))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw the code, and the words level with its middle."""
        whole, side = self.height(width), self.style.sizes.qr
        drawing.qr_code(canvas, self.node, qr.matrix(SITE), left, top - (whole - side) / 2, side)
        words = self.words.height(self._beside(width))
        self.words.draw(canvas, left + side + self._quiet, top - (whole - words) / 2, self._beside(width))

    @property
    def _quiet(self) -> float:
        return qr.quiet_zone(qr.matrix(SITE), self.style.sizes.qr)

    def _beside(self, width: float) -> float:
        return width - self.style.sizes.qr - self._quiet


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
