"""Text size and colours, applied as soon as they are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.ui.kit.layouts import Column, add_all
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import Theme, px
from mediateur.ui.pages.settings.display_choices import SIZE_WIDTH, THEME_WIDTH, SizeChoice, ThemeChoice
from mediateur.ui.pages.shared.keeper import Keeper

THEME_LABELS = {"clair": "Clair", "sombre": "Sombre", "contraste": "Contraste élevé"}
SAMPLE = french("« Un code provisoire arrive. C'est vous qui le tapez. »")


class DisplayForm(QWidget):
    """The two groups of choices and a sentence to try them on."""

    def __init__(self, keeper: Keeper, theme: Theme, sizes: Sequence[int]) -> None:
        super().__init__()
        self._keeper, self._theme = keeper, theme
        self._size_box, self._theme_box = QWidget(), QWidget()
        self._size_box.setAccessibleName("Taille du texte")
        self._theme_box.setAccessibleName("Couleurs")
        self.sizes = tuple(SizeChoice(percent, self._size_box) for percent in sizes)
        self.themes = tuple(ThemeChoice(name, THEME_LABELS[name], self._theme_box) for name in theme.tokens.names)
        add_all(Columns(len(self.sizes), SIZE_WIDTH, (12, 12), self._size_box), self.sizes)
        add_all(Columns(len(self.themes), THEME_WIDTH, (12, 12), self._theme_box), self.themes)
        self._column = Column(12, parent=self)
        self._build()
        theme.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Tick what is in use."""
        for size in self.sizes:
            size.setChecked(size.percent == round(self._theme.scale * 100))
        for choice in self.themes:
            choice.setChecked(choice.theme_name == self._theme.name)

    def _build(self) -> None:
        self._column.addWidget(heading("Taille du texte", 3))
        self._column.addWidget(self._size_box)
        self._column.addSpacing(px(6))
        self._column.addWidget(heading("Couleurs", 3))
        self._column.addWidget(self._theme_box)
        self._column.addSpacing(px(6))
        preview = Panel("surface")
        preview.body.addWidget(Text("Aperçu", "note", "text_muted"))
        preview.body.addWidget(Text(SAMPLE, "consigne", "text_strong"))
        self._column.addWidget(preview)
        for choice in (*self.sizes, *self.themes):
            choice.clicked.connect(self._choose_size if choice in self.sizes else self._choose_theme)

    @Slot()
    def _choose_size(self) -> None:
        percent = next(choice.percent for choice in self.sizes if choice.isChecked())
        if self._keeper.change(f"texte à {percent}{NBSP}%", scale=percent):
            self._theme.set(scale=percent / 100)
        self.refresh()

    @Slot()
    def _choose_theme(self) -> None:
        choice = next(choice for choice in self.themes if choice.isChecked())
        if self._keeper.change(f"couleurs {choice.label.lower()}", theme=choice.theme_name):
            self._theme.set(name=choice.theme_name)
        self.refresh()
