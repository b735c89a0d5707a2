"""Qt's own words in French: buttons of system dialogs, menus of fields, dates."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

LOCALE = QLocale(QLocale.Language.French, QLocale.Country.France)
CATALOGUE = "qtbase_fr"


def install(app: QApplication) -> bool:
    """Make French the language of Qt and of numbers and dates; return whether Qt's catalogue was found."""
    QLocale.setDefault(LOCALE)
    translator = QTranslator(app)
    found = translator.load(CATALOGUE, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return found and app.installTranslator(translator)
