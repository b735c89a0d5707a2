"""What is wrong in what a screen reader sees: names, roles, the order of Tab, what no key reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tests.reader.bus import Node, Rect

# Roles that say nothing of what a thing does.
VAGUE = frozenset({"filler", "unknown", "invalid", "panel", "layered pane"})
ACTIVE = frozenset({"push button", "check box", "radio button", "combo box", "text", "spin box", "toggle button"})
# Arrows go through these once Tab is in.
ARROWED = frozenset({"radio button", "page tab", "list item", "cell", "table cell", "menu item"})
COLUMN_SLACK = 8
# What floats over a page wherever there is room, and comes after all of it.
FLOATING = "Avis"


def told(node: Node) -> str:
    """Return how a fault names a thing."""
    return f"{node.role} « {node.name or node.description or node.path.rpartition('/')[2]} »"


def nameless(root: Node) -> list[str]:
    """Return what can have the focus and says no name."""
    return [told(node) for node in root.walk() if "focusable" in node.states and not node.name.strip()]


def roleless(root: Node) -> list[str]:
    """Return what can have the focus, holds nothing that can, and whose role says nothing."""
    vague = (node for node in root.walk() if "focusable" in node.states and node.role in VAGUE)
    return [told(node) for node in vague if not _holds(node)]


def unlabelled(root: Node) -> list[str]:
    """Return the fields that say what they hold, and neither by a label nor by a description what is asked."""
    return [
        told(node)
        for node in root.walk()
        if node.role == "combo box" and "focusable" in node.states and not (node.labels or node.description)
    ]


def doubled(root: Node) -> list[str]:
    """Return what says twice the same, as its name and as its description."""
    return [told(node) for node in root.walk() if node.name and node.name == node.description]


def out_of_order(root: Node, stops: Sequence[str]) -> list[str]:
    """Return the steps of Tab that go against reading: up or left, but for the top of a column further right.

    A round has one step from its end to its beginning, wherever Tab was pressed first: one alone is no fault.
    What scrolls is where one sees it scroll, for what stands outside of it. What floats has no place in it.
    """
    nodes, panes = {node.path: node for node in root.walk()}, dict(_panes(root, ()))
    afloat = {inner.path for node in root.walk() if node.name == FLOATING for inner in node.walk()}
    seen = [path for path in stops if path in nodes and path not in afloat]
    steps = [*pairwise(seen), *([(seen[-1], seen[0])] if len(seen) > 1 else [])]
    back = [told_back for step in steps if (told_back := _back(nodes, panes, *step))]
    return back if len(back) > 1 else []


def unreached(root: Node, stops: Iterable[str]) -> list[str]:
    """Return what acts and gets the focus neither by Tab nor by the arrows of what is beside it."""
    reached, found = set(stops), []
    for parent in root.walk():
        arrowed = any(child.path in reached and child.role in ARROWED for child in parent.children)
        for child in parent.children:
            if child.role in ACTIVE and "focusable" in child.states and "enabled" in child.states:
                by_arrows = child.role in ARROWED and arrowed
                if child.path not in reached and not by_arrows:
                    found.append(told(child))
    return found


def acting(root: Node) -> list[Node]:
    """Return what can be acted on with the keyboard."""
    return [node for node in root.walk() if node.role in ACTIVE and "focusable" in node.states]


def _panes(node: Node, around: tuple[Node, ...]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield what a thing holds, each path with what it scrolls in, from the outermost."""
    scrolls = any(child.place.height > node.place.height for child in node.children)
    within = (*around, node) if scrolls else around
    yield node.path, around
    for child in node.children:
        yield from _panes(child, within)


def _back(nodes: dict[str, Node], panes: dict[str, tuple[Node, ...]], one: str, two: str) -> str:
    """Return how a step of Tab that goes back is told; nothing where it goes on."""
    before = next((pane for pane in panes[one] if pane not in panes[two]), nodes[one])
    after = next((pane for pane in panes[two] if pane not in panes[one]), nodes[two])
    return f"{told(nodes[one])} → {told(nodes[two])}" if _goes_back(before.place, after.place) else ""


def _holds(node: Node) -> bool:
    """Return whether a thing only holds others, and has the keyboard for their sake."""
    return any("focusable" in inner.states for child in node.children for inner in child.walk())


def _goes_back(one: Rect, two: Rect) -> bool:
    if one.height <= 0 or two.height <= 0:
        return False
    same_line = min(one.bottom, two.bottom) - max(one.y, two.y) > min(one.height, two.height) / 2
    if same_line:
        return two.right <= one.x
    return two.bottom <= one.y + COLUMN_SLACK and two.x < one.right - COLUMN_SLACK
