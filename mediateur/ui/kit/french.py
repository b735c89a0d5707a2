"""Qt's own words in French: buttons of system dialogs, menus of fields, dates."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from mediateur.ui.kit.overriding import override

LOCALE = QLocale(QLocale.Language.French, QLocale.Country.France)
CATALOGUE = "qtbase_fr"
# What that catalogue lacks of the dialogs of files and of printers.
LACKING = {
    ("QFileDialog", "&Look in:"): "&Dossier\N{NO-BREAK SPACE}:",
    ("QFileDialog", "Files of &type:"): "&Type\N{NO-BREAK SPACE}:",
    ("QAbstractFileIconProvider", "Folder"): "Dossier",
    ("QAbstractFileIconProvider", "Drive"): "Disque",
    ("QPrintSettingsOutput", "Page &Set:"): "&Jeu de pages\N{NO-BREAK SPACE}:",
}


class _Lacking(QTranslator):
    """Is asked for what the catalogue lacks only: Qt asks the last that was installed first."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, text: str, _note: str | None = None, _n: int = -1, /) -> str:
        return LACKING.get((context, text), text)


def install(app: QApplication) -> bool:
    """Make French the language of Qt and of numbers and dates; return whether Qt's catalogue was found."""
    QLocale.setDefault(LOCALE)
    app.installTranslator(_Lacking(app))
    catalogue = QTranslator(app)
    found = catalogue.load(CATALOGUE, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(catalogue)
