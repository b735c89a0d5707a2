"""How to print: version, language, black and white, copies, contact; and the two ways out, printer or file."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.content.translations import FRENCH
from mediateur.forms.variants import VARIANT_LABELS, Variant
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow, RadioRow
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.print_contact import ContactPanel

COPIES = "Exemplaires"
MOST_COPIES, GAP = 99, 10
KEY = "Ctrl P"
LANGUAGES = ((FRENCH.code, "Français"),)
PRINT, SAVE = "Imprimer", "Enregistrer en PDF"
NO_PRINTER = french("Aucune imprimante trouvée. Le guide est prêt : enregistrez-le en PDF.")


class PrintOptions(QWidget):
    """The options of a paper; `changed` when the paper is another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Options")
        self.versions = {variant: RadioRow(VARIANT_LABELS[variant]) for variant in Variant}
        self.versions[Variant.COURANT].setChecked(True)
        self.languages = ComboBox(LANGUAGES)
        self.black = CheckRow("Noir et blanc", checked=True)
        self.copies = Counter(COPIES, 1, 1, MOST_COPIES)
        self.contact = ContactPanel()
        self._rows = QWidget()
        self._build(Column(8, parent=self._rows))
        beside = Row(parent=self)
        beside.addWidget(self._rows, 1)
        beside.addStretch()
        for row in self.versions.values():
            row.toggled.connect(self._on_version)
        self.black.toggled.connect(self._on_other)
        self.languages.chosen.connect(self._on_other)

    @property
    def variant(self) -> Variant:
        """The version chosen."""
        return next(variant for variant, row in self.versions.items() if row.isChecked())

    @property
    def language(self) -> str:
        """The code of the language chosen."""
        return str(self.languages.value())

    @property
    def colour(self) -> bool:
        """Whether to print in colour."""
        return not self.black.isChecked()

    def set_widest(self, width: int) -> None:
        """Take at most this room, in px: a word and its field stay close."""
        self._rows.setMaximumWidth(width)

    @Slot(bool)
    def _on_version(self, on: bool) -> None:
        if on:
            self.changed.emit()

    @Slot()
    def _on_other(self) -> None:
        self.changed.emit()

    def _build(self, column: Column) -> None:
        versions = QWidget()
        versions.setAccessibleName("Version")
        rows = Column(0, parent=versions)
        rows.addWidget(heading("Version", 3))
        for row in self.versions.values():
            rows.addWidget(row)
        column.addWidget(versions)
        column.addLayout(_beside("Langue", self.languages))
        column.addWidget(self.black)
        column.addLayout(_beside(COPIES, self.copies))
        column.addWidget(self.contact)
        column.addStretch(1)


class WaysOut(QWidget):
    """The two ways out. Without a printer, saving is the only one, and why is said."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Imprimer ou enregistrer")
        self.notice = Text(NO_PRINTER, "note", "text_muted")
        self.to_paper = PrimaryButton(PRINT, "printer", KEY, strong=True)
        self.to_file = SecondaryButton(SAVE, "file-down", strong=True)
        self.to_file_only = PrimaryButton(SAVE, "file-down", KEY, strong=True)
        self.to_paper.clicked.connect(self.print_asked)
        self.to_file.clicked.connect(self.save_asked)
        self.to_file_only.clicked.connect(self.save_asked)
        self._ways = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for button in (self.to_paper, self.to_file, self.to_file_only):
            self._ways.addWidget(button, 1)
        self._column = Column(GAP, parent=self)
        self._column.addWidget(self.notice)
        self._column.addLayout(self._ways)
        self.show_printers(found=True)

    @property
    def can_print(self) -> bool:
        """Whether a printer was found."""
        return self.to_file_only.isHidden()

    def show_printers(self, *, found: bool) -> None:
        """Offer to print, or only to save when no printer was found."""
        if self.can_print and not found and self.isVisible():
            announce(self, NO_PRINTER)
        self.to_paper.setVisible(found)
        self.to_file.setVisible(found)
        self.to_file_only.setVisible(not found)
        self.notice.setVisible(not found)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Keep this room around, in px."""
        self._column.setContentsMargins(left, top, right, bottom)

    def spread(self, room: int) -> None:
        """Put the two ways side by side where they fit in `room` px, else one above the other."""
        directions, gap = QBoxLayout.Direction, px(GAP)
        fits = self.to_paper.sizeHint().width() + gap + self.to_file.sizeHint().width() <= room
        self._ways.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._ways.setSpacing(gap)


def _beside(label: str, field: QWidget) -> Row:
    row, words = Row(12), Text(f"**{label}**", "courant", "text_strong", bold=600)
    words.setBuddy(field)
    field.setAccessibleName(label)
    row.addWidget(words, 1)
    row.addWidget(field)
    return row
