"""The demonstration: the real window plays a whole activation with an obstacle, and leaves its pictures.

It never touches the real data folder: everything happens in a folder of its own that goes with it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QEvent, QEventLoop, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from mediateur.app import App
from mediateur.pathways.walk import Walk
from mediateur.ui import jobs
from mediateur.ui.frame import SIZE
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.toast import Toast
from mediateur.ui.pages.session.page import SessionPage
from mediateur.ui.saving import write
from mediateur.ui.start import application, dress, has_display
from mediateur.ui.window import MainWindow
from mediateur.usecases.recording.entries import Known, read_entry

PLACE = ("Lieu d’accueil de démonstration", "Rez-de-chaussée", "Du lundi au vendredi", "")
PATHWAY = "activer-adulte"
LONGEST_WAIT_MS = 15_000
OBSTACLE = "code-perdu"
CHATTER = "propagateSizeHints"
PAPERS_IN_VIEW = 10
# What other sessions came to, so that the pages of figures have something to show; nobody is in them.
OTHERS: tuple[dict[str, object], ...] = (
    {"resultats": ["activee", "usage-appris"], "obstacles": ["code_provisoire"], "autonomie": "partiellement_autonome"},
    {"parcours": "dire-non", "resultats": ["cloture", "droit-explique"], "autonomie": "autonome"},
    {"parcours": "qui-voit-quoi", "resultats": ["masquage"], "personnes": 2, "autonomie": "entierement_accompagne"},
    {"parcours": "comprendre", "resultats": ["informee", "preference-reflexion"]},
    {"parcours": "retrouver-acces", "resultats": ["acces-retrouve"], "obstacles": ["acces"]},
)
OTHER_DAYS = range(1, 60, 3)
PLAIN_PAGES = ("parcours", "droits", "journal", "tableau", "a-recopier", "atelier", "formation", "reglages", "aide")


def play(target: Path) -> tuple[Path, ...]:
    """Play the demonstration and write guide.pdf, journal.csv and a picture of each page to `target`.

    Returns the files written. Raises MediateurError when they cannot be written.
    """
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="mediateur-demo-") as folder:
        return _Play(App(Path(folder)), target).run()


class _Play:
    def __init__(self, app: App, target: Path) -> None:
        target.mkdir(parents=True, exist_ok=True)
        self.app, self.target = app, target
        self.made: list[Path] = []
        qInstallMessageHandler(_without_chatter)
        qt = application()
        app.preferences.change(theme="clair", reduced_motion=True)
        self.theme = dress(qt, app)
        self.window = MainWindow(app, self.theme)
        self.window.resize(SIZE)

    def run(self) -> tuple[Path, ...]:
        """Play every scene, in the order in which a mediator would meet them."""
        self.window.ready.connect(self.window.open_store)
        self.window.show_welcome()
        self.window.show()
        self._until(lambda: self.app.is_open)
        for scene in (self._welcome, self._home, self._triage, self._steps, self._obstacle, self._themes):
            scene()
        for scene in (self._panel, self._user_screen, self._end, self._paper, self._closing):
            scene()
        self._write("journal.csv", self.app.exports.make({PATHWAY: "Activer Mon espace santé"}))
        for scene in (self._other_sessions, self._other_pages, self._choices, self._practice):
            scene()
        self.window.close()
        return tuple(self.made)

    def _welcome(self) -> None:
        self._picture("01-premiere-ouverture")
        self.app.places.keep(*PLACE)
        self.app.preferences.change(welcomed=True)
        self.window.end_welcome()

    def _home(self) -> None:
        self._picture("02-accueil")

    def _triage(self) -> None:
        self._key(Qt.Key.Key_1, "1")
        self._picture("03-trois-questions")
        for _ in range(3):
            self._key(Qt.Key.Key_Ampersand, "&")
        self._picture("04-on-peut-commencer")
        self._key(Qt.Key.Key_Return)

    def _steps(self) -> None:
        while self._walk.state.at != "trois-elements":
            self._picture(f"05-etape-{self._walk.state.at}")
            self._forward()
        self._picture("06-etape-trois-elements")

    def _obstacle(self) -> None:
        self._key(Qt.Key.Key_B, "b")
        stuck = self._page.stage.step.stuck
        next(button for button in stuck.buttons if button.objectName() == OBSTACLE).click()
        self._settle()
        self._key(Qt.Key.Key_2, "2")
        self._picture("07-ca-bloque")
        self._key(Qt.Key.Key_1, "1")

    def _themes(self) -> None:
        for name in ("sombre", "contraste"):
            self.theme.set(name=name)
            self._picture(f"08-theme-{name}")
        self.theme.set(name="clair", scale=2.0)
        self._picture("09-texte-200")
        self.theme.set(scale=1.0)

    def _panel(self) -> None:
        self.window.desk.toggle_panel()
        self._picture("10-panneau")
        self.window.desk.toggle_panel()
        self.window.resize(SIZE)

    def _user_screen(self) -> None:
        self.window.desk.toggle_user_screen()
        screen = self.window.desk.large.screen
        if screen is not None:
            screen.showNormal()
            self._settle()
            screen.resize(SIZE)
            self._picture("11-ecran-usager", screen)
            screen.close()
        self.window.toggle_neutral()
        self._picture("12-ecran-neutre")
        self.window.toggle_neutral()

    def _end(self) -> None:
        while not self._walk.state.end:
            self._picture(f"13-etape-{self._walk.state.at}")
            self._forward()
        self._picture("14-fin-du-parcours")

    def _paper(self) -> None:
        session = self.window.desk.session
        if session is not None:
            self._write("guide.pdf", self.app.printing.guide(session, "courant", self.app.places.current()))
            self.window.desk.count_guides(session.draft.id, 1)
            self._write("guide-gros.pdf", self.app.printing.guide(session, "gros", self.app.places.current()))
        self.window.print_current()
        self._finish_jobs(PAPERS_IN_VIEW)  # each is made after the one above it
        self._picture("15-imprimer")
        self.window.desk.come_back()

    def _closing(self) -> None:
        self.window.desk.finish()
        self._picture("16-fin-de-seance")
        dialog: Any = open_dialog_of(self.window)
        dialog.save()
        self._settle()
        self._picture("17-seance-enregistree")
        for notice in self.window.findChildren(Toast):
            notice.dismiss()

    def _other_sessions(self) -> None:
        known = Known(self.app.content.pathways, self.app.places.all)
        now = dt.datetime.now()
        for days, told in zip(OTHER_DAYS, cycle(OTHERS), strict=False):
            line = json.dumps({**told, "date": f"{now.date() - dt.timedelta(days)}"})
            self.app.sessions.add(*read_entry(line, known, "Médiateur 1", now))

    def _other_pages(self) -> None:
        for number, name in enumerate(PLAIN_PAGES, 18):
            self._show(name)
            self._picture(f"{number}-{name}")

    def _choices(self) -> None:
        self._show("droits")
        page: Any = self.window.page("droits")
        page.tabs.setCurrentIndex(1)
        self._picture("27-qui-peut-voir-quoi")

    def _practice(self) -> None:
        self.window.practise()
        practice = self.window.practising.practice
        if practice is not None:
            self._until(lambda: practice.app.is_open)
            self._picture("28-entrainement", practice)
            practice.close()

    def _show(self, name: str) -> None:
        self.window.show_page(name)
        self._finish_jobs()

    @property
    def _page(self) -> SessionPage:
        return self.window.desk.page

    @property
    def _walk(self) -> Walk:
        return self._page.walk

    def _forward(self) -> None:
        """Give the answer that goes on, by its digit, then Entrée."""
        before = self._walk
        self._key(Qt.Key.Key_1, "1")
        self._key(Qt.Key.Key_Return)
        if self._walk is before:
            raise RuntimeError(f"the demonstration stands still at {before.state.at}")

    def _key(self, key: Qt.Key, text: str = "") -> None:
        focus = QApplication.focusWidget() or self.window.stack.currentWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
        self._settle()

    def _picture(self, name: str, widget: QWidget | None = None) -> None:
        self._settle()
        picture = QBuffer()
        (widget or self.window).grab().save(picture, "PNG")
        self._write(f"{name}.png", bytes(picture.data().data()))

    def _write(self, name: str, data: bytes) -> None:
        write(self.target / name, data)
        self.made.append(self.target / name)

    def _settle(self) -> None:
        """Let the window lay out and paint what changed."""
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()

    def _until(self, ready: Callable[[], bool]) -> None:
        """Let the window run until something is ready."""
        waited = 0
        while not ready() and waited < LONGEST_WAIT_MS:
            self._settle()
            waited += 20
        self._finish_jobs()

    def _finish_jobs(self, turns: int = 3) -> None:
        """Wait for the work under way, and for what its results ask for in turn."""
        for _ in range(turns):
            jobs.wait()
            self._settle()


def _without_chatter(_kind: QtMsgType, _context: object, message: str) -> None:
    """Pass on what Qt says, but for what its screenless platform says of every window."""
    if CHATTER not in message:
        sys.stderr.write(f"{message}\n")
