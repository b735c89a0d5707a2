"""The first opening: reading comfort, place of help, privacy; each may wait."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.keys import is_enter
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import Theme, current
from mediateur.ui.pages.settings.display_form import DisplayForm
from mediateur.ui.pages.settings.place_form import PlaceForm
from mediateur.ui.pages.settings.privacy_panel import PrivacyPanel
from mediateur.ui.pages.shared.column_page import scroll_by_key
from mediateur.ui.pages.shared.keeper import Keeper
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.welcome.column import WelcomeBand, WelcomeColumn
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.program.stick import Stick

SIZES = (100, 125, 150, 200)
TITLES = (
    french("Votre confort de lecture"),
    french("Votre lieu d'accueil"),
    french("Sauvegarde et vie privée"),
)
HINTS = (
    "",
    french("Imprimé en bas des guides, pour que la personne sache où revenir."),
    "",
)
COLOURS = {"clair": "couleurs claires", "sombre": "couleurs sombres", "contraste": "contraste élevé"}
LATER = french("Ces réglages vous seront proposés à la prochaine ouverture.")


class WelcomePage(QWidget):
    """Three steps. `finished` tells that Accueil may be shown; « Plus tard » leaves and asks again next time."""

    finished = Signal()

    def __init__(
        self,
        preferences: Preferences,
        places: Places,
        theme: Theme,
        backup_folder: Path,
        stick: Stick | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName("Première ouverture")
        self.step = 0
        self._theme = theme
        self._keeper = Keeper(preferences)
        self.trouble = Trouble()
        self.column, self.band = WelcomeColumn(), WelcomeBand()
        self.display = DisplayForm(self._keeper, theme, SIZES)
        self.place = PlaceForm(places)
        self.privacy = PrivacyPanel(backup_folder, stick)
        self._steps: tuple[QWidget, ...] = (self.display, self.place, self.privacy)
        self._count = Text("", "courant", "text_muted")
        self._title = heading(TITLES[0])
        self._hint = Text("", "courant", "text_muted")
        self.back = SecondaryButton("Retour", icon="arrow-left")
        self.later = SecondaryButton("Plus tard")
        self.forward = PrimaryButton("Continuer", trailing="arrow-right", strong=True)
        self._build()
        self._connect()
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show one of the three steps (0 to 2) and put the focus on its first control."""
        self.step = step
        self._count.set_text(f"Étape {step + 1} sur {len(TITLES)}")
        self._title.set_text(TITLES[step])
        self._hint.set_text(HINTS[step])
        self._hint.setVisible(bool(HINTS[step]))
        for rank, widget in enumerate(self._steps):
            widget.setVisible(rank == step)
        self.back.setVisible(step > 0)
        self.forward.set_label("Commencer" if step == len(TITLES) - 1 else "Continuer")
        if self._steps[step] is self.place:
            self.place.refresh()
        self.column.show_step(step, self._done())
        self._scroll.verticalScrollBar().setValue(0)
        self.setFocusProxy(self._first())
        self._first().setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, f"Étape {step + 1} sur {len(TITLES)}, {TITLES[step]}")

    def _done(self) -> tuple[str, ...]:
        comfort = f"{round(self._theme.scale * 100)}{NBSP}%, {COLOURS[self._theme.name]}"
        return comfort, self.place.values[0] or french("Sans lieu pour l'instant"), ""

    def _first(self) -> QWidget:
        if self.step == 0:
            return next((size for size in self.display.sizes if size.isChecked()), self.display.sizes[0])
        return self.place.first if self.step == 1 else self.forward

    def _build(self) -> None:
        self._scroll = ScrollColumn()
        self._sheet = QWidget()
        self._sheet_column = Column(4, parent=self._sheet)
        for widget in (self._count, self._title, self._hint, self.trouble, *self._steps):
            self._sheet_column.addWidget(widget)
            if widget in (self._hint, self.trouble):
                self._sheet_column.addSpacing(8)
        self._sheet_column.addStretch(1)
        self._scroll.body.addWidget(self.band)
        self._scroll.body.addWidget(self._sheet, 1)
        self._bar = Row()
        buttons = FlowLayout(12, left=1)
        add_all(buttons, (self.back, self.later, self.forward))
        self._bar.addLayout(buttons, 1)
        right = Column()
        right.addWidget(self._scroll, 1)
        right.addLayout(self._bar)
        outer = Row(parent=self)
        outer.addWidget(self.column)
        outer.addLayout(right, 1)

    def _connect(self) -> None:
        self.later.setAccessibleDescription(LATER)
        self.back.clicked.connect(self._go_back)
        self.later.clicked.connect(self._leave)
        self.forward.clicked.connect(self._go_on)
        self._keeper.failed.connect(self.trouble.tell)
        self._keeper.kept.connect(self.trouble.forget)
        self.place.failed.connect(self.trouble.tell)
        self.place.kept.connect(self.trouble.forget)
        current().changed.connect(self._fit)

    @Slot()
    def _go_back(self) -> None:
        if self._kept():
            self.show_step(self.step - 1)

    @Slot()
    def _go_on(self) -> None:
        if not self._kept():
            return
        if self.step < len(TITLES) - 1:
            self.show_step(self.step + 1)
        elif self._keeper.change("", welcomed=True):
            self.finished.emit()

    @Slot()
    def _leave(self) -> None:
        if self._kept():
            self.finished.emit()

    def _kept(self) -> bool:
        """Keep what was typed on the step being left; False when it is wrong, and then one stays on it."""
        return self.step != 1 or self.place.keep()

    @Slot()
    def _fit(self) -> None:
        window = self.window()
        shape = adapt(window.width(), window.height(), current().scale)
        self.column.setVisible(not shape.narrow)
        self.band.setVisible(shape.narrow)
        sides = 36 if shape.narrow else 64
        self._sheet_column.set_measures(4, (sides, 18 if shape.compact else 44, sides, 12))
        self._bar.set_measures(12, (sides, 8, sides, 14 if shape.compact else 30))
        self.place.stack(shape.narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or spread the columns."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée goes on, from a field or a choice as from the page."""
        if is_enter(event):
            self._go_on()
        elif not scroll_by_key(self._scroll, event):
            super().keyPressEvent(event)
