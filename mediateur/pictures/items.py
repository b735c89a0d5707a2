"""The lines of a drawn page: fields, buttons, links, choices, settings rows, text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mediateur.pictures import metrics, svg
from mediateur.pictures.pen import CONTROL, LINE, POINTER_REACH, RING_REACH, TEXT, Pen, baseline, words
from mediateur.pictures.shapes import Item

GAP = 10
ICON = 18
FIELD_AIR = 6
ICON_SPACE = ICON + 8
BUTTON_PAD = 14
CHOICE_PAD = 12
RADIO = 7
ROW_PAD = 6
STATE_SPACE = 10
TEXT_AIR = 3
POINTER_INSET = 11
MASK_DOTS = 7
VALUE_PAD = 10
STATE_MARK = "\N{NO-BREAK SPACE}: "


class Line(NamedTuple):
    """An item to draw, the width that it may take, and whether it is what is to be clicked or read."""

    item: Item
    width: float
    targeted: bool
    pen: Pen


def natural(item: Item) -> float:
    """Return the width at which nothing of the item has to be cut."""
    margin, weight = _MARGINS[item.kind]
    icon = ICON_SPACE if item.icon and item.kind not in ("champ", "masque") else 0
    return metrics.width(item.label, TEXT, weight) + margin + icon + 1


def draw(item: Item, width: float, pen: Pen, *, targeted: bool) -> svg.Block:
    """Draw an item in at most `width`; KeyError when its kind is not known."""
    block = _DRAWERS[item.kind](Line(item, width, targeted, pen))
    return _findable(block, item.spot) if item.spot else block


def _findable(block: svg.Block, name: str) -> svg.Block:
    """Lay a rectangle that is not seen under the block, and name it: whoever shows the drawing asks for its place."""
    place = svg.element("rect", id=name, x=0, y=0, width=block.width, height=block.height, fill="none")
    return svg.Block(block.width, block.height, place + block.svg)


def apart(block: svg.Block, pen: Pen) -> svg.Block:
    """Give back to a ringed item the white that its ring needs above and below, where the pen saves it."""
    white = GAP - pen.space(GAP)
    return svg.Block(block.width, block.height + 2 * white, block.at(0, white)) if white else block


def _field(line: Line) -> svg.Block:
    if not line.item.value:
        return _entry(line, "")
    shown = metrics.fit(line.item.value, line.width - 2 * VALUE_PAD, TEXT)
    height = _field_height(line.pen)
    return _entry(line, svg.text(shown, VALUE_PAD, baseline(0, height), TEXT, line.pen.ink["text_strong"]))


def _masked(line: Line) -> svg.Block:
    dots = "".join(
        svg.element("circle", cx=13 + 11 * index, cy=_field_height(line.pen) / 2, r=3, fill=line.pen.ink["text_body"])
        for index in range(MASK_DOTS)
    )
    return _entry(line, dots)


def _entry(line: Line, content: str) -> svg.Block:
    label = words(line.item.label, line.width, line.pen.ink["text_body"])
    height = _field_height(line.pen)
    ring = line.pen.ring(0, 0, line.width, height, 8) if line.targeted else ""
    drawn = line.pen.control(line.width, height) + content + _right_icon(line, height) + ring
    return svg.stack((label, svg.Block(line.width, height, drawn)), RING_REACH if line.targeted else line.pen.space(4))


def _field_height(pen: Pen) -> float:
    return ICON + pen.space(FIELD_AIR)


def _right_icon(line: Line, height: float) -> str:
    if not line.item.icon:
        return ""
    return line.pen.icons.group(
        line.item.icon, line.pen.ink["draw_line"], line.width - ICON - 5, (height - ICON) / 2, ICON
    )


def _button(line: Line) -> svg.Block:
    ink, icon = line.pen.ink, ICON_SPACE if line.item.icon else 0
    label = words(line.item.label, line.width - 2 * BUTTON_PAD - icon, ink["draw_fill"], weight=metrics.SEMIBOLD)
    pad = line.pen.space(6)
    width, height = label.width + 2 * BUTTON_PAD + icon, label.height + 2 * pad
    face = svg.box(0, 0, width, height, 6, fill=ink["draw_button"])
    drawn = face + _left_icon(line, BUTTON_PAD, pad, ink["draw_fill"]) + label.at(BUTTON_PAD + icon, pad)
    return _clickable(line, svg.Block(width, height, drawn))


def _link(line: Line) -> svg.Block:
    colour, icon = line.pen.ink["text_body"], ICON_SPACE if line.item.icon else 0
    label = words(line.item.label, line.width - icon, colour)
    underlines = "".join(
        svg.element(
            "path",
            d=f"M0 {svg.number(baseline(LINE * index, LINE) + 3)}h{svg.number(metrics.width(part, TEXT))}",
            stroke=colour,
            stroke_width=1.1,
        )
        for index, part in enumerate(metrics.wrap(line.item.label, line.width - icon, TEXT))
    )
    drawn = _left_icon(line, 0, 0, colour) + svg.Block(0, 0, label.svg + underlines).at(icon, 0)
    return _clickable(line, svg.Block(label.width + icon, label.height, drawn), bare=True)


def _choice(line: Line) -> svg.Block:
    ink, left = line.pen.ink, CHOICE_PAD + 2 * RADIO + 8
    icon = ICON_SPACE if line.item.icon else 0
    label = words(line.item.label, line.width - left - icon - CHOICE_PAD, ink["text_strong"], weight=metrics.SEMIBOLD)
    pad = line.pen.space(7)
    height = label.height + 2 * pad
    radio = svg.element(
        "circle",
        cx=CHOICE_PAD + RADIO,
        cy=height / 2,
        r=RADIO,
        fill=ink["draw_fill"],
        stroke=ink["draw_line"],
        stroke_width=CONTROL,
    )
    drawn = line.pen.control(line.width, height, 7) + radio + label.at(left, pad) + _right_icon(line, height)
    return _clickable(line, svg.Block(line.width, height, drawn + (_dot(ink, height) if line.item.value else "")))


def _dot(ink: Mapping[str, str], height: float) -> str:
    return svg.element("circle", cx=CHOICE_PAD + RADIO, cy=height / 2, r=RADIO - 3, fill=ink["draw_button"])


def _row(line: Line) -> svg.Block:
    """Draw « Libellé : état » with its state at the right or, for want of place, below; other labels with a chevron."""
    ink, icon, right = line.pen.ink, ICON_SPACE if line.item.icon else 0, line.width - ROW_PAD
    inner = line.width - 2 * ROW_PAD - icon
    name, _, state = line.item.label.partition(STATE_MARK)
    taken = metrics.width(state, TEXT, metrics.SEMIBOLD) + STATE_SPACE if state else ICON
    beside = bool(state) and metrics.width(name, TEXT) + taken <= inner
    label = words(name, inner if state else inner - taken, ink["text_body"])
    if state and not beside:
        label = svg.stack((label, words(state, inner, ink["text_strong"], weight=metrics.SEMIBOLD)), 0)
    pad = line.pen.space(5)
    height = label.height + 2 * pad
    drawn = _left_icon(line, ROW_PAD, (height - ICON) / 2, ink["draw_line"]) + label.at(ROW_PAD + icon, pad)
    if beside:
        drawn += svg.text(state, right, baseline(0, height), TEXT, ink["text_strong"], metrics.SEMIBOLD, "end")
    if not state:
        drawn += line.pen.icons.group("chevron-right", ink["draw_line"], right - 16, (height - 16) / 2, 16)
    under = "" if line.targeted else line.pen.rule(0, height, line.width)
    return _clickable(line, svg.Block(line.width, height, drawn + under))


def _text(line: Line) -> svg.Block:
    icon = ICON_SPACE if line.item.icon else 0
    label = words(line.item.label, line.width - icon, line.pen.ink["text_body"])
    drawn = _left_icon(line, 0, 0, line.pen.ink["draw_line"]) + label.at(icon, 0)
    whole = label.width + icon
    ring = line.pen.ring(-TEXT_AIR, 0, whole + 2 * TEXT_AIR, label.height, 8) if line.targeted else ""
    return svg.Block(whole, label.height, drawn + ring)


def _left_icon(line: Line, x: float, y: float, colour: str) -> str:
    return line.pen.icons.group(line.item.icon, colour, x, y, ICON) if line.item.icon else ""


def _clickable(line: Line, block: svg.Block, *, bare: bool = False) -> svg.Block:
    """Ring the block when it is the target and lay the pointer on its corner, below the text when it is `bare`."""
    if not line.targeted:
        return block
    air, tip = (TEXT_AIR, block.height + 3) if bare else (0, block.height - 5)
    ring = line.pen.ring(-air, 0, block.width + 2 * air, block.height)
    pointer = line.pen.pointer(block.width - POINTER_INSET, tip)
    return svg.Block(block.width, max(block.height, tip + POINTER_REACH - GAP / 2), block.svg + ring + pointer)


_MARGINS: dict[str, tuple[float, int]] = {
    "champ": (0, metrics.REGULAR),
    "masque": (0, metrics.REGULAR),
    "bouton": (2 * BUTTON_PAD, metrics.SEMIBOLD),
    "lien": (0, metrics.REGULAR),
    "choix": (2 * CHOICE_PAD + 2 * RADIO + 8, metrics.SEMIBOLD),
    "texte": (0, metrics.REGULAR),
    "ligne": (ICON + 2 * ROW_PAD, metrics.SEMIBOLD),
}
_DRAWERS: dict[str, Callable[[Line], svg.Block]] = {
    "champ": _field,
    "masque": _masked,
    "bouton": _button,
    "lien": _link,
    "choix": _choice,
    "texte": _text,
    "ligne": _row,
}
