"""How to print: version, language, black and white, both sides, printer, copies, contact."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.forms.variants import VARIANT_LABELS, Variant
from mediateur.ui.kit.choices import CheckRow, RadioRow
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.printing.contact import ContactPanel
from mediateur.ui.pages.printing.languages import LanguageBox, disable
from mediateur.usecases.paper.habits import PrintOptions as Options

COPIES, LANGUAGE, PRINTER = "Exemplaires", "Langue", "Imprimante"
BLACK, BOTH_SIDES = "Noir et blanc", "Recto verso"
LATER = french("Choisir au moment d'imprimer")
GONE = "absente"
MOST_COPIES = 99


class PrintOptions(QWidget):
    """The options of a paper. `changed` when the paper is another one; `kept` when what to remember changed."""

    changed = Signal()
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Options")
        self._wanted, self._away = Variant.COURANT, ""
        self._names: tuple[str, ...] = ()
        self.versions = {variant: RadioRow(VARIANT_LABELS[variant]) for variant in Variant}
        self.versions[Variant.COURANT].setChecked(True)
        self.languages, self.printers = LanguageBox(), ComboBox((("", LATER),))
        self.black = CheckRow(BLACK, checked=True)
        self.both_sides = CheckRow(BOTH_SIDES, checked=True)
        self.copies = Counter(COPIES, 1, 1, MOST_COPIES)
        self.contact = ContactPanel()
        self._rows = QWidget()
        self._build(Column(3, parent=self._rows))
        beside = Row(parent=self)
        beside.addWidget(self._rows, 1)
        beside.addStretch()
        self._connect()

    @property
    def variant(self) -> Variant:
        """The version chosen, among those of the paper."""
        return next(variant for variant, row in self.versions.items() if row.isChecked())

    @property
    def language(self) -> str:
        """The code of the language chosen."""
        return str(self.languages.value())

    @property
    def colour(self) -> bool:
        """Whether to print in colour."""
        return not self.black.isChecked()

    @property
    def remembered(self) -> Options:
        """What this machine will propose next time: the version that was asked for, though this paper may lack it."""
        return self.printing._replace(printer=str(self.printers.value()) or self._away)

    @property
    def printing(self) -> Options:
        """How to print now."""
        return Options(self._wanted, self.colour, str(self.printers.value()), self.both_sides.isChecked())

    def show_remembered(self, options: Options) -> None:
        """Propose what this machine remembers, without telling."""
        told = self.blockSignals(True)
        self._wanted = options.variant
        self._check_version()
        self.black.setChecked(not options.colour)
        self.both_sides.setChecked(options.both_sides)
        self.blockSignals(told)

    def show_form(self, variants: Collection[Variant], languages: Collection[str]) -> None:
        """Offer the versions and the languages of a paper, without telling."""
        told = self.blockSignals(True)
        for variant, row in self.versions.items():
            row.setVisible(variant in variants)
        self._check_version()
        self.languages.show_languages(languages)
        self.blockSignals(told)

    def show_printers(self, names: Sequence[str], remembered: str) -> None:
        """Offer the printers of the machine, and the remembered one though it is gone: it says so."""
        gone = [remembered] if remembered and remembered not in names else []
        labels = [*names, *(f"{name} ({GONE})" for name in gone)]
        self.printers.set_options([("", LATER), *zip([*names, *gone], labels, strict=True)])
        disable(self.printers, {len(labels): GONE for _ in gone})
        self._names, self._away = tuple(names), "".join(gone)
        if not gone:
            self.printers.set_value(remembered)

    @Slot(dict)
    def tell_troubles(self, troubles: Mapping[str, str]) -> None:
        """Say why some of these printers may not print; they can be chosen all the same: paper may be put in."""
        for rank, name in enumerate(self._names, 1):
            self.printers.setItemText(rank, f"{name} ({troubles[name]})" if name in troubles else name)

    def set_widest(self, width: int) -> None:
        """Take at most this room, in px: a word and its field stay close."""
        self._rows.setMaximumWidth(width)

    def _check_version(self) -> None:
        """Choose the version that was asked for, or the first one that the paper has."""
        offered = [variant for variant, row in self.versions.items() if not row.isHidden()]
        chosen = self._wanted if self._wanted in offered or not offered else offered[0]
        self.versions[chosen].setChecked(True)

    def _connect(self) -> None:
        for row in self.versions.values():
            row.toggled.connect(self._on_version)
        self.black.toggled.connect(self._on_other)
        self.languages.chosen.connect(self._on_language)
        self.both_sides.toggled.connect(self.kept)
        self.printers.chosen.connect(self._on_printer)

    @Slot(bool)
    def _on_version(self, on: bool) -> None:
        if on and not self.signalsBlocked():
            self._wanted = self.variant
            self._on_other()

    @Slot()
    def _on_other(self) -> None:
        self.kept.emit()
        self.changed.emit()

    @Slot()
    def _on_printer(self) -> None:
        self._away = ""
        self.kept.emit()

    @Slot()
    def _on_language(self) -> None:
        self.changed.emit()

    def _build(self, column: Column) -> None:
        versions = QWidget()
        versions.setAccessibleName("Version")
        rows = Column(0, parent=versions)
        rows.addWidget(heading("Version", 3))
        for row in self.versions.values():
            rows.addWidget(row)
        column.addWidget(versions)
        column.addLayout(_beside(LANGUAGE, self.languages))
        ink = FlowLayout(16, down=0)
        ink.addWidget(self.black)
        ink.addWidget(self.both_sides)
        column.addLayout(ink)
        column.addLayout(_above(PRINTER, self.printers))
        column.addLayout(_beside(COPIES, self.copies))
        column.addWidget(self.contact)
        column.addStretch(1)


def _above(label: str, field: QWidget) -> Column:
    column, words = Column(2), Text(f"**{label}**", "courant", "text_strong", bold=600)
    words.setBuddy(field)
    field.setAccessibleName(label)
    column.addWidget(words)
    column.addWidget(field)
    return column


def _beside(label: str, field: QWidget) -> Row:
    row, words = Row(12), Text(f"**{label}**", "courant", "text_strong", bold=600)
    words.setBuddy(field)
    field.setAccessibleName(label)
    row.addWidget(words, 1)
    row.addWidget(field)
    return row
