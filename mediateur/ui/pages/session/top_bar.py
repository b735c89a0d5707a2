"""The bar above a session: leave, what is under way, and the four large actions."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.pathways.course import Course
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import PushButton, QuietButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.menu import Menu
from mediateur.ui.kit.surfaces import ProgressBar, Separator
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.session.shape import Shape

QUIT, PANEL, SCREEN, PRINT, FINISH, NEUTRAL, HELP, ADDRESS, PAUSE, OTHER = (
    *("quitter", "panneau", "ecran-usager", "imprimer", "finir"),
    *("neutre", "aide", "adresse", "reprendre", "autre-chose"),
)
EDGES, LOW_EDGES = (7, 7), (4, 3)  # above and below; a focus ring fits even at the edge of the window
_MENU = (
    (QUIT, "Quitter\N{NO-BREAK SPACE}: la séance attendra"),
    (PAUSE, "Reprendre un autre jour"),
    (PANEL, "Panneau à côté du navigateur\tF9"),
    (SCREEN, "Écran usager\tF11"),
    (PRINT, "Imprimer\tCtrl + P"),
    (FINISH, "Finir la séance\tCtrl + Entrée"),
    (NEUTRAL, "Écran neutre\tF8"),
    (HELP, "Aide\tF1"),
)


class TopBar(Bar):
    """Base of the three bars: `asked` carries the name of an action."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("bottom")

    def show_title(self, title: str, under: str) -> None:
        """Name the pathway, the half-day and the mediator."""

    def show_course(self, course: Course | None) -> None:
        """Show how far the session is; None during the triage."""

    @Slot()
    def ask(self) -> None:
        """Pass on the action of the button that was pressed."""
        self.asked.emit(self.sender().objectName())

    def button(self, made: PushButton, name: str) -> QWidget:
        """Connect a button to the action of that name."""
        made.setObjectName(name)
        made.clicked.connect(self.ask)
        return made

    def open_menu(self, under: QWidget, entries: tuple[tuple[str, str], ...]) -> None:
        """Open a menu of actions under a button."""
        menu = Menu(self, entries)
        menu.chosen.connect(self.asked)
        menu.open_under(under)


class WideBar(TopBar):
    """Quit, title, and the large actions in full."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(12, (20, 9, 20, 9), self)
        self._quit = QuietButton("Quitter", icon="arrow-left")
        self._quit.clicked.connect(self._leave)
        row.addWidget(self._quit)
        row.addWidget(Separator(vertical=True))
        words = Column()
        self._title = Text("", "libelle", "text_strong", max_chars=0)
        self._under = Text("", "note", "text_body", max_chars=0)
        words.addWidget(self._title)
        words.addWidget(self._under)
        row.addLayout(words, 1)
        row.addWidget(self.button(SecondaryButton("Panneau", "panel-right", "F9"), PANEL))
        row.addWidget(self.button(SecondaryButton("Écran usager", "monitor", "F11"), SCREEN))
        row.addWidget(self.button(SecondaryButton("Imprimer", "printer", "Ctrl P"), PRINT))
        row.addWidget(self.button(SecondaryButton("Finir", "flag", "Ctrl Entrée"), FINISH))

    def show_title(self, title: str, under: str) -> None:
        """Name the pathway, the half-day and the mediator."""
        self._title.set_text(title)
        self._under.set_text(under)

    @Slot()
    def _leave(self) -> None:
        self.open_menu(self._quit, _MENU[:2])


class NarrowBar(TopBar):
    """A menu, the place in the pathway, and the user screen; `edges` is the room above and below, in px at 100 %."""

    def __init__(self, edges: tuple[int, int] = EDGES) -> None:
        super().__init__()
        row = Row(10, (12, edges[0], 12, edges[1]), self)
        self._menu = SecondaryButton("Menu", "menu")
        self._menu.clicked.connect(self._open)
        row.addWidget(self._menu)
        self._position = Line("", "libelle", "text_strong")
        row.addWidget(self._position)
        self._progress = ProgressBar("Avancement du parcours")
        row.addWidget(self._progress, 1)
        row.addWidget(self.button(SecondaryButton("Écran usager", "monitor"), SCREEN))

    def show_course(self, course: Course | None) -> None:
        """Show how far the session is; None during the triage."""
        _tell(course, self._position, self._progress)

    @Slot()
    def _open(self) -> None:
        self.open_menu(self._menu, _MENU)


class PanelBar(TopBar):
    """The side panel: address, neutral screen, larger; and the place in the pathway."""

    def __init__(self) -> None:
        super().__init__()
        column = Column(8, (8, 8, 8, 8), self)
        self._row = FlowLayout(2, left=2)
        self._buttons = (
            QuietButton("Adresse", "qr-code"),
            QuietButton("Neutre", "eye-off", "F8"),
            SecondaryButton("Agrandir", keycap="F9"),
        )
        for button, name in zip(self._buttons, (ADDRESS, NEUTRAL, PANEL), strict=True):
            self._row.addWidget(self.button(button, name))
        column.addLayout(self._row)
        place = Row(12, (12, 0, 12, 0))
        self._position = Line("", "courant", "text_body")
        place.addWidget(self._position)
        self._progress = ProgressBar("Avancement du parcours")
        place.addWidget(self._progress, 1)
        column.addLayout(place)
        current().changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave icons and keys out where the words alone fit on one line."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        for button in self._buttons:
            button.set_bare(bare=False)
        too_wide = self._row.sizeHint().width() > self.width() - 2 * px(8)
        for button in self._buttons:
            button.set_bare(bare=too_wide)

    def show_course(self, course: Course | None) -> None:
        """Show how far the session is; None during the triage."""
        _tell(course, self._position, self._progress)


def _tell(course: Course | None, line: Line, bar: ProgressBar) -> None:
    line.set_text(course.told if course else "Avant de commencer")
    bar.set_progress(course.number if course else 0, course.total if course else 1)


def top_bar(shape: Shape) -> TopBar:
    """Return the bar of a shape."""
    if shape is Shape.WIDE:
        return WideBar()
    if shape is Shape.PANEL:
        return PanelBar()
    return NarrowBar(LOW_EDGES) if shape is Shape.LOW_TABS else NarrowBar()
