"""What each key of the window does, wherever the person is in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot

from mediateur.ui import actions
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.stack import first_stop
from mediateur.ui.pages.shell.entries import ENTRIES

if TYPE_CHECKING:
    from mediateur.ui.appearance import Appearance
    from mediateur.ui.errands import Errands

WHILE_COVERED = frozenset(("neutre",))
WHILE_ASKED = WHILE_COVERED | {"aide", "agrandir", "reduire", "taille-normale", "theme"}


class Shortcuts(QObject):
    """The keys of `actions.KEYS`, bound to a window for as long as it lives."""

    def __init__(self, window: Errands, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._acts: dict[str, Callable[[], None]] = {
            "aide": window.show_help,
            "neutre": window.toggle_neutral,
            "panneau": self._toggle_panel,
            "ecran-usager": self._toggle_user_screen,
            "imprimer": window.print_current,
            "finir": self._finish,
            "chercher": window.search,
            "agrandir": partial(appearance.step_scale, 1),
            "reduire": partial(appearance.step_scale, -1),
            "taille-normale": appearance.normal_scale,
            "theme": appearance.next_theme,
            "annuler": self._undo,
            "region-suivante": partial(self._move_region, 1),
            "region-precedente": partial(self._move_region, -1),
            "precedent": self._back,
            "suivant": self._onward,
        }
        for number in range(1, len(ENTRIES) + 2):
            self._acts[f"aller-{number}"] = partial(self._go, number)
        for action in actions.bind(window, actions.KEYS).values():
            action.triggered.connect(self._on_key)

    @Slot()
    def _on_key(self) -> None:
        name = self.sender().objectName()
        if name in self._heard():
            self._acts[name]()

    def _heard(self) -> Collection[str]:
        """Return the keys that do something now: few while the window is covered, or while a dialog waits."""
        if self._window.is_covered:
            return WHILE_COVERED
        return self._acts if open_dialog_of(self._window) is None else WHILE_ASKED

    def _go(self, number: int) -> None:
        """Show the page of an entry by its rank; nothing where there is none."""
        entries = self._window.shell.entries
        if number <= len(entries):
            self._window.show_page(entries[number - 1].name)

    def _finish(self) -> None:
        if self._window.in_session:
            self._window.desk.finish()
        elif self._window.shell.current_name == "atelier":
            page: Any = self._window.page("atelier")
            page.finish()

    def _toggle_panel(self) -> None:
        if self._window.in_session:
            self._window.desk.toggle_panel()

    def _toggle_user_screen(self) -> None:
        window = self._window
        if window.in_session:
            window.desk.toggle_user_screen()
        elif window.shell.current_name == "droits":
            window.toggle_placard()

    def _back(self) -> None:
        if self._window.in_session:
            self._window.desk.page.go_back()
        elif (name := self._window.shell.current_name) in ("aide", "formation"):
            page: Any = self._window.page(name)
            page.go_back()

    def _onward(self) -> None:
        if self._window.in_session:
            self._window.desk.page.go_on()
        elif self._window.shell.current_name == "formation":
            page: Any = self._window.page("formation")
            page.go_on()

    def _undo(self) -> None:
        window = self._window
        if window.in_session:
            window.attempt(window.desk.page.undo)
        elif window.undo_in_page():
            return
        elif window.had_session and window.desk.session is None:
            window.attempt(window.desk.take_back)

    def _move_region(self, direction: int) -> None:
        window = self._window
        regions = window.desk.page.stage.regions() if window.in_session else window.shell.regions()
        if window.strip is not None and window.strip.isVisible():
            regions = (*regions, window.strip)
        focus = window.focusWidget()
        nowhere = -1 if direction > 0 else 0
        here = next((i for i, region in enumerate(regions) if region.isAncestorOf(focus)), nowhere)
        first_stop(regions[(here + direction) % len(regions)]).setFocus(Qt.FocusReason.TabFocusReason)
