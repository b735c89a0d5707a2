"""Every page, each of its parts and what each button opens, looked at over the accessibility bus, by keys alone."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.reader import look
from tests.reader.bus import Node
from tests.reader.program import TITLE, Hands

# How each page is reached, by keys; that which has none of its own, by its entry in the navigation.
ENTRY = "entrée"
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
    "Réglages": ("ctrl+1", ENTRY),
    "Aide": ("ctrl+1", "F1"),
}
# What stands around every page; its buttons are pressed at the first one.
FRAME = frozenset({"Navigation", "État"})
# The choices that say which part of a page is in view, by the name of what holds them; then, which view of a part.
SECTIONS, VIEWS = "Rubriques", "Ce que montre le registre"
# How the buttons begin that go back to what a view was opened from.
LEAVING = ("Tous les ", "Toutes les ", "Revenir ", "Retour ")
# What unfolds a drop-down list, and what has lines that Entrée opens.
UNFOLD, LINED = "alt+Down", frozenset({"table", "list"})
# How long a button may take to show something, and how often that is looked for.
LATE_S, POLL_S = 4, 0.1
# What is on top of a page goes by Échap, and the text is brought back to its usual size; another window is closed.
BACK, CLOSE, MOST_BACK = ("Escape", "ctrl+0"), "alt+F4", 6


class Place(NamedTuple):
    """A page, one of its parts where it has several, and one of the views of that part."""

    page: str
    part: str = ""
    view: str = ""

    @property
    def name(self) -> str:
        """Return how a fault names it."""
        return ", ".join(filter(None, self))


@dataclass
class Seen:
    """What a crawl saw: views, things in them, stops of Tab, buttons pressed, faults by view. `tell` hears of each."""

    tell: Callable[[str], object] = str
    views: list[str] = field(default_factory=list)
    things: int = 0
    stops: int = 0
    pressed: int = 0
    faults: dict[str, list[str]] = field(default_factory=dict)

    def add(self, view: str, root: Node, stops: list[str]) -> None:
        """Look at a view once, and keep what is wrong in it."""
        if view in self.views:
            return
        self.views.append(view)
        self.things += sum(1 for _ in root.walk())
        self.stops += len(stops)
        self.tell(view)
        for fault in faults(root, stops):
            self.blame(view, fault)

    def blame(self, view: str, fault: str) -> None:
        """Keep what is wrong in a view."""
        self.tell(f"{view} : {fault}")
        self.faults.setdefault(view, []).append(fault)


def faults(root: Node, stops: list[str]) -> list[str]:
    """Return all that is wrong in a view, each said by the name of the look that found it."""
    alone = {one.__name__: one(root) for one in (look.nameless, look.roleless, look.unlabelled, look.doubled)}
    with_stops = {one.__name__: one(root, stops) for one in (look.out_of_order, look.unreached)}
    return [f"{name} : {fault}" for name, found in (alone | with_stops).items() for fault in found]


def go(hands: Hands, page: str) -> Node:
    """Go to a page by its keys, and return what it shows once it is at rest. Raises AssertionError when none leads."""
    for _ in range(MOST_BACK):
        for key in PAGES[page]:
            _enter(hands, page) if key == ENTRY else hands.press(key)
            hands.settle()
        root = hands.window()
        if _arrived(root, page):
            return root
        hands.press(*(BACK if root.name == TITLE else [CLOSE]))
        hands.settle()
    raise AssertionError(f"no key leads to {page} from {look.told(root)}: {sorted(_words(root))}")


def crawl(hands: Hands, pages: tuple[str, ...] = tuple(PAGES), tell: Callable[[str], object] = str) -> Seen:
    """Look at pages, at their parts, and at what each of their buttons opens."""
    seen = Seen(tell)
    for page in pages:
        places = deque([Place(page, part) for part in _parts(go(hands, page))] or [Place(page)])
        while places:
            place = places.popleft()
            root = _go_to(hands, place)
            if not place.view:
                places.extendleft(Place(page, place.part, view.name) for view in _held(root, VIEWS)[:0:-1])
            stops = hands.tab_round()
            root = hands.window()
            seen.add(place.name, root, stops)
            _unfold(hands, seen, place, root, stops)
            _enter_rows(hands, seen, place, root, stops)
            for button in list(dict.fromkeys(_buttons(root, stops, framed=page == next(iter(PAGES))))):
                _open(hands, seen, place, root, button)
    return seen


def _enter(hands: Hands, page: str) -> None:
    """Press the entry of a page where it shows."""
    entries = (node for node in hands.window().walk() if node.role == "radio button" and node.name == page)
    if (entry := next(entries, None)) is not None:
        hands.reader.grab(entry.path)
        hands.press("Return")


def _arrived(root: Node, page: str) -> bool:
    """Return whether the navigation says that the page is the one in view, with nothing on top of it."""
    chosen = any(node.role == "radio button" and node.name == page and "checked" in node.states for node in root.walk())
    return root.name == TITLE and chosen and _dialog(root) is None


def _parts(root: Node) -> list[str]:
    """Return the names of the parts of a page."""
    tabs = [node.name for node in root.walk() if node.role == "page tab"]
    return tabs + [node.name for node in _held(root, SECTIONS)]


def _held(root: Node, holder_name: str) -> list[Node]:
    """Return the choices in what has a name."""
    holder = next((node for node in root.walk() if node.name == holder_name), None)
    return [] if holder is None else [node for node in holder.children if node.role == "radio button"]


def _go_to(hands: Hands, place: Place) -> Node:
    """Go to a part of a page by its keys."""
    root = go(hands, place.page)
    if not place.part:
        return root
    for _ in range(MOST_BACK):
        if place.part in _parts(root):
            break
        root = _leave(hands, place.page)
    assert place.part in _parts(root), f"no key leads to {place.name}: {sorted(_words(root))}"
    tabs = next((node for node in root.walk() if node.role == "page tab list"), None)
    if tabs is None:
        _choose(hands, SECTIONS, place.part)
    else:
        names = [node.name for node in tabs.children]
        hands.reader.grab(tabs.path)
        hands.press(*["Left"] * len(names), *["Right"] * names.index(place.part))
        hands.settle()
    if place.view:
        if not _held(hands.window(), VIEWS):
            _leave(hands, place.page)
        _choose(hands, VIEWS, place.view)
    return hands.window()


def _leave(hands: Hands, page: str) -> Node:
    """Leave what a button opened in a page, and stays there: by its button, else by Échap."""
    nodes = hands.window().walk()
    back = next((node for node in nodes if node.role == "push button" and node.name.startswith(LEAVING)), None)
    if back is None:
        hands.press("Tab", "Escape")
    else:
        hands.reader.grab(back.path)
        hands.press("Return")
    hands.settle()
    return go(hands, page)


def _choose(hands: Hands, holder: str, name: str) -> None:
    choice = next(node for node in _held(hands.window(), holder) if node.name == name)
    hands.reader.grab(choice.path)
    hands.press("space")
    hands.settle()


def _button(root: Node, name: str) -> Node | None:
    return next((node for node in root.walk() if node.name == name and node.role == "push button"), None)


def _buttons(root: Node, stops: list[str], *, framed: bool) -> Iterator[str]:
    """Yield the names of the buttons of a page that Tab reaches, with those of the frame of the window or without."""
    around = {inner.path for node in root.walk() if node.name in FRAME for inner in node.walk()}
    for node in root.walk():
        if node.path in stops and node.role == "push button" and (framed or node.path not in around):
            yield node.name


def _unfold(hands: Hands, seen: Seen, place: Place, root: Node, stops: list[str]) -> None:
    """Unfold each drop-down list of a page, look at its lines, and fold it: the focus stays where it was."""
    known = {node.path for node in root.walk()}
    for box in [node for node in root.walk() if node.path in stops and node.role == "combo box"]:
        hands.tab_to(box.path)
        windows = _after(hands, UNFOLD)
        lists = [node for one in windows for node in one.walk() if node.role == "list" and node.path not in known]
        view = f"{place.name}, liste de {look.told(box)}"
        if not any(node.role == "list item" for one in lists for node in one.walk()):
            seen.blame(view, "les lignes ne se montrent pas")
        for one in lists:
            seen.add(view, one, [])
        seen.pressed += 1
        _give_back(hands, seen, view, box)


def _enter_rows(hands: Hands, seen: Seen, place: Place, root: Node, stops: list[str]) -> None:
    """Press Entrée on the first line of each table and list of a page, and look at what it opens."""
    for name in [node.name for node in root.walk() if node.path in stops and node.role in LINED]:
        now = _go_to(hands, place)
        lines = next((node for node in now.walk() if node.role in LINED and node.name == name), None)
        if lines is not None:
            hands.reader.grab(lines.path)
            hands.press("Home")
            hands.settle()
            now = hands.window()
            _look_at(hands, seen, f"{place.name} → {name}, première ligne", now, _press(hands, seen, None))


def _open(hands: Hands, seen: Seen, place: Place, before: Node, name: str) -> None:
    """Press a button by the keyboard, and look at what came; a dialog must give the focus back."""
    now, button = _reach(hands, place, before, name)
    if button is None:
        return
    shown = _press(hands, seen, button)
    dialog = _dialog(shown)
    if dialog is None or shown is dialog:
        _look_at(hands, seen, f"{place.name} → {name}", now, shown)
        return
    view = f"{place.name}, {dialog.name}"
    inner = [] if view in seen.views else _look_at_dialog(hands, seen, view)
    _give_back(hands, seen, view, button)
    for other in inner:
        _open_within(hands, seen, place, (name, other), view)


def _open_within(hands: Hands, seen: Seen, place: Place, names: tuple[str, str], view: str) -> None:
    """Press a button of the dialog that a button opens, look at what that brings, and leave it all."""
    now, button = _reach(hands, place, None, names[0])
    dialog = button and _dialog(_press(hands, seen, button))
    inner = dialog and _button(dialog, names[1])
    if dialog and inner:
        _look_at(hands, seen, f"{view} → {names[1]}", dialog, _press(hands, seen, inner), behind=now)
    for _ in range(MOST_BACK):
        if _dialog(hands.window()) is None:
            return
        _after(hands, "Escape")


def _reach(hands: Hands, place: Place, before: Node | None, name: str) -> tuple[Node, Node | None]:
    """Return the window at a place, as it was before if that is known, and a button in it; none where it went."""
    now = hands.window()
    if before is None or _words(now) != _words(before):
        now = _go_to(hands, place)
    if _button(now, name) is None:
        _leave(hands, place.page)
        now = _go_to(hands, place)
    return now, _button(now, name)


def _press(hands: Hands, seen: Seen, button: Node | None) -> Node:
    """Press Entrée on a button, or where the focus is, and return the window that this shows."""
    seen.pressed += 1
    if button is not None:
        hands.reader.grab(button.path)
        hands.settle()
    windows = _after(hands, "Return")
    return next((one for one in windows if "active" in one.states), windows[0])


def _look_at(hands: Hands, seen: Seen, view: str, before: Node, shown: Node, behind: Node | None = None) -> None:
    """Look at what a key brought, unless it is what was there `before`, or what stood `behind` it."""
    dialog = _dialog(shown)
    # Our dialogs stand in the window. A window of its own chooses files: it is Qt's, and not ours to mend.
    if shown is dialog:
        hands.press("Escape")
        hands.settle()
    elif _words(dialog or shown) not in (_words(before), _words(behind or before)):
        stops = hands.tab_round() if look.acting(shown) else []
        if _words(hands.window()) != _words(shown):  # a notice came, or went, after Tab had gone by
            stops = hands.tab_round()
        root = hands.window()
        seen.add(view, _dialog(root) or root, stops)
        _keep_in(seen, view, _dialog(root), stops)
    else:
        hands.press("Escape")  # a menu, which Qt does not show among the windows


def _after(hands: Hands, key: str) -> tuple[Node, ...]:
    """Press a key and return the windows at rest, once it has done something; some buttons show nothing."""
    before, end = hands.reader.windows(), time.monotonic() + LATE_S
    hands.press(key)
    while hands.reader.windows() == before and time.monotonic() < end:
        time.sleep(POLL_S)
    hands.settle()
    return hands.reader.windows()


def _look_at_dialog(hands: Hands, seen: Seen, view: str) -> list[str]:
    """Look at a dialog, and return the names of its buttons."""
    stops = hands.tab_round()
    dialog = _dialog(hands.window())
    assert dialog is not None
    seen.add(view, dialog, stops)
    _keep_in(seen, view, dialog, stops)
    return list(dict.fromkeys(node.name for node in dialog.walk() if node.role == "push button" and node.path in stops))


def _keep_in(seen: Seen, view: str, dialog: Node | None, stops: list[str]) -> None:
    """Blame a dialog, where there is one, that lets Tab out."""
    if dialog is not None and any(path not in {node.path for node in dialog.walk()} for path in stops):
        seen.blame(view, "Tab sort du dialogue")


def _give_back(hands: Hands, seen: Seen, view: str, opener: Node) -> None:
    """Leave what is on top of a page: the focus goes back to what opened it."""
    _after(hands, "Escape")
    focus = hands.reader.focus()
    if focus is not None and focus.path != opener.path:
        seen.blame(view, f"le focus ne revient pas à {look.told(opener)}")


def _dialog(root: Node) -> Node | None:
    return next((node for node in root.walk() if node.role == "dialog"), None)


def _words(root: Node) -> set[tuple[str, str]]:
    return {(node.role, node.name) for node in root.walk()}
