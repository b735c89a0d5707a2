"""Every page and whatever a button of it opens, looked at through the accessibility bus, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.reader import look
from tests.reader.bus import Node
from tests.reader.program import Hands

# How each page is reached, by keys: the last but one has no key of its own, the navigation leads there.
PAGES: dict[str, tuple[str, ...]] = {
    "Accueil": ("ctrl+1",),
    "Parcours": ("ctrl+2",),
    "Droits": ("ctrl+3",),
    "Imprimer": ("ctrl+4",),
    "Atelier collectif": ("ctrl+5",),
    "Journal": ("ctrl+6",),
    "Tableau de bord": ("ctrl+7",),
    "Formation": ("ctrl+8",),
    "Réseau": ("ctrl+9",),
    "Réglages": ("ctrl+1", "shift+Tab", "Up", "Return"),
    "Aide": ("ctrl+1", "F1"),
}
FRAME = frozenset({"Navigation"})
MENUS = frozenset({"popup menu", "menu"})
# The files of the machine are chosen in a dialog of Qt's own, which is not ours to mend.
QT_OWN = frozenset({"Look in:", "Rechercher dans :"})


@dataclass
class Seen:
    """What a crawl saw: views, things in them, stops of Tab, faults by view."""

    views: list[str] = field(default_factory=list)
    things: int = 0
    stops: int = 0
    faults: dict[str, list[str]] = field(default_factory=dict)

    def add(self, view: str, root: Node, stops: list[str]) -> None:
        """Look at a view once, and keep what is wrong in it."""
        if view in self.views:
            return
        self.views.append(view)
        self.things += sum(1 for _ in root.walk())
        self.stops += len(stops)
        if found := faults(root, stops):
            self.faults[view] = found


def faults(root: Node, stops: list[str]) -> list[str]:
    """Return all that is wrong in a view, each said by the name of the look that found it."""
    alone = {one.__name__: one(root) for one in (look.nameless, look.roleless, look.unlabelled, look.doubled)}
    with_stops = {one.__name__: one(root, stops) for one in (look.out_of_order, look.unreached)}
    return [f"{name} : {fault}" for name, found in (alone | with_stops).items() for fault in found]


def go(hands: Hands, page: str) -> Node:
    """Go to a page by its keys, and return what it shows once it is at rest."""
    for key in PAGES[page]:
        hands.press(key)
        hands.settle()
    return hands.window()


def crawl(hands: Hands, pages: tuple[str, ...] = tuple(PAGES), *, deep: bool = True) -> Seen:
    """Look at pages, and with `deep` at what each of their buttons opens."""
    seen = Seen()
    for page in pages:
        go(hands, page)
        stops = hands.tab_round()
        root = hands.window()
        seen.add(page, root, stops)
        if deep:
            for name in dict.fromkeys(_buttons(root, stops)):
                _open(hands, seen, page, name)
    return seen


def _buttons(root: Node, stops: list[str]) -> Iterator[str]:
    """Yield the names of the buttons of a page that Tab reaches, those of the frame of the window left out."""
    framed = {inner.path for node in root.walk() if node.name in FRAME for inner in node.walk()}
    for node in root.walk():
        if node.path in stops and node.role == "push button" and node.path not in framed:
            yield node.name


def _open(hands: Hands, seen: Seen, page: str, name: str) -> None:
    """Press a button by the keyboard, look at what came, and go back; a dialog must give the focus back."""
    before = go(hands, page)
    button = next((node for node in before.walk() if node.name == name and node.role == "push button"), None)
    if button is None:
        return
    hands.reader.grab(button.path)
    hands.settle()
    hands.press("Return")
    hands.settle()
    windows = hands.reader.windows()
    shown = next((one for one in windows if "active" in one.states), windows[0])
    if any(node.name in QT_OWN for node in shown.walk()):
        hands.press("Escape")
        return
    dialog = next((node for node in shown.walk() if node.role == "dialog"), None)
    if any(one.role in MENUS for one in windows):
        hands.press("Escape")
    elif dialog is not None:
        _look_at_dialog(hands, seen, f"{page}, {dialog.name}", button)
    elif _words(shown) != _words(before):
        stops = hands.tab_round()
        seen.add(f"{page} → {name}", hands.window(), stops)


def _look_at_dialog(hands: Hands, seen: Seen, view: str, opener: Node) -> None:
    if view not in seen.views:
        stops = hands.tab_round()
        dialog = next(node for node in hands.window().walk() if node.role == "dialog")
        seen.add(view, dialog, stops)
        outside = [path for path in stops if path not in {node.path for node in dialog.walk()}]
        if outside:
            seen.faults.setdefault(view, []).append("Tab sort du dialogue")
    hands.press("Escape")
    hands.settle()
    focus = hands.reader.focus()
    if focus is not None and focus.path != opener.path:
        seen.faults.setdefault(view, []).append(f"le focus ne revient pas à {look.told(opener)}")


def _words(root: Node) -> set[tuple[str, str]]:
    return {(node.role, node.name) for node in root.walk()}
