"""All that one press opens from each part of each page, in the real window, without a screen or a bus.

Nothing leaves the window: a question for a file is refused, the browser is not opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget

from mediateur.ui import browser
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.pages.shared.sections import SectionedPage
from mediateur.ui.pages.training.following.tools import VIEWS
from tests.ui.driving import Driver, rest, settle

# How the names begin of what leads out of the window, changes the measures that are looked at, or unfolds a menu: a
# window of its own that Qt keeps on the screen, and none here is as wide as the window.
LEFT_ALONE = ("Ouvrir l’entraînement", "Réduire le texte", "Agrandir le texte", "Menu", "Médiateur au guichet")
MOST_BACK = 6


class Place(NamedTuple):
    """A page or a part of it, and what brings it into view."""

    name: str
    show: Callable[[], None]


def shut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is pressed inside the window."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    monkeypatch.setattr(browser, "PRIVATE", {})


def places(hands: Driver, page: str) -> list[Place]:
    """Return the parts of a page, those of « Suivre » each with its views."""
    _go(hands, page)
    widget: Any = hands.window.page(page)
    tabs = next((each for each in widget.findChildren(Tabs) if each.isVisible()), None)
    if isinstance(widget, SectionedPage):
        shown = [each for each, name in zip(widget.sections, widget.names, strict=True) if not name.isHidden()]
        return [Place(f"{page}, {each.id}", partial(_section, hands, page, each.id)) for each in shown]
    if tabs is None:
        return [Place(page, partial(_go, hands, page))]
    found = [Place(f"{page}, {index + 1}", partial(_tab, hands, page, index)) for index in range(tabs.count())]
    if page == "formation":
        found += [Place(f"{page}, {label}", partial(_follow, hands, view)) for view, label in VIEWS]
    return found


def opened(hands: Driver, place: Place) -> Iterator[str]:
    """Bring a place into view, then what each of its buttons opens; yield the name of each."""
    place.show()
    yield place.name
    for name in _buttons(hands.window):
        place.show()
        button = next((each for each in _shown(hands.window) if _called(each) == name), None)
        if button is None:
            continue
        button.click()
        rest()
        if not _files():  # the dialog of files is Qt's own
            yield f"{place.name} → {name}"


def _go(hands: Driver, page: str) -> None:
    """Show a page with nothing on top of it."""
    for _ in range(MOST_BACK):
        for other in (*_files(), *_menus()):
            other.close()
        dialog = open_dialog_of(hands.window)
        if dialog is None:
            break
        dialog.close_dialog()
        settle()
    hands.window.show_page(page)
    rest()


def _tab(hands: Driver, page: str, index: int) -> None:
    _go(hands, page)
    widget: Any = hands.window.page(page)
    if page == "formation":
        widget.show_list()
    next(each for each in widget.findChildren(Tabs) if each.isVisible()).setCurrentIndex(index)
    rest()


def _section(hands: Driver, page: str, section: str) -> None:
    _go(hands, page)
    widget: Any = hands.window.page(page)
    widget.show_section(section)
    rest()


def _follow(hands: Driver, view: str) -> None:
    _tab(hands, "formation", 1)
    widget: Any = hands.window.page("formation")
    widget.home.follow.tools.choose(view)
    widget.home.follow.tools.changed.emit()
    rest()


def _files() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible()]


def _menus() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()]


def _buttons(window: QWidget) -> list[str]:
    return list(dict.fromkeys(name for each in _shown(window) if not (name := _called(each)).startswith(LEFT_ALONE)))


def _shown(window: QWidget) -> list[QAbstractButton]:
    among = (each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled())
    return [each for each in among if not each.isCheckable()]


def _called(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()
