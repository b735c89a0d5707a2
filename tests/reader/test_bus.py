"""What a screen reader is told of the window, page by page, and as one goes; « make prove » goes further."""

from __future__ import annotations

import pytest

from tests.reader import look
from tests.reader.bus import Node, Rect
from tests.reader.crawl import PAGES, faults, go
from tests.reader.desk import LAUNCHER, TOOLS
from tests.reader.program import Hands

pytestmark = pytest.mark.needs_tool(*TOOLS, str(LAUNCHER))


def test_the_window_says_what_it_is(hands: Hands) -> None:
    window = go(hands, "Accueil")
    assert (window.role, window.name) == ("frame", "Médiateur")


@pytest.mark.parametrize("page", list(PAGES))
def test_all_that_can_have_the_focus_has_a_name_and_a_role(hands: Hands, page: str) -> None:
    root = go(hands, page)
    focusable = [node for node in root.walk() if "focusable" in node.states]
    assert len(focusable) > 12
    assert look.nameless(root) + look.roleless(root) + look.unlabelled(root) + look.doubled(root) == []
    assert page in {node.name for node in root.walk() if node.role in ("heading", "panel", "radio button")}


@pytest.mark.parametrize("page", ["Accueil", "Formation", "Aide"])
def test_tab_goes_through_a_page_as_it_is_read_and_misses_nothing(hands: Hands, page: str) -> None:
    go(hands, page)
    stops = hands.tab_round()
    assert len(stops) > 6
    assert faults(hands.window(), stops) == []


def test_a_session_says_where_it_is_by_the_name_of_what_has_the_focus(hands: Hands) -> None:
    go(hands, "Accueil")
    hands.press("1")
    hands.wait(lambda: _focus_named(hands, "Avant de commencer"))
    hands.press("1", "1", "1", "Return")
    hands.wait(lambda: _focus_named(hands, "Étape 1 sur"))
    hands.settle()
    hands.press("1")
    assert any("réponse 1 sur" in told.text for told in hands.reader.announced())
    hands.press("Return")
    hands.wait(lambda: _focus_named(hands, "Étape 2 sur"))


def _focus_named(hands: Hands, beginning: str) -> Node | None:
    focus = hands.reader.focus()
    return focus if focus is not None and focus.name.startswith(beginning) else None


def _thing(name: str, role: str, place: tuple[int, int, int, int], *children: Node, focusable: bool = True) -> Node:
    states = frozenset({"showing", "enabled", *(["focusable"] if focusable else [])})
    return Node(name or role, name, role, "", states, Rect(*place), (), children)


def test_the_looks_see_what_is_planted() -> None:
    one = _thing("Un", "push button", (0, 0, 100, 40))
    two = _thing("Deux", "push button", (0, 50, 100, 40))
    three = _thing("Trois", "push button", (0, 100, 100, 40))
    bare, vague = _thing("", "push button", (0, 150, 100, 40)), _thing("Rien", "filler", (0, 200, 100, 40))
    choice = _thing("Tous", "combo box", (0, 250, 100, 40))
    root = _thing("Fenêtre", "frame", (0, 0, 100, 300), one, two, three, bare, vague, choice, focusable=False)
    assert len(look.nameless(root)) == len(look.roleless(root)) == len(look.unlabelled(root)) == 1
    assert look.out_of_order(root, ["Un", "Deux", "Trois"]) == []
    assert look.out_of_order(root, ["Un", "Trois", "Deux"]) != []
    assert look.unreached(root, ["Un", "Trois", "Tous", "push button"]) == ["push button « Deux »"]
