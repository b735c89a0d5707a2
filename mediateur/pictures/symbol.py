"""The large picture of the user screen: one big object in a disc, and up to two icons in boxes, each with its word.

The object is what the schematic rings: a field to fill in, something to click, an address, a card. Otherwise it
is the icon of the first frame's object. No digit, no name, no real page is ever shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mediateur.pictures import cards, metrics, svg
from mediateur.pictures.frames import is_card
from mediateur.pictures.icons import Icons
from mediateur.pictures.pen import Pen
from mediateur.pictures.shapes import Frame, Item, Screen

SIZE = 500
CENTRE = SIZE / 2
DISC = 236
EMBLEM = 264
PANEL_WIDTH, PANEL_HEIGHT = 316, 176
PANEL_TOP_ALONE, PANEL_TOP = 162, 96
ADDRESS_WIDTH = 400
PAD = 24
WORD_SIZES = (36, 32, 29, 25, 22, 19, 16, 14)
LARGE = 29
LEADING = 1.24
BOX, BOX_GAP, BOX_TOP = 118, 28, 326
BOX_WORD = 24
CELLS, CELL_WIDTH, CELL_STEP = 6, 38, 45
CELL_GAP = 14
CARD_SCALE = 1.9

WORDS: Mapping[str, str] = {
    "mail": "e\N{NON-BREAKING HYPHEN}mail",
    "message-square": "SMS",
    "message-square-text": "SMS",
    "scroll-text": "courrier",
    "phone": "appel",
    "smartphone": "mobile",
    "tablet-smartphone": "mobile",
    "laptop": "ordinateur",
    "monitor": "ordinateur",
    "id-card": "carte",
    "globe": "site",
    "printer": "papier",
    "file-text": "document",
}
_CLICKED = ("bouton", "lien", "choix", "ligne")
_MESSAGES = frozenset({"mail", "message-square-text", "message-square"})
OBJECT_ICONS: Mapping[str, str] = {
    "navigateur": "app-window",
    "telephone": "smartphone",
    "courrier": "mail",
    "feuille": "list-checks",
}


class _Drawing(NamedTuple):
    screen: Screen
    pen: Pen
    top: float


class _Words(NamedTuple):
    lines: tuple[str, ...]
    size: float

    @property
    def line(self) -> float:
        return self.size * LEADING

    @property
    def height(self) -> float:
        return self.line * len(self.lines)

    @property
    def width(self) -> float:
        return max(metrics.width(line, self.size, metrics.SEMIBOLD) for line in self.lines)

    def centred(self, top: float, fill: str) -> str:
        down = self.line / 2 + self.size * metrics.CAP_HEIGHT / 2
        return "".join(
            svg.text(line, CENTRE, top + self.line * index + down, self.size, fill, metrics.SEMIBOLD, "middle")
            for index, line in enumerate(self.lines)
        )


def draw(screen: Screen, ink: Mapping[str, str], *, icons: Icons) -> svg.Picture:
    """Draw the large picture, 500 × 500, in a theme of the tokens; its text is that of the schematic."""
    boxes = tuple(screen.symbols)[:2]
    drawing = _Drawing(screen, Pen(ink, icons), PANEL_TOP if boxes else PANEL_TOP_ALONE)
    disc = svg.element("circle", cx=CENTRE, cy=CENTRE, r=DISC, fill=ink["primary_soft"], **_disc_outline(ink))
    drawn = disc + _object(drawing) + _boxes(boxes, drawing.pen)
    return svg.document(svg.Block(SIZE, SIZE, drawn), 1, screen.alt)


def emblem(icon: str, ink: Mapping[str, str], *, icons: Icons) -> svg.Picture:
    """Draw an icon alone in its disc, as large as the other pictures; the words beside it say all."""
    disc = svg.element("circle", cx=CENTRE, cy=CENTRE, r=DISC, fill=ink["primary_soft"], **_disc_outline(ink))
    corner = CENTRE - EMBLEM / 2
    return svg.document(svg.Block(SIZE, SIZE, disc + icons.group(icon, ink["primary"], corner, corner, EMBLEM)), 1, "")


def _disc_outline(ink: Mapping[str, str]) -> dict[str, float | str]:
    """Outline the disc where its fill is that of the page (high contrast, paper)."""
    return {"stroke": ink["primary"], "stroke_width": 4} if ink["primary_soft"] == ink["bg_surface"] else {}


def _object(drawing: _Drawing) -> str:
    frame, item = _target(drawing.screen.frames)
    if item is not None:
        return _clicked(drawing, item) if item.kind in _CLICKED else _read(drawing, item)
    if is_card(frame):
        return _card(drawing, frame)
    if frame.kind == "navigateur" and frame.target:
        return _address(drawing, frame.address)
    return _panel(drawing) + _big_icon(drawing, OBJECT_ICONS[frame.kind])


def _target(frames: Sequence[Frame]) -> tuple[Frame, Item | None]:
    """Return the frame and the item that are ringed; failing that, the first frame."""
    for frame in frames:
        for item in frame.items:
            if item.target:
                return frame, item
    return next((frame for frame in frames if frame.target), frames[0]), None


def _panel(drawing: _Drawing, width: float = PANEL_WIDTH) -> str:
    return svg.box(CENTRE - width / 2, drawing.top, width, PANEL_HEIGHT, 22, fill=drawing.pen.ink["primary"])


def _read(drawing: _Drawing, item: Item) -> str:
    """Draw the name of a field or of a code over cells with a dot each, any other text alone."""
    ink, top = drawing.pen.ink, drawing.top
    if item.kind == "texte" and "code" not in item.label.lower():
        alone = _fitted(item.label, PANEL_WIDTH - 2 * PAD, 132)
        middle = top + (PANEL_HEIGHT - alone.height) / 2
        return _panel(drawing) + _tail(drawing) + alone.centred(middle, ink["on_primary"])
    name = _fitted(item.label, PANEL_WIDTH - 2 * PAD, 76)
    height = 62 if len(name.lines) == 1 else 50
    above = top + (PANEL_HEIGHT - name.height - CELL_GAP - height) / 2
    cells_top = above + name.height + CELL_GAP
    first = CENTRE - (CELL_STEP * (CELLS - 1) + CELL_WIDTH) / 2
    cells = "".join(
        svg.box(first + CELL_STEP * index, cells_top, CELL_WIDTH, height, 9, fill=ink["on_primary"])
        + svg.element(
            "circle",
            cx=first + CELL_STEP * index + CELL_WIDTH / 2,
            cy=cells_top + height / 2,
            r=7,
            fill=ink["primary"],
        )
        for index in range(CELLS)
    )
    return _panel(drawing) + _tail(drawing) + name.centred(above, ink["on_primary"]) + cells


def _tail(drawing: _Drawing) -> str:
    """Make a speech bubble of the panel when its content comes as a message."""
    if not _MESSAGES.intersection(drawing.screen.symbols):
        return ""
    bottom = svg.number(drawing.top + PANEL_HEIGHT - 2)
    return svg.element("path", d=f"M150 {bottom}v40l44 -40z", fill=drawing.pen.ink["primary"])


def _clicked(drawing: _Drawing, item: Item) -> str:
    """Draw the wording to click on a light button, with the pointer on its corner."""
    ink, label = drawing.pen.ink, _fitted(item.label, PANEL_WIDTH - 3 * PAD, 124)
    width, height = label.width + 1.5 * PAD, label.height + 28
    top = drawing.top + (PANEL_HEIGHT - height) / 2
    button = svg.box(CENTRE - width / 2, top, width, height, 14, fill=ink["on_primary"])
    place = f"translate({svg.number(CENTRE + width / 2 - 14)} {svg.number(top + height - 10)}) scale(2.6)"
    pointer = f'<g transform="{place}">{drawing.pen.pointer(0, 0)}</g>'
    return _panel(drawing) + button + label.centred(top + 14, ink["primary"]) + pointer


def _address(drawing: _Drawing, address: str) -> str:
    """Draw a window whose address is the only thing to read."""
    ink, top, left = drawing.pen.ink, drawing.top, CENTRE - ADDRESS_WIDTH / 2
    words = _fitted(address, ADDRESS_WIDTH - 2 * PAD - 20, 100)
    height = words.height + 34
    pill = svg.box(left + 14, top + 56, ADDRESS_WIDTH - 28, height, min(35.0, height / 2), fill=ink["on_primary"])
    dots = "".join(
        svg.element("circle", cx=left + 34 + 26 * index, cy=top + 30, r=8, fill=ink["on_primary"]) for index in range(3)
    )
    return _panel(drawing, ADDRESS_WIDTH) + dots + pill + words.centred(top + 73, ink["primary"])


def _card(drawing: _Drawing, frame: Frame) -> str:
    face = cards.front if frame.kind == "carte-avec-photo" else cards.back
    block = face(cards.GRID_WIDTH, drawing.pen, targeted=True)
    left = CENTRE - cards.GRID_WIDTH * CARD_SCALE / 2
    place = f"translate({svg.number(left)} {svg.number(drawing.top - 10)}) scale({CARD_SCALE})"
    return f'<g transform="{place}">{block.svg}</g>'


def _big_icon(drawing: _Drawing, name: str) -> str:
    size = 132
    top = drawing.top + (PANEL_HEIGHT - size) / 2
    return drawing.pen.icons.group(name, drawing.pen.ink["on_primary"], CENTRE - size / 2, top, size)


def _fitted(text: str, available: float, height: float) -> _Words:
    """Return `text` as large as holds in `available` × `height` with words whole; if large, rather in fewer lines."""
    tried = [_Words(metrics.balanced(text, available, size, metrics.SEMIBOLD), size) for size in WORD_SIZES]
    longest = max(metrics.width(word, 1, metrics.SEMIBOLD) for word in text.split(" "))
    held = [words for words in tried if words.height <= height and longest * words.size <= available] or tried[-1:]
    large = [words for words in held if words.size >= LARGE] or held[:1]
    return min(large, key=lambda words: (len(words.lines), -words.size))


def _boxes(names: Sequence[str], pen: Pen) -> str:
    left = CENTRE - (len(names) * (BOX + BOX_GAP) - BOX_GAP) / 2
    return "".join(_box(name, left + index * (BOX + BOX_GAP), pen) for index, name in enumerate(names))


def _box(name: str, left: float, pen: Pen) -> str:
    """Draw a boxed icon; it is larger when the table has no word for it."""
    strong, word = pen.ink["text_strong"], WORDS.get(name, "")
    frame = svg.box(left, BOX_TOP, BOX, BOX, 20, fill=pen.ink["draw_fill"], stroke=strong, stroke_width=5)
    size, top = (66, 12) if word else (82, 18)
    icon = pen.icons.group(name, strong, left + (BOX - size) / 2, BOX_TOP + top, size)
    if not word:
        return frame + icon
    fitted = min(BOX_WORD, BOX_WORD * (BOX - 14) / metrics.width(word, BOX_WORD, metrics.SEMIBOLD))
    return frame + icon + svg.text(word, left + BOX / 2, BOX_TOP + 104, fitted, strong, metrics.SEMIBOLD, "middle")
