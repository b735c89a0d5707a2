"""The objects of a schematic: browser window, two kinds of card, phone, letter, sheet with boxes to tick."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mediateur.pictures import cards, items, metrics, svg
from mediateur.pictures.pen import (
    CAPTION,
    CONTROL,
    LINE,
    OUTLINE,
    TEXT,
    Pen,
    baseline,
    caption,
    words,
)
from mediateur.pictures.shapes import Frame, Item

PAD = 16
CAPTION_GAP = 5
PILL, PILL_END = 21, 8
# White above and below the address: what gives way where room is short, or what its ring needs.
BAR, BAR_RINGED = 9, 19
PILL_LEFT, PILL_RIGHT, LOCK = 44, 10, 27
LETTER_PAD = 14
PHONE_PAD = 11
BUBBLE_PAD = 8
# How much higher than wide a phone is: what it keeps where room is short, and the rest.
PHONE_SHAPE, PHONE_AIR = 0.9, 0.25
TICK = 14
TICK_SPACE = TICK + 9
EMPTY_LINES = (1.0, 0.8, 0.9)


class Span(NamedTuple):
    """The least, the natural and the greatest width of a frame."""

    least: float
    natural: float
    most: float


class Sheet(NamedTuple):
    """A frame to draw: its width without caption, the height that it should at least have."""

    frame: Frame
    width: float
    height: float
    pen: Pen


def is_card(frame: Frame) -> bool:
    """Tell whether the frame is a card, which keeps its shape whatever its height."""
    return frame.kind in ("carte-avec-photo", "carte-sans-photo")


def span(frame: Frame) -> Span:
    """Return how wide a frame may be; KeyError when its kind is not known."""
    low, high = _BOUNDS[frame.kind]
    title = metrics.width(frame.caption, CAPTION, metrics.BOLD) + 1
    if is_card(frame):
        return Span(low, max(148, min(title, high)), high)
    inside = max((items.natural(item) for item in frame.items), default=0.0) + _EXTRA[frame.kind]
    address = metrics.width(frame.address, TEXT, metrics.SEMIBOLD) + _ADDRESS_EXTRA.get(frame.kind, _EXTRA[frame.kind])
    wanted = max(inside, address, title, low)
    return Span(low, min(wanted, high), high)


def draw(frame: Frame, width: float, pen: Pen, height: float = 0) -> svg.Block:
    """Draw a frame under its caption, `width` wide and at least `height` high."""
    if not frame.caption:
        return _DRAWERS[frame.kind](Sheet(frame, width, height, pen))
    above = caption(frame.caption, width, pen.ink["text_strong"])
    below = _DRAWERS[frame.kind](Sheet(frame, width, height - above.height - CAPTION_GAP, pen))
    return svg.stack((above, below), CAPTION_GAP)


def _card(sheet: Sheet) -> svg.Block:
    drawing = cards.front if sheet.frame.kind == "carte-avec-photo" else cards.back
    return drawing(sheet.width, sheet.pen, targeted=sheet.frame.target)


def _browser(sheet: Sheet) -> svg.Block:
    bar = PILL + (BAR_RINGED if sheet.frame.target else sheet.pen.space(BAR))
    top, under = sheet.pen.space(12), 4 + sheet.pen.space(10)
    lines = _lines(sheet, sheet.width - 2 * PAD, first=False)
    height = max(sheet.height, bar + top + lines.height + under)
    edge = sheet.pen.rule(1, bar, sheet.width - 2)
    window = sheet.pen.outline(sheet.width, height) + edge + _address_bar(sheet, bar)
    return svg.Block(sheet.width, height, window + lines.at(PAD, bar + top))


def _address_bar(sheet: Sheet, bar: float) -> str:
    """Draw the dots of a window and its address; the dots give way to an address that needs their place."""
    ink, address = sheet.pen.ink, sheet.frame.address
    roomy = metrics.width(address, TEXT) <= sheet.width - PILL_LEFT - PILL_RIGHT - LOCK - PILL_END
    left, top = PILL_LEFT if roomy else PILL_RIGHT, (bar - PILL) / 2
    width = sheet.width - left - PILL_RIGHT
    dots = "".join(
        svg.element("circle", cx=x, cy=bar / 2, r=4, fill="none", stroke=ink["draw_line"], stroke_width=1.5)
        for x in (16, 29)
    )
    pill = svg.box(left, top, width, PILL, PILL / 2, fill=ink["draw_bg"], stroke=ink["draw_line"], stroke_width=1.25)
    ring = sheet.pen.ring(left, top, width, PILL, 14) if sheet.frame.target else ""
    lock = sheet.pen.icons.group("lock", ink["draw_line"], left + 8, top + 3.5, 14)
    shown = metrics.fit(address, width - LOCK - PILL_END, TEXT)
    written = lock + svg.text(shown, left + LOCK, baseline(top, PILL), TEXT, ink["text_body"])
    return (dots if roomy else "") + pill + (written if address else "") + ring


def _phone(sheet: Sheet) -> svg.Block:
    ink, inner, middle = sheet.pen.ink, sheet.width - 2 * PHONE_PAD, sheet.width / 2
    sender = words(sheet.frame.address, inner, ink["text_strong"], weight=metrics.SEMIBOLD)
    top = 24 + (sender.height + 4 if sheet.frame.address else 0)
    lines = _lines(sheet, inner, first=sheet.frame.target, drawing=_bubble)
    height = max(sheet.height, top + lines.height + 34, (PHONE_SHAPE + sheet.pen.space(PHONE_AIR)) * sheet.width)
    slot = svg.element(
        "path", d=f"M{svg.number(middle - 13)} 11h26", stroke=ink["draw_line"], stroke_width=3, stroke_linecap="round"
    )
    home = svg.element("circle", cx=middle, cy=height - 13, r=5, fill="none", stroke=ink["draw_line"], stroke_width=1.5)
    body = sheet.pen.outline(sheet.width, height, 18) + slot + home + sender.at(PHONE_PAD, 20)
    return svg.Block(sheet.width, height, body + lines.at(PHONE_PAD, top))


def _bubble(item: Item, width: float, pen: Pen, *, targeted: bool) -> svg.Block:
    if item.kind != "texte":
        return items.draw(item, width, pen, targeted=targeted)
    inner = items.draw(item, width - 2 * BUBBLE_PAD, pen, targeted=False)
    height = inner.height + 12
    bubble = svg.box(0, 0, width, height, 9, fill=pen.ink["draw_bg"], stroke=pen.ink["draw_line"], stroke_width=CONTROL)
    ring = pen.ring(0, 0, width, height, 12) if targeted else ""
    return svg.Block(width, height, bubble + inner.at(BUBBLE_PAD, 6) + ring)


def _letter(sheet: Sheet) -> svg.Block:
    pen, inner, left = sheet.pen, sheet.width - 2 * LETTER_PAD, LETTER_PAD + items.ICON_SPACE
    sender = words(sheet.frame.address, inner - items.ICON_SPACE, pen.ink["text_strong"], weight=metrics.SEMIBOLD)
    head = pen.icons.group("mail", pen.ink["draw_line"], LETTER_PAD, 9, items.ICON) + sender.at(left, 9)
    head += "" if sheet.frame.address else pen.unread(left + 3, 18, (inner - items.ICON_SPACE) * 0.6)
    under = sender.height + 18
    lines = _lines(sheet, inner, first=sheet.frame.target)
    after = under + 12 + lines.height + 16
    tail = "".join(
        pen.unread(LETTER_PAD + 3, after + 12 * index, (inner - 6) * share) for index, share in enumerate((1.0, 0.7))
    )
    height = max(sheet.height, after + 12 + 16)
    drawn = pen.outline(sheet.width, height, 5) + head + pen.rule(OUTLINE, under, sheet.width - 2 * OUTLINE)
    return svg.Block(sheet.width, height, drawn + lines.at(LETTER_PAD, under + 12) + tail)


def _ticks(sheet: Sheet) -> svg.Block:
    ink, fold = sheet.pen.ink, 18
    lines = _lines(sheet, sheet.width - 2 * PAD, first=sheet.frame.target, drawing=_ticked)
    height = max(sheet.height, 20 + lines.height + 16)
    right, line = sheet.width - OUTLINE / 2, OUTLINE / 2
    page = svg.element(
        "path",
        d=f"M{line} {line}H{svg.number(right - fold)}L{svg.number(right)} {line + fold}"
        f"V{svg.number(height - line)}H{line}ZM{svg.number(right - fold)} {line}v{fold}h{fold}",
        fill=ink["draw_fill"],
        stroke=ink["draw_line"],
        stroke_width=OUTLINE,
        stroke_linejoin="round",
    )
    return svg.Block(sheet.width, height, page + lines.at(PAD, 20))


def _ticked(item: Item, width: float, pen: Pen, *, targeted: bool) -> svg.Block:
    label = items.draw(item, width - TICK_SPACE, pen, targeted=False)
    tick = svg.box(
        0.75,
        (LINE - TICK) / 2,
        TICK,
        TICK,
        3,
        fill=pen.ink["draw_bg"],
        stroke=pen.ink["draw_line"],
        stroke_width=CONTROL,
    )
    whole = TICK_SPACE + label.width
    ring = pen.ring(0, 0, whole, label.height, 8) if targeted else ""
    return svg.Block(whole, label.height, tick + label.at(TICK_SPACE, 0) + ring)


def _lines(sheet: Sheet, width: float, *, first: bool, drawing: Callable[..., svg.Block] = items.draw) -> svg.Block:
    """Draw the items under one another; `first` rings the first one when none is a target itself."""
    own = any(item.target for item in sheet.frame.items)
    ringed = [item.target or (first and not own and not index) for index, item in enumerate(sheet.frame.items)]
    drawn = [
        drawing(item, width, sheet.pen, targeted=ring) for item, ring in zip(sheet.frame.items, ringed, strict=True)
    ]
    blocks = [items.apart(block, sheet.pen) if ring else block for block, ring in zip(drawn, ringed, strict=True)]
    return svg.stack(blocks, sheet.pen.space(items.GAP)) if blocks else _unread_lines(sheet.pen, width, targeted=first)


def _unread_lines(pen: Pen, width: float, *, targeted: bool) -> svg.Block:
    bars = "".join(pen.unread(3, 6 + 13 * index, (width - 6) * share) for index, share in enumerate(EMPTY_LINES))
    height = 13.0 * len(EMPTY_LINES)
    return svg.Block(width, height, bars + (pen.ring(0, 0, width, height) if targeted else ""))


_BOUNDS: dict[str, tuple[float, float]] = {
    "navigateur": (212, 460),
    "carte-avec-photo": (112, 190),
    "carte-sans-photo": (112, 190),
    "telephone": (120, 142),
    "courrier": (126, 320),
    "feuille": (164, 380),
}
_EXTRA: dict[str, float] = {
    "navigateur": 2 * PAD,
    "telephone": 2 * (PHONE_PAD + BUBBLE_PAD),
    "courrier": 2 * LETTER_PAD,
    "feuille": 2 * PAD + TICK_SPACE,
}
_ADDRESS_EXTRA: dict[str, float] = {
    "navigateur": PILL_LEFT + PILL_RIGHT + LOCK + PILL_END,
    "courrier": 2 * LETTER_PAD + items.ICON_SPACE,
}
_DRAWERS: dict[str, Callable[[Sheet], svg.Block]] = {
    "navigateur": _browser,
    "carte-avec-photo": _card,
    "carte-sans-photo": _card,
    "telephone": _phone,
    "courrier": _letter,
    "feuille": _ticks,
}
