"""Parts that forms share: opening, headings, lists of things, text in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportlab.lib.units import mm

from mediateur.content.text import NBSP, plain
from mediateur.forms.blocks import Block, Framed, Stack, Words
from mediateur.forms.design import Style
from mediateur.forms.steps import ROW_GAP, pictured
from mediateur.forms.tagged import Node
from mediateur.forms.text import sentence_lines
from mediateur.forms.variants import Variant

CLOSER, CARD = "info", "id-card"
UNDER_HEADING = 0.7 * mm


class Item(NamedTuple):
    """A line of a list, with the name of its icon."""

    icon: str
    text: str


FREEDOM = (
    Item("circle-check", "C’est gratuit."),
    Item("hand", "Ce n’est pas obligatoire."),
    Item("undo-2", f"Vous{NBSP}pouvez{NBSP}changer{NBSP}d’avis."),
)
_ICONS = (
    ("code provisoire", "mail"),
    ("sécurité sociale", "hash"),
    ("série", CARD),
    ("carte", CARD),
    ("téléphone", "smartphone"),
    ("mobile", "smartphone"),
    ("mail", "mail"),
    ("messagerie", "mail"),
    ("naissance", "calendar"),
)
_ANY_THING = "check"


def opening(style: Style, root: Node, title: str, *, freedom: bool = True) -> list[Block]:
    """Return the title of a form, and the three sentences that leave the person free, unless it is a warning."""
    head = Words(root.add("H1"), style.words(title, style.sizes.title, bold=True, role="primary"), keeps=True)
    if not freedom:
        return [head]
    if style.variant is Variant.SIMPLIFIE:
        return [head, things(style, root, [Item(item.icon, style.say(item.text)) for item in FREEDOM])]
    sentence = " ".join(style.say(item.text) for item in FREEDOM)
    return [head, Words(root.add("P"), style.words(sentence), before=style.space(1.5 * mm))]


def heading(style: Style, root: Node, text: str) -> Words:
    """Return a heading of the page, which stays with what follows."""
    words = style.words(text, style.sizes.heading, bold=True, role="primary")
    return Words(root.add("H2"), words, before=style.space(6 * mm), keeps=True)


def things(style: Style, root: Node, lines: Iterable[Item]) -> Stack:
    """Return a list whose lines each have their icon."""
    listed = root.add("L")
    items = tuple(pictured(style, listed.add("LI").add("LBody"), line.icon, line.text) for line in lines)
    return Stack(items, before=style.space(style.sizes.body * ROW_GAP))


def frame_title(style: Style, root: Node, text: str) -> Words:
    """Return the heading of what stands in a frame."""
    size = style.sizes.heading if style.variant is Variant.SIMPLIFIE else style.sizes.body
    return Words(root.add("H2"), style.words(text, size, bold=True, role="primary"))


def framed(style: Style, *blocks: Block) -> Framed:
    """Return blocks in one frame."""
    return Framed(style, Stack(blocks), before=style.space(4 * mm))


def text(style: Style, root: Node, words: str, icon: str) -> Stack:
    """Return content text, a sentence to a line; in the easy-to-read version each with the icon on its left."""
    lines = sentence_lines(words)
    if style.variant is Variant.SIMPLIFIE:
        rows = tuple(pictured(style, root.add("P"), icon, line) for line in lines)
        return Stack(rows, before=style.space(style.sizes.body * ROW_GAP))
    return Stack(tuple(Words(root.add("P"), style.words(line)) for line in lines), before=UNDER_HEADING)


def icon_for(line: str) -> str:
    """Return the icon of something to bring or to have at hand, after the words that name it."""
    low = plain(line).lower()
    return next((icon for word, icon in _ICONS if word in low), _ANY_THING)
