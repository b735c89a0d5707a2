"""F1: help over whatever is in view, and back to it, untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mediateur.content.text import french
from mediateur.ui.kit.dialog import Dialog, open_dialog_of
from mediateur.ui.pages.help.topics import topic_in
from mediateur.ui.pages.shell.entries import label_of

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands

HELP, WELCOME = "aide", "bienvenue"
TO_SESSION, TO_WELCOME = french("Revenir à la séance"), french("Revenir aux premiers réglages")


class Helping(QObject):
    """Remembers what help was opened over: a session, a page, the dialog on it, and what had the keyboard."""

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self._window = window
        self._under: QWidget | None = None
        self._name = ""
        self._dialog: Dialog | None = None
        self._focus: QWidget | None = None

    def open(self) -> None:
        """Show the help of what is in view; of help itself when that is what is in view."""
        window = self._window
        page: Any = window.page(HELP)
        if self._shows_help():
            page.show_for(HELP)
            return
        self._under, self._name = window.stack.currentWidget(), window.shell.current_name
        self._dialog, self._focus = open_dialog_of(window), window.focusWidget()
        topic = self._topic()
        if self._dialog is not None:
            self._dialog.hide()
        if window.in_session:
            window.desk.make_room()
        window.stack.show_only(window.shell)
        window.shell.show_page(HELP, page)
        window.shell.offer_back(self._way_back())
        page.show_for(topic)
        page.setFocus()

    def come_back(self) -> bool:
        """Show what help was opened over, as it was; False where help is not in view, or was opened over nothing."""
        window = self._window
        if self._under is None or not self._shows_help():
            return False
        under, self._under = self._under, None
        if under is window.shell:
            window.shell.show_page(self._name, window.page(self._name))
        elif window.had_session and under is window.desk.page:
            window.desk.come_back()
        else:
            window.stack.show_only(under)
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.show()
            self._dialog.raise_()
        self._dialog = None
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        return True

    def forget(self) -> None:
        """Leave for good what help was opened over: a dialog that waited is closed, as Échap would."""
        dialog, self._dialog, self._under = self._dialog, None, None
        if dialog is not None and isValid(dialog):
            dialog.close_dialog()

    def _shows_help(self) -> bool:
        window = self._window
        return window.stack.currentWidget() is window.shell and window.shell.current_name == HELP

    def _topic(self) -> str:
        window, under = self._window, self._under
        own = topic_in((window.desk.large.with_keyboard if window.had_session else None) or self._dialog)
        if own:
            return own
        if under is window.shell:
            return topic_in(window.page(self._name), self._name)
        return topic_in(under, WELCOME)

    def _way_back(self) -> str:
        if self._window.had_session and self._under is self._window.desk.page:
            return TO_SESSION
        if self._under is not self._window.shell:
            return TO_WELCOME
        return french(f"Revenir à « {label_of(self._name)} »")
